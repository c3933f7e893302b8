#pragma once

#include "ui/session/session.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/step.h"

#include <QList>
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace plateau::ui {

enum class Step { Data, Plan, Run, Answer };
inline constexpr int stepCount = 4;

/// How a step stands, and its one line of fact in the rail.
struct StepStatus {
    StepState state = StepState::Empty;
    QString fact;
};

/// One page of the window. Contract of a subclass:
///   - builds its widgets in the constructor without texts, and sets every text in retranslate(), which is
///   called
///     once before the page is shown and again at every change of the language;
///   - adds content to content(); banners appear above it through banners();
///   - emits headerChanged() when title, purpose or the set of actions changes, statusChanged() when the
///   rail's line does;
///   - the last header action is the step forward and the only one of kind Filled.
/// Colours follow the theme by themselves where they are asked for in paintEvent() or come from the style
/// sheet.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Session& session, QWidget* parent = nullptr);

    virtual QString title() const = 0;
    /// One line below the title; shown literally.
    virtual QString purpose() const = 0;
    virtual StepStatus status() const = 0;
    /// Buttons of the header from left to right, made with makeAction().
    virtual QList<QAction*> headerActions() const { return {}; }
    /// Files or folders dropped on the window. @return false when the page has no use for them
    virtual bool takeFiles(const QStringList& paths);
    /// The command line that does the same as this page ("Copy as command"); empty: none.
    virtual QString command() const { return {}; }
    /// The page was brought to the front.
    virtual void activated() {}
    virtual void retranslate() = 0;

    BannerArea& banners() { return *m_banners; }
    /// What went wrong and what to do, as the banner "error".
    void showError(const Error& error);

Q_SIGNALS:
    void headerChanged();
    void statusChanged();
    /// The user wants to go on there.
    void stepWanted(plateau::ui::Step step);

protected:
    void changeEvent(QEvent* event) override;
    Session& session() { return m_session; }
    const Session& session() const { return m_session; }
    /// Inside the page margins, below the banners.
    QVBoxLayout& content() { return *m_content; }

private:
    Session& m_session;
    BannerArea* m_banners;
    QVBoxLayout* m_content;
};

} // namespace plateau::ui

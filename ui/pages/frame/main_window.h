#pragma once

#include "ui/pages/frame/page.h"

#include <QMainWindow>

#include <array>

class QStackedWidget;

namespace plateau::ui {

class Language;
class PageHeader;
class Rail;
class WelcomePage;
class WindowActions;

/// The shell: rail, header, the page of the current step, menus, drag and drop, window state. Pages are given
/// to it; a step without one cannot be chosen.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Session& session, Language& language);
    ~MainWindow() override;

    /// Takes the page over.
    void setPage(Step step, Page* page);
    Page* page(Step step) const { return m_pages[static_cast<std::size_t>(step)]; }
    /// Brings a step to the front; ignored when it has no page.
    void showStep(Step step);
    Step step() const { return m_step; }
    /// The page that is shown now: the welcome page, or that of the step.
    Page* current() const;
    WelcomePage& welcome() { return *m_welcome; }
    WindowActions& actions() { return *m_actions; }
    Rail& rail() { return *m_rail; }

    /// Opens an experiment folder, or adds files to the draft.
    void openPaths(const QStringList& paths);
    void chooseLanguage(const QString& code);
    void chooseTheme(ModeChoice choice);
    void startExample();

Q_SIGNALS:
    /// A run that was watched is through; for a desktop notification.
    void runEnded(const QString& title, const QString& text);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    void build();
    void connectActions();
    void connectRail();
    void connectSession();
    void refreshHeader();
    void refreshSteps();
    void refreshExperiments();
    void refreshCliBanner();
    void askDevice();
    void showDevice();
    void leaveExperiment();
    void openDraft(const QString& id);
    void showDraftMenu(const QString& id, const QPoint& at);
    void askForExperiment();
    void askForFile();
    void askForFolder();
    void showExperimentMenu(const QString& folder, const QPoint& at);
    void showError(const QString& topic, const Error& error);
    void restoreState();
    bool mayClose();

    Session& m_session;
    Language& m_language;
    WindowActions* m_actions;
    Rail* m_rail;
    PageHeader* m_header;
    QStackedWidget* m_stack;
    BannerArea* m_banners;
    WelcomePage* m_welcome;
    std::array<Page*, stepCount> m_pages{};
    Step m_step = Step::Data;
    std::optional<Json> m_doctor; ///< what `plateau doctor` said
    bool m_altAlone = false;
};

} // namespace plateau::ui

#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QFrame>
#include <QHash>

#include <functional>

class QVBoxLayout;

namespace plateau::ui {

enum class BannerKind { Info, Good, Warn, Bad };

/// What a banner says: what, why, the button that mends it. Texts are shown literally.
struct BannerContent {
    BannerKind kind = BannerKind::Info;
    QString what;
    QString why;    ///< may be empty
    QString button; ///< empty: no button
    std::function<void()> act;
    bool closable = true;
};

/// A message inside a page, instead of a modal box.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void set(const BannerContent& content);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BannerKind m_kind = BannerKind::Info;
    TextLabel* m_what;
    TextLabel* m_why;
    Button* m_button;
    Button* m_close;
    std::function<void()> m_act;
};

/// The banners of a page, one a topic: showing a topic again replaces its text.
class BannerArea : public QWidget {
    Q_OBJECT
public:
    explicit BannerArea(QWidget* parent = nullptr);
    void show(const QString& topic, const BannerContent& content);
    void remove(const QString& topic);
    void clear();
    /// The visible banner of a topic, or null.
    Banner* banner(const QString& topic) const { return m_banners.value(topic); }
    using QWidget::show;

private:
    QVBoxLayout* m_layout;
    QHash<QString, Banner*> m_banners;
};

} // namespace plateau::ui

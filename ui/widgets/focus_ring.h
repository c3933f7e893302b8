#pragma once

#include <QPointer>
#include <QWidget>

namespace plateau::ui {

/// The 2 px accent ring with a 2 px gap around whatever has the keyboard focus in a window: shown when the
/// focus came by keyboard, and always around text fields. One a window; it finds the focus by itself.
class FocusRing : public QWidget {
    Q_OBJECT
public:
    explicit FocusRing(QWidget* window);
    QWidget* target() const { return m_target; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* target);
    void place();
    QPointer<QWidget> m_target;
};

} // namespace plateau::ui

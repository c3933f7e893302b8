#pragma once

#include "ui/widgets/text.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace plateau::ui {

/// A surface with a title line: title, one grey line beside it, widgets at its right end, and a body below.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    /// Appends a widget at the right end of the title line; the card owns it.
    void addToHead(QWidget* widget);
    /// Where content goes; 12 px below the head.
    QVBoxLayout& body() { return *m_body; }
    /// A 2 px accent frame instead of the thin line.
    void setSelected(bool selected);

private:
    QVBoxLayout* m_body;
    QHBoxLayout* m_head;
    ElidedLabel* m_title;
    ElidedLabel* m_subtitle;
};

/// A thin horizontal line.
class Line : public QWidget {
    Q_OBJECT
public:
    explicit Line(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace plateau::ui

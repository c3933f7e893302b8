#pragma once

#include <QWidget>

namespace plateau::ui {

/// One of the three small drawings of the first start.
class IdeaPicture : public QWidget {
    Q_OBJECT
public:
    enum class Idea { Grow, Watch, Decide };
    explicit IdeaPicture(Idea idea, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Idea m_idea;
};

} // namespace plateau::ui

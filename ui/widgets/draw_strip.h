#pragma once

#include <QWidget>

#include <string>

namespace plateau::ui {

/// The first draws of a training run, one square each, batch after batch: domain filled, general outlined.
class DrawStrip : public QWidget {
    Q_OBJECT
public:
    explicit DrawStrip(QWidget* parent = nullptr);
    /// @param draws 'D' or 'G' a draw @param batch draws of an update
    void setDraws(const std::string& draws, int batch);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, heightForWidth(200)}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::string m_draws;
    int m_batch = 1;
};

} // namespace plateau::ui

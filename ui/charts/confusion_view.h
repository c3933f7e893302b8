#pragma once

#include <QStringList>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

namespace plateau::ui {

/// A confusion matrix: rows are true classes, columns what was predicted, a tile the share of its row. Names
/// stand at the sides where there is room; mouse or arrow keys point at a tile, which is then named.
class ConfusionView : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// @param classes untrusted names of the columns; rows beyond them are labels outside the pool
    void setMatrix(const QStringList& classes, const std::vector<std::vector<int>>& confusion);
    /// Row and column that are pointed at.
    using Tile = std::pair<std::size_t, std::size_t>;
    const std::optional<Tile>& tile() const { return m_tile; }
    void setTile(const std::optional<Tile>& tile);
    /// What the tile says: "true light, predicted heat: 12 items, 34.3 %".
    QString tileText() const;
    QRectF tileRect(const Tile& tile) const;

    QSize sizeHint() const override { return {420, 320}; }
    QSize minimumSizeHint() const override { return {160, 140}; }

Q_SIGNALS:
    void tileChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::size_t rows() const { return m_confusion.size(); }
    std::size_t columns() const { return static_cast<std::size_t>(m_classes.size()); }
    QString rowName(std::size_t row) const;
    double nameRoom() const;
    bool hasNames() const;
    QRectF area() const;
    double share(std::size_t row, std::size_t column) const;
    void describe();
    void paintTiles(QPainter& painter) const;
    void paintNames(QPainter& painter) const;

    QStringList m_classes;
    std::vector<std::vector<int>> m_confusion;
    std::vector<int> m_items; ///< of each row
    std::optional<Tile> m_tile;
};

} // namespace plateau::ui

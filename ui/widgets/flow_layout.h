#pragma once

#include <QLayout>

namespace plateau::ui {

/// Puts its items side by side and goes on in the next row where there is no room; rows are as high as their
/// highest item.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(int gap);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;
    /// Everything in one row.
    QSize sizeHint() const override;
    /// The widest item alone.
    QSize minimumSize() const override;

private:
    /// @return the height that was needed
    int place(const QRect& rect, bool forReal) const;

    QList<QLayoutItem*> m_items;
};

} // namespace plateau::ui

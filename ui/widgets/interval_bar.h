#pragma once

#include <QWidget>

namespace plateau::ui {

/// A small bar for a score with its interval: "right, 50 to 100 %". Grey where the items are too few.
class IntervalBar : public QWidget {
    Q_OBJECT
public:
    struct Value {
        double score = 0; ///< all shares in 0 … 1
        double low = 0;
        double high = 0;
        double from = 0.5; ///< left end of the bar
        double to = 1;
        bool vague = false; ///< grey: fewer than 30 items
        bool operator==(const Value&) const = default;
    };
    explicit IntervalBar(QWidget* parent = nullptr);
    void setValue(const Value& value);
    QSize sizeHint() const override { return {160, 16}; }
    /// The same in a table's cell.
    static void paint(QPainter& painter, const QRectF& box, const Value& value);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Value m_value;
};

} // namespace plateau::ui

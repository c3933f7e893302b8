#pragma once

#include "ui/widgets/card.h"

#include "core/base/error.h"
#include "core/plot/data_curve.h"

#include <QImage>

class QMenu;

namespace plateau::ui {

class Button;
class ChartLegend;
class DataCurveView;
class SegmentedChoice;

/// A card with the data curve, its key of marks, "Score | Error", the export menu and a button that lets it
/// fill the page.
class ChartCard : public Card {
    Q_OBJECT
public:
    explicit ChartCard(QWidget* parent = nullptr);
    DataCurveView& view() { return *m_view; }
    /// Subtitle, key and picture.
    void setChart(const plot::DataCurveChart& chart);
    void retranslate();

Q_SIGNALS:
    /// The user wants the chart alone on the page, or back among the others.
    void expandWanted(bool alone);
    void failed(const plateau::Error& error);

private:
    void exportAs(const char* ending, int scale);
    void fillMenu();
    void showLegend();
    DataCurveView* m_view;
    ChartLegend* m_legend;
    QWidget* m_key;
    SegmentedChoice* m_display;
    Button* m_export;
    Button* m_expand;
    QMenu* m_menu;
    bool m_alone = false;
    bool m_knee = false;
};

} // namespace plateau::ui

#pragma once

#include "ui/widgets/text.h"

#include <QWidget>

namespace plateau::ui {

/// One line of the summary: picture, name, value, and a grey remark at the right.
class SummaryLine : public QWidget {
    Q_OBJECT
public:
    explicit SummaryLine(const char* icon, QWidget* parent = nullptr);
    /// @param tone of the value: Warn where it is tight
    void set(const QString& name, const QString& value, const QString& remark, Tone tone = Tone::Normal);
    const QString& value() const { return m_value->fullText(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const char* m_icon;
    TextLabel* m_name;
    ElidedLabel* m_value;
    ElidedLabel* m_remark;
};

} // namespace plateau::ui

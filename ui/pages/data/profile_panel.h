#pragma once

#include "ui/viewmodels/data_files.h"
#include "ui/widgets/text.h"

#include <QWidget>

class QBoxLayout;

namespace plateau::ui {

class Button;
class StandardChart;

/// What the samples are like: class balance and lengths.
class ProfilePanel : public QWidget {
    Q_OBJECT
public:
    explicit ProfilePanel(QWidget* parent = nullptr);
    void showEntry(const DataEntry* entry);
    void retranslate();

Q_SIGNALS:
    void failed(const plateau::Error& error);

private:
    StandardChart* makeChart(QBoxLayout& head);
    void fill();
    void fillTargets();
    void fillAnswers();
    ScanPointer m_scan;
    data::FieldMapping m_mapping;
    TextLabel* m_classes;
    TextLabel* m_balance;
    StandardChart* m_classBars;
    TextLabel* m_rare;
    TextLabel* m_lengths;
    TextLabel* m_lengthFacts;
    StandardChart* m_lengthBars;
    TextLabel* m_unit;
    TextLabel* m_empty;
    QList<Button*> m_exports;
};

} // namespace plateau::ui

#pragma once

#include "ui/viewmodels/data_files.h"
#include "ui/widgets/text.h"

#include <QWidget>

namespace plateau::ui {

class ClassBars;
class LengthBars;

/// What the samples are like: class balance and lengths.
class ProfilePanel : public QWidget {
    Q_OBJECT
public:
    explicit ProfilePanel(QWidget* parent = nullptr);
    void showEntry(const DataEntry* entry);
    void retranslate();

private:
    void fill();
    ScanPointer m_scan;
    TextLabel* m_classes;
    TextLabel* m_balance;
    ClassBars* m_classBars;
    TextLabel* m_pointed;
    TextLabel* m_lengths;
    TextLabel* m_lengthFacts;
    LengthBars* m_lengthBars;
    TextLabel* m_unit;
    TextLabel* m_empty;
};

} // namespace plateau::ui

#pragma once

#include "ui/session/comparison_computer.h"
#include "ui/widgets/card.h"

#include <vector>

namespace plateau::ui {

/// This experiment against others on the same test items, in sentences; hidden while nothing is compared.
class ComparisonCard : public Card {
    Q_OBJECT
public:
    explicit ComparisonCard(QWidget* parent = nullptr);
    /// Results come later. @param count of experiments; 0 hides the card
    void showWorking(int count);
    void showResults(const std::vector<ComparedWith>& results);
    void retranslate();

private:
    void fill();
    void addResult(const ComparedWith& result);
    void addLines(const QStringList& lines, TextSize size, Tone tone);
    std::vector<ComparedWith> m_results;
    int m_count = 0;
};

} // namespace plateau::ui

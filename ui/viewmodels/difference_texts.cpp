#include "ui/viewmodels/difference_texts.h"

#include "core/base/english.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include <cmath>

namespace plateau::ui {

namespace {

constexpr int differenceDigits = 3; ///< that count, of plain numbers

/// The size of a difference, without its unit.
QString number(const metric::MetricInfo& info, double size) {
    return info.display == metric::Display::Plain
               ? QString::fromStdString(significant(size, differenceDigits))
               : ScoreTexts::digits(info, size);
}

} // namespace

QString DifferenceTexts::amount(const Info& info, double size) {
    return ScoreTexts::isPercent(info) ? ScoreTexts::difference(info, size)
                                       : ScoreTexts::withUnit(info, number(info, size));
}

QString DifferenceTexts::difference(const Info& info, double value) {
    if (ScoreTexts::isPercent(info)) {
        return ScoreTexts::gain(info, value);
    }
    const QString size = amount(info, std::abs(value));
    return value == 0  ? tr("no difference")
           : value < 0 ? tr("%1 lower").arg(size)
                       : tr("%1 higher").arg(size);
}

QString DifferenceTexts::range(const Info& info, double low, double high) {
    if (ScoreTexts::isPercent(info)) {
        return ScoreTexts::gainRange(info, low, high);
    }
    const QString from = number(info, std::abs(low));
    const QString to = number(info, std::abs(high));
    if (low < 0 && high > 0) {
        return tr("from %1 lower to %2 higher").arg(from, to);
    }
    return low < 0 ? Texts::range(to, from) : Texts::range(from, to);
}

} // namespace plateau::ui

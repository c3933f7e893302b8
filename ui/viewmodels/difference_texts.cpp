#include "ui/viewmodels/difference_texts.h"

#include "core/base/english.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/texts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr int lossDecimals = 3;     ///< of nats and bits
constexpr int differenceDigits = 3; ///< that count, of other units

struct MetricName {
    std::string_view id;
    const char* name;
};

/// The first two metrics of every task: what the window compares by.
constexpr std::array names{
    MetricName{"accuracy", QT_TRANSLATE_NOOP("DifferenceTexts", "Accuracy")},
    MetricName{"macro_f1", QT_TRANSLATE_NOOP("DifferenceTexts", "Macro F1")},
    MetricName{"micro_f1", QT_TRANSLATE_NOOP("DifferenceTexts", "Micro F1")},
    MetricName{"label_macro_f1", QT_TRANSLATE_NOOP("DifferenceTexts", "Macro F1 over labels")},
    MetricName{"rmse", QT_TRANSLATE_NOOP("DifferenceTexts", "Root mean squared error")},
    MetricName{"mae", QT_TRANSLATE_NOOP("DifferenceTexts", "Mean absolute error")},
    MetricName{"nats_per_token", QT_TRANSLATE_NOOP("DifferenceTexts", "Nats per token")},
    MetricName{"bits_per_byte", QT_TRANSLATE_NOOP("DifferenceTexts", "Bits per byte")},
};

bool inPercent(const metric::MetricInfo& info) {
    return info.display == metric::Display::Percent;
}

} // namespace

QString DifferenceTexts::name(const Info& info) {
    const auto* found =
        std::find_if(names.begin(), names.end(), [&](const MetricName& one) { return one.id == info.id; });
    return found != names.end()
               ? tr(found->name)
               : QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size()));
}

QString DifferenceTexts::number(const Info& info, double size) {
    if (inPercent(info)) {
        return Texts::percentDigits(size);
    }
    if (info.display != metric::Display::Plain) {
        return QString::number(size, 'f', lossDecimals);
    }
    return QString::fromStdString(significant(size, differenceDigits));
}

QString DifferenceTexts::withUnit(const Info& info, const QString& number) {
    switch (info.display) {
    case metric::Display::Percent:
        return tr("%1 points").arg(number);
    case metric::Display::Nats:
        return tr("%1 nats").arg(number);
    case metric::Display::Bits:
        return tr("%1 bits").arg(number);
    case metric::Display::Plain:
        break;
    }
    return number;
}

QString DifferenceTexts::score(const Info& info, double value) {
    if (inPercent(info)) {
        return Texts::percent(value);
    }
    if (info.display != metric::Display::Plain) {
        return withUnit(info, number(info, value));
    }
    return QString::fromStdString(significant(value));
}

QString DifferenceTexts::goal(const Info& info, double value) {
    //: a metric and its value: "Root mean squared error 100"
    return info.noun.empty() ? score(info, value) : tr("%1 %2").arg(name(info), score(info, value));
}

QString DifferenceTexts::amount(const Info& info, double size) {
    return withUnit(info, number(info, size));
}

QString DifferenceTexts::difference(const Info& info, double value) {
    if (inPercent(info)) {
        return withUnit(info, AnswerTexts::points(value));
    }
    const QString size = amount(info, std::abs(value));
    return value == 0  ? tr("no difference")
           : value < 0 ? tr("%1 lower").arg(size)
                       : tr("%1 higher").arg(size);
}

QString DifferenceTexts::range(const Info& info, double low, double high) {
    if (inPercent(info)) {
        return AnswerTexts::pointsRange(low, high);
    }
    const QString from = number(info, std::abs(low));
    const QString to = number(info, std::abs(high));
    if (low < 0 && high > 0) {
        return tr("from %1 lower to %2 higher").arg(from, to);
    }
    return low < 0 ? Texts::range(to, from) : Texts::range(from, to);
}

} // namespace plateau::ui

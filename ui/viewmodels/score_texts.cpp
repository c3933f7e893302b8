#include "ui/viewmodels/score_texts.h"

#include "ui/viewmodels/texts.h"

#include "core/base/english.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr int unitDecimals = 3; ///< of nats and bits

/// Names by id: at the head of a line, and inside one.
struct MetricName {
    std::string_view id;
    const char* head;
    const char* inside;
    const char* asked; ///< %1: the number
};

/// One row a metric of core/metric.
constexpr std::array names{
    MetricName{"accuracy", QT_TRANSLATE_NOOP("ScoreTexts", "Accuracy"),
               QT_TRANSLATE_NOOP("ScoreTexts", "accuracy"), "%1"},
    MetricName{"macro_f1", QT_TRANSLATE_NOOP("ScoreTexts", "Macro F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "macro F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a macro F1 of %1")},
    MetricName{"balanced_accuracy", QT_TRANSLATE_NOOP("ScoreTexts", "Balanced accuracy"),
               QT_TRANSLATE_NOOP("ScoreTexts", "balanced accuracy"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a balanced accuracy of %1")},
    MetricName{"log_loss", QT_TRANSLATE_NOOP("ScoreTexts", "Log loss"),
               QT_TRANSLATE_NOOP("ScoreTexts", "log loss"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a log loss of %1")},
    MetricName{"micro_f1", QT_TRANSLATE_NOOP("ScoreTexts", "Micro F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "micro F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a micro F1 of %1")},
    MetricName{"label_macro_f1", QT_TRANSLATE_NOOP("ScoreTexts", "Macro F1 over labels"),
               QT_TRANSLATE_NOOP("ScoreTexts", "macro F1 over labels"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a macro F1 over labels of %1")},
    MetricName{"subset_accuracy",
               QT_TRANSLATE_NOOP("ScoreTexts", "Share of items with exactly the right labels"),
               QT_TRANSLATE_NOOP("ScoreTexts", "share of items with exactly the right labels"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a share of exactly right label sets of %1")},
    MetricName{"hamming_loss", QT_TRANSLATE_NOOP("ScoreTexts", "Share of wrong label decisions"),
               QT_TRANSLATE_NOOP("ScoreTexts", "share of wrong label decisions"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a share of wrong label decisions of %1")},
    MetricName{"rmse", QT_TRANSLATE_NOOP("ScoreTexts", "Root mean squared error"),
               QT_TRANSLATE_NOOP("ScoreTexts", "root mean squared error"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a root mean squared error of %1")},
    MetricName{"mae", QT_TRANSLATE_NOOP("ScoreTexts", "Mean absolute error"),
               QT_TRANSLATE_NOOP("ScoreTexts", "mean absolute error"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a mean absolute error of %1")},
    MetricName{"r2", QT_TRANSLATE_NOOP("ScoreTexts", "R²"), QT_TRANSLATE_NOOP("ScoreTexts", "R²"),
               QT_TRANSLATE_NOOP("ScoreTexts", "an R² of %1")},
    MetricName{"nats_per_token", QT_TRANSLATE_NOOP("ScoreTexts", "Nats per token"),
               QT_TRANSLATE_NOOP("ScoreTexts", "nats per token"),
               QT_TRANSLATE_NOOP("ScoreTexts", "%1 per token")},
    MetricName{"bits_per_byte", QT_TRANSLATE_NOOP("ScoreTexts", "Bits per byte"),
               QT_TRANSLATE_NOOP("ScoreTexts", "bits per byte"),
               QT_TRANSLATE_NOOP("ScoreTexts", "%1 per byte")},
    MetricName{"token_f1", QT_TRANSLATE_NOOP("ScoreTexts", "Token F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "token F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a token F1 of %1")},
    MetricName{"exact_match", QT_TRANSLATE_NOOP("ScoreTexts", "Exact match"),
               QT_TRANSLATE_NOOP("ScoreTexts", "exact match"),
               QT_TRANSLATE_NOOP("ScoreTexts", "an exact match of %1")},
    MetricName{"rouge_l", QT_TRANSLATE_NOOP("ScoreTexts", "ROUGE-L"),
               QT_TRANSLATE_NOOP("ScoreTexts", "ROUGE-L"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a ROUGE-L of %1")},
    MetricName{"bleu", QT_TRANSLATE_NOOP("ScoreTexts", "BLEU"), QT_TRANSLATE_NOOP("ScoreTexts", "BLEU"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a BLEU of %1")},
    MetricName{"attribute_f1", QT_TRANSLATE_NOOP("ScoreTexts", "Attribute F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "attribute F1"),
               QT_TRANSLATE_NOOP("ScoreTexts", "an attribute F1 of %1")},
    MetricName{"attribute_precision", QT_TRANSLATE_NOOP("ScoreTexts", "Attribute precision"),
               QT_TRANSLATE_NOOP("ScoreTexts", "attribute precision"),
               QT_TRANSLATE_NOOP("ScoreTexts", "an attribute precision of %1")},
    MetricName{"attribute_recall", QT_TRANSLATE_NOOP("ScoreTexts", "Attribute recall"),
               QT_TRANSLATE_NOOP("ScoreTexts", "attribute recall"),
               QT_TRANSLATE_NOOP("ScoreTexts", "an attribute recall of %1")},
    MetricName{"null_accuracy", QT_TRANSLATE_NOOP("ScoreTexts", "Null accuracy"),
               QT_TRANSLATE_NOOP("ScoreTexts", "null accuracy"),
               QT_TRANSLATE_NOOP("ScoreTexts", "a null accuracy of %1")},
};

const MetricName* nameOf(std::string_view id) {
    const auto* found =
        std::find_if(names.begin(), names.end(), [id](const MetricName& name) { return name.id == id; });
    return found == names.end() ? nullptr : found;
}

QString english(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isWhole(double value) {
    return std::abs(value - std::round(value)) < 1e-9;
}

} // namespace

QString atStart(const QString& text) {
    return text.isEmpty() ? text : text.at(0).toUpper() + text.mid(1);
}

QString plainNumber(double value) {
    return std::isfinite(value) ? QString::fromStdString(significant(value)) : QStringLiteral("–");
}

const metric::MetricInfo& ScoreTexts::of(const experiment::Plan& plan) {
    return task::taskOf(plan.task).primaryMetric().info();
}

metric::MetricInfo ScoreTexts::of(const statistics::Metric& metric) {
    if (const metric::Metric* known = metric::find(metric.id)) {
        return known->info();
    }
    Info info;
    info.id = info.name = metric.id;
    info.noun = metric.noun;
    info.better = statistics::largerIsBetter(metric) ? metric::Direction::HigherIsBetter
                                                     : metric::Direction::LowerIsBetter;
    info.range = {metric.low, metric.high};
    info.display =
        metric.display == statistics::Display::Percent ? metric::Display::Percent : metric::Display::Plain;
    return info;
}

QString ScoreTexts::name(const Info& info) {
    const MetricName* known = nameOf(info.id);
    return known != nullptr ? tr(known->head) : atStart(english(info.name));
}

QString ScoreTexts::named(const std::string& title) {
    for (const metric::Metric* metric : metric::all()) {
        if (metric::title(metric->info()) == title) {
            return name(metric->info());
        }
    }
    return QString::fromStdString(title);
}

QString ScoreTexts::nameInside(const Info& info) {
    const MetricName* known = nameOf(info.id);
    return known != nullptr ? tr(known->inside) : english(info.name);
}

QString ScoreTexts::withUnit(const Info& info, const QString& digits) {
    switch (info.display) {
    case metric::Display::Nats:
        return tr("%1 nats").arg(digits);
    case metric::Display::Bits:
        return tr("%1 bits").arg(digits);
    case metric::Display::Percent:
    case metric::Display::Plain:
        break;
    }
    return digits;
}

QString ScoreTexts::suffix(const Info& info) {
    if (isPercent(info)) {
        return Texts::isChinese() ? QStringLiteral("%") : QStringLiteral(" %");
    }
    return withUnit(info, QString());
}

QString ScoreTexts::digits(const Info& info, double value) {
    switch (info.display) {
    case metric::Display::Percent:
        return Texts::percentDigits(value);
    case metric::Display::Nats:
    case metric::Display::Bits:
        return QString::number(value, 'f', unitDecimals);
    case metric::Display::Plain:
        break;
    }
    return plainNumber(value);
}

QString ScoreTexts::shortDigits(const Info& info, double value) {
    constexpr std::array<std::pair<double, char>, 4> units{{{1e12, 'T'}, {1e9, 'G'}, {1e6, 'M'}, {1e3, 'k'}}};
    if (info.display != metric::Display::Plain || std::abs(value) < 1e4) {
        return info.display == metric::Display::Plain ? plainNumber(value).remove(QLatin1Char(','))
                                                      : digits(info, value);
    }
    for (const auto& [size, letter] : units) {
        if (std::abs(value) >= size) {
            return QString::number(value / size, 'g', 3) + QLatin1Char(letter);
        }
    }
    return plainNumber(value);
}

QString ScoreTexts::mark(const Info& info, double value) {
    if (isPercent(info)) {
        return Texts::percentDigits(value, 0);
    }
    Info plain = info;
    plain.display = metric::Display::Plain;
    return shortDigits(plain, value);
}

QString ScoreTexts::score(const Info& info, double value) {
    return isPercent(info) ? Texts::percent(value) : withUnit(info, digits(info, value));
}

QString ScoreTexts::target(const Info& info, double value) {
    return isPercent(info) ? Texts::percent(value, isWhole(100 * value) ? 0 : 1)
                           : withUnit(info, plainNumber(value));
}

QString ScoreTexts::asked(const Info& info, double value) {
    const MetricName* known = nameOf(info.id);
    if (known != nullptr) {
        return known->asked == std::string_view("%1") ? target(info, value)
                                                      : tr(known->asked).arg(target(info, value));
    }
    //: a metric and its value
    return tr("%1 %2").arg(nameInside(info), target(info, value));
}

QString ScoreTexts::targetName(const Info& info) {
    //: of a metric: "Target accuracy"
    return tr("Target %1").arg(nameInside(info));
}

QString ScoreTexts::range(const Info& info, double low, double high) {
    return Texts::range(digits(info, low), digits(info, high));
}

QString ScoreTexts::gainDigits(const Info& info, double gain) {
    const double shown = isPercent(info) ? std::round(1000 * gain) / 10 : gain;
    QString text = isPercent(info) ? QString::number(shown == 0 ? 0.0 : shown, 'f', 1) : digits(info, gain);
    const bool nothing = text.toDouble() == 0 && !text.contains(QLatin1Char(','));
    if (nothing && text.startsWith(QLatin1Char('-'))) {
        text.remove(0, 1);
    }
    return nothing || gain < 0 ? text : QLatin1Char('+') + text;
}

QString ScoreTexts::gainRange(const Info& info, double low, double high) {
    // Both ends to the digits that the larger one is worth.
    const double larger = std::max(std::abs(low), std::abs(high));
    const double unit = info.display == metric::Display::Plain && larger > 0 && std::isfinite(larger)
                            ? std::pow(10.0, std::floor(std::log10(larger)) - 3)
                            : 0;
    const auto plain = [&](double value) {
        const QString text = gainDigits(info, unit > 0 ? std::round(value / unit) * unit : value);
        return text.startsWith(QLatin1Char('+')) ? text.mid(1) : text;
    };
    return Texts::range(plain(low), plain(high));
}

QString ScoreTexts::gain(const Info& info, double gain) {
    const QString text = gainDigits(info, gain);
    return isPercent(info) ? tr("%1 points").arg(text) : withUnit(info, text);
}

QString ScoreTexts::difference(const Info& info, double difference) {
    const QString text = gain(info, difference);
    return text.startsWith(QLatin1Char('+')) ? text.mid(1) : text;
}

} // namespace plateau::ui

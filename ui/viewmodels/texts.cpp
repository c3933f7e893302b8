#include "ui/viewmodels/texts.h"

#include "core/base/utf8.h"
#include "core/plot/scale.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace plateau::ui {

QString Texts::percentDigits(double share, int decimals) {
    return QString::fromStdString(plot::percentDigits(share, decimals));
}

QString Texts::percent(double share, int decimals) {
    //: a share in percent; "%1" is the number
    return tr("%1 %").arg(percentDigits(share, decimals));
}

QString Texts::askedPercent(double share) {
    return percent(share, std::abs(100 * share - std::round(100 * share)) < 1e-6 ? 0 : 1);
}

QString Texts::range(const QString& low, const QString& high) {
    //: from %1 to %2
    return tr("%1–%2").arg(low, high);
}

QString Texts::percentRange(double low, double high, int decimals) {
    return range(percentDigits(low, decimals), percentDigits(high, decimals));
}

QString Texts::count(std::int64_t number) {
    return QString::fromStdString(plot::withSeparators(static_cast<double>(number)));
}

QString Texts::samples(std::int64_t number) {
    return tr("%Ln sample(s)", nullptr, static_cast<int>(number));
}

QString Texts::cells(std::int64_t number) {
    return tr("%Ln cell(s)", nullptr, static_cast<int>(number));
}

QString Texts::estimate(double samples) {
    return count(static_cast<std::int64_t>(plot::roundedSamples(samples)));
}

QString Texts::about(double samples) {
    return tr("about %1").arg(estimate(samples));
}

QString Texts::neededRange(double low, std::optional<double> high) {
    const auto text = [](double n, plot::Rounding rounding) {
        return count(static_cast<std::int64_t>(plot::roundedSamples(n, rounding)));
    };
    const QString from = text(low, plot::Rounding::Down);
    return high ? range(from, text(*high, plot::Rounding::Up)) : tr("from %1").arg(from);
}

QString Texts::duration(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0) {
        return QStringLiteral("–");
    }
    if (seconds < 9.95) {
        return tr("%1 s").arg(QLocale::c().toString(seconds, 'f', seconds < 0.95 ? 2 : 1));
    }
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60) {
        return tr("%1 s").arg(whole);
    }
    if (whole < 3600) {
        const QString rest = QString::number(whole < 600 ? whole % 60 / 5 * 5 : 0);
        return whole % 60 < 5 || whole >= 600 ? tr("%1 min").arg(whole / 60)
                                              : tr("%1 min %2 s").arg(whole / 60).arg(rest);
    }
    return whole % 3600 < 60 ? tr("%1 h").arg(whole / 3600)
                             : tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString Texts::bytes(double bytes) {
    const char* const units[] = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    while (bytes >= 999.5 && unit < 4) {
        bytes /= 1000;
        ++unit;
    }
    const bool fine = unit > 0 && bytes < 9.95;
    return QLocale::c().toString(bytes, 'f', fine ? 1 : 0) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString Texts::timeOfDay(double wall) {
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(wall * 1000))
        .toString(QStringLiteral("HH:mm:ss"));
}

QString Texts::method(const experiment::Plan& plan) {
    return method(plan.training, {.scratch = experiment::startsFromNothing(plan.model)});
}

QString Texts::series(const std::string& mixture) {
    return mixture == experiment::seriesText(std::nullopt)
               ? tr("domain alone")
               : tr("%1 domain").arg(QString::fromStdString(mixture));
}

void Texts::nameSeries(const experiment::Plan& plan, plot::DataCurveChart& chart) {
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        QString name = method(plan);
        if (i < plan.mixtures.size()) {
            //: what is trained how, and what it draws from
            name = tr("%1, %2").arg(name, series(experiment::seriesText(plan.mixtures[i])));
        }
        chart.series[i].name = name.toStdString();
    }
}

QString Texts::method(const recipe::TrainingSettings& settings, const recipe::ModelTraits& model) {
    switch (settings.method) {
    case recipe::MethodKind::Full:
        return model.scratch ? tr("trained from scratch") : tr("full fine-tune");
    case recipe::MethodKind::Lora:
        return tr("LoRA r %1").arg(settings.lora.rank);
    case recipe::MethodKind::LastLayer:
        break;
    }
    return tr("last layer");
}

QString Texts::arithmetic(const experiment::Plan& plan) {
    const recipe::TrainingSettings& training = plan.training;
    const bool full = training.method == recipe::MethodKind::Full;
    const QString weights =
        full || training.precision == recipe::Precision::Float32 ? tr("weights in float32")
        : training.precision == recipe::Precision::BFloat16      ? tr("frozen weights in bfloat16")
                                                                 : tr("precision as is faster when it runs");
    const bool alone = training.method != recipe::MethodKind::Lora || training.exact || plan.pack == 1;
    const QString cells = alone           ? tr("every cell trained alone")
                          : plan.pack > 1 ? tr("seeds of a size trained in packs of up to %1").arg(plan.pack)
                                          : tr("seeds packed as is faster when they run");
    //: how cells are computed: weights, packing
    return tr("%1, %2").arg(weights, cells);
}

QString Texts::budget(const recipe::TrainingSettings& settings) {
    const recipe::BudgetSettings& budget = settings.budget;
    if (settings.method == recipe::MethodKind::LastLayer) {
        return tr("logistic regression to convergence");
    }
    if (budget.rule == recipe::BudgetRule::Updates) {
        return tr("%Ln update(s)", nullptr, budget.updates);
    }
    const QString epochs = QString::fromStdString(plot::plainNumber(budget.epochs));
    const QString rule = budget.rule == recipe::BudgetRule::EarlyStop
                             ? tr("early stop, at most %1 epochs").arg(epochs)
                             : tr("%1 epochs").arg(epochs);
    return budget.minUpdates > 0 ? tr("%1, at least %2 updates").arg(rule).arg(budget.minUpdates) : rule;
}

QString Texts::errorTitle(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Usage:
        return tr("That is not possible here");
    case ErrorKind::BadInput:
        return tr("Something in the file is wrong");
    case ErrorKind::NotFound:
        return tr("Not found");
    case ErrorKind::Permission:
        return tr("Not allowed to read or write there");
    case ErrorKind::OutOfSpace:
        return tr("The disk is full");
    case ErrorKind::OutOfMemory:
        return tr("Out of memory");
    case ErrorKind::DeviceMissing:
        return tr("The device is not there");
    case ErrorKind::Io:
        return tr("Reading or writing failed");
    case ErrorKind::Busy:
        return tr("Another program is at work there");
    case ErrorKind::Cancelled:
        return tr("Cancelled");
    case ErrorKind::Internal:
        break;
    }
    return tr("Something went wrong");
}

QString Texts::errorDetail(const Error& error) {
    std::string text = error.text();
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
        text.replace(at, 1, "; ");
    }
    return QString::fromStdString(printable(text, 600));
}

plot::ChartTexts Texts::chart() {
    return isChinese() ? plot::chineseWords() : plot::ChartTexts{};
}

bool Texts::isChinese() {
    return QLocale().language() == QLocale::Chinese;
}

} // namespace plateau::ui

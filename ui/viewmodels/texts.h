#pragma once

#include "core/base/error.h"
#include "core/experiment/plan/plan.h"
#include "core/plot/data_curve.h"
#include "core/plot/texts.h"
#include "core/recipe/model_defaults.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace plateau::ui {

/// Numbers, durations and recurring phrases as the chosen language writes them. Ask at the moment of showing:
/// the language can change.
class Texts {
    Q_DECLARE_TR_FUNCTIONS(Texts)
public:
    /// 0.912 → "91.2 %", in Chinese "91.2%".
    static QString percent(double share, int decimals = 1);
    /// "95 %", "99.5 %": what somebody asked for, not rounded to another number.
    static QString askedPercent(double share);
    /// Digits only: "91.2".
    static QString percentDigits(double share, int decimals = 1);
    /// "88.9–93.1", in Chinese "88.9～93.1"; shares as digits of percent.
    static QString percentRange(double low, double high, int decimals = 1);
    static QString range(const QString& low, const QString& high);
    /// "1,856".
    static QString count(std::int64_t number);
    /// "1,856 samples".
    static QString samples(std::int64_t number);
    static QString cells(std::int64_t number);
    /// An estimate with the digits it is worth: "340".
    static QString estimate(double samples);
    /// "about 340".
    static QString about(double samples);
    /// A range of needed samples, rounded outwards as on the chart: "230–400", "from 230".
    static QString neededRange(double low, std::optional<double> high);
    /// "1 min 20 s", "2 h 5 min", "0.8 s".
    static QString duration(double seconds);
    /// "93 MB", "1.4 GB".
    static QString bytes(double bytes);
    /// "14:02:11" of seconds since 1970.
    static QString timeOfDay(double wall);

    /// "LoRA r 8", "last layer", "full fine-tune", or "trained from scratch" where the model starts from
    /// nothing.
    static QString method(const recipe::TrainingSettings& settings, const recipe::ModelTraits& model);
    static QString method(const experiment::Plan& plan);
    /// "domain alone", "50% domain": a series of a plan as plans and results name it ("none", "50%").
    static QString series(const std::string& mixture);
    /// Names the curves of a plan in a chart: the method, and what each draws from where there are mixtures.
    static void nameSeries(const experiment::Plan& plan, plot::DataCurveChart& chart);
    /// "10 epochs, at least 300 updates".
    static QString budget(const recipe::TrainingSettings& settings);
    /// experiment::arithmeticText.
    static QString arithmetic(const experiment::Plan& plan);

    /// What went wrong, in a few words by its kind; the error's own text is English detail.
    static QString errorTitle(ErrorKind kind);
    /// Error text for people, escaped: "where: what. fix".
    static QString errorDetail(const Error& error);

    /// What charts write by themselves.
    static plot::ChartTexts chart();

    static bool isChinese();
    /// Between parts of one line: " · ".
    static QString dot() { return QStringLiteral(" · "); }
};

} // namespace plateau::ui

#pragma once

#include "core/plot/geometry.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// n is a number of training samples. Values are the metric as measured: a share in 0 … 1 for a score.

namespace plateau::plot {

enum class Quantity {
    Score, ///< a share in 0 … 1, higher is better, shown in %
    Loss,  ///< a positive number, lower is better, shown as it is on a logarithmic axis
};

/// How a Score is drawn; a Loss takes no notice. Error is 1 − score on a logarithmic axis.
enum class Display { Score, Error };

struct SeedScore {
    double value = 0;
    bool underTrained = false;
    bool operator==(const SeedScore&) const = default;
};

struct CurvePoint {
    double n = 0;
    double mean = 0;
    double low = 0; ///< interval of the mean at DataCurveChart::level
    double high = 0;
    std::vector<SeedScore> seeds; ///< single seeds; may be empty
    bool hollow = false;          ///< the mean rests on one seed
    bool operator==(const CurvePoint&) const = default;
};

/// One value of the fitted curve with its band.
struct ForecastPoint {
    double n = 0;
    double mean = 0;
    double low = 0;
    double high = 0;
    bool operator==(const ForecastPoint&) const = default;
};

struct CurveSeries {
    std::string name;
    std::vector<CurvePoint> points; ///< ascending n ≥ 1; non-finite means are left out of the drawing
    std::vector<ForecastPoint>
        forecast; ///< ascending n; drawn from the last measured size on, best to 16 times it
    int hue = 0;  ///< 0 … 5: series colour and marker
    bool operator==(const CurveSeries&) const = default;
};

/// n = 0: drawn left of the broken x axis, never connected to the curve.
struct BaselineScore {
    /// What scores without any training.
    enum class Kind {
        Untouched,       ///< the model as it came
        Mean,            ///< the mean of the training targets, whatever is asked
        CommonestClass,  ///< always the largest class
        CommonestLabels, ///< always the labels that most samples have
    };
    double value = 0;
    std::string name{}; ///< empty: the word for its kind
    Kind kind = Kind::Untouched;
    bool operator==(const BaselineScore&) const = default;
};

enum class NeedKind {
    About,    ///< `about` samples reach the target
    AtMost,   ///< the smallest size (`about`) already reaches it
    MoreThan, ///< `about` is only a lower bound; no ring is drawn
};

struct NeededSamples {
    NeedKind kind = NeedKind::About;
    double about = 0;
    double low = 0;
    std::optional<double> high; ///< nothing: not reached within the forecast, the bracket stays open
    bool provisional = false;   ///< most sizes have one seed so far: drawn dashed
    bool operator==(const NeededSamples&) const = default;
};

/// The chart Plateau is known by. Everything is optional but the quantity: an empty chart draws its axes.
struct DataCurveChart {
    std::string title;
    std::string metric = "Accuracy"; ///< named in the subtitle
    std::string budgetRule;          ///< "10 epochs, at least 300 updates"; stated in the subtitle
    std::string note;                ///< appended to the subtitle
    double level = .9;               ///< of every interval and band
    int testItems = 0;               ///< 0: not stated
    int folds = 0;                   ///< parts of a cross-validation; 0: one test set
    Quantity quantity = Quantity::Score;
    Display display = Display::Score;

    std::vector<CurveSeries> series;  ///< at most six; the first is the hero
    std::vector<CurvePoint> instant;  ///< frozen features: thin grey with squares
    std::vector<CurvePoint> controls; ///< shuffled labels: dotted grey
    std::vector<CurvePoint> words;    ///< naive Bayes on words: dashed grey
    std::optional<BaselineScore> baseline;
    /// The knee of the fitted curve between the smallest and the largest drawn size; an overlay that depends
    /// on the axis, drawn with showKnee only.
    std::optional<double> knee;
    bool showKnee = false;
    std::optional<double> target; ///< in the metric's unit
    std::optional<NeededSamples> needed;

    std::vector<double> sizes;       ///< planned sizes: the x axis holds them from the start
    std::optional<Interval> atLeast; ///< values the y axis must show: keeps a live axis still
    bool operator==(const DataCurveChart&) const = default;
};

/// One corner of a curve: a value at n.
struct CurveCorner {
    double n = 0;
    double value = 0;
};

/// The smallest n at which a curve, straight in log n between its corners, meets `target` coming from the
/// worse side; the first corner's n when it is already as good. @return nothing when no corner is as good.
std::optional<double> crossing(std::span<const CurveCorner> corners, double target, Quantity quantity);

/// Needed n read off the drawn points: about where the mean, low where the better edge of the band and high
/// where the worse edge of the band first meet the target line. @return nothing when no mean reaches the
/// target.
std::optional<NeededSamples> neededInsideData(std::span<const CurvePoint> points, double target,
                                              Quantity quantity);

} // namespace plateau::plot

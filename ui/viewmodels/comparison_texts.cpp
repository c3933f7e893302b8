#include "ui/viewmodels/comparison_texts.h"

#include "core/base/utf8.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/difference_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plateau::ui {

using experiment::Comparison;
using experiment::PairedCells;

namespace {

constexpr std::size_t namedClasses = 3;
constexpr std::size_t shownName = 60; ///< code points

QString pText(double p) {
    return p < 0.001 ? QStringLiteral("p < 0.001") : QStringLiteral("p = ") + QString::number(p, 'f', 3);
}

QString sizeList(const std::vector<double>& sizes) {
    QStringList texts;
    for (const double n : sizes) {
        texts << Texts::count(std::llround(n));
    }
    return texts.join(QStringLiteral(", "));
}

QString printed(const std::string& text) {
    return QString::fromStdString(printable(text, shownName));
}

/// n_first / n_second of a share of samples saved, or the other way round: how many times fewer or more.
QString times(double saved, bool fewer) {
    return QString::number(fewer ? 1 / (1 - saved) : 1 - saved, 'f', 1);
}

} // namespace

QString ComparisonTexts::saving(const statistics::LabelSaving& saving, const metric::MetricInfo& info) {
    const QString goal = ScoreTexts::asked(info, saving.score);
    const QString score = saving.asked ? goal : tr("%1, the best that both reach").arg(goal);
    if (!saving.canTell()) {
        if (saving.low && *saving.low > 0) {
            return tr("Needs at least %1× fewer samples for %2").arg(times(*saving.low, true), score);
        }
        return saving.high && *saving.high < 0
                   ? tr("Needs at least %1× as many samples for %2").arg(times(*saving.high, false), score)
                   : tr("It cannot be told how many samples it saves for %1: the interval is open")
                         .arg(score);
    }
    const QString second = Texts::about(saving.second.low);
    const QString first = Texts::about(saving.first.low);
    const bool fewer = *saving.saved >= 0;
    const QString range = fewer ? Texts::range(times(*saving.low, true), times(*saving.high, true))
                                : Texts::range(times(*saving.high, false), times(*saving.low, false));
    const QString text = (fewer ? tr("Needs %1× fewer samples (%2×) for %3: %4 instead of %5")
                                : tr("Needs %1× as many samples (%2×) for %3: %4 instead of %5"))
                             .arg(times(*saving.saved, fewer), range, score, second, first);
    return *saving.low < 0 && *saving.high > 0 ? tr("%1; it may be chance").arg(text) : text;
}

QStringList ComparisonTexts::curves(const Comparison& comparison) {
    QStringList out;
    if (comparison.saving) {
        out << saving(*comparison.saving, comparison.info());
    }
    if (!comparison.verdict) {
        return out;
    }
    const statistics::CurveVerdict& verdict = *comparison.verdict;
    const QString margin = DifferenceTexts::amount(comparison.info(), verdict.margin);
    out << (verdict.equalFrom ? tr("Equal from %1 samples on, within ± %2")
                                    .arg(Texts::count(std::llround(*verdict.equalFrom)), margin)
                              : tr("Not shown to be equal within ± %1 at the largest size").arg(margin));
    if (!verdict.secondAhead.empty()) {
        out << tr("Ahead at %1 samples").arg(sizeList(verdict.secondAhead));
    }
    if (!verdict.firstAhead.empty()) {
        out << tr("Behind at %1 samples").arg(sizeList(verdict.firstAhead));
    }
    if (verdict.firstAhead.empty() && verdict.secondAhead.empty()) {
        out << tr("No size shows a difference");
    }
    return out;
}

QString ComparisonTexts::seeds(const PairedCells& pair, double alpha) {
    if (!pair.overSeeds) {
        return tr("One common seed: whether it holds for others cannot be told");
    }
    const auto& over = *pair.overSeeds;
    const QString better = Texts::percent(over.probabilityBetter, 0);
    const auto count = static_cast<int>(pair.seeds.size());
    if (!over.enoughSeeds) {
        return tr("%n common seed(s): better in %1 of them; shown, not judged, 5 are needed", nullptr, count)
            .arg(better);
    }
    const QString text =
        tr("Better in %1 of %n common seed(s) (paired t: %2)", nullptr, count).arg(better, pText(over.p));
    return over.p < alpha ? tr("%1; it holds for other seeds").arg(text)
                          : tr("%1; it may be the seeds").arg(text);
}

QString ComparisonTexts::classes(const Comparison& comparison, const PairedCells& pair) {
    std::vector<const statistics::ClassDifference*> differing;
    for (const auto& one : pair.classes) {
        if (one.adjustedP < comparison.settings.alpha) {
            differing.push_back(&one);
        }
    }
    if (differing.empty()) {
        return tr("No single class differs");
    }
    std::stable_sort(differing.begin(), differing.end(),
                     [](const auto* a, const auto* b) { return a->adjustedP < b->adjustedP; });
    QStringList names;
    for (std::size_t i = 0; i < std::min(namedClasses, differing.size()); ++i) {
        const auto& one = *differing[i];
        names << tr("%1 (%2 points)")
                     .arg(printed(comparison.labels[static_cast<std::size_t>(one.label)]),
                          AnswerTexts::points(one.secondRecall - one.firstRecall));
    }
    return tr("%n class(es) differ: %1", nullptr, static_cast<int>(differing.size()))
        .arg(names.join(QStringLiteral(", ")));
}

QStringList ComparisonTexts::largest(const Comparison& comparison) {
    if (comparison.pairs.empty()) {
        return {};
    }
    const PairedCells& pair = comparison.pairs.back();
    QStringList out;
    const auto told = [](const experiment::MetricDifference& of) {
        const metric::MetricInfo& info = of.metric->info();
        return std::pair(DifferenceTexts::difference(info, of.interval.estimate),
                         DifferenceTexts::range(info, of.interval.low, of.interval.high));
    };
    const metric::MetricInfo& info = pair.score.metric->info();
    const auto [difference, range] = told(pair.score);
    out << tr("At %1 samples %2 instead of %3: %4 (%5), %6")
               .arg(Texts::count(pair.secondN), ScoreTexts::score(info, pair.score.second),
                    ScoreTexts::score(info, pair.score.first), difference, range,
                    pText(pair.score.adjustedP));
    if (pair.right) {
        const QString seed = tr("Seed %1 alone: %2 test items are right only there, %3 only here (%4: %5)");
        out << seed.arg(Texts::count(static_cast<std::int64_t>(pair.testedSeed) + 1),
                        Texts::count(pair.right->discordance.c), Texts::count(pair.right->discordance.b),
                        pair.groups > 0
                            ? tr("McNemar over %Ln group(s)", nullptr, static_cast<int>(pair.groups))
                            : QStringLiteral("McNemar"),
                        pText(pair.right->mcNemarAdjustedP));
    }
    if (pair.also) {
        const auto [by, within] = told(*pair.also);
        out << tr("%1: %2 (%3)").arg(ScoreTexts::name(pair.also->metric->info()), by, within);
    }
    out << seeds(pair, comparison.settings.alpha);
    if (!pair.classes.empty()) {
        out << classes(comparison, pair);
    }
    return out;
}

QString ComparisonTexts::note(const Comparison& comparison) {
    const auto& growth = comparison.secondGrowth;
    return growth ? tr("Its largest size trained %1 times as many updates as its smallest: data and compute "
                       "grow together")
                        .arg(QString::number(growth->ratio(), 'f', 0))
                  : QString();
}

QString ComparisonTexts::otherScores() {
    return tr("Scored in another way: by another task, metric or tokenizer");
}

QStringList ComparisonTexts::refusal(const experiment::TestSetDifference& difference) {
    QStringList out{tr("Scored on other test items: a difference would say nothing")};
    const auto add = [&](const QString& what, const experiment::DifferingItems& items) {
        if (items.count > 0) {
            QStringList ids;
            for (const std::string& id : items.ids) {
                ids << printed(id);
            }
            const bool more = items.count > ids.size();
            out << what + QStringLiteral(": ") + ids.join(QStringLiteral(", ")) +
                       (more ? QStringLiteral(", …") : QString());
        }
    };
    const auto number = [](const experiment::DifferingItems& items) { return static_cast<int>(items.count); };
    add(tr("%n test item(s) only in this experiment", nullptr, number(difference.onlyFirst)),
        difference.onlyFirst);
    add(tr("%n test item(s) only in the other", nullptr, number(difference.onlySecond)),
        difference.onlySecond);
    add(tr("%n test item(s) with another text or label", nullptr, number(difference.changed)),
        difference.changed);
    out << tr("Begin one from the other: Compare, Same data");
    return out;
}

} // namespace plateau::ui

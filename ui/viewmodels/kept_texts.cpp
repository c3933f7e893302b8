#include "ui/viewmodels/kept_texts.h"

#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include <cmath>

namespace plateau::ui {

using experiment::FittedLaw;
using experiment::KeptVerdict;
using experiment::WarningKind;

namespace {

double valueOf(const experiment::Warning& warning, const char* key) {
    const auto found = warning.values.find(key);
    return found == warning.values.end() ? 0 : found->second;
}

QString scoreAt(const experiment::ShareValue& value, const metric::MetricInfo& metric) {
    return KeptTexts::tr("%1 (%2 to %3) at %4 domain")
        .arg(ScoreTexts::score(metric, value.about), ScoreTexts::score(metric, value.low),
             ScoreTexts::score(metric, value.high), Texts::percent(value.share, 0));
}

QString keptAt(const experiment::ShareValue& value) {
    return KeptTexts::tr("%1 (%2) at %3 domain")
        .arg(Texts::percent(value.about, 0), Texts::percentRange(value.low, value.high, 0),
             Texts::percent(value.share, 0));
}

QString enough(const experiment::ShareValue& share, double asked) {
    const QString goal = Texts::askedPercent(asked);
    return share.about > 0
               ? KeptTexts::tr("%1 are kept up to %2 domain (%3).")
                     .arg(goal, Texts::percent(share.about, 0), Texts::percentRange(share.low, share.high, 0))
               : KeptTexts::tr("No share measured keeps %1.").arg(goal);
}

} // namespace

QString KeptTexts::sentence(const experiment::RetentionGoal& goal) {
    const QString kept = Texts::percent(goal.retention, 0);
    const QString range = Texts::percentRange(goal.low, goal.high, 0);
    const QString text = goal.beyond
                             ? tr("At %1, the largest size measured, %2 (%3) of general ability are kept")
                                   .arg(Texts::count(std::llround(goal.n)), kept, range)
                             : tr("Keeps %1 (%2) of general ability").arg(kept, range);
    const QString end = verdict(goal);
    //: what is kept, and whether that is what was asked for
    return end.isEmpty() ? tr("%1.").arg(text) : tr("%1, %2.").arg(text, end);
}

QString KeptTexts::verdict(const experiment::RetentionGoal& goal) {
    const QString asked = goal.asked ? Texts::askedPercent(*goal.asked) : QString();
    switch (goal.verdict) {
    case KeptVerdict::NotAsked:
        return {};
    case KeptVerdict::Kept:
        return tr("the %1 asked for").arg(asked);
    case KeptVerdict::CannotTell:
        return tr("too close to the %1 asked for to tell").arg(asked);
    case KeptVerdict::Lost:
        break;
    }
    if (!goal.both) {
        return tr("less than the %1 asked for").arg(asked);
    }
    return std::isfinite(goal.both->about)
               ? tr("%1 from about %2 samples on, which reach both")
                     .arg(asked, Texts::estimate(goal.both->about))
               : tr("less than the %1 asked for: no size measured reaches both").arg(asked);
}

QString KeptTexts::warning(const experiment::Warning& warning) {
    if (warning.kind == WarningKind::AbilityLost) {
        const double kept = valueOf(warning, "kept");
        const double asked = valueOf(warning, "asked");
        const bool alike = std::lround(100 * kept) >= std::lround(100 * asked);
        return tr("Only %1 of general ability are kept, %2 were asked for")
            .arg(Texts::percent(kept, alike ? 1 : 0), Texts::askedPercent(asked));
    }
    if (warning.kind == WarningKind::GeneralNearLeaks) {
        return tr("%n test item(s) nearly stand in the general data: scores of mixtures may be too good",
                  nullptr, static_cast<int>(valueOf(warning, "rows")));
    }
    if (warning.kind == WarningKind::DomainInGeneralTest) {
        return tr("%n item(s) of the general test set stand in the domain pool, or nearly: what is kept "
                  "looks better "
                  "than it is",
                  nullptr, static_cast<int>(valueOf(warning, "rows") + valueOf(warning, "near")));
    }
    if (warning.kind != WarningKind::SmallGeneralTest) {
        return {};
    }
    const QString items = tr("%Ln item(s)", nullptr, static_cast<int>(valueOf(warning, "items")));
    return warning.values.contains("asked")
               ? tr("The general test set of %1 is too small to tell whether %2 are kept")
                     .arg(items, Texts::percent(valueOf(warning, "asked"), 0))
               : tr("The general test set of %1 is too small to tell what is kept to 5 points").arg(items);
}

QString KeptTexts::action(const experiment::Warning& warning) {
    switch (warning.kind) {
    case WarningKind::AbilityLost:
        return tr("Mix general data in, or train more gently: fewer updates, a lower learning rate");
    case WarningKind::GeneralNearLeaks:
        return tr("Remove the near copies from the general data");
    case WarningKind::DomainInGeneralTest:
        return tr("Remove them from the general test set");
    case WarningKind::SmallGeneralTest:
        return tr("About %1 items would tell").arg(Texts::estimate(valueOf(warning, "more")));
    default:
        return {};
    }
}

QString KeptTexts::shares(const experiment::ShareEffect& effect, const metric::MetricInfo& metric,
                          std::optional<double> asked) {
    if (!effect.learnt) {
        return tr("What the share of the domain does needs %1 constant shares with a score at one size; "
                  "there "
                  "are %2.")
            .arg(statistics::lawShares)
            .arg(effect.shares);
    }
    QString text =
        tr("Mixing law over %1 shares at n = %2: %3 goes from %4 to %5.")
            .arg(QString::number(effect.shares), Texts::count(effect.n), ScoreTexts::nameInside(metric),
                 scoreAt(effect.learnt->drawn.front(), metric), scoreAt(effect.learnt->drawn.back(), metric));
    QStringList more;
    if (effect.kept) {
        more << tr("What is kept goes from %1 to %2.")
                    .arg(keptAt(effect.kept->drawn.front()), keptAt(effect.kept->drawn.back()));
    }
    if (effect.enough && asked) {
        more << enough(*effect.enough, *asked);
    }
    if (!effect.learnt->holds || (effect.kept && !effect.kept->holds)) {
        more << tr("The measured shares do not follow the law: read the points, not the line.");
    }
    for (const QString& sentence : more) {
        text += (Texts::isChinese() ? QString() : QStringLiteral(" ")) + sentence;
    }
    return text;
}

} // namespace plateau::ui

#include "ui/viewmodels/mixture_draft.h"

#include "core/base/result.h"

#include <algorithm>
#include <array>

namespace plateau::ui {

namespace {

const QString alone = QStringLiteral("none");

struct Named {
    MixturePreset preset;
    const char* text;
};
constexpr std::array presets{
    Named{MixturePreset::Rising, "10%..50%"},  Named{MixturePreset::Falling, "50%..10%"},
    Named{MixturePreset::OneToFour, "1:4"},    Named{MixturePreset::DualStage, "dual-stage"},
    Named{MixturePreset::Replay, "replay-1%"}, Named{MixturePreset::Constant, "50%"}};

std::optional<recipe::Mixture> parsed(const QString& text) {
    const auto mixture = recipe::parseMixture(text.toStdString());
    return mixture ? std::optional(*mixture) : std::nullopt;
}

qsizetype firstMixture(const Draft& draft) {
    const auto found = std::find_if(draft.mixtures.begin(), draft.mixtures.end(),
                                    [](const QString& text) { return text != alone; });
    return found == draft.mixtures.end() ? -1 : found - draft.mixtures.begin();
}

} // namespace

bool hasGeneralData(const Draft& draft) {
    return draft.file(FileRole::General) != nullptr;
}

std::optional<recipe::Mixture> mixtureOf(const Draft& draft) {
    const qsizetype at = firstMixture(draft);
    return at < 0 ? std::nullopt : parsed(draft.mixtures[at]);
}

MixturePreset mixturePresetOf(const Draft& draft) {
    if (firstMixture(draft) < 0) {
        return MixturePreset::Alone;
    }
    const auto mixture = mixtureOf(draft);
    if (!mixture) {
        return MixturePreset::Own;
    }
    for (const Named& named : presets) {
        if (parsed(QString::fromLatin1(named.text))->schedule == mixture->schedule) {
            return named.preset;
        }
    }
    return mixture->schedule.points.size() == 1 ? MixturePreset::Constant : MixturePreset::Own;
}

void setMixturePreset(Draft& draft, MixturePreset preset) {
    if (preset == MixturePreset::Alone) {
        draft.mixtures.clear();
        return;
    }
    const auto named = std::find_if(presets.begin(), presets.end(),
                                    [preset](const Named& entry) { return entry.preset == preset; });
    if (named == presets.end()) {
        return;
    }
    recipe::Mixture mixture = mixtureOf(draft).value_or(recipe::Mixture{});
    mixture.schedule = parsed(QString::fromLatin1(named->text))->schedule;
    setMixture(draft, mixture);
}

void setMixture(Draft& draft, const recipe::Mixture& mixture) {
    const QString text = QString::fromStdString(recipe::mixtureText(mixture));
    const qsizetype at = firstMixture(draft);
    if (at >= 0) {
        draft.mixtures[at] = text;
    } else {
        draft.mixtures = {text, alone};
    }
}

bool comparesWithAlone(const Draft& draft) {
    return draft.mixtures.contains(alone);
}

void setComparesWithAlone(Draft& draft, bool compares) {
    if (compares && !comparesWithAlone(draft) && !draft.mixtures.isEmpty()) {
        draft.mixtures << alone;
    } else if (!compares) {
        draft.mixtures.removeAll(alone);
    }
}

QString mixturesText(const Draft& draft) {
    return draft.mixtures.join(QStringLiteral("; "));
}

void setMixturesText(Draft& draft, const QString& text) {
    draft.mixtures.clear();
    for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString written = part.trimmed();
        const auto mixture = parsed(written);
        const QString series = mixture ? QString::fromStdString(recipe::mixtureText(*mixture)) : written;
        if (!series.isEmpty() && !draft.mixtures.contains(series)) {
            draft.mixtures << series;
        }
    }
    if (firstMixture(draft) < 0) {
        draft.mixtures.clear();
    }
}

} // namespace plateau::ui

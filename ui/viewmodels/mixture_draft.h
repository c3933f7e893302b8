#pragma once

#include "ui/session/draft.h"

#include "core/recipe/mixture.h"

#include <optional>

/// What a draft draws from beside its own samples.
namespace plateau::ui {

/// Ways of drawing general data, by what people want. Own: any other curve.
enum class MixturePreset { Alone, Constant, Rising, Falling, OneToFour, DualStage, Replay, Own };

/// There is general data that can be drawn.
bool hasGeneralData(const Draft& draft);
/// The first mixture of the draft; nothing: the domain alone, or a text that is no mixture.
std::optional<recipe::Mixture> mixtureOf(const Draft& draft);
MixturePreset mixturePresetOf(const Draft& draft);
/// Own changes nothing. The first choice of a mixture brings the domain alone along, for comparison.
void setMixturePreset(Draft& draft, MixturePreset preset);
/// Takes the place of the first mixture.
void setMixture(Draft& draft, const recipe::Mixture& mixture);

/// The domain alone is a curve beside the mixtures.
bool comparesWithAlone(const Draft& draft);
void setComparesWithAlone(Draft& draft, bool compares);

/// Every curve as people write it, "10%..50%; none", and back.
QString mixturesText(const Draft& draft);
void setMixturesText(Draft& draft, const QString& text);

} // namespace plateau::ui

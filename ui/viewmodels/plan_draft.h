#pragma once

#include "ui/session/draft.h"
#include "ui/session/snapshot.h"

#include "core/recipe/model_defaults.h"

namespace plateau::ui {

/// How much trouble an experiment takes: seeds, epochs, minimum updates, seeds of the instant curve, control.
enum class PlanPreset { Quick, Standard, Thorough, Own };

/// The draft with the preset's values; Own changes nothing.
Draft withPreset(Draft draft, PlanPreset preset);
/// The preset that a draft follows; Own when none.
PlanPreset presetOf(const Draft& draft);

/// Another task; model, training and target, which belong to the one before, start anew.
void setTask(Draft& draft, const QString& task);
/// The target that people ask for where they say none; nothing where only they know the unit.
std::optional<double> usualTarget(const task::Task& task);

/// Another method with its default recipe for such a model; the budget stays.
void setMethod(Draft& draft, recipe::MethodKind method, const recipe::ModelTraits& model = {});
/// Whether such a model is asked by a chat template: it writes answers, or the names of the classes are
/// scored as its answers.
bool isAsked(const task::Task& task, const recipe::ModelTraits& model);
/// The methods that such a model can be trained by for a task.
std::vector<recipe::MethodKind> methodsOf(const task::Task& task, const recipe::ModelTraits& model);
/// Another model: what was not chosen on purpose for the one before is left to the new one.
void setModel(Draft& draft, const QString& model, const recipe::ModelTraits& before);
/// What is the method's own default becomes the model's; a method that does not fit gives way to the first
/// that does.
void fitToModel(Draft& draft, const recipe::ModelTraits& model);
/// Another rank; an alpha of twice the rank stays twice the rank.
void setRank(Draft& draft, int rank);

/// Rank, alpha and the layers that get adapters, by how much they can learn.
enum class LoraPreset { Light, Standard, Strong, Own };
LoraPreset loraPresetOf(const Draft& draft, const recipe::ModelTraits& model = {});
void setLoraPreset(Draft& draft, LoraPreset preset, const recipe::ModelTraits& model = {});

/// Which layers get adapters; each family has its own names for them.
enum class TargetSet { QueryValue, Attention, AllLayers, Own };
TargetSet targetSetOf(const Draft& draft, const recipe::ModelTraits& model = {});
/// Own changes nothing.
void setTargetSet(Draft& draft, TargetSet set, const recipe::ModelTraits& model = {});
/// "query, value" and back; no text means query and value.
QString targetText(const Draft& draft);
void setTargetText(Draft& draft, const QString& text, const recipe::ModelTraits& model = {});

/// How sizes follow each other. FromData: not chosen, doubling as far as the pool allows.
enum class Spacing { FromData, Double, Fine, Coarse, Own };
Spacing spacingOf(const Draft& draft);
/// From low to high, both included, by the factor of the spacing (2, √2, 4). {low} when high is not above it.
std::vector<std::int64_t> spacedSizes(std::int64_t low, std::int64_t high, Spacing spacing);
/// @param shown the sizes that the draft means now: sizesOf()
void setSpacing(Draft& draft, Spacing spacing, const std::vector<std::int64_t>& shown);
void setSmallest(Draft& draft, std::int64_t n, const std::vector<std::int64_t>& shown);
void setLargest(Draft& draft, std::int64_t n, const std::vector<std::int64_t>& shown);

/// The sizes that a draft means on this pool: its own, else doubling.
std::vector<std::int64_t> sizesOf(const Draft& draft, std::int64_t pool, std::int64_t classes);
/// Reads "29, 58 116"; anything that is no number is left out, the rest is sorted, each once.
std::vector<std::int64_t> readSizes(const QString& text);

/// A draft with the settings and the data of an experiment, to make another one. What `experiment new` cannot
/// be told keeps its default.
Draft draftOf(const Snapshot& snapshot);

} // namespace plateau::ui

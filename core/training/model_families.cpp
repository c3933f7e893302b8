#include "core/training/model_families.h"

#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/families/model_shape.h"
#include "core/training/autograd/network_source.h"
#include "core/training/model_check.h"
#include "core/training/packed/encoder_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::training {
namespace {

using Opened = Result<std::unique_ptr<ModelSource>>;

std::int64_t outputsOf(const TaskData& data) {
    return data.objective == task::Objective::Regression ? 1 : static_cast<std::int64_t>(data.outputs.size());
}

Opened openEncoder(const TrainerOptions& options, const ChosenDevice& device, const TaskData& data) {
    return EncoderSource::open(options, device, data.objective, outputsOf(data));
}

Opened openNetwork(const TrainerOptions& options, const ChosenDevice& device, const TaskData& data) {
    return NetworkSource::open(options, device, {data.objective, data.pool.featureWidth, data.outputs});
}

/// What families can be trained for, and how.
struct FamilyRow {
    std::vector<std::string_view> families;
    std::vector<task::Objective> objectives;
    std::vector<task::Objective> ofPretrained; ///< only of models with weights to build on
    std::string_view use;                      ///< ends a sentence: "Use it for …"
    Opened (*open)(const TrainerOptions&, const ChosenDevice&, const TaskData&);
};

const std::vector<FamilyRow>& families() {
    static const std::vector<FamilyRow> rows = {
        {{"bert", "distilbert", "electra", "roberta", "xlm-roberta"},
         {task::Objective::Classification, task::Objective::MultiLabel},
         {},
         "classes or labels of texts",
         openEncoder},
        {{"mlp"}, {task::Objective::Regression}, {}, "numbers of table rows", openNetwork},
        {{"llama"},
         {task::Objective::CausalLanguage},
         {task::Objective::Classification},
         "language modelling",
         openNetwork},
    };
    return rows;
}

const FamilyRow* find(std::string_view family) {
    const auto& rows = families();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const FamilyRow& known) {
        return std::find(known.families.begin(), known.families.end(), family) != known.families.end();
    });
    return row == rows.end() ? nullptr : &*row;
}

} // namespace

Result<void> checkFamily(std::string_view family, bool fromNothing, task::Objective objective) {
    const FamilyRow* row = find(family);
    if (row == nullptr) {
        return badInput("model", fmt::format("a {} model cannot be trained here", family),
                        "Choose a model of another family.");
    }
    const auto has = [&](const std::vector<task::Objective>& known) {
        return std::find(known.begin(), known.end(), objective) != known.end();
    };
    if (fromNothing && has(row->ofPretrained)) {
        return badInput("model", "starts from nothing: it has no words to answer with",
                        "Choose a model with weights.");
    }
    if (!has(row->objectives) && !has(row->ofPretrained)) {
        return badInput("model", fmt::format("a {} model cannot be trained for this task", family),
                        fmt::format("Choose another model, or use this one for {}.", row->use));
    }
    return {};
}

Result<std::unique_ptr<ModelSource>> openModelSource(const TrainerOptions& options,
                                                     const ChosenDevice& device, const TaskData& data) {
    const auto shape = checkpoint::readModelShape(options.modelFolder);
    if (!shape) {
        return shape.error();
    }
    const bool fromNothing = checkpoint::builtInModel(options.modelFolder.string()).has_value();
    if (auto fits = checkFamily(shape->family, fromNothing, data.objective); !fits) {
        return fits.error();
    }
    return find(shape->family)->open(options, device, data);
}

} // namespace plateau::training

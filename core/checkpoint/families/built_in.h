#pragma once

#include "core/checkpoint/families/model_shape.h"

#include <optional>
#include <string_view>

namespace plateau::checkpoint {

/// A model without a folder: trained from scratch, known by a name that plans use like that of a folder.
struct BuiltInModel {
    std::string name; ///< "mlp", "tiny-llama"
    std::string
        sha256; ///< of everything that decides what it computes from its start: equal hash, equal model
    ModelShape shape;
    bool readsBytes = false; ///< texts as bytes; else rows of features
};

/// Every built-in model.
const std::vector<BuiltInModel>& builtInModels();
/// Nothing for a name that is none of theirs.
std::optional<BuiltInModel> builtInModel(std::string_view name);

/// Trained values of a model from scratch. @param features F; @param outputs K; both only for rows of
/// features
std::int64_t parametersFromScratch(const ModelShape& shape, std::int64_t features, std::int64_t outputs);

} // namespace plateau::checkpoint

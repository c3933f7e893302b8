#pragma once

#include "core/model/blocks/tensors.h"

#include "core/base/result.h"
#include "core/checkpoint/model_weights.h"

#include <map>
#include <string>
#include <vector>

namespace plateau::model {

/// The weights of a model folder, by the names of a bare encoder file (see canonicalKey()).
class EncoderFile {
public:
    /// @param prefix before the names, see ModelCard::weightPrefix
    static Result<EncoderFile> open(const std::filesystem::path& folder, std::string_view prefix);

    /// A tensor as float32. A missing one, another shape or a type that is not floating is BadInput.
    Result<Tensor> read(const std::string& key, const std::vector<std::int64_t>& shape) const;

private:
    EncoderFile(checkpoint::ModelWeights weights, std::string_view prefix);

    checkpoint::ModelWeights m_weights;
    std::map<std::string, std::string> m_stored; ///< canonical name → name in the file
};

} // namespace plateau::model

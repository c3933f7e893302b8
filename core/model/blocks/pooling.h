#pragma once

namespace plateau::model {

/// How the vectors of the tokens become one vector of the text.
enum class Pooling {
    Mean, ///< mean over the real tokens
    Cls,  ///< the first token
};

} // namespace plateau::model

#pragma once

#include "core/experiment/store/folder.h"

#include <filesystem>
#include <string>

namespace plateau::workflow {

/// Which form a trained decoder takes.
enum class DecoderForm {
    Adapter,  ///< PEFT as trained; for method full the merged model
    Portable, ///< PEFT with one rank and the scale folded into B; for method full the merged model
    Merged,   ///< every weight in float32, as a model of its own
};

struct ExportedDecoder {
    std::string cell;
    double before = 0;            ///< the plan's score of the trained cell on the test set, in float32
    double after = 0;             ///< of the export, read back
    double largestDifference = 0; ///< nats per token of one test text, or of one class of it
    std::string unverified;       ///< see TrainedCell
};

/// Writes the weights of a cell ("best" or an id) to `out` and proves them equal by reading them back and
/// scoring the test set again. NotFound when the cell kept no weights; BadInput for one that changes nothing
/// of its base, and for models that are no decoders.
Result<ExportedDecoder> exportDecoder(const experiment::Folder& folder, const std::string& cell,
                                      const std::filesystem::path& out, DecoderForm form);

/// Whether the plan's model is a decoder of a folder or file, with weights to build on.
bool tunesDecoder(const experiment::Plan& plan);

} // namespace plateau::workflow

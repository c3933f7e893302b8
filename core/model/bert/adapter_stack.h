#pragma once

#include "core/model/bert/adapted_linear.h"
#include "core/model/bert/encoder_config.h"

#include <array>
#include <optional>
#include <vector>

namespace plateau::model {

/// Inputs of a layer that adapters may sit on.
enum Site : std::size_t { AttentionSite, AttentionOutputSite, InnerSite, OutputSite };
inline constexpr std::size_t sites = 4;

/// Adapters of one layer; absent where nothing is adapted.
struct LayerAdapters {
    std::array<std::optional<Adapter>, sites> at;
    bool any() const { return at[0] || at[1] || at[2] || at[3]; }
};
using LayerMasks = std::array<Tensor, sites>;

/// Dropout of the adapters' inputs of a whole encoder; undefined where nothing is adapted.
struct EncoderMasks {
    std::vector<LayerMasks> layers;
    Tensor projection;
};

/// Adapters of a whole encoder, and how they change with their cells.
struct AdapterStack {
    std::vector<LayerAdapters> layers;
    std::optional<Adapter> projection; ///< of the word vectors, see EncoderConfig::projects()

    void refresh(const ParameterSet& parameters);
    void keep(const Tensor& cells);
    /// One cell of the pack alone.
    AdapterStack only(std::int64_t cell) const;

private:
    template <typename Use>
    void each(Use use);
};

/// Declares the adapters that `settings.targets` ask for. A target that matches no module of the encoder is
/// BadInput.
Result<AdapterStack> makeAdapters(const EncoderConfig& config, const AdapterSettings& settings,
                                  ParameterSet& parameters);

} // namespace plateau::model

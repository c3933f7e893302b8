#pragma once

#include "core/model/bert/encoder_layer.h"
#include "core/model/bert/key_table.h"

#include <functional>
#include <memory>

namespace plateau::model {

/// What the backward pass of an encoder needs.
struct EncoderState {
    NormState embeddingNorm;
    LinearState projection;
    std::vector<LayerState> layers;
};

/// An encoder of any family: token ids → one feature vector a text. Frozen, shared by all cells; or trained,
/// when its weights were moved into a ParameterSet. All calls under c10::InferenceMode.
class Encoder {
public:
    /// Reads config and weights. `type` is the type of the layers (float32 or bfloat16); embeddings stay
    /// float32.
    static Result<std::shared_ptr<Encoder>> load(const std::filesystem::path& folder, at::ScalarType type,
                                                 at::Device device);

    const EncoderConfig& config() const { return m_config; }
    at::ScalarType type() const { return m_type; }
    at::Device device() const { return m_device; }

    /// Packs frozen weights for the matrix kernels; namedParameters() is empty for them afterwards.
    void pack(std::int64_t rows);

    struct Pass {
        const AdapterStack* adapters = nullptr;
        const EncoderMasks* masks = nullptr;
    };
    /// Features [J, B, C] float32, not normalised. `state` is filled for backward() when given.
    Tensor forward(const TokenBatch& batch, const Pass& pass, EncoderState* state) const;
    /// Writes the gradients of everything that is trained, from dL/dfeatures [J, B, C].
    void backward(const Tensor& gradient, const TokenBatch& batch, const Pass& pass,
                  const EncoderState& state, ParameterSet& parameters);

    /// Checkpoint name and view of each weight.
    std::vector<std::pair<std::string, Tensor>> namedParameters() const;
    /// Makes every weight trained: declare, then (after ParameterSet::allocate for one cell) move.
    void declareIn(ParameterSet& parameters);
    void moveInto(ParameterSet& parameters);

private:
    struct Slot {
        std::string name; ///< its checkpoint key, or several, see stackedKey()
        Tensor* value;
        Tensor* gradient;
        int parameter;
    };
    Encoder(EncoderConfig config, at::ScalarType type, at::Device device);
    std::vector<Slot> slots();
    static AdapterUse projectionUse(const TokenBatch& batch, const Pass& pass);
    EncoderLayer::Context context(std::size_t layer, const TokenBatch& batch, const Pass& pass) const;
    Tensor embed(const TokenBatch& batch, const Pass& pass, EncoderState* state) const;
    void embedBackward(const Tensor& gradient, const TokenBatch& batch, const Pass& pass,
                       const EncoderState& state, ParameterSet& parameters);

    EncoderConfig m_config;
    at::ScalarType m_type;
    at::Device m_device;
    Tensor m_words;
    Tensor m_positions;
    Tensor m_types;
    Tensor m_wordGradient;
    Tensor m_positionGradient;
    Tensor m_typeGradient;
    Norm m_embeddingNorm;
    Linear m_projection; ///< empty unless the config projects()
    std::vector<EncoderLayer> m_layers;
    std::vector<int> m_numbers; ///< parameter of each slot when trained
};

} // namespace plateau::model

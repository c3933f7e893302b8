#pragma once

#include "core/model/blocks/parameter_set.h"
#include "core/model/lora/adapter.h"

#include "core/base/result.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// Networks whose gradients autograd finds: any family, one cell at a time. R places that are predicted, K
/// outputs of each, F features, B texts, T tokens of the longest.
namespace plateau::model {

/// Gives the next dropout mask of an update: 0 with probability `rate`, else 1/(1 − rate). Empty: no dropout.
using MaskSource = std::function<Tensor(at::IntArrayRef shape, double rate)>;

/// Where the tokens of texts stand when they are not one behind the other: several continuations of a text
/// share what it begins with. Both tensors undefined: the usual order.
struct TokenOrder {
    Tensor positions; ///< [B,T] int64, each below the context
    Tensor hidden;    ///< [B,1,T,T] float32: 0 where a token (row) reads another (column), else −∞
};

/// What a network computes outputs for.
struct NetworkBatch {
    Tensor features; ///< [R,F] float32, or undefined
    Tensor ids;      ///< [B,T] int64, padded on the right, or undefined
    Tensor places;   ///< [R] int64 places in B·T whose outputs are wanted, with ids only
    TokenOrder order{};
};

struct NetworkParameter {
    std::string name; ///< checkpoint key
    Tensor value;     ///< a leaf; its name stays with it
    ParameterGroup group = ParameterGroup::Base;
};

/// Texts that a network continues token by token; it keeps what it computed of them. B texts, T tokens of the
/// longest. Lives no longer than its network.
class Continuation {
public:
    virtual ~Continuation() = default;
    Continuation() = default;
    Continuation(const Continuation&) = delete;
    Continuation& operator=(const Continuation&) = delete;

    /// Logits of the token that follows each text, [B,K] float32.
    virtual const Tensor& logits() const = 0;
    /// Puts a token behind each text. @param tokens [B] int64
    virtual void append(const Tensor& tokens) = 0;
};

/// A module tree without modules: whoever trains decides which parameters get gradients. Not thread-safe.
class Network {
public:
    virtual ~Network() = default;
    Network() = default;
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    virtual std::int64_t outputs() const = 0; ///< K
    /// Longest row of ids in tokens; 0 for networks of features.
    virtual std::int64_t context() const = 0;
    /// True without a checkpoint: only `full` makes sense then.
    virtual bool isFromScratch() const = 0;

    /// [R,K] float32.
    virtual Tensor forward(const NetworkBatch& batch, const MaskSource& masks) const = 0;

    /// Cross entropy in nats of a token at each place, [R] float32, without the outputs of all places in
    /// memory; only where hasNats(). @param tokens [R] int64
    virtual Tensor nats(const NetworkBatch&, const Tensor& /*tokens*/, const MaskSource&) const { return {}; }

    virtual bool hasNats() const { return false; }

    /// What the head reads at each place, [R,C]; undefined for networks of features.
    virtual Tensor hidden(const NetworkBatch&) const { return {}; }

    /// Null for networks that foresee no tokens. Pre: no gradients are wanted; T + room is at most context().
    /// @param ids [B,T] int64, padded on the right @param lengths of the B texts, each 1 … T
    /// @param room tokens that may be put behind each text
    virtual std::unique_ptr<Continuation> continuation(const Tensor& /*ids*/,
                                                       std::span<const std::int64_t> /*lengths*/,
                                                       std::int64_t /*room*/) const {
        return nullptr;
    }

    /// Weights in the order of the layers, without adapters.
    virtual std::vector<NetworkParameter> parameters() const = 0;
    /// Those of the last `layers` layers and of what stands behind them; 0 layers: all of parameters(),
    /// as for networks without equal layers.
    virtual std::vector<NetworkParameter> parametersOfLast(std::int64_t) const { return parameters(); }
    /// `<module>.lora_A` and `<module>.lora_B` of adapt().
    virtual std::vector<NetworkParameter> adapters() const = 0;
    /// Values that are kept with the weights and never trained, for example the scale of the features.
    virtual std::vector<NetworkParameter> constants() const { return {}; }

    /// Puts adapters on the linear modules that are meant; BadInput when none is. B starts at zero.
    /// @param seed of the cell, for A
    virtual Result<void> adapt(const AdapterSettings& settings, std::uint64_t seed) = 0;
    /// Nothing but the adapters is trained from now on; parameters() may be gone.
    virtual void freeze() {}
    /// Numbers to start from, by the seed; only for networks from scratch.
    virtual void initialise(std::uint64_t seed) = 0;
    /// Sets what features are shifted and divided by, from those of the training rows [n,F].
    virtual void scaleFeatures(const Tensor&) {}
};

} // namespace plateau::model

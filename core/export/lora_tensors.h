#pragma once

#include <optional>
#include <string>
#include <vector>

namespace plateau::exporter {

/// The low-rank update of one linear module: W + scale · B A. Row-major.
struct LoraModule {
    std::string
        module; ///< name in the base checkpoint without ".weight": "encoder.layer.0.attention.self.query"
    int rank = 0;
    int in = 0;
    int out = 0;
    std::vector<float> a; ///< [rank, in]
    std::vector<float> b; ///< [out, rank]
    bool operator==(const LoraModule&) const = default;
};

/// A linear classifier on pooled features of length 1 (of √hidden before forUnitFeatures()). Row-major.
struct Head {
    int classes = 0;
    int hidden = 0;
    std::vector<float> weight; ///< [classes, hidden]
    std::vector<float> bias;   ///< [classes]
    bool operator==(const Head&) const = default;
};

/// A trained adapter. The scale of a module is alpha / rank, with rsLoRA alpha / √rank.
struct LoraTensors {
    std::vector<LoraModule> modules;
    double alpha = 16;
    bool rsLora = false;
    double dropout = 0; ///< of training; recorded, without effect
    std::optional<Head> head;

    double scale(const LoraModule& module) const;
    bool operator==(const LoraTensors&) const = default;
};

/// The same function with one rank and scale 1: A padded with zero rows, B scaled and padded with zero
/// columns, alpha = rank, no rsLoRA (formats page, portable recipe).
LoraTensors portable(const LoraTensors& tensors);

/// Why this cannot be exported: sizes that do not fit, values that are not finite, an adapter that changes
/// nothing. Empty when it can.
std::string problemOf(const LoraTensors& tensors);
std::string problemOf(const Head& head);

} // namespace plateau::exporter

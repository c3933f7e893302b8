#include "core/export/merged_model.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/checkpoint/families/model_shape.h"
#include "core/checkpoint/model_weights.h"
#include "core/export/decoder_config.h"
#include "core/export/head.h"
#include "core/export/language_files.h"
#include "core/export/staged_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace plateau::exporter {
namespace {

namespace fs = std::filesystem;

constexpr const char* chooseBase = "Choose the model that it was trained on.";

/// Every weight by name, row-major.
struct Weight {
    std::vector<std::uint64_t> shape;
    std::vector<float> values;
};
using Weights = std::map<std::string, Weight>;

Result<Weights> readBase(const fs::path& base, bool tiedHead) {
    const auto file = checkpoint::ModelWeights::open(base);
    if (!file) {
        return file.error();
    }
    Weights all;
    for (const auto& [name, info] : file->tensors()) {
        // Buffers are computed again, and a tied head is the word embedding.
        const bool isWeight = name.ends_with(".weight") || name.ends_with(".bias");
        if (!isWeight || (tiedHead && name == "lm_head.weight")) {
            continue;
        }
        auto values = file->floats(name);
        if (!values) {
            return values.error();
        }
        all[name] = {info.shape, *std::move(values)};
    }
    return all;
}

/// W += scale · B·A. @return whether a value changed
bool addUpdate(Weight& weight, const LoraModule& module, double scale) {
    bool changed = false;
    const auto in = static_cast<std::size_t>(module.in);
    const auto rank = static_cast<std::size_t>(module.rank);
    std::vector<double> row(in);
    for (std::size_t o = 0; o < static_cast<std::size_t>(module.out); ++o) {
        std::fill(row.begin(), row.end(), 0.0);
        for (std::size_t r = 0; r < rank; ++r) {
            const double factor = scale * static_cast<double>(module.b[o * rank + r]);
            const float* a = module.a.data() + r * in;
            for (std::size_t i = 0; i < in; ++i) {
                row[i] += factor * static_cast<double>(a[i]);
            }
        }
        float* target = weight.values.data() + o * in;
        for (std::size_t i = 0; i < in; ++i) {
            const auto merged = static_cast<float>(static_cast<double>(target[i]) + row[i]);
            changed = changed || merged != target[i];
            target[i] = merged;
        }
    }
    return changed;
}

Result<bool> addUpdates(Weights& weights, const LoraTensors& lora) {
    bool changed = false;
    for (const LoraModule& module : lora.modules) {
        const auto weight = weights.find(module.module + ".weight");
        const std::vector<std::uint64_t> wanted = {static_cast<std::uint64_t>(module.out),
                                                   static_cast<std::uint64_t>(module.in)};
        if (weight == weights.end() || weight->second.shape != wanted) {
            return badInput(printable(module.module, 120),
                            weight == weights.end() ? "is no linear of the base model"
                                                    : "has other sizes than the base model",
                            chooseBase);
        }
        changed = addUpdate(weight->second, module, lora.scale(module)) || changed;
    }
    return changed;
}

Result<bool> replaceTrained(Weights& weights, std::vector<TrainedWeight> trained) {
    bool changed = false;
    for (TrainedWeight& weight : trained) {
        const auto old = weights.find(weight.name);
        if (old == weights.end() || old->second.shape != weight.shape ||
            old->second.values.size() != weight.values.size()) {
            return badInput(printable(weight.name, 120), "is no weight of the base model", chooseBase);
        }
        changed = changed || old->second.values != weight.values;
        old->second.values = std::move(weight.values);
    }
    return changed;
}

Result<void> checkFinite(const Weights& weights) {
    for (const auto& [name, weight] : weights) {
        if (!std::all_of(weight.values.begin(), weight.values.end(),
                         [](float value) { return std::isfinite(value); })) {
            return badInput(printable(name, 120), "holds values that are not finite",
                            "Train the model again, or export another one.");
        }
    }
    return {};
}

Result<void> fill(const fs::path& folder, const fs::path& base, const Weights& weights,
                  const AdapterInfo& info, const TextFiles& files) {
    std::vector<checkpoint::TensorData> tensors;
    for (const auto& [name, weight] : weights) {
        tensors.push_back(tensorOf(name, weight.shape, weight.values));
    }
    const auto written =
        checkpoint::writeSafetensors(folder / "model.safetensors", std::move(tensors), {}, Publish::Replace);
    if (!written) {
        return written.error();
    }
    for (const auto& done : {writeDecoderConfig(folder, base), copyTokenizer(base, folder),
                             writeInfo(folder, info), writeLanguageUsage(folder, info)}) {
        if (!done) {
            return done;
        }
    }
    for (const auto& [name, text] : files) {
        if (const auto done = publishFile(folder / name, text, Publish::Replace); !done) {
            return done.error();
        }
    }
    return {};
}

} // namespace

Result<void> writeMergedModel(const fs::path& folder, const fs::path& base,
                              const std::optional<LoraTensors>& lora, std::vector<TrainedWeight> trained,
                              AdapterInfo info, const TextFiles& files) {
    info.kind = "full";
    auto problem = problemOf(info, 0);
    if (problem.empty() && lora) {
        problem = problemOf(*lora);
    }
    if (!problem.empty()) {
        return badInput(folder.string(), problem, "Train the model again, or export another one.");
    }
    const auto shape = checkpoint::readModelShape(base);
    if (!shape) {
        return shape.error();
    }
    const auto* config = std::get_if<checkpoint::DecoderConfig>(&shape->config);
    if (config == nullptr) {
        return badInput(base.string(), "is no decoder", "Export this model's adapter.");
    }
    auto weights = readBase(base, config->tiedHead);
    if (!weights) {
        return weights.error();
    }
    const auto changed = lora ? addUpdates(*weights, *lora) : replaceTrained(*weights, std::move(trained));
    if (!changed) {
        return changed.error();
    }
    if (!*changed) {
        return badInput(folder.string(), "the training changes nothing: every weight is that of the base",
                        "Train the model again, or export another one.");
    }
    if (auto finite = checkFinite(*weights); !finite) {
        return finite;
    }
    auto staged = StagedFolder::create(folder);
    if (!staged) {
        return staged.error();
    }
    const auto done = fill(staged->path(), base, *weights, info, files);
    return done ? staged->publish() : done;
}

} // namespace plateau::exporter

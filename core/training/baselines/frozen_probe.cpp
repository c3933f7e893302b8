#include "core/training/baselines/frozen_probe.h"

#include "core/base/sha256.h"
#include "core/training/tensor_values.h"

#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <numeric>

namespace plateau::training {

FrozenProbe::FrozenProbe(FrozenFeatures& features, const EncodedSet& pool, const task::Examples& examples,
                         int count)
    : m_features(features), m_pool(pool), m_examples(examples), m_count(count) {}

std::vector<int> FrozenProbe::classesOf(std::span<const std::uint32_t> targetRows) const {
    std::vector<int> classes;
    for (const std::uint32_t row : targetRows) {
        classes.push_back(m_examples.classes[row]);
    }
    return classes;
}

Result<LinearProbe> FrozenProbe::fit(std::span<const std::uint32_t> rows,
                                     std::span<const std::uint32_t> targetRows, double c,
                                     const std::stop_token& stop) {
    const c10::InferenceMode guard;
    const auto classes = classesOf(targetRows);
    Sha256 hash;
    hash.add(fmt::format("{} {} ", c, rows.size()));
    hash.add({reinterpret_cast<const char*>(rows.data()), rows.size_bytes()});
    hash.add({reinterpret_cast<const char*>(classes.data()), classes.size() * sizeof(int)});
    const std::string key = hash.hex();
    const auto known = m_fitted.find(key);
    if (known != m_fitted.end()) {
        return known->second;
    }
    auto features = m_features.rows(m_pool, rows, stop);
    if (!features) {
        return features.error();
    }
    return m_fitted.emplace(key, fitLinearProbe(*features, classes, m_count, c)).first->second;
}

Result<double> FrozenProbe::chooseC(std::span<const std::uint32_t> rows,
                                    std::span<const std::uint32_t> targetRows, const std::stop_token& stop) {
    const c10::InferenceMode guard;
    auto features = m_features.rows(m_pool, rows, stop);
    if (!features) {
        return features.error();
    }
    return training::chooseC(*features, classesOf(targetRows), m_count);
}

Result<double> FrozenProbe::commonC(std::span<const std::uint32_t> rows, const std::stop_token& stop) {
    const auto known = m_common.find(rows.size());
    if (known != m_common.end()) {
        return known->second;
    }
    auto chosen = chooseC(rows, rows, stop);
    if (chosen) {
        m_common[rows.size()] = *chosen;
    }
    return chosen;
}

Result<task::Outputs> FrozenProbe::outputs(const LinearProbe& probe, const EncodedSet& set,
                                           const std::stop_token& stop) {
    const c10::InferenceMode guard;
    std::vector<std::uint32_t> every(set.size());
    std::iota(every.begin(), every.end(), 0U);
    auto features = m_features.rows(set, every, stop);
    if (!features) {
        return features.error();
    }
    return toOutputs(at::addmm(probe.bias, *features, probe.weight.t()));
}

Result<void> FrozenProbe::warm(std::span<const std::uint32_t> rows, const std::stop_token& stop) {
    auto features = m_features.rows(m_pool, rows, stop);
    return features ? Result<void>() : Result<void>(features.error());
}

} // namespace plateau::training

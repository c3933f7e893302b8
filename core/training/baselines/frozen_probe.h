#pragma once

#include "core/training/baselines/linear_probe.h"
#include "core/training/model_source.h"

#include <map>

namespace plateau::training {

/// Linear probes on the frozen features of a pool: where heads start, what a cell is compared with, the
/// instant curve.
class FrozenProbe {
public:
    /// @param features, pool, examples kept by reference; @param count of classes
    FrozenProbe(FrozenFeatures& features, const EncodedSet& pool, const task::Examples& examples, int count);

    /// The probe of these rows with the classes of `targetRows`; fitted once for equal arguments.
    Result<LinearProbe> fit(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> targetRows,
                            double c, const std::stop_token& stop);
    /// C cross-validated inside the rows.
    Result<double> chooseC(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> targetRows,
                           const std::stop_token& stop);
    /// The same, cross-validated on the first rows of a size that it is asked for with, then kept.
    Result<double> commonC(std::span<const std::uint32_t> rows, const std::stop_token& stop);

    /// Logits of every item of a set.
    Result<task::Outputs> outputs(const LinearProbe& probe, const EncodedSet& set,
                                  const std::stop_token& stop);
    /// Computes the features of these rows together: batches of a few texts are mostly filling.
    Result<void> warm(std::span<const std::uint32_t> rows, const std::stop_token& stop);

private:
    std::vector<int> classesOf(std::span<const std::uint32_t> targetRows) const;

    FrozenFeatures& m_features;
    const EncodedSet& m_pool;
    const task::Examples& m_examples;
    int m_count;
    std::map<std::size_t, double> m_common;      ///< C by n
    std::map<std::string, LinearProbe> m_fitted; ///< by what they were fitted on
};

} // namespace plateau::training

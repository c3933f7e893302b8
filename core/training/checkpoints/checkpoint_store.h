#pragma once

#include "core/base/json.h"
#include "core/training/named_matrix.h"

#include <filesystem>
#include <span>
#include <vector>

namespace plateau::training {

/// The state of cells in the middle of their training.
struct Checkpoint {
    std::int64_t step = 0; ///< updates so far, of all stages; later states have higher numbers
    Json facts;
    std::vector<NamedMatrix> tensors;
};

/// The checkpoints of one group of cells: <folder>/<step>/{facts.json, state.safetensors, manifest.json}.
/// Which one is newest is decided by number, whether it is complete by its manifest, which has the size and
/// SHA-256 of each file and is written last. The two newest are kept.
class CheckpointStore {
public:
    explicit CheckpointStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// After a crash at any moment the new state is there whole or not at all. An older generation goes only
    /// after the new one was read again and is sound.
    Result<void> save(const Checkpoint& checkpoint) const;

    /// Steps of all generations, newest first, sound or not.
    std::vector<std::int64_t> steps() const;
    /// A generation; damage of any of its files is BadInput.
    Result<Checkpoint> read(std::int64_t step) const;
    /// The facts of a generation alone, checked; the state beside them is not.
    Result<Json> readFacts(std::int64_t step) const;

    /// Gives a damaged generation another name, so that it counts no more.
    void setAside(std::int64_t step) const;
    /// Removes all generations and the folder.
    void clear() const;

private:
    std::filesystem::path at(std::int64_t step) const { return m_folder / std::to_string(step); }
    Result<void> verify(std::int64_t step, std::span<const char* const> names) const;
    void removeLeftovers() const;

    std::filesystem::path m_folder;
};

} // namespace plateau::training

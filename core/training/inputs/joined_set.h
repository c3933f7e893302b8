#pragma once

#include "core/task/examples.h"
#include "core/training/inputs/encoded_set.h"

namespace plateau::training {

/// Several sets of one kind as one: the rows of the second follow those of the first.
class JoinedSet : public EncodedSet {
public:
    /// @param parts at least one, kept by reference
    explicit JoinedSet(std::vector<const EncodedSet*> parts);

    std::size_t size() const override { return m_begins.back(); }
    std::int64_t cost(std::size_t row) const override;
    bool truncated(std::size_t row) const override;
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override;

    /// The first row of a part.
    std::size_t begin(std::size_t part) const { return m_begins[part]; }

private:
    std::size_t partOf(std::size_t row) const;

    std::vector<const EncodedSet*> m_parts;
    std::vector<std::size_t> m_begins; ///< of each part, then the number of rows
};

/// Adds the targets and the count of `from` behind those of `to`; inputs are left out.
void appendTargets(task::Examples& to, const task::Examples& from);

} // namespace plateau::training

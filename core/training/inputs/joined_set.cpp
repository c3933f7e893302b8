#include "core/training/inputs/joined_set.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace plateau::training {

namespace {

/// Puts the views of some rows where they belong among `count`.
template <typename View>
void place(const std::vector<View>& some, const std::vector<std::int64_t>& places, std::size_t count,
           std::vector<View>& all) {
    all.resize(some.empty() ? all.size() : count);
    for (std::size_t i = 0; i < some.size(); ++i) {
        all[static_cast<std::size_t>(places[i])] = some[i];
    }
}

} // namespace

JoinedSet::JoinedSet(std::vector<const EncodedSet*> parts) : m_parts(std::move(parts)), m_begins{0} {
    for (const EncodedSet* part : m_parts) {
        m_begins.push_back(m_begins.back() + part->size());
    }
}

std::size_t JoinedSet::partOf(std::size_t row) const {
    const auto after = std::upper_bound(m_begins.begin(), m_begins.end(), row);
    return static_cast<std::size_t>(after - m_begins.begin()) - 1;
}

std::int64_t JoinedSet::cost(std::size_t row) const {
    const std::size_t part = partOf(row);
    return m_parts[part]->cost(row - m_begins[part]);
}

bool JoinedSet::truncated(std::size_t row) const {
    const std::size_t part = partOf(row);
    return m_parts[part]->truncated(row - m_begins[part]);
}

Batch JoinedSet::collate(std::span<const std::uint32_t> rows, std::int64_t cells) const {
    struct Share {
        std::vector<std::uint32_t> rows;
        std::vector<std::int64_t> places;
    };
    std::vector<Share> shares(m_parts.size());
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const std::size_t part = partOf(rows[place]);
        shares[part].rows.push_back(rows[place] - static_cast<std::uint32_t>(m_begins[part]));
        shares[part].places.push_back(static_cast<std::int64_t>(place));
    }
    Batch all;
    all.cells = cells;
    for (std::size_t part = 0; part < shares.size(); ++part) {
        const Share& share = shares[part];
        if (share.rows.size() == rows.size()) {
            return m_parts[part]->collate(share.rows, cells);
        }
        if (share.rows.empty()) {
            continue;
        }
        Batch some = m_parts[part]->collate(share.rows, 1);
        if (some.features.defined()) {
            if (!all.features.defined()) {
                all.features = at::empty({static_cast<std::int64_t>(rows.size()), some.features.size(1)},
                                         some.features.options());
            }
            // Row by row: an update of a small network takes no longer than a few calls of index_copy_.
            const std::int64_t width = some.features.size(1);
            const auto* from = some.features.const_data_ptr<float>();
            auto* to = all.features.mutable_data_ptr<float>();
            for (const std::int64_t place : share.places) {
                std::copy_n(from, width, to + place * width);
                from += width;
            }
        }
        place(some.tokens, share.places, rows.size(), all.tokens);
        place(some.learnt, share.places, rows.size(), all.learnt);
    }
    return all;
}

void appendTargets(task::Examples& to, const task::Examples& from) {
    to.classes.insert(to.classes.end(), from.classes.begin(), from.classes.end());
    to.targets.insert(to.targets.end(), from.targets.begin(), from.targets.end());
    to.targetWidth = from.targetWidth;
    to.items += from.items;
}

} // namespace plateau::training

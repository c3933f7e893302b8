#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plateau::tokenizer {

/// Byte pair encoding (Sennrich et al. 2016): the pair with the lowest rank is joined first, the leftmost of
/// equals first. Safe from several threads.
class Merges {
public:
    /// @return false when the pair has a rank already
    bool add(std::int32_t left, std::int32_t right, std::int32_t joined);
    std::size_t size() const { return m_rules.size(); }

    /// Joins until no pair is left to join.
    void apply(std::vector<std::int32_t>& ids) const;

private:
    struct Rule {
        std::uint32_t rank = 0;
        std::int32_t joined = 0;
    };
    static std::uint64_t key(std::int32_t left, std::int32_t right) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32 |
               static_cast<std::uint32_t>(right);
    }
    const Rule* find(std::int32_t left, std::int32_t right) const {
        const auto found = m_rules.find(key(left, right));
        return found == m_rules.end() ? nullptr : &found->second;
    }
    void applyToShort(std::vector<std::int32_t>& ids) const;
    void applyToLong(std::vector<std::int32_t>& ids) const;

    std::unordered_map<std::uint64_t, Rule> m_rules;
};

} // namespace plateau::tokenizer

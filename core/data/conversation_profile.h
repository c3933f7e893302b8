#pragma once

#include "core/data/length_profile.h"
#include "core/data/samples.h"

#include <cstdint>
#include <vector>

namespace plateau::data {

/// What the conversations of a file are like.
struct ConversationProfile {
    std::uint64_t conversations = 0;
    std::uint64_t turns = 0;             ///< of all together, system prompts and answers included
    std::uint64_t withSystem = 0;        ///< conversations with a system prompt
    std::uint64_t withHistory = 0;       ///< conversations with more than one answer
    std::uint64_t longestAnswerLine = 0; ///< line of the longest last answer, 0 without any
    LengthProfile answers;               ///< of the last answers
    bool operator==(const ConversationProfile&) const = default;
};

/// Makes such a profile of samples, one after the other; those without turns do not count.
class ConversationCounter {
public:
    void add(const Sample& sample);
    ConversationProfile take();

private:
    ConversationProfile m_profile;
    std::vector<std::uint64_t> m_answers;
    std::uint64_t m_longest = 0;
};

Json toJson(const ConversationProfile& profile);

} // namespace plateau::data

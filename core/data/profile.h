#pragma once

#include "core/base/json.h"
#include "core/data/conversation_profile.h"
#include "core/data/length_profile.h"
#include "core/data/samples.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plateau::data {

struct LabelCount {
    std::string label;
    std::uint64_t count = 0;
    bool operator==(const LabelCount&) const = default;
};

struct Profile {
    std::uint64_t samples = 0;
    std::vector<LabelCount> labels; ///< largest first, equal ones by name; none of conversations
    LengthProfile lengths;
    std::uint64_t emptyTexts = 0;  ///< white space only
    std::uint64_t longestLine = 0; ///< line of the longest text, 0 without samples
    double hanShare = 0; ///< Han characters among all that are neither white space nor control characters
    std::vector<std::vector<std::string>> similarLabels; ///< labels that look alike (lookAlikeForm)
    ConversationProfile conversations;                   ///< of the samples that have turns
};

Profile profile(std::span<const Sample> samples);
Json toJson(const Profile& profile);

} // namespace plateau::data

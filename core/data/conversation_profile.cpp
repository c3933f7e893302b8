#include "core/data/conversation_profile.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace plateau::data {

void ConversationCounter::add(const Sample& sample) {
    if (sample.turns.empty()) {
        return;
    }
    const auto answers = std::count_if(sample.turns.begin(), sample.turns.end(),
                                       [](const Turn& turn) { return turn.speaker == Speaker::Assistant; });
    ++m_profile.conversations;
    m_profile.turns += sample.turns.size();
    m_profile.withSystem += sample.turns.front().speaker == Speaker::System;
    m_profile.withHistory += answers > 1;
    m_answers.push_back(countCodePoints(sample.label));
    if (m_profile.longestAnswerLine == 0 || m_answers.back() > m_longest) {
        m_longest = m_answers.back();
        m_profile.longestAnswerLine = sample.line;
    }
}

ConversationProfile ConversationCounter::take() {
    m_profile.answers = lengthProfile(std::move(m_answers));
    return std::move(m_profile);
}

Json toJson(const ConversationProfile& profile) {
    return {{"conversations", profile.conversations},
            {"turns", profile.turns},
            {"with_system", profile.withSystem},
            {"with_history", profile.withHistory},
            {"longest_answer_line", profile.longestAnswerLine},
            {"answer_characters", toJson(profile.answers)}};
}

} // namespace plateau::data

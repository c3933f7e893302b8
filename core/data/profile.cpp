#include "core/data/profile.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/label_value.h"

#include <algorithm>
#include <map>

namespace plateau::data {
namespace {

struct Characters {
    std::uint64_t all = 0;
    std::uint64_t visible = 0; ///< neither white space nor control characters
    std::uint64_t han = 0;
};

Characters countCharacters(std::string_view text) {
    Characters count;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decodeUtf8(text, at).value_or(0xFFFD);
        ++count.all;
        count.visible += c > 0x20 && !(c >= 0x7F && c < 0xA0) && !isWhiteSpace(c);
        count.han += isHan(c);
    }
    return count;
}

std::vector<LabelCount> labelCounts(std::span<const Sample> samples) {
    std::map<std::string_view, std::uint64_t> counts;
    for (const Sample& sample : samples) {
        if (sample.turns.empty()) {
            ++counts[sample.label];
        }
    }
    std::vector<LabelCount> labels;
    for (const auto& [label, count] : counts) {
        labels.push_back({std::string(label), count});
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](const LabelCount& a, const LabelCount& b) { return a.count > b.count; });
    return labels;
}

std::vector<std::vector<std::string>> similarLabels(const std::vector<LabelCount>& labels) {
    std::map<std::string, std::vector<std::string>> byForm;
    for (const LabelCount& label : labels) {
        byForm[lookAlikeForm(label.label)].push_back(label.label);
    }
    std::vector<std::vector<std::string>> similar;
    for (auto& [form, names] : byForm) {
        if (names.size() > 1) {
            similar.push_back(std::move(names));
        }
    }
    return similar;
}

} // namespace

Profile profile(std::span<const Sample> samples) {
    Profile result;
    result.samples = samples.size();
    result.labels = labelCounts(samples);
    result.similarLabels = similarLabels(result.labels);
    std::vector<std::uint64_t> lengths;
    std::uint64_t longest = 0;
    Characters sum;
    ConversationCounter conversations;
    for (const Sample& sample : samples) {
        conversations.add(sample);
        const Characters count = countCharacters(sample.text);
        lengths.push_back(count.all);
        sum.visible += count.visible;
        sum.han += count.han;
        result.emptyTexts += isBlank(sample.text);
        if (result.longestLine == 0 || count.all > longest) {
            longest = count.all;
            result.longestLine = sample.line;
        }
    }
    result.lengths = lengthProfile(std::move(lengths));
    result.conversations = conversations.take();
    result.hanShare = sum.visible == 0 ? 0 : static_cast<double>(sum.han) / static_cast<double>(sum.visible);
    return result;
}

Json toJson(const Profile& profile) {
    Json labels = Json::array();
    for (const LabelCount& label : profile.labels) {
        labels.push_back({{"label", label.label}, {"count", label.count}});
    }
    Json json = {{"samples", profile.samples},
                 {"labels", labels},
                 {"characters", toJson(profile.lengths)},
                 {"empty_texts", profile.emptyTexts},
                 {"longest_line", profile.longestLine},
                 {"han_share", profile.hanShare},
                 {"similar_labels", profile.similarLabels}};
    if (profile.conversations.conversations > 0) {
        json["conversations"] = toJson(profile.conversations);
    }
    return json;
}

} // namespace plateau::data

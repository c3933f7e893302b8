#include "core/data/profile.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/label_value.h"

#include <algorithm>
#include <cmath>
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

/// The smallest value that at least `share` of the sorted values do not exceed.
std::uint64_t nearestRank(const std::vector<std::uint64_t>& sorted, double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

std::vector<LengthBin> histogram(const std::vector<std::uint64_t>& sorted, std::uint64_t p99) {
    constexpr std::uint64_t mostBins = 20;
    const std::uint64_t low = sorted.front();
    const std::uint64_t width = (p99 - low) / mostBins + 1;
    std::vector<LengthBin> bins((p99 - low) / width + 1);
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins[i] = {low + i * width, low + (i + 1) * width, 0};
    }
    bins.back().to = std::max(bins.back().to, sorted.back() + 1);
    for (const auto length : sorted) {
        ++bins[std::min<std::size_t>((length - low) / width, bins.size() - 1)].count;
    }
    return bins;
}

std::vector<LabelCount> labelCounts(std::span<const Sample> samples) {
    std::map<std::string_view, std::uint64_t> counts;
    for (const Sample& sample : samples) {
        ++counts[sample.label];
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

LengthProfile lengthProfile(std::vector<std::uint64_t> lengths) {
    LengthProfile result;
    if (lengths.empty()) {
        return result;
    }
    std::sort(lengths.begin(), lengths.end());
    double sum = 0;
    for (const auto length : lengths) {
        sum += static_cast<double>(length);
    }
    result.shortest = lengths.front();
    result.p5 = nearestRank(lengths, .05);
    result.median = nearestRank(lengths, .5);
    result.p95 = nearestRank(lengths, .95);
    result.p99 = nearestRank(lengths, .99);
    result.longest = lengths.back();
    result.mean = sum / static_cast<double>(lengths.size());
    result.bins = histogram(lengths, result.p99);
    return result;
}

Profile profile(std::span<const Sample> samples) {
    Profile result;
    result.samples = samples.size();
    result.labels = labelCounts(samples);
    result.similarLabels = similarLabels(result.labels);
    std::vector<std::uint64_t> lengths;
    std::uint64_t longest = 0;
    Characters sum;
    for (const Sample& sample : samples) {
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
    result.hanShare = sum.visible == 0 ? 0 : static_cast<double>(sum.han) / static_cast<double>(sum.visible);
    return result;
}

Json toJson(const Profile& profile) {
    Json labels = Json::array();
    for (const LabelCount& label : profile.labels) {
        labels.push_back({{"label", label.label}, {"count", label.count}});
    }
    Json bins = Json::array();
    for (const LengthBin& bin : profile.lengths.bins) {
        bins.push_back({{"from", bin.from}, {"to", bin.to}, {"count", bin.count}});
    }
    const LengthProfile& lengths = profile.lengths;
    return {{"samples", profile.samples},
            {"labels", labels},
            {"characters",
             {{"shortest", lengths.shortest},
              {"p5", lengths.p5},
              {"median", lengths.median},
              {"p95", lengths.p95},
              {"p99", lengths.p99},
              {"longest", lengths.longest},
              {"mean", lengths.mean},
              {"bins", bins}}},
            {"empty_texts", profile.emptyTexts},
            {"longest_line", profile.longestLine},
            {"han_share", profile.hanShare},
            {"similar_labels", profile.similarLabels}};
}

} // namespace plateau::data

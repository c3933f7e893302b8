#include "core/data/inspect/doubt.h"

#include "core/base/utf8.h"
#include "core/data/label_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace plateau::data {
namespace {

constexpr std::size_t namedLabels = 8;

std::string quoted(const std::vector<std::string>& labels) {
    std::string list;
    for (std::size_t i = 0; i < std::min(labels.size(), namedLabels); ++i) {
        list += fmt::format("{}'{}'", i == 0 ? "" : ", ", printable(labels[i], 40));
    }
    return labels.size() > namedLabels ? list + ", …" : list;
}

bool isInteger(std::string_view label) {
    label.remove_prefix(label.starts_with('-') ? 1 : 0);
    return !label.empty() && label.size() < 16 &&
           std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void addLookAlikes(std::span<const LabelCount> labels, std::vector<Doubt>& doubts) {
    std::map<std::string, std::vector<std::string>> forms;
    for (const LabelCount& label : labels) {
        forms[lookAlikeForm(label.label)].push_back(label.label);
    }
    std::string list;
    double groups = 0;
    for (auto& [form, names] : forms) {
        if (names.size() > 1 && ++groups <= 5) {
            std::sort(names.begin(), names.end());
            list += (list.empty() ? "" : "; ") + quoted(names);
        }
    }
    if (groups > 0) {
        doubts.push_back(
            {DoubtKind::LookAlikeLabels, {{"groups", groups}}, groups > 5 ? list + "; …" : list});
    }
}

void addMissing(std::span<const LabelCount> labels, std::vector<Doubt>& doubts) {
    std::vector<std::string> names;
    double rows = 0;
    for (const LabelCount& label : labels) {
        if (looksMissing(label.label)) {
            names.push_back(label.label);
            rows += static_cast<double>(label.count);
        }
    }
    if (!names.empty()) {
        const double count = static_cast<double>(names.size());
        doubts.push_back({DoubtKind::MissingLabels, {{"rows", rows}, {"labels", count}}, quoted(names)});
    }
}

void addHidden(std::span<const LabelCount> labels, std::vector<Doubt>& doubts) {
    const auto hidden = std::find_if(labels.begin(), labels.end(),
                                     [](const LabelCount& label) { return label.label == "-1"; });
    const bool others =
        labels.size() > 2 && std::all_of(labels.begin(), labels.end(), [&](const LabelCount& label) {
            return &label == &*hidden || (isInteger(label.label) && label.label.front() != '-');
        });
    if (hidden != labels.end() && others) {
        doubts.push_back({DoubtKind::HiddenLabels, {{"rows", static_cast<double>(hidden->count)}}, ""});
    }
}

void addThin(std::span<const LabelCount> labels, std::vector<Doubt>& doubts) {
    const auto thin =
        std::count_if(labels.begin(), labels.end(), [](const LabelCount& label) { return label.count < 3; });
    if (thin > 0) {
        doubts.push_back(
            {DoubtKind::ThinClasses,
             {{"classes", static_cast<double>(thin)}, {"of", static_cast<double>(labels.size())}},
             ""});
    }
}

/// label → samples with it
using Counts = std::map<std::string, std::uint64_t>;

} // namespace

std::vector<Doubt> labelDoubts(std::span<const LabelCount> labels) {
    std::vector<Doubt> doubts;
    addLookAlikes(labels, doubts);
    addMissing(labels, doubts);
    addHidden(labels, doubts);
    addThin(labels, doubts);
    return doubts;
}

std::uint64_t foreignRows(std::span<const BadRow> rows) {
    return static_cast<std::uint64_t>(std::count_if(rows.begin(), rows.end(), [](const BadRow& row) {
        return row.reason.find("is not UTF-8") != std::string::npos;
    }));
}

std::vector<Doubt> fileDoubts(const Dataset& dataset, const GuessedMapping& guess, std::uint64_t foreign,
                              std::uint64_t respelled, std::span<const LabelCount> labels) {
    std::vector<Doubt> doubts;
    if (guess.labelByContent) {
        std::string subject = fmt::format("'{}'", printable(guess.mapping.label, 60));
        if (!guess.otherLabels.empty()) {
            subject += "; it could also be " + quoted(guess.otherLabels);
        }
        doubts.push_back({DoubtKind::GuessedLabel, {}, subject});
    }
    if (foreign > 0) {
        const std::string encoding =
            dataset.encoding() == "UTF-8" ? "of mixed encodings" : dataset.encoding();
        doubts.push_back({DoubtKind::ForeignEncoding, {{"rows", static_cast<double>(foreign)}}, encoding});
    }
    if (respelled > 0) {
        doubts.push_back({DoubtKind::RespelledLabels, {{"rows", static_cast<double>(respelled)}}, ""});
    }
    const auto ofLabels = labelDoubts(labels);
    doubts.insert(doubts.end(), ofLabels.begin(), ofLabels.end());
    return doubts;
}

std::vector<Doubt> joinNumberLabels(std::span<std::vector<Sample>* const> lists) {
    std::vector<Counts> counts(lists.size());
    std::set<std::string> all;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const Sample& sample : *lists[i]) {
            ++counts[i][sample.label];
            all.insert(sample.label);
        }
    }
    std::unordered_map<std::string, std::string> spelling;
    std::vector<std::string> told;
    for (const std::string& label : all) {
        const std::string decimal = label + ".0";
        if (!isInteger(label) || !all.contains(decimal)) {
            continue;
        }
        const auto first = std::find_if(counts.begin(), counts.end(), [&](const Counts& list) {
            return list.contains(label) || list.contains(decimal);
        });
        const bool keepInteger = (*first)[label] >= (*first)[decimal];
        spelling.emplace(keepInteger ? decimal : label, keepInteger ? label : decimal);
        told.push_back(keepInteger ? decimal + "' as '" + label : label + "' as '" + decimal);
    }
    double rows = 0;
    for (std::vector<Sample>* list : lists) {
        for (Sample& sample : spelling.empty() ? std::span<Sample>() : std::span<Sample>(*list)) {
            if (const auto found = spelling.find(sample.label); found != spelling.end()) {
                sample.label = found->second;
                ++rows;
            }
        }
    }
    return told.empty() ? std::vector<Doubt>()
                        : std::vector<Doubt>{{DoubtKind::JoinedNumbers, {{"rows", rows}}, quoted(told)}};
}

} // namespace plateau::data

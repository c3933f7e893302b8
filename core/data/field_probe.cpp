#include "core/data/field_probe.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/conversation_value.h"
#include "core/data/label_value.h"
#include "core/data/split.h"
#include "core/data/target_form.h"

#include <algorithm>
#include <array>

namespace plateau::data {
namespace {

bool isNumberLike(std::string_view value) {
    constexpr std::string_view signs = "0123456789.,:+-/%eETZ ";
    const bool digit = std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digit && value.find_first_not_of(signs) == std::string_view::npos;
}

bool isWorded(std::string_view value) {
    bool text = false;
    bool gap = false;
    for (std::size_t at = 0; at < value.size();) {
        const auto c = decodeUtf8(value, at);
        if (!c) {
            continue;
        }
        if (isHan(*c)) {
            return true;
        }
        const bool space = isWhiteSpace(*c);
        if (!space && gap) {
            return true;
        }
        text = text || !space;
        gap = text && space;
    }
    return false;
}

signed char flagOf(std::string_view value) {
    const auto flag = parseFlag(value);
    return static_cast<signed char>(!flag ? -1 : *flag ? 1 : 0);
}

bool isVerdict(std::string_view value) {
    return value == "accept" || value == "reject" || value == "ignore";
}

void add(FieldProbe& probe, const std::string& value, bool nestedJson) {
    ++probe.filled;
    const bool nested = nestedJson || isNested(value);
    const LabelReading label = readLabel(value);
    probe.nested += nested;
    probe.lists += nested && !label.label.empty();
    probe.named += !label.label.empty();
    probe.chats += nested && isConversation(value);
    probe.histories += nested && isHistory(value);
    probe.numbers += isNumberLike(value);
    probe.worded += !nested && isWorded(value);
    probe.sides += parseSide(value).has_value();
    probe.verdicts += isVerdict(value);
    probe.characters += countCodePoints(value);
    probe.distinct.insert(value);
    if (!label.label.empty()) {
        probe.labels.insert(label.label);
    }
}

/// Number of the i-th of `count` rows spread evenly over the file.
std::uint64_t probedRow(const Dataset& dataset, std::uint64_t i, std::uint64_t count) {
    const std::uint64_t rows = dataset.rowCount();
    return i * (rows / count) + i * (rows % count) / count;
}

} // namespace

bool FieldProbe::isFlag() const {
    return rows > 0 && std::none_of(flags.begin(), flags.end(), [](signed char flag) { return flag < 0; });
}

std::vector<FieldProbe> probeFields(const Dataset& dataset, std::uint64_t most) {
    std::vector<FieldProbe> probes;
    for (const std::string& field : dataset.fields()) {
        probes.emplace_back().name = field;
    }
    const std::uint64_t count = std::min(dataset.rowCount(), most);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto row = dataset.row(probedRow(dataset, i, count));
        if (!row) {
            continue;
        }
        for (std::size_t field = 0; field < probes.size(); ++field) {
            FieldProbe& probe = probes[field];
            ++probe.rows;
            const auto& value = row->values[field];
            probe.flags.push_back(value ? flagOf(*value) : static_cast<signed char>(-1));
            if (value && !value->empty()) {
                add(probe, *value, !row->nested.empty() && row->nested[field]);
            }
        }
    }
    return probes;
}

bool headerLooksLikeData(const Dataset& dataset, const std::vector<FieldProbe>& probes) {
    if (dataset.layout().format != Format::Delimited || probes.empty() || probes.front().rows == 0) {
        return false;
    }
    bool counting = true; // 0, 1, 2, … is how tools name columns that have no name
    for (std::size_t i = 0; i < probes.size(); ++i) {
        counting = counting && probes[i].name == std::to_string(i);
    }
    return !counting && std::any_of(probes.begin(), probes.end(), [](const FieldProbe& probe) {
        const bool number = isNumberLike(probe.name) && probe.mostly(probe.numbers);
        const bool repeated = probe.repeats() && probe.distinct.contains(probe.name);
        return number || repeated;
    });
}

std::vector<std::string> flagColumns(const Dataset& dataset) {
    struct Candidate {
        std::size_t field = 0;
        std::array<bool, 2> seen{}; ///< 0, 1
    };
    std::vector<Candidate> candidates;
    for (std::size_t field = 0; field < dataset.fields().size(); ++field) {
        candidates.push_back({field});
    }
    const std::uint64_t count = std::min(dataset.rowCount(), probedRows);
    std::uint64_t read = 0;
    for (std::uint64_t i = 0; i < count && !candidates.empty(); ++i) {
        const auto row = dataset.row(probedRow(dataset, i, count));
        if (!row) {
            continue;
        }
        ++read;
        std::erase_if(candidates, [&row](Candidate& candidate) {
            const auto& value = row->values[candidate.field];
            const auto flag = value ? parseFlag(*value) : std::nullopt;
            if (flag) {
                candidate.seen[*flag ? 1 : 0] = true;
            }
            return !flag;
        });
    }
    const auto both = std::count_if(candidates.begin(), candidates.end(),
                                    [](const Candidate& c) { return c.seen[0] && c.seen[1]; });
    std::vector<std::string> names;
    for (const Candidate& candidate : candidates) {
        if (read > 0 && both >= 2) {
            names.push_back(dataset.fields()[candidate.field]);
        }
    }
    return names;
}

std::vector<std::string> oneColumnPerClass(const std::vector<const FieldProbe*>& free) {
    std::vector<const FieldProbe*> flags;
    std::copy_if(free.begin(), free.end(), std::back_inserter(flags),
                 [](const FieldProbe* probe) { return probe->isFlag() && probe->distinct.size() == 2; });
    std::vector<std::string> names;
    if (flags.size() < 2) {
        return names;
    }
    bool exactlyOne = true;
    for (std::size_t row = 0; row < flags.front()->flags.size(); ++row) {
        const auto ones = std::count_if(flags.begin(), flags.end(),
                                        [row](const FieldProbe* probe) { return probe->flags[row] == 1; });
        exactlyOne = exactlyOne && ones == 1;
    }
    if (exactlyOne || flags.size() > 2) {
        for (const FieldProbe* probe : flags) {
            names.push_back(probe->name);
        }
    }
    return names;
}

} // namespace plateau::data

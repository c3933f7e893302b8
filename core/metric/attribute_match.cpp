#include "core/metric/attribute_match.h"

#include <set>

#include <fmt/format.h>

namespace plateau::statistics {
namespace {

std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

/// The comparable value; nothing for an absent or blank one.
std::optional<std::string> valueOf(const std::optional<std::string>& written) {
    std::string value = comparableValue(written.value_or(""));
    return value.empty() ? std::nullopt : std::optional(std::move(value));
}

std::optional<std::string> valueOf(const Attributes& attributes, const std::string& name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::nullopt : found->second;
}

template <typename Figure>
MacroMean macro(const std::map<std::string, AttributeCounts>& attributes, const Figure& figure) {
    MacroMean mean;
    double sum = 0;
    for (const auto& [name, counts] : attributes) {
        if (const auto value = figure(counts)) {
            sum += *value;
            ++mean.attributes;
        }
    }
    if (mean.attributes > 0) {
        mean.mean = sum / static_cast<double>(mean.attributes);
    }
    return mean;
}

} // namespace

std::optional<std::string> attributeValue(const Json& value) {
    if (value.is_null()) {
        return std::nullopt;
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::optional<double> AttributeCounts::precision() const {
    return ratio(right, given());
}

std::optional<double> AttributeCounts::recall() const {
    return ratio(right, present());
}

std::optional<double> AttributeCounts::f1() const {
    return ratio(2 * right, given() + present());
}

std::optional<double> AttributeCounts::nullAccuracy() const {
    return ratio(absent, missing());
}

AttributeCounts& AttributeCounts::operator+=(const AttributeCounts& other) {
    right += other.right;
    wrong += other.wrong;
    invented += other.invented;
    missed += other.missed;
    absent += other.absent;
    return *this;
}

AttributeCounts matchValue(const std::optional<std::string>& truth, const std::optional<std::string>& given) {
    const auto wanted = valueOf(truth);
    const auto got = valueOf(given);
    AttributeCounts counts;
    if (wanted && got) {
        ++(*wanted == *got ? counts.right : counts.wrong);
    } else if (wanted) {
        ++counts.missed;
    } else {
        ++(got ? counts.invented : counts.absent);
    }
    return counts;
}

Result<AttributeReport> matchAttributes(std::span<const Attributes> truth,
                                        std::span<const Attributes> predictions) {
    if (truth.size() != predictions.size() || truth.empty()) {
        return badInput("attributes",
                        fmt::format("{} pages cannot be paired with {}", truth.size(), predictions.size()),
                        "Give one prediction for every page.");
    }
    std::set<std::string> names;
    for (const auto& pages : {truth, predictions}) {
        for (const Attributes& page : pages) {
            for (const auto& [name, value] : page) {
                names.insert(name);
            }
        }
    }
    AttributeReport report;
    report.items = std::ssize(truth);
    for (const std::string& name : names) {
        AttributeCounts& counts = report.attributes[name];
        for (std::size_t i = 0; i < truth.size(); ++i) {
            counts += matchValue(valueOf(truth[i], name), valueOf(predictions[i], name));
        }
        report.all += counts;
    }
    report.precision = macro(report.attributes, [](const auto& counts) { return counts.precision(); });
    report.recall = macro(report.attributes, [](const auto& counts) { return counts.recall(); });
    report.f1 = macro(report.attributes, [](const auto& counts) { return counts.f1(); });
    report.nullAccuracy = macro(report.attributes, [](const auto& counts) { return counts.nullAccuracy(); });
    return report;
}

} // namespace plateau::statistics

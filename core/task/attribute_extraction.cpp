#include "core/base/json.h"
#include "core/base/utf8.h"
#include "core/metric/attribute_match.h"
#include "core/task/task_list.h"
#include "core/task/written_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

/// Reading attributes off a text: the answer is an object of names and values, and is scored value by value.
namespace plateau::task {
namespace {

using statistics::Attributes;

constexpr std::size_t mostAttributes = 1000;

/// The attributes of an answer; nothing where it is no JSON object.
std::optional<Attributes> attributesOf(const std::string& answer) {
    const auto json = parseJson(answer, "answer");
    if (!json || !json->is_object()) {
        return std::nullopt;
    }
    Attributes attributes;
    for (const auto& [name, value] : json->items()) {
        attributes[name] = statistics::attributeValue(value);
    }
    return attributes;
}

/// Value of a name; nothing where it has none.
std::optional<std::string> find(const Attributes& attributes, const std::string& name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::nullopt : found->second;
}

class AttributeExtraction final : public Task {
public:
    const TaskInfo& info() const override {
        static const TaskInfo info{
            .id = "attribute-extraction",
            .name = "attribute extraction",
            .about = "A text and the attributes it tells, as an object: which values the model reads off it.",
            .input = InputKind::Text,
            .target = data::TargetForm::Answer,
            .objective = Objective::CausalLanguage,
            .metrics = {"attribute_f1", "attribute_precision", "attribute_recall", "null_accuracy",
                        "exact_match", "nats_per_token"},
            .baselines = {BaselineKind::Untouched},
            .label = "attribute",
            .labels = "attributes",
            .comparesTexts = true,
            .writesAnswers = true};
        return info;
    }

    Result<TaskFacts> facts(std::span<const data::Sample> pool,
                            const data::FieldMapping& mapping) const override {
        std::set<std::string> names;
        for (const data::Sample& sample : pool) {
            const auto attributes = attributesOf(sample.label);
            if (!attributes) {
                return badInput(
                    fmt::format("line {}", sample.line),
                    fmt::format("'{}' holds no object of attributes: {}", mapping.label,
                                printable(sample.label, 60)),
                    "Write attributes as an object, for example {\"price\": \"12\"}, or choose the "
                    "task instruction-tuning.");
            }
            for (const auto& [name, value] : *attributes) {
                names.insert(name);
            }
        }
        return TaskFacts{{names.begin(), names.end()}, {}};
    }

    void validate(const TaskFacts& facts, std::vector<Fault>& faults) const override {
        if (facts.labels.empty() || facts.labels.size() > mostAttributes) {
            faults.push_back(
                {"labels",
                 fmt::format("has {} attributes, must have 1 … {}", facts.labels.size(), mostAttributes),
                 "Use answers that name attributes, and fewer of them."});
        }
    }

    /// The rarest attribute that a text has a value of stands for it, so that rare ones come early in every
    /// subset.
    std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts& facts) const override {
        std::vector<std::vector<std::size_t>> all;
        std::vector<int> counts(facts.labels.size());
        for (const data::Sample& sample : samples) {
            const Attributes attributes = attributesOf(sample.label).value_or(Attributes());
            auto& present = all.emplace_back();
            for (std::size_t k = 0; k < facts.labels.size(); ++k) {
                if (find(attributes, facts.labels[k])) {
                    present.push_back(k);
                    ++counts[k];
                }
            }
        }
        std::vector<int> strata;
        for (const auto& present : all) {
            const auto rarest =
                std::min_element(present.begin(), present.end(),
                                 [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
            strata.push_back(rarest == present.end() ? -1 : static_cast<int>(*rarest));
        }
        return strata;
    }

    Examples examples(std::span<const data::Sample> samples, const TaskFacts&) const override {
        return conversationExamples(samples);
    }

    /// An answer that is no object gives no attributes. Columns "<k>.right_values" … of the k-th attribute
    /// beside those of all; a name that the pool does not have is counted in all of them only.
    metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                            const TaskFacts& facts) const override {
        metric::ItemTable table = answerTable(truth, outputs);
        for (std::size_t i = 0; i < truth.size() && !outputs.answers.empty(); ++i) {
            const Attributes wanted = attributesOf(truth[i].label).value_or(Attributes());
            const auto read = attributesOf(outputs.answers[i]);
            addItem(wanted, read.value_or(Attributes()), facts, table);
            table.columns["is_object"].push_back(read ? 1 : 0);
        }
        return table;
    }

    Json details(const metric::ItemTable& table, const Outputs&, const TaskFacts& facts,
                 const TrainedOn&) const override {
        const auto* objects = table.find("is_object");
        if (objects == nullptr) {
            return Json::object();
        }
        const auto sum = [&](const std::string& column) {
            double total = 0;
            for (const double value : *table.find(column)) {
                total += value;
            }
            return static_cast<std::int64_t>(total);
        };
        Json attributes = Json::array();
        for (std::size_t k = 0; k < facts.labels.size(); ++k) {
            const auto of = [&](const char* part) { return sum(fmt::format("{}.{}", k, part)); };
            attributes.push_back({{"name", facts.labels[k]},
                                  {"right", of("right_values")},
                                  {"wrong", of("wrong_values")},
                                  {"invented", of("invented_values")},
                                  {"missed", of("missed_values")},
                                  {"absent", of("absent_values")}});
        }
        return {{"attributes", std::move(attributes)},
                {"answers", table.size()},
                {"no_object", static_cast<std::int64_t>(table.size()) - sum("is_object")}};
    }

private:
    static void add(const std::string& prefix, const statistics::AttributeCounts& counts,
                    metric::ItemTable& table) {
        table.columns[prefix + "right_values"].push_back(static_cast<double>(counts.right));
        table.columns[prefix + "wrong_values"].push_back(static_cast<double>(counts.wrong));
        table.columns[prefix + "invented_values"].push_back(static_cast<double>(counts.invented));
        table.columns[prefix + "missed_values"].push_back(static_cast<double>(counts.missed));
        table.columns[prefix + "absent_values"].push_back(static_cast<double>(counts.absent));
    }

    static void addItem(const Attributes& wanted, const Attributes& read, const TaskFacts& facts,
                        metric::ItemTable& table) {
        statistics::AttributeCounts all;
        for (std::size_t k = 0; k < facts.labels.size(); ++k) {
            const std::string& name = facts.labels[k];
            const auto counts = statistics::matchValue(find(wanted, name), find(read, name));
            add(fmt::format("{}.", k), counts, table);
            all += counts;
        }
        std::set<std::string> others;
        for (const Attributes* side : {&wanted, &read}) {
            for (const auto& [name, value] : *side) {
                if (!std::binary_search(facts.labels.begin(), facts.labels.end(), name)) {
                    others.insert(name);
                }
            }
        }
        for (const std::string& name : others) {
            all += statistics::matchValue(find(wanted, name), find(read, name));
        }
        add("", all, table);
    }
};

} // namespace

const Task& attributeExtraction() {
    static const AttributeExtraction task;
    return task;
}

} // namespace plateau::task

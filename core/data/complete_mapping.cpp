#include "core/base/utf8.h"
#include "core/data/answer_fields.h"
#include "core/data/field_names.h"
#include "core/data/field_probe.h"
#include "core/data/mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace plateau::data {
namespace {

constexpr std::uint64_t measuredRows = 200;
constexpr std::array<std::string_view, 7> setNames = {"labels", "label",   "tags",  "categories",
                                                      "topics", "classes", "genres"};

class Completion {
public:
    Completion(const Dataset& dataset, const FieldMapping& named) : m_dataset(dataset) {
        m_guessed.mapping = named;
        note("text", named.text);
        note("label", named.label);
        for (const auto& [role, field] : {std::pair{"id", named.id}, std::pair{"group", named.group},
                                          std::pair{"split", named.split}, std::pair{"order", named.order}}) {
            note(role, field.value_or(""));
        }
        for (const std::string& field : named.features) {
            note("feature", field);
        }
        for (const std::string& field : named.labelColumns) {
            note("label", field);
        }
    }

    Result<void> text() {
        std::string& field = m_guessed.mapping.text;
        if (!field.empty()) {
            return {};
        }
        std::string reason = "its name";
        field = byName(textNames);
        if (field.empty()) {
            field = longest();
            reason = "the longest values";
        }
        if (field.empty()) {
            return fault("no field can be the text", "Name the text field.");
        }
        m_taken.insert(field);
        m_guessed.choices.push_back({"text", field, reason});
        return {};
    }

    Result<void> target() {
        FieldMapping& mapping = m_guessed.mapping;
        if (mapping.target == TargetForm::None || !mapping.label.empty() || !mapping.labelColumns.empty()) {
            return {};
        }
        if (mapping.target == TargetForm::ClassSet) {
            mapping.label = byName(setNames);
            if (mapping.label.empty() && takeLabelColumns()) {
                return {};
            }
        }
        if (mapping.label.empty()) {
            return fault(mapping.target == TargetForm::Number ? std::string(numberNotNamed)
                                                              : "no field can be told to hold the labels",
                         "Name the label field.");
        }
        m_taken.insert(mapping.label);
        m_guessed.choices.push_back({"label", mapping.label, "its name"});
        return {};
    }

    Result<void> features() {
        FieldMapping& mapping = m_guessed.mapping;
        if (!mapping.features.empty()) {
            return {};
        }
        for (const std::string& field : m_dataset.fields()) {
            if (!m_taken.contains(field)) {
                mapping.features.push_back(field);
                m_guessed.choices.push_back({"feature", field, "plays no other part"});
            }
        }
        return mapping.features.empty()
                   ? fault("has no field beside the target", "Give a table with features.")
                   : Result<void>();
    }

    GuessedMapping take() { return std::move(m_guessed); }

private:
    void note(const char* role, const std::string& field) {
        if (!field.empty()) {
            m_taken.insert(field);
            m_guessed.choices.push_back({role, field, "named by you"});
        }
    }

    /// Columns of 0 and 1, where there are several.
    bool takeLabelColumns() {
        for (const std::string& field : flagColumns(m_dataset)) {
            if (!m_taken.contains(field)) {
                m_guessed.mapping.labelColumns.push_back(field);
            }
        }
        if (m_guessed.mapping.labelColumns.size() < 2) {
            m_guessed.mapping.labelColumns.clear();
            return false;
        }
        for (const std::string& field : m_guessed.mapping.labelColumns) {
            m_taken.insert(field);
            m_guessed.choices.push_back({"label", field, "a column of 0 and 1"});
        }
        return true;
    }

    Result<void> fault(const std::string& what, const std::string& fix) const {
        return badInput(m_dataset.fileName(), fmt::format("{}. Fields here: {}", what, fieldList(m_dataset)),
                        fix);
    }

    template <typename Names>
    std::string byName(const Names& names) const {
        for (const std::string_view wanted : names) {
            for (const std::string& field : m_dataset.fields()) {
                if (plainName(field, Case::Folded) == wanted && !m_taken.contains(field)) {
                    return field;
                }
            }
        }
        return {};
    }

    std::string longest() const {
        std::vector<std::uint64_t> bytes(m_dataset.fields().size());
        for (std::uint64_t number = 0; number < std::min(m_dataset.rowCount(), measuredRows); ++number) {
            const auto row = m_dataset.row(number);
            for (std::size_t i = 0; row && i < bytes.size(); ++i) {
                const bool free = !m_taken.contains(m_dataset.fields()[i]);
                bytes[i] += free && row->values[i] ? row->values[i]->size() : 0;
            }
        }
        const auto most = std::max_element(bytes.begin(), bytes.end());
        return most == bytes.end() || *most == 0
                   ? std::string()
                   : m_dataset.fields()[static_cast<std::size_t>(most - bytes.begin())];
    }

    const Dataset& m_dataset;
    GuessedMapping m_guessed;
    std::set<std::string> m_taken;
};

/// The same fields under the names that they have in the file.
Result<FieldMapping> withFoundFields(const Dataset& dataset, FieldMapping mapping) {
    for (std::string* name : namedFields(mapping)) {
        auto field = findField(dataset, *name);
        if (!field) {
            return field.error();
        }
        *name = std::move(*field);
    }
    return mapping;
}

} // namespace

Result<GuessedMapping> completeMapping(const Dataset& dataset, const FieldMapping& named, bool features) {
    const auto found = withFoundFields(dataset, named);
    if (!found) {
        return found.error();
    }
    if (named.target == TargetForm::Answer) {
        return completeAnswers(dataset, *found);
    }
    Completion completion(dataset, *found);
    if (const auto target = completion.target(); !target) {
        return target.error();
    }
    if (const auto input = features ? completion.features() : completion.text(); !input) {
        return input.error();
    }
    return completion.take();
}

} // namespace plateau::data

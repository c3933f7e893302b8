#include "core/data/field_names.h"
#include "core/data/field_probe.h"
#include "core/data/mapping.h"
#include "core/data/split.h"

#include "core/base/utf8.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>

namespace plateau::data {
namespace {

/// The fields that a guess is made of, and what has been chosen.
class Guess {
public:
    explicit Guess(std::vector<FieldProbe> probes) : m_probes(std::move(probes)) {}

    const std::vector<FieldProbe>& probes() const { return m_probes; }

    const FieldProbe& probe(std::string_view name) const {
        return *std::find_if(m_probes.begin(), m_probes.end(),
                             [&](const FieldProbe& candidate) { return candidate.name == name; });
    }

    /// The field whose name is best known among those that `fits` accepts; it is told whether the whole name
    /// is known.
    template <typename Fits>
    const FieldProbe* byName(std::span<const std::string_view> names, Fits fits) const {
        for (const bool whole : {true, false}) {
            for (const std::string_view wanted : names) {
                for (const FieldProbe& candidate : m_probes) {
                    const bool known = whole ? plainName(candidate.name, Case::Folded) == wanted
                                             : holdsWord(candidate.name, wanted);
                    if (known && isFree(candidate) && fits(candidate, whole)) {
                        return &candidate;
                    }
                }
            }
        }
        return nullptr;
    }

    std::vector<const FieldProbe*> free() const {
        std::vector<const FieldProbe*> fields;
        for (const FieldProbe& candidate : m_probes) {
            if (isFree(candidate)) {
                fields.push_back(&candidate);
            }
        }
        return fields;
    }

    std::string take(const char* role, const FieldProbe& field, std::string reason) {
        m_choices.push_back({role, field.name, std::move(reason)});
        return field.name;
    }

    std::vector<FieldChoice> choices() { return std::move(m_choices); }

private:
    bool isFree(const FieldProbe& field) const {
        return std::none_of(m_choices.begin(), m_choices.end(),
                            [&](const FieldChoice& c) { return c.field == field.name; });
    }

    std::vector<FieldProbe> m_probes;
    std::vector<FieldChoice> m_choices;
};

/// Why fields that one would look at first are not taken.
std::string obstacles(const std::vector<const FieldProbe*>& free, bool forLabel) {
    std::vector<std::string> nested;
    std::string text;
    for (const FieldProbe* field : free) {
        const std::string name = printable(field->name, 60);
        if (field->mostly(field->nested) && field->lists * 2 > field->nested) {
            text += fmt::format(". '{}' holds lists", name);
        } else if (field->nested * 10 >= field->filled && field->nested > 0) {
            nested.push_back(field->name);
        } else if (forLabel && field->mostly(field->verdicts)) {
            text +=
                fmt::format(". '{}' holds verdicts on the rows ({})", name, fmt::join(field->distinct, ", "));
        } else if (!forLabel && field->mostly(field->numbers)) {
            text += fmt::format(". '{}' holds numbers", name);
        }
    }
    if (!nested.empty()) {
        text += fmt::format(". {} {} nested JSON", quotedList(nested), nested.size() == 1 ? "holds" : "hold");
    }
    return text;
}

Error cannotTell(const Dataset& dataset, const Guess& guess, const char* role) {
    const bool forLabel = std::string_view(role) == "label";
    const auto free = guess.free();
    const bool nested = std::any_of(free.begin(), free.end(), [](const FieldProbe* field) {
        return field->nested > 0 && field->lists * 2 <= field->nested;
    });
    const auto known = [&](std::string_view name) { return dataset.fieldNumber(name).has_value(); };
    std::string fix = fmt::format("Name the {} field.", role);
    if (known("annotations") && known("data")) {
        fix = "This looks like a full export of Label Studio: export it as JSON_MIN or CSV.";
    } else if (nested) {
        fix = fmt::format("Write the {} into a field of its own, or name its field.", role);
    }
    return badInput(dataset.fileName(),
                    fmt::format("cannot tell which field is the {}. Fields here: {}{}", role,
                                fieldList(dataset), obstacles(free, forLabel)),
                    fix);
}

class Chooser {
public:
    Chooser(const Dataset& dataset, const FieldNames& named)
        : m_dataset(dataset), m_named(named), m_guess(probeFields(dataset)) {}

    Result<GuessedMapping> run() {
        if (const auto taken = takeNamed(); !taken) {
            return taken.error();
        }
        if (const auto readable = checkRows(); !readable) {
            return readable.error();
        }
        // Both names first: in "title, text" the label must not take what the text needs, nor the other way
        // round.
        textByName();
        labelByName();
        takeOptional();
        for (const auto& chosen : {textByContent(), labelByContent()}) {
            if (!chosen) {
                return chosen.error();
            }
        }
        m_found.choices = m_guess.choices();
        return std::move(m_found);
    }

private:
    FieldMapping& mapping() { return m_found.mapping; }

    template <typename Slot>
    Result<void> takeNamed(const char* role, const std::optional<std::string>& name, Slot& slot) {
        if (!name) {
            return {};
        }
        const auto field = findField(m_dataset, *name);
        if (!field) {
            return field.error();
        }
        slot = m_guess.take(role, m_guess.probe(*field), "named by you");
        return {};
    }

    Result<void> takeNamed() {
        for (const auto& taken :
             {takeNamed("text", m_named.text, mapping().text),
              takeNamed("label", m_named.label, mapping().label), takeNamed("id", m_named.id, mapping().id),
              takeNamed("group", m_named.group, mapping().group),
              takeNamed("split", m_named.split, mapping().split),
              takeNamed("order", m_named.order, mapping().order)}) {
            if (!taken) {
                return taken;
            }
        }
        return {};
    }

    /// Rows that nothing can be told of, and a header that is a row.
    Result<void> checkRows() const {
        const auto& probes = m_guess.probes();
        if (m_dataset.rowCount() > 0 && !probes.empty() && probes.front().rows == 0) {
            const auto first = m_dataset.row(0);
            const bool foreign = m_dataset.encoding() != "UTF-8";
            return badInput(m_dataset.fileName(),
                            foreign
                                ? fmt::format("is {}, not UTF-8: no row can be read", m_dataset.encoding())
                            : first ? "no row can be read"
                                    : "no row can be read; the first: " + first.error().what,
                            foreign ? "Save the file as UTF-8." : "Correct the file.");
        }
        const bool bothNamed = m_named.text && m_named.label;
        if (!bothNamed && !anyKnownName() && headerLooksLikeData(m_dataset, probes)) {
            return badInput(
                fmt::format("{}:{}", m_dataset.fileName(), m_dataset.headerLine()),
                fmt::format("the first line looks like a row, not like names of columns: {}",
                            quotedList(m_dataset.fields())),
                "Add a first line with the names, for example label,text; or name text and label if "
                "it is a header.");
        }
        return {};
    }

    bool anyKnownName() const {
        const auto any = [](const FieldProbe& /*field*/, bool whole) { return whole; };
        for (const std::span<const std::string_view> names :
             {std::span<const std::string_view>(textNames),
              std::span<const std::string_view>(labelNamesKnown), std::span<const std::string_view>(idNames),
              std::span<const std::string_view>(groupNames), std::span<const std::string_view>(splitNames),
              std::span<const std::string_view>(orderNames)}) {
            if (m_guess.byName(names, any)) {
                return true;
            }
        }
        return false;
    }

    void textByName() {
        const auto fits = [](const FieldProbe& field, bool /*whole*/) { return field.isText(); };
        if (const FieldProbe* text = m_named.text ? nullptr : m_guess.byName(textNames, fits)) {
            mapping().text = m_guess.take("text", *text, "its name");
        }
    }

    /// A field that is simply called label need not return half of its values: few-shot and many-class sets.
    void labelByName() {
        const bool wholeFile = m_dataset.rowCount() <= probedRows;
        const bool others = hasLabelByContent();
        const auto fits = [&](const FieldProbe& field, bool whole) {
            const bool constant = field.rows > 1 && field.labels.size() < 2 && others;
            const bool returns =
                field.repeats() || (whole && (!wholeFile || field.labels.size() < field.named));
            return field.isLabel() && returns && !constant && !field.mostly(field.verdicts);
        };
        if (const FieldProbe* label = m_named.label ? nullptr : m_guess.byName(labelNamesKnown, fits)) {
            mapping().label = m_guess.take("label", *label, "its name");
        }
    }

    void takeOptional() {
        const auto take = [&](const char* role, const std::optional<std::string>& named,
                              std::span<const std::string_view> names, std::optional<std::string>& slot,
                              auto fits) {
            const FieldProbe* field = named ? nullptr : m_guess.byName(names, fits);
            if (field) {
                slot = m_guess.take(role, *field, "its name");
            }
        };
        take("split", m_named.split, splitNames, mapping().split,
             [](const FieldProbe& f, bool /*whole*/) { return f.filled > 0 && f.sides * 2 >= f.rows; });
        if (!mapping().split) {
            splitByContent();
        }
        take("id", m_named.id, idNames, mapping().id, [](const FieldProbe& f, bool /*whole*/) {
            return f.filled == f.rows && f.distinct.size() == f.filled && f.filled > 0;
        });
        take("group", m_named.group, groupNames, mapping().group, [](const FieldProbe& f, bool /*whole*/) {
            return f.mostlyFilled() && f.nested * 10 < f.filled;
        });
        take("order", m_named.order, orderNames, mapping().order, [](const FieldProbe& f, bool /*whole*/) {
            return f.mostlyFilled() && f.nested * 10 < f.filled;
        });
    }

    void splitByContent() {
        for (const FieldProbe* field : m_guess.free()) {
            std::set<Side> sides;
            for (const std::string& value :
                 field->sides == field->rows ? field->distinct : std::set<std::string>()) {
                sides.insert(*parseSide(value));
            }
            if (sides.contains(Side::Train) && sides.size() > 1) {
                mapping().split = m_guess.take(
                    "split", *field, fmt::format("its values are {}", fmt::join(field->distinct, ", ")));
                return;
            }
        }
    }

    Result<void> textByContent() {
        if (!mapping().text.empty()) {
            return {};
        }
        const auto free = m_guess.free();
        const auto isWorded = [](const FieldProbe* f) { return f->isText() && f->worded * 2 >= f->filled; };
        const bool worded = std::any_of(free.begin(), free.end(), isWorded);
        const FieldProbe* text = nullptr;
        for (const FieldProbe* field : free) {
            const bool fits = worded ? isWorded(field) : field->isText();
            if (fits && (!text || field->meanLength() > text->meanLength())) {
                text = field;
            }
        }
        if (!text) {
            return cannotTell(m_dataset, m_guess, "text");
        }
        mapping().text =
            m_guess.take("text", *text,
                         fmt::format("the longest values, {:.0f} characters on average", text->meanLength()));
        return {};
    }

    static bool couldBeLabel(const FieldProbe& f) {
        return f.mostlyFilled() && f.nested * 10 < f.filled && f.labels.size() >= 2 && f.repeats();
    }

    bool hasLabelByContent() const {
        const auto free = m_guess.free();
        return std::any_of(free.begin(), free.end(), [](const FieldProbe* f) {
            return couldBeLabel(*f) && f->rows >= 10 && !f->mostly(f->sides) && !f->mostly(f->worded);
        });
    }

    Result<void> labelByContent() {
        if (!mapping().label.empty()) {
            return {};
        }
        if (const auto constant = constantLabel()) {
            return *constant;
        }
        const auto free = m_guess.free();
        if (const auto columns = oneColumnPerClass(free); !columns.empty()) {
            return badInput(
                m_dataset.fileName(),
                fmt::format("no field is the label, but {} look like one column of 0 and 1 a class",
                            quotedList(columns)),
                "Write one column that names the class of each row, or name the label field.");
        }
        std::vector<const FieldProbe*> likely;
        std::copy_if(free.begin(), free.end(), std::back_inserter(likely),
                     [](const FieldProbe* f) { return couldBeLabel(*f) && !f->mostly(f->verdicts); });
        if (likely.empty()) {
            return cannotTell(m_dataset, m_guess, "label");
        }
        std::stable_sort(likely.begin(), likely.end(), [](const FieldProbe* a, const FieldProbe* b) {
            return a->labels.size() < b->labels.size();
        });
        mapping().label = m_guess.take("label", *likely.front(),
                                       fmt::format("few distinct values, {}", likely.front()->labels.size()));
        m_found.labelByContent = true;
        for (std::size_t i = 1; i < likely.size(); ++i) {
            m_found.otherLabels.push_back(likely[i]->name);
        }
        return {};
    }

    /// A field that is called label and has one value: another field must not take its place in silence.
    std::optional<Error> constantLabel() const {
        const FieldProbe* field = m_guess.byName(labelNamesKnown, [](const FieldProbe& f, bool whole) {
            return whole && f.isLabel() && f.rows > 1 && f.labels.size() == 1;
        });
        if (!field) {
            return std::nullopt;
        }
        std::string others;
        for (const FieldProbe* other : m_guess.free()) {
            if (couldBeLabel(*other)) {
                others +=
                    fmt::format("; '{}' has {} values", printable(other->name, 60), other->labels.size());
            }
        }
        return badInput(m_dataset.fileName(),
                        fmt::format("every row has the label '{}' in the field '{}'{}",
                                    printable(*field->labels.begin(), 60), printable(field->name, 60),
                                    others),
                        "Name the label field.");
    }

    const Dataset& m_dataset;
    const FieldNames& m_named;
    Guess m_guess;
    GuessedMapping m_found;
};

} // namespace

Result<GuessedMapping> guessMapping(const Dataset& dataset, const FieldNames& named) {
    return Chooser(dataset, named).run();
}

} // namespace plateau::data

#include "core/experiment/create/create_parts.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/experiment/create/choose_fields.h"
#include "core/task/task_list.h"

#include <algorithm>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t listedBadRows = 20;

/// Bad rows of all files, as one error at the end.
struct BadRowList {
    std::string text;
    std::size_t listed = 0;
    std::uint64_t count = 0;
    std::uint64_t foreign = 0; ///< of them not UTF-8

    void add(const data::Dataset& dataset, const data::LoadedSamples& loaded) {
        for (const data::BadRow& row : loaded.badRows) {
            if (listed < listedBadRows) {
                ++listed;
                text += fmt::format("\n{}:{}: {}", dataset.fileName(), row.line, row.reason);
            }
        }
        count += loaded.badCount;
        foreign += loaded.foreignRows;
    }

    Error error() const {
        const std::string more =
            count > listed ? fmt::format("\n… and {} more", count - listed) : std::string();
        return badInput("", fmt::format("{}:{}{}", counted(count, "bad row"), text, more),
                        foreign > 0 ? "Save the file as UTF-8, or agree to leave bad rows out."
                                    : "Correct them, or agree to leave bad rows out.");
    }
};

class Loader {
public:
    Loader(const CreateRequest& request, std::stop_token stop, const CreateSink& sink)
        : m_request(request), m_stop(std::move(stop)), m_sink(sink) {}

    Result<SplitData> run() {
        if (const auto read = readFiles(); !read) {
            return read.error();
        }
        if (m_bad.count > 0 && !m_request.skipBadRows) {
            return m_bad.error();
        }
        const task::TaskInfo& task = task::taskOf(m_request.task).info();
        if (task.target == data::TargetForm::ClassName) {
            doubtLabels();
        }
        if (task.input == task::InputKind::TableRow) {
            dropNames();
        }
        m_data.mapping = m_guess.mapping;
        if (const auto split = freezeTest(m_request, m_guess.mapping, m_samples, m_data); !split) {
            return split.error();
        }
        if (const auto drawn = drawGeneralTest(m_request, m_guess.mapping, m_data, m_stop); !drawn) {
            return drawn.error();
        }
        finishReport();
        return std::move(m_data);
    }

private:
    data::Progress progress() const {
        return [this](std::uint64_t done, std::uint64_t total) {
            if (m_sink) {
                m_sink(CreateStage::Reading, done, total);
            }
        };
    }

    Result<void> readFiles() {
        auto read = readTrain();
        if (read && m_request.test) {
            read = readOther(*m_request.test, m_data.test);
        }
        if (read && m_request.validation) {
            read = readOther(*m_request.validation, m_data.validation);
        }
        for (const auto& path : m_request.general.files) {
            read = read ? readOther(path, m_data.general.emplace_back()) : read;
        }
        if (read && m_request.general.test) {
            read = readOther(*m_request.general.test, m_data.generalTest);
        }
        return read;
    }

    /// The user's names count; what he left open is guessed.
    Result<void> readTrain() {
        auto dataset = data::Dataset::open(m_request.train, m_stop);
        if (!dataset) {
            return dataset.error();
        }
        auto guessed =
            chooseFields(*dataset, task::taskOf(m_request.task).info(), m_request.fields, m_request.features);
        if (!guessed) {
            return guessed.error();
        }
        m_guess = std::move(*guessed);
        m_data.report.fields = m_guess.choices;
        return load(*dataset, m_guess, m_samples);
    }

    /// Columns that are no features are left out of the samples, and told.
    void dropNames() {
        std::vector<std::string> leftOut;
        std::vector<std::string>& features = m_guess.mapping.features;
        const auto columns = task::featureColumns(m_samples, features, leftOut);
        for (const std::string& name : leftOut) {
            const auto at = std::find(features.begin(), features.end(), name) - features.begin();
            features.erase(features.begin() + at);
            for (std::vector<data::Sample>* samples : lists()) {
                for (data::Sample& sample : *samples) {
                    sample.features.erase(sample.features.begin() + at);
                }
            }
            m_data.report.warnings.push_back(
                {WarningKind::ColumnsLeftOut,
                 {{"categories", static_cast<double>(task::mostCategories)}},
                 printable(name, 60),
                 fmt::format(
                     "Column '{}' is left out: it is empty, or has more than {} different values that are "
                     "no numbers",
                     printable(name, 60), task::mostCategories),
                 "Name the columns to learn from if it matters"});
        }
    }

    /// Files beside the training file need text and label; the other fields only where they have them.
    Result<void> readOther(const std::filesystem::path& path, std::vector<data::Sample>& out) {
        auto dataset = data::Dataset::open(path, m_stop);
        if (!dataset) {
            return dataset.error();
        }
        data::GuessedMapping guess;
        data::FieldMapping& mapping = guess.mapping = m_guess.mapping;
        for (std::string* field : {&mapping.text, &mapping.label}) {
            if (field->empty()) {
                continue;
            }
            const auto found = data::findField(*dataset, *field);
            if (!found) {
                return found.error();
            }
            *field = *found;
        }
        for (auto* field : {&mapping.id, &mapping.group, &mapping.split, &mapping.order, &mapping.context,
                            &mapping.system, &mapping.history}) {
            if (*field && !dataset->fieldNumber(**field)) {
                field->reset();
            }
        }
        return load(*dataset, guess, out);
    }

    Result<void> load(const data::Dataset& dataset, const data::GuessedMapping& guess,
                      std::vector<data::Sample>& out) {
        auto loaded = data::loadSamples(dataset, guess.mapping, m_stop, progress());
        if (!loaded) {
            return loaded.error();
        }
        m_bad.add(dataset, *loaded);
        m_data.report.sourceRows += static_cast<std::int64_t>(loaded->rows);
        m_emptyTexts += loaded->emptyTexts;
        m_repeatedIds += loaded->repeatedIds;
        if (task::taskOf(m_request.task).info().target == data::TargetForm::ClassName) {
            warn(data::fileDoubts(dataset, guess, loaded->foreignRows, loaded->respelledLabels, {}));
        }
        out = std::move(loaded->samples);
        return {};
    }

    void warn(const std::vector<data::Doubt>& doubts) {
        for (const data::Doubt& doubt : doubts) {
            m_data.report.warnings.push_back(toWarning(doubt));
        }
    }

    std::vector<std::vector<data::Sample>*> lists() {
        std::vector all = {&m_samples, &m_data.test, &m_data.validation, &m_data.generalTest};
        for (std::vector<data::Sample>& general : m_data.general) {
            all.push_back(&general);
        }
        return all;
    }

    /// Of all files together: what is one class must be so in every one of them.
    void doubtLabels() {
        const std::vector<std::vector<data::Sample>*> all = lists();
        warn(data::joinNumberLabels(all));
        std::map<std::string, std::uint64_t> counts;
        for (const std::vector<data::Sample>* list : all) {
            for (const data::Sample& sample : *list) {
                ++counts[sample.label];
            }
        }
        std::vector<data::LabelCount> labels;
        for (const auto& [label, count] : counts) {
            labels.push_back({label, count});
        }
        warn(data::labelDoubts(labels));
    }

    void finishReport() {
        CreateReport& report = m_data.report;
        report.badRows = static_cast<std::int64_t>(m_bad.count);
        report.poolRows = static_cast<std::int64_t>(m_data.pool.size());
        report.testRows = static_cast<std::int64_t>(m_data.scored().size());
        report.validationRows = static_cast<std::int64_t>(m_data.validation.size());
        for (const std::vector<data::Sample>& general : m_data.general) {
            report.generalRows.push_back(static_cast<std::int64_t>(general.size()));
        }
        report.generalTestRows = static_cast<std::int64_t>(m_data.generalTest.size());
        const auto add = [&](WarningKind kind, std::uint64_t rows, const char* one, const char* many,
                             const char* action) {
            if (rows > 0) {
                report.warnings.push_back({kind,
                                           {{"rows", static_cast<double>(rows)}},
                                           "",
                                           fmt::format("{} {}", counted(rows, "row"), rows == 1 ? one : many),
                                           action});
            }
        };
        add(WarningKind::BadRowsSkipped, m_bad.count, "could not be used and was left out",
            "could not be used and were left out", "Correct them in the file");
        add(WarningKind::EmptyTexts, m_emptyTexts, "of white space only was kept",
            "of white space only were kept", "Fill or remove them");
        add(WarningKind::RepeatedIds, m_repeatedIds,
            "carries an id that an earlier row has; it got a number (a7#2)",
            "carry an id that an earlier row has; they got a number (a7#2)", "Give every sample its own id");
    }

    const CreateRequest& m_request;
    std::stop_token m_stop;
    const CreateSink& m_sink;
    data::GuessedMapping m_guess;
    std::vector<data::Sample> m_samples;
    SplitData m_data;
    BadRowList m_bad;
    std::uint64_t m_emptyTexts = 0;
    std::uint64_t m_repeatedIds = 0;
};

} // namespace

Warning toWarning(const data::Doubt& doubt) {
    return {warningKind(data::name(doubt.kind)), doubt.values, doubt.subject, data::sentence(doubt),
            data::action(doubt)};
}

Result<SplitData> loadAndSplit(const CreateRequest& request, std::stop_token stop, const CreateSink& sink) {
    return Loader(request, std::move(stop), sink).run();
}

} // namespace plateau::experiment

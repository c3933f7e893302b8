#include "core/experiment/create/create_parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t listedBadRows = 20;

/// Bad rows of all files, as one error at the end.
struct BadRowList {
    std::string text;
    std::size_t count = 0;

    void add(const data::Dataset& dataset, const data::LoadedSamples& loaded) {
        for (const data::BadRow& row : loaded.badRows) {
            if (++count <= listedBadRows) {
                text += fmt::format("\n{}:{}: {}", dataset.fileName(), row.line, row.reason);
            }
        }
    }

    Error error() const {
        const std::string more =
            count > listedBadRows ? fmt::format("\n… and {} more", count - listedBadRows) : std::string();
        return badInput("", fmt::format("{} bad {}:{}{}", count, count == 1 ? "row" : "rows", text, more),
                        "Correct them, or agree to leave bad rows out.");
    }
};

class Loader {
public:
    Loader(const CreateRequest& request, std::stop_token stop, const CreateSink& sink)
        : m_request(request), m_stop(std::move(stop)), m_sink(sink) {}

    Result<SplitData> run() {
        if (const auto read = readTrain(); !read) {
            return read.error();
        }
        if (m_request.test) {
            if (const auto read = readOther(*m_request.test, m_data.test); !read) {
                return read.error();
            }
        }
        if (m_request.validation) {
            if (const auto read = readOther(*m_request.validation, m_data.validation); !read) {
                return read.error();
            }
        }
        if (m_bad.count > 0 && !m_request.skipBadRows) {
            return m_bad.error();
        }
        if (const auto split = freezeTest(); !split) {
            return split.error();
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

    Result<void> readTrain() {
        auto dataset = data::Dataset::open(m_request.train, m_stop);
        if (!dataset) {
            return dataset.error();
        }
        if (const auto mapped = chooseFields(*dataset); !mapped) {
            return mapped.error();
        }
        return load(*dataset, m_mapping, m_samples);
    }

    /// The user's names count; what he left open is guessed. With text and label named a failed guess does
    /// not matter.
    Result<void> chooseFields(const data::Dataset& dataset) {
        const FieldNames& named = m_request.fields;
        const auto guessed = data::guessMapping(dataset);
        if (!guessed && !(named.text && named.label)) {
            return guessed.error();
        }
        if (guessed) {
            m_mapping = guessed->mapping;
            m_data.report.fields = guessed->choices;
        }
        name("text", named.text, m_mapping.text);
        name("label", named.label, m_mapping.label);
        name("id", named.id, m_mapping.id);
        name("group", named.group, m_mapping.group);
        name("split", named.split, m_mapping.split);
        name("order", named.order, m_mapping.order);
        return {};
    }

    template <typename Slot>
    void name(const char* role, const std::optional<std::string>& field, Slot& slot) {
        if (!field) {
            return;
        }
        slot = *field;
        auto& choices = m_data.report.fields;
        std::erase_if(choices, [&](const data::FieldChoice& choice) { return choice.role == role; });
        choices.push_back({role, *field, "named by you"});
    }

    /// Files beside the training file need text and label; the other fields only where they have them.
    Result<void> readOther(const std::filesystem::path& path, std::vector<data::Sample>& out) {
        auto dataset = data::Dataset::open(path, m_stop);
        if (!dataset) {
            return dataset.error();
        }
        data::FieldMapping mapping = m_mapping;
        for (auto* field : {&mapping.id, &mapping.group, &mapping.split, &mapping.order}) {
            if (*field && !dataset->fieldNumber(**field)) {
                field->reset();
            }
        }
        return load(*dataset, mapping, out);
    }

    Result<void> load(const data::Dataset& dataset, const data::FieldMapping& mapping,
                      std::vector<data::Sample>& out) {
        auto loaded = data::loadSamples(dataset, mapping, m_stop, progress());
        if (!loaded) {
            return loaded.error();
        }
        m_bad.add(dataset, *loaded);
        m_data.report.sourceRows += static_cast<std::int64_t>(loaded->rows);
        m_emptyTexts += loaded->emptyTexts;
        m_repeatedIds += loaded->repeatedIds;
        out = std::move(loaded->samples);
        return {};
    }

    data::SplitRule rule() const {
        if (m_request.test) {
            return data::SplitRule::None;
        }
        if (m_request.splitRule) {
            return *m_request.splitRule;
        }
        const bool saysTest = m_mapping.split &&
                              std::any_of(m_samples.begin(), m_samples.end(), [](const data::Sample& sample) {
                                  return data::parseSide(sample.split) == data::Side::Test;
                              });
        return saysTest          ? data::SplitRule::Field
               : m_mapping.group ? data::SplitRule::Group
                                 : data::SplitRule::Stratified;
    }

    Result<void> freezeTest() {
        data::SplitSettings settings;
        settings.rule = rule();
        settings.testShare = m_request.testShare;
        settings.seed = m_request.splitSeed;
        auto split = data::makeSplit(m_samples, settings);
        const bool groupWasGuessed = !m_request.splitRule && !m_request.fields.group;
        if (!split && settings.rule == data::SplitRule::Group && groupWasGuessed) {
            m_data.report.warnings.push_back(
                {WarningKind::GroupsNotUsed,
                 {},
                 m_mapping.group.value_or(""),
                 fmt::format("Field '{}' looks like groups but does not allow a split by them",
                             m_mapping.group.value_or("")),
                 "Name the group field if samples of one source must stay together"});
            settings.rule = data::SplitRule::Stratified;
            split = data::makeSplit(m_samples, settings);
        }
        if (!split) {
            return split.error();
        }
        record(settings);
        m_data.pool = data::pick(m_samples, split->train);
        if (settings.rule != data::SplitRule::None) {
            m_data.test = data::pick(m_samples, split->test);
        }
        if (!m_request.validation) {
            m_data.validation = data::pick(m_samples, split->validation);
        }
        return {};
    }

    void record(const data::SplitSettings& settings) {
        const bool drawn = settings.rule == data::SplitRule::Stratified ||
                           settings.rule == data::SplitRule::Group || settings.rule == data::SplitRule::Order;
        m_data.split.kind = settings.rule == data::SplitRule::None    ? "given_file"
                            : settings.rule == data::SplitRule::Field ? "split_field"
                            : settings.rule == data::SplitRule::Order ? "time"
                                                                      : data::name(settings.rule);
        m_data.split.testShare = drawn ? settings.testShare : 0;
        m_data.split.seed = drawn ? settings.seed : 0;
    }

    void finishReport() {
        CreateReport& report = m_data.report;
        report.badRows = static_cast<std::int64_t>(m_bad.count);
        report.poolRows = static_cast<std::int64_t>(m_data.pool.size());
        report.testRows = static_cast<std::int64_t>(m_data.test.size());
        report.validationRows = static_cast<std::int64_t>(m_data.validation.size());
        const auto warn = [&](WarningKind kind, std::uint64_t rows, const char* what, const char* action) {
            if (rows > 0) {
                report.warnings.push_back({kind,
                                           {{"rows", static_cast<double>(rows)}},
                                           "",
                                           fmt::format("{} {} {}", rows, rows == 1 ? "row" : "rows", what),
                                           action});
            }
        };
        warn(WarningKind::BadRowsSkipped, m_bad.count, "could not be used and were left out",
             "Correct them in the file");
        warn(WarningKind::EmptyTexts, m_emptyTexts, "of white space only were kept", "Fill or remove them");
        warn(WarningKind::RepeatedIds, m_repeatedIds, "carry an id that an earlier row has",
             "Give every sample its own id");
    }

    const CreateRequest& m_request;
    std::stop_token m_stop;
    const CreateSink& m_sink;
    data::FieldMapping m_mapping;
    std::vector<data::Sample> m_samples;
    SplitData m_data;
    BadRowList m_bad;
    std::uint64_t m_emptyTexts = 0;
    std::uint64_t m_repeatedIds = 0;
};

} // namespace

Result<SplitData> loadAndSplit(const CreateRequest& request, std::stop_token stop, const CreateSink& sink) {
    return Loader(request, std::move(stop), sink).run();
}

} // namespace plateau::experiment

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/data/duplicates.h"
#include "core/data/near_leaks.h"
#include "core/experiment/create/create_parts.h"

#include <algorithm>

#include <fmt/format.h>

/// General data that cannot be mixed with the domain's.
namespace plateau::experiment {
namespace {

constexpr std::size_t listedRows = 20;
constexpr std::size_t examplesShown = 5;

/// Rows of one file that are refused, the first of them named.
class RefusedRows {
public:
    explicit RefusedRows(std::string file) : m_file(std::move(file)) {}

    void add(const data::Sample& sample, const std::string& why) {
        if (++m_count <= listedRows) {
            m_text += fmt::format("\n{}:{}: {}", m_file, sample.line, why);
        }
    }

    Result<void> result(const char* what, const char* fix) const {
        if (m_count == 0) {
            return {};
        }
        const std::string more =
            m_count > listedRows ? fmt::format("\n… and {} more", m_count - listedRows) : std::string();
        return badInput("", fmt::format("{} {}:{}{}", counted(m_count, "general row"), what, m_text, more),
                        fix);
    }

private:
    std::string m_file;
    std::string m_text;
    std::size_t m_count = 0;
};

/// @param sets every sample has a set of labels, which may be empty
Result<void> requireKnownLabels(const std::vector<data::Sample>& general, const std::string& file,
                                const std::vector<std::string>& labels, bool sets) {
    RefusedRows refused(file);
    const auto isKnown = [&](const std::string& label) {
        return std::binary_search(labels.begin(), labels.end(), label);
    };
    for (const data::Sample& sample : general) {
        const auto unknown = std::find_if_not(sample.labels.begin(), sample.labels.end(), isKnown);
        if (sets ? unknown != sample.labels.end() : !isKnown(sample.label)) {
            refused.add(sample, fmt::format("label '{}' is none of the domain's",
                                            printable(sets ? *unknown : sample.label, 60)));
        }
    }
    return refused.result("with labels that the domain does not have",
                          "Write the labels as in the domain's file, or leave these rows out.");
}

/// Rows of a table may be equal and still be different things: only those with one target are the same row.
Result<void> requireNoLeaks(const std::vector<data::Sample>& general, const std::string& file,
                            const std::vector<data::Sample>& test, const char* where, bool comparesTexts) {
    RefusedRows refused(file);
    const data::LeakReport leaks = data::findLeaks(general, test);
    for (std::size_t i = 0; i < leaks.poolRows.size(); ++i) {
        const data::Sample& sample = general[leaks.poolRows[i]];
        const std::string text = data::comparableText(sample.text);
        const auto twin = std::find_if(test.begin(), test.end(), [&](const data::Sample& item) {
            return data::comparableText(item.text) == text && (comparesTexts || item.label == sample.label);
        });
        if (twin != test.end()) {
            refused.add(sample, fmt::format("the same as item '{}' of {}", printable(twin->id, 60), where));
        }
    }
    return refused.result("that a test set also has",
                          "Remove these rows from the general data: scores would be too high.");
}

double number(std::size_t count) {
    return static_cast<double>(count);
}

/// Test items that a sample of some general dataset nearly repeats; exact ones were refused before.
Result<void> inspectNearLeaks(SplitData& data, const data::TextSketches& test, const std::stop_token& stop) {
    CreateReport& report = data.report;
    for (const std::vector<data::Sample>& general : data.general) {
        const auto pool = data::TextSketches::of(general, stop);
        auto leaks =
            pool ? data::findNearLeaks(*pool, test, {}, stop)
                 : Result<std::vector<data::NearLeak>>(Error{ErrorKind::Cancelled, "", "stopped", ""});
        if (!leaks) {
            return leaks.error();
        }
        for (const data::NearLeak& leak : *leaks) {
            const std::string& id = test.sample(leak.test).id;
            auto& ids = report.generalNearLeakIds;
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                ids.push_back(id);
            }
            if (report.generalNearLeakExamples.size() < examplesShown) {
                report.generalNearLeakExamples.push_back({id, pool->sample(leak.pool).id, leak.similarity});
            }
        }
    }
    const std::size_t rows = report.generalNearLeakIds.size();
    if (rows > 0) {
        report.warnings.push_back(
            {WarningKind::GeneralNearLeaks,
             {{"rows", number(rows)}, {"items", number(test.size())}},
             "",
             fmt::format(
                 "{} of {} {} a text that is nearly in the general data: scores of mixtures may be too "
                 "high",
                 rows, counted(test.size(), "test item"), rows == 1 ? "has" : "have"),
             "Remove the near copies from the general data"});
    }
    return {};
}

/// Items of the general test set that the domain trains on: what is kept looks better than it is.
Result<void> inspectDomainRows(SplitData& data, const std::stop_token& stop) {
    const auto pool = data::TextSketches::of(data.pool, stop);
    const auto test = data::TextSketches::of(data.generalTest, stop);
    auto leaks = pool && test
                     ? data::findNearLeaks(*pool, *test, {}, stop)
                     : Result<std::vector<data::NearLeak>>(Error{ErrorKind::Cancelled, "", "stopped", ""});
    if (!leaks) {
        return leaks.error();
    }
    std::size_t exact = 0;
    for (const data::NearLeak& leak : *leaks) {
        data.report.domainInGeneralTestIds.push_back(test->sample(leak.test).id);
        exact += leak.exact ? 1 : 0;
    }
    if (!leaks->empty()) {
        data.report.warnings.push_back(
            {WarningKind::DomainInGeneralTest,
             {{"rows", number(exact)},
              {"near", number(leaks->size() - exact)},
              {"items", number(test->size())}},
             "",
             fmt::format(
                 "{} of {} of the general test set stand in the domain pool, {} more nearly: what is kept "
                 "looks better than it is",
                 exact, counted(test->size(), "item"), leaks->size() - exact),
             "Remove them from the general test set"});
    }
    return {};
}

} // namespace

Result<void> inspectGeneral(const CreateRequest& request, SplitData& data, const task::Task& task,
                            const std::vector<std::string>& labels, const std::stop_token& stop) {
    const bool sets = task.info().target == data::TargetForm::ClassSet;
    for (std::size_t i = 0; i < data.general.size(); ++i) {
        const std::vector<data::Sample>& general = data.general[i];
        const std::string file = request.general.files[i].filename().string();
        if (!labels.empty()) {
            if (auto known = requireKnownLabels(general, file, labels, sets); !known) {
                return known;
            }
        }
        const bool comparesTexts = task.info().comparesTexts;
        if (auto apart = requireNoLeaks(general, file, data.scored(), "the test set", comparesTexts);
            !apart) {
            return apart;
        }
        if (auto apart =
                requireNoLeaks(general, file, data.generalTest, "the general test set", comparesTexts);
            !apart) {
            return apart;
        }
    }
    if (!task.info().comparesTexts) {
        return {};
    }
    if (!data.general.empty()) {
        const auto test = data::TextSketches::of(data.scored(), stop);
        const auto looked = test ? inspectNearLeaks(data, *test, stop)
                                 : Result<void>(Error{ErrorKind::Cancelled, "", "stopped", ""});
        if (!looked) {
            return looked;
        }
    }
    return data.generalTest.empty() ? Result<void>() : inspectDomainRows(data, stop);
}

} // namespace plateau::experiment

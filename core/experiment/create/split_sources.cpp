#include "core/experiment/create/create_parts.h"

#include "core/base/utf8.h"
#include "core/experiment/create/task_split.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double toldShareOff = 0.05; ///< a test set of another size than asked for

class TestSet {
public:
    TestSet(const CreateRequest& request, const data::FieldMapping& mapping,
            const std::vector<data::Sample>& samples, SplitData& data)
        : m_request(request), m_mapping(mapping), m_samples(samples), m_data(data) {}

    Result<void> freeze() {
        data::SplitSettings settings;
        settings.rule = rule();
        settings.testShare = m_request.testShare;
        settings.seed = m_request.splitSeed;
        settings.dateOrder = m_request.dateOrder;
        if (crossValidates()) {
            recordFolds();
            m_data.pool = m_samples;
            return {};
        }
        const task::Task& task = task::taskOf(m_request.task);
        auto split = taskSplit(task, m_samples, m_mapping, settings);
        if (!split && settings.rule == data::SplitRule::Group && groupWasGuessed()) {
            tellGroupsNotUsed("does not allow a split by them");
            settings.rule = data::SplitRule::Stratified;
            split = taskSplit(task, m_samples, m_mapping, settings);
        }
        if (!split) {
            return inFile(split.error());
        }
        record(settings, *split);
        m_data.pool = data::pick(m_samples, split->train);
        if (settings.rule != data::SplitRule::None) {
            m_data.test = data::pick(m_samples, split->test);
        }
        if (!m_request.validation) {
            m_data.validation = data::pick(m_samples, split->validation);
        }
        tell(settings);
        return {};
    }

private:
    const char* keptShares() const {
        switch (task::taskOf(m_request.task).info().target) {
        case data::TargetForm::ClassName:
            return "classes";
        case data::TargetForm::ClassSet:
            return "labels";
        case data::TargetForm::Number:
            return "values";
        case data::TargetForm::None:
        case data::TargetForm::Answer:
            break;
        }
        return "";
    }

    void doubt(data::DoubtKind kind, std::map<std::string, double> values, std::string subject = {}) {
        m_data.report.warnings.push_back(toWarning({kind, std::move(values), std::move(subject)}));
    }

    Error inFile(Error error) const {
        if (error.where.starts_with("line ")) {
            error.where = fmt::format("{}:{}", m_request.train.filename().string(), error.where.substr(5));
        }
        return error;
    }

    bool groupWasGuessed() const {
        return m_request.splitRule != data::SplitRule::Group && !m_request.fields.group;
    }

    bool names(data::Side side) const {
        return m_mapping.split &&
               std::any_of(m_samples.begin(), m_samples.end(), [side](const data::Sample& sample) {
                   return data::parseSide(sample.split) == side;
               });
    }

    /// Asked for, or folds are and nothing says which rows are for the test.
    bool crossValidates() const {
        const bool asked = m_request.splitRule ? *m_request.splitRule == data::SplitRule::Folds
                                               : m_request.folds > 0 && !names(data::Side::Test);
        return asked && !m_request.test;
    }

    void recordFolds() {
        const bool groups = m_mapping.group && (!groupWasGuessed() || looksLikeGroups());
        m_data.split.kind = groups ? "group_folds" : "folds";
        SplitFacts& facts = m_data.report.split;
        facts.kind = m_data.split.kind;
        facts.field = groups ? m_mapping.group.value_or("") : "";
        facts.keeps = groups ? "" : keptShares();
        facts.folds = foldsOf(m_request);
    }

    data::SplitRule rule() {
        if (m_request.test) {
            return data::SplitRule::None;
        }
        if (m_request.splitRule) {
            return *m_request.splitRule;
        }
        if (names(data::Side::Test)) {
            return data::SplitRule::Field;
        }
        return m_mapping.group && (!groupWasGuessed() || looksLikeGroups()) ? data::SplitRule::Group
                                                                            : data::SplitRule::Stratified;
    }

    bool looksLikeGroups() {
        const auto why = data::whyNoGroups(m_samples);
        if (why) {
            tellGroupsNotUsed(*why);
        }
        return !why;
    }

    void tellGroupsNotUsed(const std::string& why) {
        const std::string field = m_mapping.group.value_or("");
        m_data.report.warnings.push_back(
            {WarningKind::GroupsNotUsed,
             {},
             field,
             fmt::format("The field '{}' looks like groups but {}: the test set was drawn without it",
                         printable(field, 60), why),
             "Name the group field if samples of one source must stay together"});
    }

    void record(const data::SplitSettings& settings, const data::Split& split) {
        const bool ordered = settings.rule == data::SplitRule::Order;
        const bool drawn = settings.rule == data::SplitRule::Stratified ||
                           settings.rule == data::SplitRule::Group || ordered;
        m_data.split.kind = settings.rule == data::SplitRule::None    ? "given_file"
                            : settings.rule == data::SplitRule::Field ? "split_field"
                            : ordered ? (split.orderForm.empty() ? "file_order" : "time")
                                      : data::name(settings.rule);
        m_data.split.testShare = drawn ? settings.testShare : 0;
        m_data.split.seed = drawn ? settings.seed : 0;
        SplitFacts& facts = m_data.report.split;
        facts.kind = m_data.split.kind;
        facts.field = facts.kind == "split_field" ? m_mapping.split.value_or("")
                      : facts.kind == "group"     ? m_mapping.group.value_or("")
                      : facts.kind == "time"      ? m_mapping.order.value_or("")
                                                  : "";
        facts.form = split.orderForm;
        facts.keeps = facts.kind == "stratified" ? keptShares() : "";
        facts.trainUntil = split.trainUntil;
        facts.testFrom = split.testFrom;
    }

    void tell(const data::SplitSettings& settings) {
        const double share = static_cast<double>(m_data.test.size()) /
                             static_cast<double>(std::max<std::size_t>(1, m_samples.size()));
        if (settings.rule == data::SplitRule::Group && std::abs(share - settings.testShare) > toldShareOff) {
            doubt(data::DoubtKind::TestShareOff, {{"share", share}, {"asked", settings.testShare}},
                  m_mapping.group.value_or(""));
        }
        if (m_data.split.kind == "file_order") {
            doubt(data::DoubtKind::FileOrder, {});
        }
        const auto validation = static_cast<double>(m_data.validation.size());
        if (settings.rule == data::SplitRule::Field && !m_request.validation && validation > 0) {
            doubt(data::DoubtKind::UnusedValidation, {{"rows", validation}});
        }
        if (settings.rule == data::SplitRule::Stratified && !m_request.splitRule &&
            !names(data::Side::Test) && names(data::Side::Validation)) {
            doubt(data::DoubtKind::NoTestInSplit, {}, m_mapping.split.value_or(""));
        }
    }

    const CreateRequest& m_request;
    const data::FieldMapping& m_mapping;
    const std::vector<data::Sample>& m_samples;
    SplitData& m_data;
};

} // namespace

Result<void> freezeTest(const CreateRequest& request, const data::FieldMapping& mapping,
                        const std::vector<data::Sample>& samples, SplitData& data) {
    return TestSet(request, mapping, samples, data).freeze();
}

} // namespace plateau::experiment

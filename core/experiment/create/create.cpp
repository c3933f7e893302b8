#include "core/experiment/create/create.h"

#include "core/base/checksummed_json.h"
#include "core/base/utf8.h"
#include "core/data/folds.h"
#include "core/data/sample_file.h"
#include "core/data/subset.h"
#include "core/experiment/create/create_parts.h"
#include "core/experiment/create/new_folder.h"
#include "core/experiment/plan/subset_rows.h"
#include "core/experiment/store/data_report.h"
#include "core/task/task_list.h"

#include <algorithm>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

const std::string unknownHash(64, '0'); ///< stands in until the files are written

Error cancelled(const fs::path& folder) {
    return {ErrorKind::Cancelled, folder.string(), "making the experiment was stopped", ""};
}

/// Samples that every seed may draw from.
std::int64_t usableRows(const Plan& plan, const SplitData& data) {
    const auto pool = static_cast<std::int64_t>(data.pool.size());
    const bool folded = plan.folds > 1 && plan.folds <= pool;
    return folded ? data::foldedRows(foldParts(plan, data.pool), plan.folds) : pool;
}

/// A part of a cross-validation that nothing would be scored on, sizes that a seed cannot draw.
void checkParts(const Plan& plan, const SplitData& data, std::vector<Fault>& faults) {
    if (!plan.crossValidated()) {
        return;
    }
    const std::vector<int> parts = foldParts(plan, data.pool);
    for (int part = 0; part < plan.folds; ++part) {
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
            const char* what = plan.split.kind == "group_folds" ? "groups" : "different samples";
            faults.push_back({"folds", fmt::format("is {}, but there are not so many {}", plan.folds, what),
                              "Choose fewer folds."});
            return;
        }
    }
    const std::int64_t most = data::foldedRows(parts, plan.folds);
    if (!plan.sizes.empty() && plan.sizes.back() > most) {
        faults.push_back({"sizes",
                          fmt::format("go up to {}, but the largest of {} folds leaves {} samples to a seed",
                                      plan.sizes.back(), plan.folds, most),
                          fmt::format("Let the largest size be at most {}.", most)});
    }
}

void planGeneral(const CreateRequest& request, const SplitData& data, Plan& plan) {
    plan.mixtures = request.general.mixtures;
    if (data.general.empty() && data.generalTest.empty()) {
        return;
    }
    GeneralPool& general = plan.general.emplace();
    general.shares = request.general.shares;
    for (std::size_t i = 0; i < data.general.size(); ++i) {
        general.files.push_back(
            {generalFileName(i), unknownHash, static_cast<std::int64_t>(data.general[i].size())});
    }
    if (request.general.test || request.general.testShare) {
        general.test = DataFile{"data/general-test.jsonl", unknownHash,
                                static_cast<std::int64_t>(data.generalTest.size())};
    }
}

Result<Plan> draftPlan(const CreateRequest& request, SplitData& data) {
    Plan plan;
    plan.name = request.name.empty() ? folderName(request.folder) : request.name;
    plan.task = request.task;
    const auto known = task::taskOf(request.task).facts(data.pool, data.mapping);
    if (!known) {
        return known.error();
    }
    plan.labels = known->labels;
    plan.features = known->features;
    plan.split = data.split;
    plan.model = request.model;
    plan.training = request.training;
    plan.seeds = request.seeds;
    plan.instantSeeds = request.instantSeeds;
    plan.words = request.words;
    plan.folds = foldsOf(request);
    plan.baseline = request.baseline;
    plan.shuffledControl = request.shuffledControl;
    plan.target = request.target;
    plan.retention = request.retention;
    const auto pool = static_cast<std::int64_t>(data.pool.size());
    const auto classes = static_cast<std::int64_t>(plan.labels.size());
    const std::int64_t usable = usableRows(plan, data);
    plan.sizes =
        request.sizes.empty() ? data::defaultSizes(usable, classes, request.largestDefault) : request.sizes;
    plan.domain = {"data/domain.jsonl", unknownHash, pool};
    plan.test = data.crossValidated()
                    ? plan.domain
                    : DataFile{"data/test.jsonl", unknownHash, static_cast<std::int64_t>(data.test.size())};
    if (!data.validation.empty()) {
        plan.validation =
            DataFile{"data/validation.jsonl", unknownHash, static_cast<std::int64_t>(data.validation.size())};
    }
    planGeneral(request, data, plan);
    if (request.choosePoolFacts) {
        const auto facts = request.choosePoolFacts(data.pool);
        if (!facts) {
            return facts.error();
        }
        plan.training.maxTokens = facts->maxTokens;
        if (facts->maxNewTokens > 0) {
            plan.training.answer.maxNewTokens = facts->maxNewTokens;
        }
        plan.pack = facts->pack;
        data.tokens = facts->tokens;
        if (plan.training.precision == recipe::Precision::Automatic && facts->precision) {
            plan.training.precision = *facts->precision;
        }
        auto& warnings = data.report.warnings;
        warnings.insert(warnings.end(), facts->warnings.begin(), facts->warnings.end());
    }
    return plan;
}

Result<void> writeSamples(const fs::path& folder, const std::vector<data::Sample>& samples,
                          const std::vector<std::string>& columns, DataFile& file) {
    const auto hash = data::writeSampleFile(folder / file.file, samples, Publish::Replace, columns);
    if (!hash) {
        return hash.error();
    }
    file.sha256 = *hash;
    return {};
}

Result<void> writeData(const fs::path& folder, const SplitData& data, Plan& plan, std::stop_token stop,
                       const CreateSink& sink) {
    struct Part {
        const std::vector<data::Sample>* samples;
        DataFile* file;
    };
    std::vector<Part> parts = {{&data.pool, &plan.domain}};
    if (!data.crossValidated()) {
        parts.push_back({&data.test, &plan.test});
    }
    if (plan.validation) {
        parts.push_back({&data.validation, &*plan.validation});
    }
    for (std::size_t i = 0; i < data.general.size(); ++i) {
        parts.push_back({&data.general[i], &plan.general->files[i]});
    }
    if (plan.general && plan.general->test) {
        parts.push_back({&data.generalTest, &*plan.general->test});
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (stop.stop_requested()) {
            return cancelled(folder);
        }
        if (sink) {
            sink(CreateStage::Writing, i, parts.size());
        }
        if (const auto wrote = writeSamples(folder, *parts[i].samples, data.mapping.features, *parts[i].file);
            !wrote) {
            return wrote.error();
        }
    }
    if (data.crossValidated()) {
        plan.test = plan.domain;
    }
    const auto report = publishChecksummed(folder / dataReportName, toJson(data.report), Publish::Replace);
    return report ? Result<void>() : report.error();
}

/// Everything that touches the folder; experiment.json comes last.
Result<Created> write(const CreateRequest& request, SplitData& data, Plan plan, std::stop_token stop,
                      const CreateSink& sink) {
    const fs::path& folder = request.folder;
    const auto claimed = NewFolder::claim(folder);
    if (!claimed) {
        return claimed.error();
    }
    if (const auto wrote = writeData(folder, data, plan, stop, sink); !wrote) {
        return wrote.error();
    }
    auto created = Folder::create(folder, plan);
    if (!created) {
        return created.error();
    }
    claimed->finish();
    return Created{std::move(*created), std::move(data.report)};
}

/// Everything that is known before the first byte is written.
struct Prepared {
    SplitData data;
    Plan plan;
    std::vector<Fault> faults;
};

Result<Prepared> prepare(const CreateRequest& request, std::stop_token stop, const CreateSink& sink) {
    if (const auto usable = checkNewFolder(request.folder); !usable) {
        return usable.error();
    }
    auto data = loadAndSplit(request, stop, sink);
    if (!data) {
        return data.error();
    }
    if (sink) {
        sink(CreateStage::Checking, 0, 1);
    }
    auto plan = draftPlan(request, *data);
    if (!plan) {
        return plan.error();
    }
    Prepared found{std::move(*data), std::move(*plan), {}};
    validate(found.plan, found.faults);
    if (found.faults.empty()) {
        checkParts(found.plan, found.data, found.faults);
    }
    if (found.faults.empty()) {
        if (const auto inspected = inspect(found.data, task::taskOf(found.plan.task), stop); !inspected) {
            return inspected.error().kind == ErrorKind::Cancelled ? cancelled(request.folder)
                                                                  : inspected.error();
        }
        if (const auto mixes =
                inspectGeneral(request, found.data, task::taskOf(found.plan.task), found.plan.labels, stop);
            !mixes) {
            return mixes.error().kind == ErrorKind::Cancelled ? cancelled(request.folder) : mixes.error();
        }
        found.data.report.draws =
            drawPlans(found.plan, found.data.pool, found.data.general, found.data.tokens);
        addDrawFaults(found.data.report.draws, found.faults);
        warnAboutSizes(found.plan.sizes, found.data.report.warnings);
    }
    return found;
}

Json toJson(const std::vector<SimilarPair>& pairs) {
    Json list = Json::array();
    for (const SimilarPair& pair : pairs) {
        list.push_back({{"id", pair.id}, {"pool", pair.pool}, {"similarity", pair.similarity}});
    }
    return list;
}

} // namespace

int foldsOf(const CreateRequest& request) {
    const bool usual = request.splitRule == data::SplitRule::Folds && !request.test && request.folds == 0;
    return usual ? usualFolds : request.folds;
}

Json toJson(const CreateReport& r) {
    Json fields = Json::array();
    for (const data::FieldChoice& choice : r.fields) {
        fields.push_back({{"role", choice.role}, {"field", choice.field}, {"reason", choice.reason}});
    }
    Json json = {{"schema", "plateau.create/1"},
                 {"source_rows", r.sourceRows},
                 {"bad_rows", r.badRows},
                 {"pool_rows", r.poolRows},
                 {"test_rows", r.testRows},
                 {"validation_rows", r.validationRows},
                 {"classes", r.classes},
                 {"duplicate_copies", r.duplicateCopies},
                 {"conflict_rows", r.conflictRows},
                 {"leaked_test_rows", r.leakedTestRows},
                 {"leaked_test_ids", r.leakedTestIds},
                 {"near_leaked_test_ids", r.nearLeakedTestIds},
                 {"near_leak_examples", toJson(r.nearLeakExamples)},
                 {"near_duplicate_copies", r.nearDuplicateCopies},
                 {"near_duplicate_examples", toJson(r.nearDuplicateExamples)},
                 {"unseen_test_labels", r.unseenTestLabels},
                 {"fields", fields},
                 {"split",
                  {{"kind", r.split.kind},
                   {"field", r.split.field},
                   {"form", r.split.form},
                   {"train_until", r.split.trainUntil},
                   {"test_from", r.split.testFrom},
                   {"keeps", r.split.keeps},
                   {"folds", r.split.folds},
                   {"commonest_label", r.split.commonestLabel},
                   {"commonest_share", r.split.commonestShare}}},
                 {"warnings", toJson(r.warnings)}};
    if (!r.generalRows.empty() || r.generalTestRows > 0) {
        json["general_rows"] = r.generalRows;
        json["general_test_rows"] = r.generalTestRows;
        json["draws"] = toJson(r.draws);
        json["general_near_leak_ids"] = r.generalNearLeakIds;
        json["general_near_leak_examples"] = toJson(r.generalNearLeakExamples);
        json["domain_in_general_test_ids"] = r.domainInGeneralTestIds;
    }
    if (r.generalTestShare > 0) {
        json["general_test_share"] = r.generalTestShare;
    }
    return json;
}

std::string splitText(const SplitFacts& split) {
    const std::string field = printable(split.field, 60);
    if (split.kind == "given_file") {
        return "the test file";
    }
    if (split.kind == "split_field") {
        return fmt::format("as the field '{}' says", field);
    }
    if (split.kind == "group") {
        return fmt::format("whole groups of '{}'", field);
    }
    if (split.kind == "file_order") {
        return "the end of the file";
    }
    if (split.folds > 0) {
        return fmt::format("every sample, by the seeds that do not train on its one of {} parts{}",
                           split.folds,
                           split.kind == "group_folds" ? fmt::format("; whole groups of '{}'", field) : "");
    }
    if (split.kind == "time") {
        return fmt::format("the end by '{}' ({}): training until {}, test from {}", field, split.form,
                           printable(split.trainUntil, 40), printable(split.testFrom, 40));
    }
    return split.keeps.empty()       ? "a seeded draw"
           : split.keeps == "values" ? "a draw that keeps the shares of low and high values"
                                     : fmt::format("a draw that keeps the shares of the {}", split.keeps);
}

Result<Examined> examineRequest(const CreateRequest& request, std::stop_token stop, const CreateSink& sink) {
    auto found = prepare(request, stop, sink);
    if (!found) {
        return found.error();
    }
    return Examined{std::move(found->plan), std::move(found->data.report), std::move(found->faults)};
}

Result<Created> createExperiment(const CreateRequest& request, std::stop_token stop, const CreateSink& sink) {
    auto found = prepare(request, stop, sink);
    if (!found) {
        return found.error();
    }
    if (!found->faults.empty()) {
        return faultsToError(request.train.filename().string(), found->faults);
    }
    if (stop.stop_requested()) {
        return cancelled(request.folder);
    }
    return write(request, found->data, std::move(found->plan), stop, sink);
}

} // namespace plateau::experiment

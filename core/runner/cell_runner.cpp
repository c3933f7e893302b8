#include "core/runner/cell_runner.h"

#include "core/data/folds.h"
#include "core/data/sample_file.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"

#include <chrono>
#include <numeric>
#include <thread>

#include <unistd.h>

namespace plateau::runner {
namespace {

const std::vector<experiment::DataFile> noFiles;

} // namespace

CellRunner::~CellRunner() = default;

Result<std::unique_ptr<CellRunner>> CellRunner::open(const CellRunnerOptions& options) {
    auto folder = experiment::Folder::open(options.experiment);
    if (!folder) {
        return folder.error();
    }
    std::unique_ptr<CellRunner> runner(new CellRunner(options, std::move(*folder)));
    if (const auto loaded = runner->loadTask(); !loaded) {
        return loaded.error();
    }
    return runner;
}

Result<void> CellRunner::loadTask() {
    const experiment::Plan& plan = m_folder.plan();
    auto pool = data::readSampleFile(m_folder.root() / plan.domain.file, plan.domain.sha256);
    if (!pool) {
        return pool.error();
    }
    auto test = data::readSampleFile(m_folder.root() / plan.test.file, plan.test.sha256);
    if (!test) {
        return test.error();
    }
    const auto model = findPlannedModel(plan.model);
    if (!model) {
        return model.error();
    }
    m_pool = std::move(*pool);
    m_test = std::move(*test);
    m_subsets = std::make_unique<experiment::SubsetRows>(plan, m_pool);
    m_parts = experiment::foldParts(plan, m_pool);
    const task::Task& kind = task::taskOf(plan.task);
    training::TaskData task;
    task.objective = kind.info().objective;
    task.outputs = plan.labels;
    task.pool = kind.examples(m_pool, plan.facts());
    task.evaluations = {{experiment::testSetName, kind.examples(m_test, plan.facts())}};
    if (const auto loaded = loadGeneral(task); !loaded) {
        return loaded.error();
    }
    training::TrainerOptions options;
    options.modelFolder = *model;
    options.device = m_options.device;
    options.threads = m_options.threads;
    options.maxTokens = plan.training.maxTokens;
    options.answer = plan.training.answer;
    options.precision = plan.training.precision;
    options.checkpointFolder = m_folder.root() / "checkpoints";
    auto trainer = training::Trainer::open(std::move(options), std::move(task));
    if (!trainer) {
        return trainer.error();
    }
    m_trainer = std::move(*trainer);
    return {};
}

std::vector<std::uint32_t> CellRunner::scoredItems(const experiment::CellSpec& spec, std::string_view set,
                                                   std::size_t items) const {
    if (set == experiment::testSetName && !spec.crossValidation.empty() &&
        spec.kind != experiment::CellKind::Baseline) {
        return data::leftOut(m_parts, spec.folds, spec.seed);
    }
    std::vector<std::uint32_t> every(items);
    std::iota(every.begin(), every.end(), 0U);
    return every;
}

Result<void> CellRunner::loadGeneral(training::TaskData& task) {
    const experiment::Plan& plan = m_folder.plan();
    if (plan.general && plan.general->test) {
        const experiment::DataFile& file = *plan.general->test;
        auto samples = data::readSampleFile(m_folder.root() / file.file, file.sha256);
        if (!samples) {
            return samples.error();
        }
        m_generalTest = std::move(*samples);
        task.evaluations.push_back(
            {experiment::generalSetName, task::taskOf(plan.task).examples(m_generalTest, plan.facts())});
    }
    for (const experiment::DataFile& file : plan.general ? plan.general->files : noFiles) {
        const auto samples = data::readSampleFile(m_folder.root() / file.file, file.sha256);
        if (!samples) {
            return samples.error();
        }
        task.general.push_back(task::taskOf(plan.task).examples(*samples, plan.facts()));
    }
    return {};
}

bool CellRunner::paused() const {
    return ::access(m_folder.controlFile("pause").c_str(), F_OK) == 0;
}

void CellRunner::waitWhilePaused(std::stop_token stop) const {
    while (!stop.stop_requested() && paused()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

} // namespace plateau::runner

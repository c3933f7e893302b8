#include "core/runner/bench.h"

#include "core/data/sample_file.h"
#include "core/runner/planned_model.h"

#include <chrono>
#include <thread>

#include <unistd.h>

namespace plateau::runner {
namespace {

training::LabelledTexts labelledTexts(const std::vector<data::Sample>& samples,
                                      const std::vector<std::string>& names) {
    training::LabelledTexts out;
    out.labels = data::labelNumbers(samples, names);
    for (const data::Sample& sample : samples) {
        out.texts.push_back(sample.text);
    }
    return out;
}

} // namespace

Bench::~Bench() = default;

Result<std::unique_ptr<Bench>> Bench::open(const BenchOptions& options) {
    auto folder = experiment::Folder::open(options.experiment);
    if (!folder) {
        return folder.error();
    }
    std::unique_ptr<Bench> bench(new Bench(options, std::move(*folder)));
    if (const auto loaded = bench->loadTask(); !loaded) {
        return loaded.error();
    }
    return bench;
}

Result<void> Bench::loadTask() {
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
    m_poolLabels = data::labelNumbers(m_pool, plan.labels);
    m_testLabels = data::labelNumbers(m_test, plan.labels);
    training::TaskData task;
    task.labels = plan.labels;
    task.pool = labelledTexts(m_pool, plan.labels);
    task.test = labelledTexts(m_test, plan.labels);
    training::TrainerOptions options;
    options.modelFolder = *model;
    options.device = m_options.device;
    options.threads = m_options.threads;
    options.maxTokens = plan.training.maxTokens;
    options.precision = plan.training.precision;
    auto trainer = training::Trainer::open(std::move(options), std::move(task));
    if (!trainer) {
        return trainer.error();
    }
    m_trainer = std::move(*trainer);
    return {};
}

void Bench::waitWhilePaused(std::stop_token stop) const {
    const auto pause = m_folder.controlFile("pause");
    while (!stop.stop_requested() && ::access(pause.c_str(), F_OK) == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

} // namespace plateau::runner

#include "core/runner/bench.h"

#include "core/checkpoint/model_folder.h"
#include "core/data/sample_file.h"
#include "core/data/subset.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <unistd.h>

namespace plateau::runner {
namespace {

training::LabelledTexts labelledTexts(const std::vector<data::Sample>& samples,
                                      const std::vector<int>& labels) {
    training::LabelledTexts out;
    out.labels = labels;
    for (const data::Sample& sample : samples) {
        out.texts.push_back(sample.text);
    }
    return out;
}

/// The model folder of the plan, by name, its weights checked by hash.
Result<std::filesystem::path> findPlannedModel(const experiment::ModelReference& model) {
    const auto folder = checkpoint::findModel(model.name);
    if (!folder) {
        return folder.error();
    }
    const auto card = checkpoint::describeModelFolder(*folder);
    if (!card) {
        return card.error();
    }
    if (card->weightsSha256 != model.sha256) {
        return badInput(folder->string(),
                        "has other weights than the plan (" + card->weightsSha256 + ", planned " +
                            model.sha256 + ")",
                        "Put the planned model there or set PLATEAU_MODELS to the folder that holds it.");
    }
    return *folder;
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
    m_poolLabels = data::labelNumbers(m_pool, plan.labels);
    training::TaskData task;
    task.labels = plan.labels;
    task.pool = labelledTexts(m_pool, m_poolLabels);
    task.test = labelledTexts(m_test, data::labelNumbers(m_test, plan.labels));
    training::TrainerOptions options;
    options.modelFolder = *model;
    options.device = m_options.device;
    options.threads = m_options.threads;
    options.maxTokens = plan.training.maxTokens;
    auto trainer = training::Trainer::open(std::move(options), std::move(task));
    if (!trainer) {
        return trainer.error();
    }
    m_trainer = std::move(*trainer);
    return {};
}

std::vector<std::uint32_t> Bench::subset(std::int64_t n, std::uint64_t seed) const {
    auto order = data::subsetOrder(m_poolLabels, seed);
    order.resize(std::min<std::size_t>(order.size(), static_cast<std::size_t>(n)));
    return order;
}

void Bench::waitWhilePaused(std::stop_token stop) const {
    const auto pause = m_folder.controlFile("pause");
    while (!stop.stop_requested() && ::access(pause.c_str(), F_OK) == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

} // namespace plateau::runner

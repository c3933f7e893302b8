#pragma once

#include "core/data/sample_file.h"
#include "core/experiment/compare/compared_experiment.h"
#include "core/task/task_list.h"

#include "tests/core/experiment/sample_experiment.h"

#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

/// Finished experiments of every task, made by hand: each cell says what it gave for each test item.
namespace plateau::experiment::sample {

using Columns = std::map<std::string, double>;

struct TaskExperiment {
    std::string task;
    std::string name = "first";
    std::vector<std::int64_t> sizes = {20, 40, 80, 160};
    int seeds = 2;
    int items = 240;
    double target = 0.5;
    std::vector<std::string> labels{};
    std::string tokenizer = "tokens";
    std::function<Columns(const CellSpec&, int item)> columns{};
    std::function<void(data::Sample&, int item)> describe = [](data::Sample&, int) {};
    std::function<std::string(const CellSpec&, int item)> answer{}; ///< of tasks whose model writes
};

/// A factor of an item's error: two kinds of item, mean square 1.
inline double kindOfItem(int item) {
    return item % 2 == 0 ? 0.6 : std::sqrt(1.64);
}

/// The value is off by `error`/√n (root mean square), a little more for each later seed.
inline TaskExperiment tableExperiment(const std::string& name, double error) {
    TaskExperiment wanted{.task = "table-regression", .name = name, .target = 100};
    wanted.columns = [error](const CellSpec& spec, int item) {
        const double size = error * (1 + 0.001 * static_cast<double>(spec.seed)) * kindOfItem(item) /
                            std::sqrt(static_cast<double>(spec.n));
        return Columns{{"truth", 1000.0 * item}, {"value", 1000.0 * item + (item % 3 == 0 ? -size : size)}};
    };
    wanted.describe = [](data::Sample& sample, int item) {
        sample.features = {std::to_string(item)};
        sample.label = std::to_string(1000 * item);
    };
    return wanted;
}

/// 2 + `excess`/√n nats a token.
inline TaskExperiment languageExperiment(const std::string& name, double excess) {
    TaskExperiment wanted{.task = "language-modelling", .name = name, .target = 2.9};
    wanted.columns = [excess](const CellSpec& spec, int item) {
        const double tokens = 10 + item % 7;
        const double more = excess * (1 + 0.001 * static_cast<double>(spec.seed)) * kindOfItem(item);
        return Columns{{"tokens", tokens},
                       {"bytes", 4 * tokens},
                       {"nats", tokens * (2 + more / std::sqrt(static_cast<double>(spec.n)))}};
    };
    return wanted;
}

/// Two labels; a share of 0.98 − `error`/√n of the items has both right, the others both wrong.
inline TaskExperiment labelSetExperiment(const std::string& name, double error) {
    TaskExperiment wanted{
        .task = "multi-label-classification", .name = name, .target = 0.8, .labels = {"a", "b"}};
    wanted.columns = [error](const CellSpec& spec, int item) {
        const double share = 0.98 - error / std::sqrt(static_cast<double>(spec.n));
        const bool right = (item * 37 + static_cast<int>(spec.seed)) % 60 < 60 * share;
        const double b = item % 2;
        return Columns{{"truth.0", 1},
                       {"truth.1", b},
                       {"predicted.0", right},
                       {"predicted.1", right ? b : 1 - b},
                       {"hits", right ? 1 + b : 0},
                       {"false_alarms", right ? 0 : 1 - b},
                       {"misses", right ? 0 : 1 + b},
                       {"wrong", right ? 0 : 2},
                       {"label_count", 2}};
    };
    wanted.describe = [](data::Sample& sample, int item) {
        sample.labels = item % 2 == 1 ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"a"};
        sample.label = item % 2 == 1 ? "a | b" : "a";
    };
    return wanted;
}

/// The class is found for a share of 0.98 − `error`/√n of the items.
inline TaskExperiment classExperiment(const std::string& name, double error) {
    TaskExperiment wanted{.task = "text-classification", .name = name, .target = 0.8, .labels = {"a", "b"}};
    wanted.columns = [error](const CellSpec& spec, int item) {
        const double share = 0.98 - error / std::sqrt(static_cast<double>(spec.n));
        const bool right = (item * 37 + static_cast<int>(spec.seed)) % 60 < 60 * share;
        return Columns{{"predicted", right ? item % 2 : 1 - item % 2},
                       {"probability", 0.75},
                       {"true_probability", right ? 0.75 : 0.25}};
    };
    wanted.describe = [](data::Sample& sample, int item) { sample.label = item % 2 == 1 ? "b" : "a"; };
    return wanted;
}

/// Asked for "on", the model writes "on" for a share of 0.98 − `error`/√n of the items, else "off".
inline TaskExperiment answerExperiment(const std::string& name, double error) {
    TaskExperiment wanted{.task = "instruction-tuning", .name = name, .target = 0.8};
    const auto isRight = [error](const CellSpec& spec, int item) {
        const double share = 0.98 - error / std::sqrt(static_cast<double>(spec.n));
        return (item * 37 + static_cast<int>(spec.seed)) % 60 < 60 * share;
    };
    wanted.columns = [isRight](const CellSpec& spec, int item) {
        const double right = isRight(spec, item) ? 1 : 0;
        Columns columns{{"nats", 2 - right}, {"tokens", 2},     {"exact", right},  {"token_f1", right},
                        {"rouge_l", right},  {"bleu_words", 1}, {"bleu_wanted", 1}};
        for (const char* order : {"1", "2", "3", "4"}) {
            columns[std::string("bleu_right_") + order] = order[0] == '1' ? right : 0;
            columns[std::string("bleu_all_") + order] = order[0] == '1' ? 1 : 0;
        }
        return columns;
    };
    wanted.answer = [isRight](const CellSpec& spec, int item) {
        return std::string(isRight(spec, item) ? "on" : "<b>off</b>");
    };
    wanted.describe = [](data::Sample& sample, int item) {
        sample.label = "on";
        sample.text = "lamp " + std::to_string(item);
        sample.turns = {{Speaker::User, sample.text}, {Speaker::Assistant, sample.label}};
    };
    return wanted;
}

inline std::vector<data::Sample> itemsOf(const TaskExperiment& wanted, const std::string& prefix) {
    std::vector<data::Sample> samples;
    for (int i = 0; i < wanted.items; ++i) {
        data::Sample sample;
        sample.id = prefix + std::to_string(i);
        sample.text = "text of " + sample.id;
        sample.row = static_cast<std::uint64_t>(i);
        wanted.describe(sample, i);
        samples.push_back(std::move(sample));
    }
    return samples;
}

/// As the worker does it: every metric of the task, with its standard error.
inline Evaluation scored(const task::Task& task, metric::ItemTable table, const std::vector<double>& truth) {
    Evaluation out;
    out.items = static_cast<std::int64_t>(table.size());
    if (table.find("predicted") != nullptr) {
        table.columns["truth"] = truth;
    }
    for (const std::string_view id : task.info().metrics) {
        const metric::Metric& metric = *metric::find(id);
        out.metrics[std::string(id)] = metric.value(table);
        out.standardErrors[std::string(id)] = metric.standardError(table);
    }
    return out;
}

/// What the task keeps of each label, as if the first n items of the pool had been trained on.
inline Json labelDetails(const Plan& plan, const metric::ItemTable& table, std::span<const data::Sample> pool,
                         std::int64_t n) {
    std::vector<std::uint32_t> rows(static_cast<std::size_t>(n));
    std::iota(rows.begin(), rows.end(), 0U);
    return task::taskOf(plan.task).details(table, {}, plan.facts(), {pool, rows});
}

inline Plan planOf(const TaskExperiment& wanted) {
    Plan plan = sample::plan();
    plan.name = wanted.name;
    plan.task = wanted.task;
    plan.labels = wanted.labels;
    if (wanted.task == "table-regression") {
        plan.features = {{.name = "x"}};
    }
    if (wanted.answer) {
        plan.training.answer.chatTemplate = "plain";
    }
    plan.model.tokenizerHash = sha256(wanted.tokenizer);
    plan.sizes = wanted.sizes;
    plan.seeds = wanted.seeds;
    plan.instantSeeds = 0;
    plan.baseline = false;
    plan.target = wanted.target;
    return plan;
}

/// Writes everything into `root`.
inline Folder make(const std::filesystem::path& root, const TaskExperiment& wanted) {
    Plan plan = planOf(wanted);
    std::filesystem::create_directories(root / "data");
    const auto test = itemsOf(wanted, "test-");
    const auto domain = itemsOf(wanted, "pool-");
    plan.test = {"data/test.jsonl", *data::writeSampleFile(root / "data/test.jsonl", test, Publish::Replace),
                 wanted.items};
    plan.domain = {"data/domain.jsonl",
                   *data::writeSampleFile(root / "data/domain.jsonl", domain, Publish::Replace), 400};
    const auto folder = Folder::create(root, plan);
    if (!folder) {
        throw std::runtime_error(folder.error().text());
    }
    const auto numbers = data::labelNumbers(test, plan.labels);
    const std::vector<double> truth(numbers.begin(), numbers.end());
    for (const PlannedCell& cell : cellsOf(plan)) {
        std::vector<PredictionLine> lines;
        metric::ItemTable table;
        for (int i = 0; i < wanted.items; ++i) {
            table.items.push_back(test[static_cast<std::size_t>(i)].id);
            lines.push_back({table.items.back(), wanted.columns(cell.spec, i)});
            if (wanted.answer) {
                lines.back().answer = wanted.answer(cell.spec, i);
            }
            for (const auto& [name, value] : lines.back().columns) {
                table.columns[name].push_back(value);
            }
        }
        CellResult result = sample::result(cell, wanted.items);
        result.evaluations[testSetName] = scored(task::taskOf(wanted.task), table, truth);
        if (task::taskOf(wanted.task).info().target == data::TargetForm::ClassSet) {
            result.evaluations[testSetName].details = labelDetails(plan, table, domain, cell.spec.n);
        }
        if (const auto published = folder->publishResult(result, lines); !published) {
            throw std::runtime_error(published.error().text());
        }
    }
    return *folder;
}

} // namespace plateau::experiment::sample

#include "tests/benchmark/benchmark_task.h"

#include "core/base/json.h"
#include "core/base/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace plateau::benchmark {
namespace {

struct Row {
    std::string text;
    std::string label;
    std::string split;
};

Result<std::vector<Row>> readRows(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) {
        return badInput(path.string(), "cannot be opened", "Give a JSONL file.");
    }
    std::vector<Row> rows;
    std::string line;
    while (std::getline(file, line)) {
        auto json = parseJson(line, path.string());
        if (!json) {
            return json.error();
        }
        rows.push_back({json->value("text", ""), json->value("label", ""), json->value("split", "")});
    }
    return rows;
}

} // namespace

Result<training::TaskData> readTask(const std::filesystem::path& train, const std::filesystem::path& test) {
    auto pool = readRows(train);
    if (!pool) {
        return pool.error();
    }
    auto held = test.empty() ? pool : readRows(test);
    if (!held) {
        return held.error();
    }
    const auto wanted = [&](const Row& row, const char* split) {
        return !test.empty() || row.split == split;
    };
    std::map<std::string, int> names;
    for (const Row& row : *pool) {
        if (wanted(row, "train")) {
            names[row.label] = 0;
        }
    }
    training::TaskData data;
    data.evaluations = {{"test", {}}};
    for (auto& [name, number] : names) {
        number = static_cast<int>(data.outputs.size());
        data.outputs.push_back(name);
    }
    const auto add = [&](task::Examples& examples, const Row& row) {
        const auto known = names.find(row.label);
        examples.texts.push_back(row.text);
        examples.classes.push_back(known == names.end() ? -1 : known->second);
        ++examples.items;
    };
    for (const Row& row : *pool) {
        if (wanted(row, "train")) {
            add(data.pool, row);
        }
    }
    for (const Row& row : *held) {
        if (wanted(row, "test")) {
            add(data.evaluations[0].examples, row);
        }
    }
    return data;
}

std::vector<std::uint32_t> subsetOrder(const std::vector<int>& labels, std::uint64_t seed) {
    std::map<int, std::vector<std::uint32_t>> groups;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        groups[labels[i]].push_back(static_cast<std::uint32_t>(i));
    }
    Random random(seed, "subset");
    std::vector<std::pair<double, std::uint32_t>> keyed;
    for (auto& [label, members] : groups) {
        random.shuffle(std::span(members));
        for (std::size_t k = 0; k < members.size(); ++k) {
            const double key = static_cast<double>(k) + random.uniform();
            keyed.emplace_back(key / static_cast<double>(members.size()), members[k]);
        }
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<std::uint32_t> order;
    for (const auto& [key, row] : keyed) {
        order.push_back(row);
    }
    return order;
}

double accuracyOf(const training::CellReport& report, const training::TaskData& data) {
    const auto outputs = report.outputs.find("test");
    const auto& truth = data.evaluations[0].examples.classes;
    int correct = 0;
    for (std::size_t item = 0; outputs != report.outputs.end() && item < truth.size(); ++item) {
        const auto row =
            outputs->second.values.begin() + static_cast<std::ptrdiff_t>(item) * outputs->second.width;
        correct += std::max_element(row, row + outputs->second.width) - row == truth[item] ? 1 : 0;
    }
    return static_cast<double>(correct) / static_cast<double>(truth.size());
}

std::map<std::string, std::string> readArguments(int count, char** values) {
    std::map<std::string, std::string> arguments;
    for (int i = 1; i < count; ++i) {
        const std::string name = values[i];
        const bool hasValue = i + 1 < count && !std::string(values[i + 1]).starts_with("--");
        arguments[name] = hasValue ? values[++i] : "";
    }
    return arguments;
}

std::vector<int> numbers(const std::string& list) {
    std::vector<int> result;
    std::stringstream stream(list);
    std::string part;
    while (std::getline(stream, part, ',')) {
        result.push_back(std::stoi(part));
    }
    return result;
}

std::vector<training::CellTask> cellsOf(const training::TaskData& data, int n, int seeds,
                                        const recipe::TrainingSettings& settings) {
    std::vector<training::CellTask> cells;
    for (int seed = 0; seed < seeds; ++seed) {
        training::CellTask cell;
        cell.id = fmt::format("n{}-s{}", n, seed);
        cell.seed = static_cast<std::uint64_t>(seed);
        cell.rows = subsetOrder(data.pool.classes, cell.seed);
        cell.rows.resize(std::min(cell.rows.size(), static_cast<std::size_t>(n)));
        cell.settings = settings;
        cells.push_back(std::move(cell));
    }
    return cells;
}

} // namespace plateau::benchmark

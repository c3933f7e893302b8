#include "core/workflow/column_guess.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace plateau::workflow {
namespace {

using Names = std::span<const std::string_view>;

// Most telling first.
constexpr std::array<std::string_view, 23> sizes{"n",
                                                 "size",
                                                 "train_size",
                                                 "n_train",
                                                 "num_train",
                                                 "train_samples",
                                                 "n_samples",
                                                 "num_samples",
                                                 "samples",
                                                 "training_samples",
                                                 "sample_count",
                                                 "train_examples",
                                                 "num_examples",
                                                 "n_examples",
                                                 "examples",
                                                 "training_size",
                                                 "data_size",
                                                 "dataset_size",
                                                 "num_train_samples",
                                                 "param_n",
                                                 "param_n_samples",
                                                 "param_train_size",
                                                 "n_train_samples"};
constexpr std::array<std::string_view, 6> moments{"epoch",       "epochs",    "step",
                                                  "global_step", "iteration", "_step"};
constexpr std::array<std::string_view, 9> seeds{"seed", "random_seed", "random_state", "run",      "run_id",
                                                "fold", "trial",       "repeat",       "replicate"};

struct ScoreName {
    std::string_view column;
    const char* metric;
};
constexpr std::array scores{
    ScoreName{"score", ""},
    ScoreName{"test_accuracy", "accuracy"},
    ScoreName{"test_acc", "accuracy"},
    ScoreName{"eval_accuracy", "accuracy"},
    ScoreName{"eval_acc", "accuracy"},
    ScoreName{"accuracy", "accuracy"},
    ScoreName{"acc", "accuracy"},
    ScoreName{"validation_accuracy", "accuracy"},
    ScoreName{"val_accuracy", "accuracy"},
    ScoreName{"val_acc", "accuracy"},
    ScoreName{"test_f1", "f1"},
    ScoreName{"eval_f1", "f1"},
    ScoreName{"eval_f1_macro", "f1"},
    ScoreName{"eval_macro_f1", "f1"},
    ScoreName{"macro_f1", "f1"},
    ScoreName{"f1_macro", "f1"},
    ScoreName{"f1_score", "f1"},
    ScoreName{"f1", "f1"},
    ScoreName{"val_f1", "f1"},
    ScoreName{"test_error", "error"},
    ScoreName{"error_rate", "error"},
    ScoreName{"error", "error"},
    ScoreName{"test_loss", "loss"},
    ScoreName{"eval_loss", "loss"},
    ScoreName{"validation_loss", "loss"},
    ScoreName{"val_loss", "loss"},
    ScoreName{"loss", "loss"},
};

/// "Eval/Accuracy" → "eval_accuracy".
std::string plain(std::string_view column) {
    std::string name;
    for (const char c : column) {
        const bool gap = c == '-' || c == '/' || c == '.' || c == ' ';
        name += gap ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

std::optional<std::string> columnNamed(std::span<const std::string> columns, std::string_view name) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [name](const std::string& column) { return plain(column) == name; });
    return found == columns.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::string> firstOf(Names names, std::span<const std::string> columns) {
    for (const std::string_view name : names) {
        if (auto column = columnNamed(columns, name)) {
            return column;
        }
    }
    return std::nullopt;
}

/// "split0_test_score", "split1_test_score" … as "split*_test_score".
std::optional<std::string> splitPattern(std::span<const std::string> columns) {
    constexpr std::string_view first = "split0_";
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const std::string& column) { return column.starts_with(first); });
    if (found == columns.end()) {
        return std::nullopt;
    }
    const std::string rest = found->substr(first.size());
    const bool several = std::find(columns.begin(), columns.end(), "split1_" + rest) != columns.end();
    return several ? std::optional("split*_" + rest) : std::nullopt;
}

/// What stands behind the last " - " of a chart export: "Group: bert - eval/accuracy".
std::string lastPart(const std::string& column) {
    const auto dash = column.rfind(" - ");
    return dash == std::string::npos ? column : column.substr(dash + 3);
}

std::optional<std::string> scoreColumn(std::span<const std::string> columns, std::string_view name) {
    if (auto column = columnNamed(columns, name)) {
        return column;
    }
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
        return plain(lastPart(column)) == name;
    });
    return found == columns.end() ? std::nullopt : std::optional(*found);
}

} // namespace

ColumnGuess guessColumns(std::span<const std::string> columns) {
    ColumnGuess guess;
    guess.n = firstOf(sizes, columns);
    guess.seed = firstOf(seeds, columns);
    if (auto pattern = splitPattern(columns)) {
        guess.score = std::move(pattern);
        guess.scoreIsPattern = true;
        return guess;
    }
    for (const ScoreName& known : scores) {
        if (auto column = scoreColumn(columns, known.column)) {
            guess.score = std::move(column);
            guess.metric = known.metric;
            break;
        }
    }
    return guess;
}

std::optional<std::string> epochColumn(std::span<const std::string> columns) {
    return firstOf(moments, columns);
}

} // namespace plateau::workflow

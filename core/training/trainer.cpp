#include "core/training/trainer.h"

#include "core/base/random.h"
#include "core/training/cell_run.h"
#include "core/training/scores.h"
#include "core/training/word_curve.h"

#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace plateau::training {
namespace {

constexpr std::int64_t widestPack = 8;
/// Longest texts of one update of a pack; about 0.3 MB of activations a token in a model of 6 x 384.
constexpr std::int64_t updateTokens = 8192;
constexpr int probeUpdates = 4;

/// The one place where Torch's exceptions become errors.
template <typename Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        const c10::InferenceMode guard;
        return work();
    } catch (const c10::OutOfMemoryError& error) {
        return Error{ErrorKind::OutOfMemory, "training", error.what_without_backtrace(),
                     "Use a smaller batch or fewer tokens."};
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::OutOfMemory, "training", "no memory left",
                     "Use a smaller batch or fewer tokens."};
    } catch (const c10::Error& error) {
        return Error{ErrorKind::Internal, "training", error.what_without_backtrace(), ""};
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "training", error.what(), ""};
    }
}

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

struct Trainer::State {
    std::unique_ptr<Workbench> bench;
    TokenFacts tokens;
    std::map<std::string, int> widths; ///< measured pack widths
    std::unique_ptr<WordCurve> words;
};

Trainer::Trainer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::open(TrainerOptions options, TaskData data) {
    return guarded([&]() -> Result<std::unique_ptr<Trainer>> {
        auto bench = Workbench::open(std::move(options), std::move(data));
        if (!bench) {
            return bench.error();
        }
        auto state = std::make_unique<State>();
        state->bench = std::move(*bench);
        const EncodedTexts& pool = state->bench->pool();
        const EncodedTexts& test = state->bench->test();
        state->tokens = {pool.tokens(),         test.tokens(),         pool.unknown() + test.unknown(),
                         pool.truncatedTexts(), test.truncatedTexts(), pool.fullLengths()};
        return std::unique_ptr<Trainer>(new Trainer(std::move(state)));
    });
}

const DeviceFacts& Trainer::device() const {
    return m_state->bench->facts();
}

const TokenFacts& Trainer::tokens() const {
    return m_state->tokens;
}

namespace {

/// Seconds of one update of a cell when `width` cells are packed; the best of a few.
Result<double> secondsPerCell(Workbench& bench, const recipe::TrainingSettings& settings, std::int64_t n,
                              std::int64_t width) {
    auto encoder = bench.frozen(bench.baseType(settings));
    if (!encoder) {
        return encoder.error();
    }
    std::vector<PackMember> members;
    for (std::int64_t i = 0; i < width; ++i) {
        members.push_back({static_cast<std::uint64_t>(i), nullptr});
    }
    auto pack = CellPack::create(*encoder, settings, bench.classes(), members);
    if (!pack) {
        return pack.error();
    }
    const auto batch = std::min<std::int64_t>(settings.optimizer.batch, n);
    const std::vector<double> factors(members.size(), 0.0);
    Random random(0, "probe");
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < probeUpdates; ++i) {
        std::vector<std::span<const std::int32_t>> texts;
        std::vector<int> labels;
        for (std::int64_t k = 0; k < batch * width; ++k) {
            const auto row = random.below(bench.pool().size());
            texts.push_back(bench.pool().ids(row));
            labels.push_back(bench.data().pool.labels[row]);
        }
        const auto begin = std::chrono::steady_clock::now();
        const auto result = (*pack)->step(texts, labels, factors);
        result.loss.to(at::kCPU);
        best = i == 0 ? best : std::min(best, secondsSince(begin) / static_cast<double>(width));
    }
    return best;
}

/// Cells whose activations fit into the memory that an update may take.
std::int64_t widestFor(const Workbench& bench, std::int64_t batch) {
    std::int64_t longest = 1;
    for (std::size_t text = 0; text < bench.pool().size(); ++text) {
        longest = std::max(longest, static_cast<std::int64_t>(bench.pool().length(text)));
    }
    return std::min(widestPack, updateTokens / (batch * longest));
}

Result<int> measureWidth(Workbench& bench, const recipe::TrainingSettings& settings, std::int64_t n,
                         std::int64_t most) {
    auto alone = secondsPerCell(bench, settings, n, 1);
    if (!alone) {
        return alone.error();
    }
    int chosen = 1;
    double best = 0.97 * *alone; // packing must pay, not just break even within the noise
    std::vector<std::int64_t> widths{most};
    for (std::int64_t width = most; width > 2;) {
        width = (width + 1) / 2;
        widths.push_back(width);
    }
    for (const std::int64_t width : widths) {
        auto seconds = secondsPerCell(bench, settings, n, width);
        if (!seconds) {
            return seconds.error();
        }
        if (*seconds < best) {
            best = *seconds;
            chosen = static_cast<int>(width);
        }
    }
    return chosen;
}

} // namespace

int proposedPack(const recipe::TrainingSettings& settings, std::int64_t longest, std::int64_t seeds) {
    const std::int64_t widest =
        std::min(widestPack, updateTokens / std::max<std::int64_t>(1, settings.optimizer.batch * longest));
    if (widest < 2 || seeds < 2 || settings.exact || settings.method != recipe::MethodKind::Lora) {
        return 1;
    }
    const std::int64_t packs = (seeds + widest - 1) / widest;
    return static_cast<int>((seeds + packs - 1) / packs);
}

int Trainer::packWidth(const recipe::TrainingSettings& settings, std::int64_t n, std::int64_t waiting) {
    const std::int64_t batch = std::min<std::int64_t>(n, settings.optimizer.batch);
    const std::int64_t most = std::min(waiting, widestFor(*m_state->bench, batch));
    if (most <= 1 || settings.exact || settings.method != recipe::MethodKind::Lora) {
        return 1;
    }
    const std::string key = recipe::toJson(settings).dump() + fmt::format("/{}/{}", batch, most);
    const auto known = m_state->widths.find(key);
    if (known != m_state->widths.end()) {
        return known->second;
    }
    const auto width =
        guarded([&]() -> Result<int> { return measureWidth(*m_state->bench, settings, n, most); });
    return m_state->widths[key] = width ? *width : 1;
}

Result<std::vector<CellReport>> Trainer::train(std::span<const CellTask> cells, std::stop_token stop,
                                               const Sink& sink) {
    return guarded([&]() -> Result<std::vector<CellReport>> {
        std::vector<CellReport> reports;
        for (std::size_t at = 0; at < cells.size();) {
            const CellTask& first = cells[at];
            if (first.rows.empty()) {
                return badInput("cell " + first.id, "has no rows", "Use n of at least 1.");
            }
            const bool alone = first.settings.exact || first.settings.method != recipe::MethodKind::Lora;
            std::size_t count = 1;
            while (!alone && at + count < cells.size() && cells[at + count].settings == first.settings &&
                   cells[at + count].rows.size() == first.rows.size()) {
                ++count;
            }
            auto group = CellRun(*m_state->bench, cells.subspan(at, count), stop, sink).run();
            if (!group) {
                return group.error();
            }
            std::move(group->begin(), group->end(), std::back_inserter(reports));
            at += count;
        }
        m_state->bench->saveFeatures();
        return reports;
    });
}

Result<std::vector<CellReport>> Trainer::instantCurve(std::span<const InstantTask> tasks,
                                                      std::stop_token stop) {
    return guarded([&]() -> Result<std::vector<CellReport>> {
        Workbench& bench = *m_state->bench;
        const auto type = bench.baseType(recipe::defaultSettings(recipe::MethodKind::LastLayer));
        std::vector<std::uint32_t> every;
        for (const InstantTask& task : tasks) {
            every.insert(every.end(), task.rows.begin(), task.rows.end());
        }
        // All at once: the batches of a few texts are mostly filling.
        if (auto features = bench.poolFeatures(type, every, stop); !features) {
            return features.error();
        }
        std::vector<CellReport> reports;
        for (const InstantTask& task : tasks) {
            if (stop.stop_requested()) {
                return cancelled();
            }
            const auto begin = std::chrono::steady_clock::now();
            const auto labelsOf = [&bench](const std::vector<std::uint32_t>& rows) {
                std::vector<int> labels;
                for (const std::uint32_t row : rows) {
                    labels.push_back(bench.data().pool.labels[row]);
                }
                return labels;
            };
            const std::vector<int> labels = labelsOf(task.rows);
            const auto& chosenOn = task.firstSeedRows.empty() ? task.rows : task.firstSeedRows;
            auto strength = bench.strength(type, chosenOn, labelsOf(chosenOn), stop);
            if (!strength) {
                return strength.error();
            }
            auto floor = bench.floor(type, task.rows, labels, *strength, stop);
            if (!floor) {
                return floor.error();
            }
            CellReport report;
            report.id = task.id;
            report.scores = std::move(floor->scores);
            report.precision = type == at::kBFloat16 ? "bfloat16" : "float32";
            report.trainSeconds = secondsSince(begin);
            reports.push_back(std::move(report));
        }
        bench.saveFeatures();
        return reports;
    });
}

Result<std::vector<CellReport>> Trainer::wordCurve(std::span<const InstantTask> tasks, std::stop_token stop) {
    return guarded([&]() -> Result<std::vector<CellReport>> {
        if (!m_state->words) {
            m_state->words = std::make_unique<WordCurve>(m_state->bench->data());
        }
        return m_state->words->run(tasks, stop);
    });
}

Result<Trainer::Baselines> Trainer::baselines(std::stop_token stop) {
    return guarded([&]() -> Result<Baselines> {
        const auto begin = std::chrono::steady_clock::now();
        Workbench& bench = *m_state->bench;
        const auto type = bench.baseType(recipe::defaultSettings(recipe::MethodKind::LastLayer));
        std::vector<std::string> names;
        for (const std::string& label : bench.data().labels) {
            names.push_back(readableLabel(label));
        }
        auto labels = bench.features(type, names, stop);
        if (!labels) {
            return labels.error();
        }
        auto test = bench.testFeatures(type, stop);
        if (!test) {
            return test.error();
        }
        Baselines result;
        const auto width = static_cast<double>(labels->size(1)); // rows have length √C: this gives the cosine
        result.untouched = bench.score(at::mm(*test, labels->t()).div_(width));
        std::vector<int> counts(names.size(), 0);
        for (const int label : bench.data().pool.labels) {
            ++counts[static_cast<std::size_t>(label)];
        }
        at::Tensor logits = at::empty({test->size(0), static_cast<std::int64_t>(names.size())}, at::kFloat);
        for (std::size_t c = 0; c < counts.size(); ++c) {
            logits.select(1, static_cast<std::int64_t>(c)).fill_(std::log(std::max(counts[c], 1)));
        }
        result.majority = bench.score(logits);
        result.seconds = secondsSince(begin);
        return result;
    });
}

} // namespace plateau::training

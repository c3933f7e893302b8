#pragma once

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/plan/plan_summary.h"
#include "ui/session/language.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QTest>

namespace plateau::ui::support {

inline Json modelJson(const std::string& name = "small-encoder") {
    return {{"name", name},      {"folder", "/models/" + name},
            {"family", "bert"},  {"parameters", 22'713'216},
            {"bytes", 9.1e7},    {"layers", 6},
            {"hidden", 384},     {"max_tokens", 512},
            {"pooling", "mean"}, {"licence", "apache-2.0"}};
}

/// What `experiment new --dry-run` says about sizes × seeds of a pool of 6,813: every cell takes 10 s.
inline Json checkJson(const std::vector<std::int64_t>& sizes = {50, 100, 200}, int seeds = 3) {
    Json cells = Json::array({{{"kind", "baseline"}, {"n", 0}, {"seed", 0}, {"seconds", 2.0}}});
    for (int seed = 0; seed < seeds; ++seed) {
        for (const std::int64_t size : sizes) {
            cells.push_back({{"kind", "cell"}, {"n", size}, {"seed", seed}, {"seconds", 10.0}});
        }
    }
    const double seconds = 2 + 10.0 * static_cast<double>(sizes.size()) * seeds;
    return {
        {"schema", "plateau.dry-run/1"},
        {"faults", Json::array()},
        {"plan", {{"sizes", sizes}, {"seeds", seeds}, {"training", {{"max_tokens", 64}}}}},
        {"report", {{"pool_rows", 6813}, {"test_rows", 1000}, {"classes", 29}, {"warnings", Json::array()}}},
        {"cells", cells},
        {"prediction",
         {{"seconds", seconds},
          {"first_answer_seconds", 32.0},
          {"memory_bytes", 5.7e8},
          {"machine_memory_bytes", 1.6e10},
          {"disk_bytes", 8e6},
          {"disk_free_bytes", 6.3e10}}},
        {"smallest_visible_gain", 0.016}};
}

inline Json faultJson(const std::string& field, const std::string& what, const std::string& fix) {
    return {{"field", field}, {"what", what}, {"fix", fix}};
}

/// A program of the shell that stands for `plateau`: answers come from files of its folder, and what it was
/// asked is written down.
class StandIn {
public:
    explicit StandIn(const std::filesystem::path& folder) : m_folder(folder) {
        std::filesystem::create_directories(folder);
        setModels({modelJson()});
        setCheck(checkJson());
        plateau::support::writeText(folder / "version", Json{{"name", "plateau"},
                                                             {"version", "1"},
                                                             {"build", "b"},
                                                             {"protocol", experiment::protocolVersion},
                                                             {"schema", experiment::Plan::currentSchema}}
                                                            .dump());
        plateau::support::writeText(folder / "plateau", "#!/bin/sh\ncd '" + folder.string() + R"('
case "$*" in
    --version*) cat version;;
    "model list"*) cat models;;
    "model inspect"*) cat inspected;;
    *--dry-run*) echo "$*" >> asked; cat check;;
    "experiment new"*) echo "$*" >> made; [ -e refusal ] && cat refusal && exit 3; cp -r template "$3"; echo '{}';;
    "experiment run"*) echo "$*" >> ran;;
esac
)");
        std::filesystem::permissions(folder / "plateau", std::filesystem::perms::owner_all);
        qputenv("PLATEAU_CLI", (folder / "plateau").c_str());
    }
    ~StandIn() { qunsetenv("PLATEAU_CLI"); }

    void setModels(const std::vector<Json>& models) { write("models", {{"models", models}}); }
    void setCheck(const Json& check) { write("check", check); }
    void write(const char* name, const Json& value) {
        // Replaced in one go: the program may be reading it.
        plateau::support::writeText(m_folder / "next", value.dump());
        std::filesystem::rename(m_folder / "next", m_folder / name);
    }
    std::string read(const char* name) const { return plateau::support::readText(m_folder / name); }
    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

/// A Plan page on a session on a folder of the test.
struct PlanStage {
    plateau::support::TemporaryFolder folder;
    StandIn program{folder / "program"};
    Language language;
    std::unique_ptr<Session> session;
    std::unique_ptr<PlanPage> page;

    PlanStage() {
        std::filesystem::create_directories(folder / "experiments");
        qputenv("PLATEAU_EXPERIMENTS", (folder / "experiments").c_str());
        qputenv("XDG_CACHE_HOME", (folder / "cache").c_str());
        language.choose(QStringLiteral("en"));
        session = std::make_unique<Session>(QString::fromStdString((folder / "settings.ini").string()));
        page = std::make_unique<PlanPage>(*session);
        page->retranslate();
        page->resize(1072, 728);
        page->show();
    }
    ~PlanStage() { page.reset(); }

    /// The program is found, data are open, the first check is through.
    bool begin() {
        session->cli().check();
        Draft draft;
        draft.files = {{QString::fromStdString((folder / "rows.jsonl").string()), FileRole::Domain}};
        session->editDraft(draft, QStringLiteral("open"));
        return settle();
    }
    bool settle() {
        return QTest::qWaitFor(
            [this] {
                return session->cli().status().state != CliState::Checking &&
                       page->checker().state() != PlanChecker::State::Checking &&
                       (page->checker().state() != PlanChecker::State::Idle ||
                        !page->checker().isSearching(session->draft()));
            },
            120'000);
    }
    /// Changes what the program will say, and asks it.
    bool check(const Json& json) {
        program.setCheck(json);
        Draft draft = session->draft();
        draft.splitSeed += 1;
        session->editDraft(draft, QStringLiteral("ask again"));
        return settle();
    }
    PlanCard& card(int index) const { return *page->cards()[index]; }
    template <typename T>
    T& control(int index, const char* path) const {
        return *qobject_cast<T*>(&card(index).field(path)->control());
    }
    QAction* start() const { return page->headerActions().at(1); }
    bool press(const QString& text) const {
        for (auto* button : page->findChildren<QAbstractButton*>()) {
            if (button->text() == text && button->isVisible()) {
                button->click();
                return true;
            }
        }
        return false;
    }
    QString allText() const {
        QStringList texts;
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        for (const auto* button : page->findChildren<QAbstractButton*>()) {
            if (button->isVisible()) {
                texts << button->text();
            }
        }
        for (const auto* box : page->findChildren<QComboBox*>()) {
            if (box->isVisible()) {
                texts << box->currentText();
            }
        }
        return texts.join(QLatin1Char('\n'));
    }
    bool says(const char* text) const { return allText().contains(QString::fromUtf8(text)); }
};

enum CardNumber { ModelNumber, MethodNumber, SizesNumber, MixtureNumber, BudgetNumber, EvaluationNumber };

} // namespace plateau::ui::support

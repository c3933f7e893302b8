// window_shots OUT [PREFIX]: a picture of every page in every state, language, theme and size, or of those
// whose names begin with PREFIX. Needs a display with a window manager: make.sh starts both.

#include "tests/core/experiment/compared_sample.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include "ui/charts/data_curve_view.h"
#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/answer_page.h"
#include "ui/pages/answer/comparison_card.h"
#include "ui/pages/answer/report_dialog.h"
#include "ui/pages/answer/score_card.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/frame/window_actions.h"
#include "ui/pages/make_pages.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/session/language.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QScrollArea>
#include <QThread>

#include <cstdio>
#include <functional>

using namespace plateau;
using namespace plateau::ui;

namespace {

constexpr int patienceMs = 20'000;

/// Lets the window work until `ready`, then a little longer for what was queued.
void settle(const std::function<bool()>& ready) {
    QElapsedTimer waited;
    waited.start();
    while (!ready() && waited.elapsed() < patienceMs) {
        QApplication::processEvents(QEventLoop::AllEvents, 50);
    }
    for (int i = 0; i < 12; ++i) {
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(15);
    }
}

struct Shots {
    Session& session;
    MainWindow& window;
    QDir out;
    QString prefix;

    /// The page as it is now, in both languages, themes and sizes.
    void take(const QString& name) {
        if (!name.startsWith(prefix)) {
            return;
        }
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            window.resize(size);
            for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
                window.chooseLanguage(language);
                for (const auto choice : {ModeChoice::Light, ModeChoice::Dark}) {
                    window.chooseTheme(choice);
                    settle([] { return true; });
                    const QString file = QStringLiteral("%1-%2-%3-%4.png")
                                             .arg(name,
                                                  choice == ModeChoice::Dark ? QStringLiteral("dark")
                                                                             : QStringLiteral("light"),
                                                  language)
                                             .arg(size.width());
                    window.grab().save(out.filePath(file));
                    std::printf("%s\n", qPrintable(file));
                }
            }
        }
    }

    void open(const std::filesystem::path& folder) {
        session.openExperiment(QString::fromStdString(folder.string()));
        settle([this] { return session.snapshot() != nullptr; });
    }

    /// The example before it is frozen, with what the program says about it.
    void takeDraft() {
        session.closeExperiment();
        session.editDraft(exampleDraft(), QStringLiteral("example"));
        const auto& data = *static_cast<DataPage*>(window.page(Step::Data));
        const auto& plan = *static_cast<PlanPage*>(window.page(Step::Plan));
        window.showStep(Step::Data);
        settle([&data] { return !data.isAtWork(); });
        take(QStringLiteral("data-draft"));
        window.showStep(Step::Plan);
        settle([&plan] { return plan.checker().state() == PlanChecker::State::Ready; });
        take(QStringLiteral("plan-draft"));
    }

    /// Three methods on the same data against each other, and one that has another test set.
    void takeComparison(const std::filesystem::path& root) {
        using experiment::sample::rising;
        const auto put = [&root](const char* name, experiment::sample::Finished wanted) {
            wanted.sizes = {25, 50, 100, 200, 400};
            wanted.seeds = 5;
            wanted.items = 1000;
            return experiment::sample::make(root / name, wanted).root();
        };
        auto full = rising("Reviews, full fine-tune", 1.9);
        full.training = recipe::defaultSettings(recipe::MethodKind::Full);
        auto updates = rising("Reviews, fixed updates", 2.4);
        updates.training.budget.rule = recipe::BudgetRule::Updates;
        auto other = rising("Reviews of last year", 2.2);
        other.changeTest = [](auto& test) { test.erase(test.begin(), test.begin() + 40); };
        auto first = rising("Reviews", 2.5);
        first.training.budget.minUpdates = 20;
        open(put("reviews-a", first));
        auto& page = *static_cast<AnswerPage*>(window.page(Step::Answer));
        window.showStep(Step::Answer);
        settle([&page] { return page.answer() != nullptr; });
        page.setTarget(0.82);
        QStringList others;
        for (const auto& [name, wanted] :
             {std::pair("reviews-b", full), std::pair("reviews-c", updates), std::pair("reviews-d", other)}) {
            others << QString::fromStdString(put(name, wanted).string());
        }
        page.compareWith(others);
        auto& card = *page.findChild<ComparisonCard*>();
        settle([&card] { return card.findChildren<QLabel*>().size() > 12; });
        take(QStringLiteral("answer-compared"));
        for (QWidget* above = card.parentWidget(); above != nullptr; above = above->parentWidget()) {
            if (auto* scroll = qobject_cast<QScrollArea*>(above)) {
                scroll->ensureWidgetVisible(&card);
            }
        }
        take(QStringLiteral("answer-comparison"));
    }

    static void bringIntoView(QWidget& widget) {
        for (QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
            if (auto* scroll = qobject_cast<QScrollArea*>(above)) {
                scroll->ensureWidgetVisible(&widget);
            }
        }
    }

    /// What charts can: hover values, zoom, each tab of the scores, the profile of the data.
    void takeCharts() {
        auto& answer = *static_cast<AnswerPage*>(window.page(Step::Answer));
        window.showStep(Step::Answer);
        settle([&answer] { return answer.answer() != nullptr; });
        auto& scores = *answer.findChild<ScoreCard*>();
        settle([&scores] { return scores.scores().has_value(); });
        for (const auto& [tab, name] :
             {std::pair(ScoreCard::Confusion, "confusion"), std::pair(ScoreCard::Calibration, "calibration"),
              std::pair(ScoreCard::Roc, "roc")}) {
            scores.showTab(tab);
            bringIntoView(scores);
            scores.chart().canvas().setHover(tab == ScoreCard::Roc ? std::optional(3.) : std::nullopt);
            take(QStringLiteral("charts-%1").arg(QString::fromLatin1(name)));
        }
        window.showStep(Step::Run);
        auto& curve = *window.page(Step::Run)->findChild<DataCurveView*>();
        const plot::Rect plot = curve.layoutNow().plot;
        curve.zoomAt({plot.x + plot.width * .45, plot.y + plot.height * .2}, .4);
        curve.setCrosshair(232);
        take(QStringLiteral("charts-zoom"));
        curve.setWindow(std::nullopt);
        curve.setCrosshair(std::nullopt);
        auto& data = *static_cast<DataPage*>(window.page(Step::Data));
        window.showStep(Step::Data);
        settle([&data] { return !data.isAtWork(); });
        data.inspector().showTab(Inspector::ProfileTab);
        take(QStringLiteral("charts-profile"));
    }

    /// The report of the open experiment.
    void takeReport() {
        const auto& page = *static_cast<AnswerPage*>(window.page(Step::Answer));
        settle([&page] { return page.answer() != nullptr; });
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            window.chooseLanguage(language);
            for (const auto choice : {ModeChoice::Light, ModeChoice::Dark}) {
                window.chooseTheme(choice);
                ReportDialog dialog(page.answer(), nullptr);
                dialog.show();
                settle([&dialog] { return dialog.isShown(); });
                const QString theme =
                    choice == ModeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
                dialog.grab().save(out.filePath(QStringLiteral("report-%1-%2.png").arg(theme, language)));
            }
        }
    }

    void takeSteps(const QString& state) {
        const char* const names[] = {"data", "plan", "run", "answer"};
        for (int i = 0; i < stepCount; ++i) {
            if (window.page(static_cast<Step>(i)) != nullptr) {
                window.showStep(static_cast<Step>(i));
                take(QStringLiteral("%1-%2").arg(QString::fromLatin1(names[i]), state));
            }
        }
    }
};

} // namespace

int main(int argc, char** argv) {
    plateau::support::TemporaryFolder folder;
    const auto experiments = folder / "Plateau";
    qputenv("PLATEAU_EXPERIMENTS", experiments.c_str());
    qputenv("PLATEAU_CLI", qgetenv("PLATEAU_SHOTS_CLI"));
    QApplication application(argc, argv);
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    Language language;
    language.choose(QStringLiteral("en"));
    MainWindow window(session, language);
    makePages(window, session);
    window.show();
    session.cli().check();
    Shots shots{session, window, QDir(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".")),
                argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString()};
    settle([&session] { return session.cli().status().state != CliState::Checking; });
    shots.take(QStringLiteral("welcome"));
    std::filesystem::create_directories(experiments);
    ui::support::Showcase done(experiments / "reviews", ui::support::Progress::Done, "reviews");
    ui::support::Showcase waiting(experiments / "product-pages", ui::support::Progress::NotStarted,
                                  "product pages");
    ui::support::Showcase half(experiments / "intents", ui::support::Progress::Half);
    half.beAtWork();
    shots.open(half.root());
    shots.takeSteps(QStringLiteral("running"));
    half.leave();
    shots.open(half.root());
    window.showStep(Step::Run);
    shots.take(QStringLiteral("run-interrupted"));
    shots.open(done.root());
    shots.takeSteps(QStringLiteral("done"));
    shots.takeCharts();
    shots.takeComparison(experiments);
    shots.takeReport();
    shots.open(waiting.root());
    window.showStep(Step::Run);
    shots.take(QStringLiteral("run-waiting"));
    shots.takeDraft();
    return 0;
}

#include "core/experiment/store/events.h"
#include "core/export/report_parts.h"

#include "tests/core/export/report_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::exporter;
using experiment::CellKind;
using experiment::CellState;
using experiment::CellStatus;

namespace {

const ReportTexts words;

std::vector<std::string> allTexts(const ReportContent& content) {
    std::vector<std::string> texts{content.title, content.subtitle, content.unfinished, content.sentence};
    for (const auto& [name, value] : content.facts) {
        texts.insert(texts.end(), {name, value});
    }
    for (const ReportAdvice& advice : content.warnings) {
        texts.insert(texts.end(), {advice.text, advice.action});
    }
    for (const ReportSection& section : content.sections) {
        for (const ReportBlock& block : section.blocks) {
            if (const auto* text = std::get_if<ReportText>(&block)) {
                texts.push_back(text->text);
            } else if (const auto* commands = std::get_if<ReportCommands>(&block)) {
                texts.insert(texts.end(), commands->lines.begin(), commands->lines.end());
            } else {
                for (const ReportRow& row : std::get<ReportTable>(block).rows) {
                    texts.insert(texts.end(), row.cells.begin(), row.cells.end());
                }
            }
        }
    }
    return texts;
}

std::string factOf(const ReportContent& content, const std::string& name) {
    for (const auto& [known, value] : content.facts) {
        if (known == name) {
            return value;
        }
    }
    return "";
}

} // namespace

/// What a report says.
class TestReportContent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNumbersAreThoseOfTheAnswer();
    void facts_data();
    void facts();
    void sizesCarryTheirMarks();
    void sectionsComeInTheirOrder();
    void withoutAScoreItIsRefused();
    void anUnfinishedExperimentSaysSo();
    void blockingWarningsComeFirst();
    void classesAreWeakestFirstAndGreyWhenFew();
    void controlsAreAFloor();
    void manyCellsAndClassesAreAllThere();
    void untrustedTextsAreCutAndPlain();
    void theCommandsNameTheFolderOnly_data();
    void theCommandsNameTheFolderOnly();
    void theDatesAreThoseOfTheEvents();
};

void TestReportContent::theNumbersAreThoseOfTheAnswer() {
    const auto made = fixture::make();
    const auto content = made.content();
    QVERIFY(content.ok());
    const ReportNumbers numbers(words, metric::find("accuracy")->info());
    QCOMPARE(content->sentence, made.answer.sentence + ".");
    QCOMPARE(content->title, std::string("sample"));
    const auto sizes = fixture::table(*content, words.sizesHeading);
    QCOMPARE(sizes.rows.size(), made.answer.answer.points.size());
    for (std::size_t i = 0; i < sizes.rows.size(); ++i) {
        const auto& point = made.answer.answer.points[i];
        QCOMPARE(sizes.rows[i].cells[0], numbers.count(made.answer.answer.sizes[i]));
        QCOMPARE(sizes.rows[i].cells[2], numbers.percent(point.mean));
        QCOMPARE(sizes.rows[i].cells[3], numbers.interval(point.low, point.high));
    }
    const auto need = fixture::table(*content, "Needed samples for 90 %");
    QCOMPARE(need.rows.size(), made.answer.answer.forecast.size());
    QCOMPARE(need.rows[1].cells[0], numbers.count(made.answer.answer.forecast[1].n));
    QCOMPARE(need.rows[1].cells[1], numbers.percent(made.answer.answer.forecast[1].score));
    const auto cells = fixture::table(*content, words.cellsHeading);
    QCOMPARE(cells.rows.size(), made.state.cells.size());
    QCOMPARE(cells.rows[3].cells[0], made.state.cells[3].planned.id);
    QCOMPARE(content->chart.needed->about, made.answer.answer.needed->about);
}

void TestReportContent::facts_data() {
    QTest::addColumn<double>("target");
    QTest::addColumn<QString>("basis");
    QTest::addColumn<QString>("needed");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("chance");
    // The means are those of sample::scoreAt: 79.4 % at 20, 94.6 % at 320.
    QTest::newRow("below the smallest size") << 0.5 << "measured"
                                             << "at most 20"
                                             << ""
                                             << "reached in the data";
    QTest::newRow("inside the data") << 0.9 << "measured"
                                     << "about "
                                     << "90 % interval"
                                     << "reached in the data";
    QTest::newRow("beyond the data") << 0.96 << "predicted from 320 samples"
                                     << "about "
                                     << "chance of 5 % to 75 % that so many are enough"
                                     << " with 640 samples; never: ";
    QTest::newRow("out of reach") << 0.9999 << "predicted: out of reach"
                                  << "more than 10,240"
                                  << "chance of 5 % to 75 % that so many are enough"
                                  << "never: ";
}

void TestReportContent::facts() {
    QFETCH(double, target);
    QFETCH(QString, basis);
    QFETCH(QString, needed);
    QFETCH(QString, level);
    QFETCH(QString, chance);
    const auto content = fixture::make(experiment::sample::plan(), target).content();
    QVERIFY(content.ok());
    QCOMPARE(QString::fromStdString(factOf(*content, words.basis)), basis);
    QVERIFY2(QString::fromStdString(factOf(*content, words.needed)).startsWith(needed),
             factOf(*content, words.needed).c_str());
    QCOMPARE(QString::fromStdString(factOf(*content, words.level)), level);
    QVERIFY2(QString::fromStdString(factOf(*content, words.chanceHead)).contains(chance),
             factOf(*content, words.chanceHead).c_str());
}

void TestReportContent::sizesCarryTheirMarks() {
    const auto content =
        fixture::make(experiment::sample::plan(), 0.9, [](CellState& cell) {
            if (experiment::sample::isCell(cell, 20, 0)) {
                cell.result->underTrained.notFitted = true;
            } else if (experiment::sample::isCell(cell, 40, 1)) {
                cell.status = CellStatus::Failed;
                cell.result.reset();
            } else if (experiment::sample::isCell(cell, 80, 1)) {
                cell.result = experiment::sample::diverged(cell.planned, 5);
                cell.status = CellStatus::Diverged;
            } else if (cell.planned.spec.kind == CellKind::Cell && cell.planned.spec.n == 160) {
                experiment::sample::makePending(cell);
            }
        }).content();
    QVERIFY(content.ok());
    const auto sizes = fixture::table(*content, words.sizesHeading);
    QCOMPARE(sizes.rows[0].cells[6], std::string("1 under-trained"));
    QCOMPARE(sizes.rows[1].cells[6], std::string("1 failed"));
    QCOMPARE(sizes.rows[1].cells[4], std::string("–")); // one seed has no spread
    QCOMPARE(sizes.rows[2].cells[6], std::string("1 diverged"));
    QCOMPARE(sizes.rows[3].cells[1], std::string("0"));
    QCOMPARE(sizes.rows[3].cells[2], words.notMeasured);
    QCOMPARE(sizes.rows[3].cells[6], std::string("2 to come"));
    QCOMPARE(sizes.rows[4].cells[6], std::string());
}

void TestReportContent::sectionsComeInTheirOrder() {
    const auto content = fixture::make().content();
    QVERIFY(content.ok());
    std::vector<std::string> headings;
    for (const ReportSection& section : content->sections) {
        headings.push_back(section.heading);
        QVERIFY(!section.blocks.empty());
        for (const ReportBlock& block : section.blocks) {
            if (const auto* table = std::get_if<ReportTable>(&block)) {
                for (const ReportRow& row : table->rows) {
                    QCOMPARE(row.cells.size(), table->columns.size());
                }
                QVERIFY(table->head.empty() || table->head.size() == table->columns.size());
            }
        }
    }
    QCOMPARE(headings,
             (std::vector<std::string>{words.sizesHeading, "Needed samples for 90 %", words.gainHeading,
                                       words.stoppingHeading, words.classesHeading, words.baselinesHeading,
                                       words.cellsHeading, words.settingsHeading, words.provenanceHeading,
                                       words.redoHeading, words.methodHeading}));
}

void TestReportContent::withoutAScoreItIsRefused() {
    const auto content =
        fixture::make(experiment::sample::plan(), 0.9, experiment::sample::makePending).content();
    QVERIFY(!content.ok());
    QCOMPARE(content.error().kind, ErrorKind::NotFound);
    QVERIFY(content.error().fix.find("plateau experiment run 'home control'") != std::string::npos);
}

void TestReportContent::anUnfinishedExperimentSaysSo() {
    const auto content = fixture::make(experiment::sample::plan(), 0.9, [](CellState& cell) {
                             if (cell.planned.spec.kind == CellKind::Cell && cell.planned.spec.n > 40) {
                                 experiment::sample::makePending(cell);
                             }
                         }).content();
    QVERIFY(content.ok());
    // 2 baselines, 10 instant cells and 4 of 10 trained cells
    QVERIFY2(content->unfinished.find("16 of 22 cells") != std::string::npos, content->unfinished.c_str());
    QVERIFY(fixture::make().content()->unfinished.empty());
}

void TestReportContent::blockingWarningsComeFirst() {
    experiment::Plan plan = experiment::sample::plan();
    plan.sizes = {20, 40, 80}; // too few for a fit: a blocking finding behind the unused pool
    const auto made = fixture::make(plan, 0.99);
    const auto content = made.content();
    QVERIFY(content.ok());
    QVERIFY(content->warnings.size() >= 2);
    QVERIFY2(content->warnings[0].text.starts_with("No fit:"), content->warnings[0].text.c_str());
    QVERIFY(!content->warnings[0].action.empty());
    QCOMPARE(content->warnings.size(), made.answer.warnings.size());
}

void TestReportContent::classesAreWeakestFirstAndGreyWhenFew() {
    const auto content =
        fixture::make(experiment::sample::plan(), 0.9, [](CellState& cell) {
            experiment::sample::setClasses(*cell.result, {{"off", .9, .9, .9, 29}, {"on", .8, .8, .8, 30}});
        }).content();
    QVERIFY(content.ok());
    const auto classes = fixture::table(*content, words.classesHeading);
    QCOMPARE(classes.rows.size(), std::size_t(2));
    QCOMPARE(classes.rows[0].cells[0], std::string("on"));
    QVERIFY(!classes.rows[0].faint);
    QVERIFY(classes.rows[1].faint);
    const auto wilson = statistics::wilson(0.8 * 30, 30, experiment::curveLevel);
    QCOMPARE(classes.rows[0].cells[3],
             ReportNumbers(words, metric::find("accuracy")->info()).interval(wilson.low, wilson.high));
}

void TestReportContent::controlsAreAFloor() {
    experiment::Plan plan = experiment::sample::plan();
    plan.shuffledControl = true;
    const auto content = fixture::make(plan, 0.9, [](CellState& cell) {
                             if (cell.planned.spec.kind == CellKind::Control) {
                                 experiment::sample::setAccuracy(*cell.result, 0.5, 500);
                             }
                         }).content();
    QVERIFY(content.ok());
    const auto baselines = fixture::table(*content, words.baselinesHeading);
    const ReportRow& control = baselines.rows.back();
    QCOMPARE(control.cells[0], std::string("Shuffled labels, 320 samples"));
    QCOMPARE(control.cells[1], std::string("50.0 %"));
    const double mean = fixture::make(plan).answer.answer.points.back().mean;
    QCOMPARE(control.cells[4],
             ReportNumbers(words, metric::find("accuracy")->info()).points(mean - 0.5) + " points");
    QCOMPARE(baselines.rows[0].cells[0], words.untouched);
}

void TestReportContent::manyCellsAndClassesAreAllThere() {
    const auto content = fixture::big().content();
    QVERIFY(content.ok());
    const auto cells = fixture::table(*content, words.cellsHeading);
    QVERIFY(cells.rows.size() >= 2000);
    QVERIFY(!cells.summary.empty());
    const auto classes = fixture::table(*content, words.classesHeading);
    QCOMPARE(classes.rows.size(), std::size_t(200));
    QCOMPARE(classes.rows[0].cells[2], std::string("0 %"));
}

void TestReportContent::untrustedTextsAreCutAndPlain() {
    const auto content = fixture::hostile().content();
    QVERIFY(content.ok());
    for (const std::string& text : allTexts(*content)) {
        QVERIFY(text.size() < 2000);
        QVERIFY(std::none_of(text.begin(), text.end(),
                             [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }));
        QVERIFY(text.find("\u202e") == std::string::npos);
    }
    QVERIFY(fixture::table(*content, words.classesHeading).rows.size() == fixture::hostileTexts().size());
}

void TestReportContent::theCommandsNameTheFolderOnly_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("word");
    QTest::newRow("plain") << "demo"
                           << "demo";
    QTest::newRow("space") << "home control"
                           << "'home control'";
    QTest::newRow("quote") << "it's"
                           << "'it'\\''s'";
    QTest::newRow("option") << "-rf"
                            << "./'-rf'";
    QTest::newRow("command") << "a; rm b"
                             << "'a; rm b'";
    QTest::newRow("substitution") << "$(ls)"
                                  << "'$(ls)'";
}

void TestReportContent::theCommandsNameTheFolderOnly() {
    QFETCH(QString, folder);
    QFETCH(QString, word);
    const auto made = fixture::make();
    ReportRun run = fixture::run();
    run.folder = folder.toStdString();
    const auto content =
        reportContent(made.plan, made.state, made.answer, run, reportSentences(made.plan, made.answer));
    QVERIFY(content.ok());
    std::vector<std::string> lines;
    for (const ReportBlock& block : fixture::section(*content, words.redoHeading)->blocks) {
        if (const auto* commands = std::get_if<ReportCommands>(&block)) {
            lines.insert(lines.end(), commands->lines.begin(), commands->lines.end());
        }
    }
    const std::string name = word.toStdString();
    QCOMPARE(lines.at(0), "plateau experiment run " + name);
    QCOMPARE(lines.at(1), "plateau experiment answer " + name + " --target 0.9");
    QCOMPARE(lines.at(2), "plateau experiment report " + name + " --target 0.9 -o report.html");
    QCOMPARE(lines.size(), std::size_t(7));
}

void TestReportContent::theDatesAreThoseOfTheEvents() {
    QCOMPARE(dateText(0), std::string("1970-01-01 00:00 UTC"));
    QCOMPARE(dateText(1.7e9), std::string("2023-11-14 22:13 UTC")); // date -u -d @1700000000
    support::TemporaryFolder dir;
    const auto folder = experiment::Folder::create(dir / "runs", experiment::sample::plan());
    QVERIFY(folder.ok());
    QVERIFY(!reportRun(*folder, "p").started);
    auto log = experiment::EventLog::open(folder->eventsPath());
    QVERIFY(log.ok());
    QVERIFY(log->write(experiment::Paused{}).ok());
    QVERIFY(log->write(experiment::Resumed{}).ok());
    const ReportRun run = reportRun(*folder, "p");
    QCOMPARE(run.folder, std::string("runs"));
    QVERIFY(run.started && run.finished && *run.started <= *run.finished && *run.started > 1.7e9);
    const auto provenance = fixture::table(*fixture::make().content(), words.provenanceHeading);
    QCOMPARE(fixture::valueOf(provenance, words.dates),
             std::string("2023-11-14 22:13 UTC to 2023-11-14 23:13 UTC"));
    QCOMPARE(fixture::valueOf(provenance, words.modelHash), sha256("weights"));
}

PLATEAU_TEST(TestReportContent)
#include "test_report_content.moc"

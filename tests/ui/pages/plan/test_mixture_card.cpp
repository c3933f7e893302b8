#include "tests/ui/pages/plan/plan_stage.h"

#include "tests/support/registered_window_test.h"
#include "ui/pages/plan/mixture_card.h"
#include "ui/session/draft_store.h"
#include "ui/viewmodels/mixture_draft.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/widgets/draw_strip.h"
#include "ui/widgets/schedule_editor.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// General data beside the user's own: chosen, drawn as a curve, and shown before anything is trained.
class TestMixtureCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }
    void withoutGeneralDataItSaysWhereToOpenSome();
    void presetsBecomeOptions_data();
    void presetsBecomeOptions();
    void theSliderSetsAConstantShare();
    void pointsAreMovedByMouseAndKeyboard();
    void pointsComeAndGo();
    void curvesCanBeTyped();
    void whatIsDrawnIsShown();
    void aFaultOfTheMixtureStandsAtTheCard();
    void draftsKeepTheirMixtures();

private:
    void openGeneral();
    QStringList mixtures() const { return m_stage->session->draft().mixtures; }
    MixtureCard& card() const { return *qobject_cast<MixtureCard*>(&m_stage->card(MixtureNumber)); }
    ScheduleEditor& editor() const { return *m_stage->page->findChild<ScheduleEditor*>(); }
    void choose(MixturePreset preset) {
        auto& box = m_stage->control<QComboBox>(MixtureNumber, "mixture.preset");
        box.setCurrentIndex(static_cast<int>(preset));
        Q_EMIT box.activated(static_cast<int>(preset));
    }
    QStringList arguments() const { return newArguments(m_stage->session->draft(), QStringLiteral("e")); }

    std::unique_ptr<PlanStage> m_stage;
};

void TestMixtureCard::init() {
    m_stage = std::make_unique<PlanStage>();
    QVERIFY(m_stage->begin());
    card().setOpen(true);
}

void TestMixtureCard::openGeneral() {
    Draft draft = m_stage->session->draft();
    draft.files << DraftFile{QStringLiteral("/data/chat.jsonl"), FileRole::General}
                << DraftFile{QStringLiteral("/data/kept.jsonl"), FileRole::GeneralTest};
    m_stage->session->editDraft(draft, QStringLiteral("open"));
    QVERIFY(m_stage->settle());
}

void TestMixtureCard::withoutGeneralDataItSaysWhereToOpenSome() {
    QCOMPARE(card().firstLine(), QStringLiteral("your own samples only"));
    QSignalSpy step(m_stage->page.get(), &PlanPage::stepWanted);
    QVERIFY(m_stage->press(QStringLiteral("Open general data")));
    QCOMPARE(step.size(), 1);
    QVERIFY(!editor().isVisible());
    QVERIFY(!arguments().contains(QStringLiteral("--general")));
}

void TestMixtureCard::presetsBecomeOptions_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, MixturePreset preset, const char* text) {
        QTest::newRow(name) << static_cast<int>(preset) << QString::fromLatin1(text);
    };
    row("constant", MixturePreset::Constant, "50%");
    row("rising", MixturePreset::Rising, "10%..50%");
    row("falling", MixturePreset::Falling, "50%..10%");
    row("one to four", MixturePreset::OneToFour, "20%");
    row("replay", MixturePreset::Replay, "99%");
    row("dual stage", MixturePreset::DualStage, "steps:0=100%,0.5=1%");
}

void TestMixtureCard::presetsBecomeOptions() {
    QFETCH(int, preset);
    QFETCH(QString, text);
    openGeneral();
    choose(static_cast<MixturePreset>(preset));
    QCOMPARE(mixtures(), (QStringList{text, QStringLiteral("none")}));
    QCOMPARE(static_cast<int>(mixturePresetOf(m_stage->session->draft())), preset);
    const QString command = arguments().join(QLatin1Char(' '));
    QVERIFY2(command.contains(QStringLiteral("--general /data/chat.jsonl --mixture %1 --mixture none "
                                             "--general-test /data/kept.jsonl")
                                  .arg(text)),
             qPrintable(command));
    auto& compare = m_stage->control<QCheckBox>(MixtureNumber, "mixture.compare");
    QVERIFY(compare.isChecked());
    compare.click();
    QCOMPARE(mixtures(), QStringList{text});
    choose(MixturePreset::Alone);
    QVERIFY(mixtures().isEmpty());
    QVERIFY(!arguments().contains(QStringLiteral("--general")));
    QVERIFY(arguments().contains(
        QStringLiteral("--general-test"))); // what is forgotten can be measured all the same
    m_stage->session->undoStack().undo();
    QCOMPARE(mixtures(), QStringList{text});
}

void TestMixtureCard::theSliderSetsAConstantShare() {
    openGeneral();
    choose(MixturePreset::Constant);
    auto* slider = card().findChild<QSlider*>();
    QVERIFY(slider->isVisible());
    QCOMPARE(slider->value(), 50);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(mixtures().front(), QStringLiteral("51%"));
    m_stage->control<QDoubleSpinBox>(MixtureNumber, "mixture.share").setValue(30);
    QCOMPARE(mixtures().front(), QStringLiteral("30%"));
    QCOMPARE(slider->value(), 30);
    choose(MixturePreset::Rising);
    QVERIFY(!slider->isVisible());
}

void TestMixtureCard::pointsAreMovedByMouseAndKeyboard() {
    openGeneral();
    choose(MixturePreset::Rising);
    ScheduleEditor& curve = editor();
    QVERIFY(curve.isVisible());
    curve.setFocus();
    QTest::keyClick(&curve, Qt::Key_Up);
    QCOMPARE(mixtures().front(), QStringLiteral("11%..50%"));
    QTest::keyClick(&curve, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(mixtures().front(), QStringLiteral("21%..50%"));
    QTest::keyClick(&curve, Qt::Key_Right);
    QTest::keyClick(&curve, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(mixtures().front(), QStringLiteral("points:0=21%,0.9=50%"));
    // The first point half way up, by the mouse.
    const QPoint from = curve.place(0, 21).toPoint();
    const QPoint to = curve.place(0.2, 75).toPoint();
    QTest::mousePress(&curve, Qt::LeftButton, {}, from);
    QTest::mouseMove(&curve, to);
    QVERIFY(
        mixtures().front().startsWith(QStringLiteral("points:0=21%"))); // not before the button is released
    QTest::mouseRelease(&curve, Qt::LeftButton, {}, to);
    const auto moved = mixtureOf(m_stage->session->draft())->schedule.points;
    QCOMPARE(moved.size(), std::size_t{2});
    QVERIFY(std::abs(moved[0].at - 0.2) < 0.02 && std::abs(moved[0].percent - 75) <= 2);
    m_stage->session->undoStack().undo();
    QCOMPARE(mixtures().front(), QStringLiteral("points:0=21%,0.9=50%"));
}

void TestMixtureCard::pointsComeAndGo() {
    openGeneral();
    choose(MixturePreset::Rising);
    ScheduleEditor& curve = editor();
    curve.setFocus();
    QTest::keyClick(&curve, Qt::Key_Insert);
    QCOMPARE(mixtures().front(), QStringLiteral("points:0=10%,0.5=30%,1=50%"));
    QCOMPARE(mixturePresetOf(m_stage->session->draft()), MixturePreset::Own);
    QTest::mouseDClick(&curve, Qt::LeftButton, {}, curve.place(0.75, 90).toPoint());
    QCOMPARE(curve.schedule().points.size(), std::size_t{4});
    QTest::mouseDClick(&curve, Qt::LeftButton, {}, curve.place(0.5, 30).toPoint());
    QCOMPARE(curve.schedule().points.size(), std::size_t{3});
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&curve, Qt::Key_Delete);
    }
    QCOMPARE(curve.schedule().points.size(), std::size_t{1}); // the last one stays
    QTest::keyClick(&curve, Qt::Key_Insert);
    QCOMPARE(curve.schedule().points.size(), std::size_t{2});
}

void TestMixtureCard::curvesCanBeTyped() {
    openGeneral();
    choose(MixturePreset::Constant);
    auto& line = m_stage->control<QLineEdit>(MixtureNumber, "mixtures");
    QCOMPARE(line.text(), QStringLiteral("50%; none"));
    line.setText(QStringLiteral("10 % ; 1:4;none; nonsense"));
    line.setModified(true);
    QTest::keyClick(&line, Qt::Key_Return);
    // What is no mixture stays as it was written: the program says what is wrong with it.
    QCOMPARE(mixtures().last(), QStringLiteral("nonsense"));
    QVERIFY(mixtures().contains(QStringLiteral("20%")));
    QVERIFY(mixtures().contains(QStringLiteral("none")));
}

void TestMixtureCard::whatIsDrawnIsShown() {
    openGeneral();
    choose(MixturePreset::Constant);
    Json json = checkJson({50, 100});
    json["plan"]["mixtures"] = {"50%", "none"};
    const auto draws = [](int n, const char* first) {
        return Json{{"mixture", "50%"},
                    {"n", n},
                    {"seed", 0},
                    {"updates", 300},
                    {"domain_share", 0.5},
                    {"first", first},
                    {"pools",
                     {{"domain", {{"drawn", 2400}, {"unique", n}, {"repeats", 2400 - n}, {"samples", n}}},
                      {"general", {{"drawn", 2400}, {"unique", 2400}, {"repeats", 0}, {"samples", 4800}}}}}};
    };
    json["report"]["draws"] = {draws(50, "GDGD"), draws(100, "GDGDGDGD")};
    QVERIFY(m_stage->check(json));
    QVERIFY(card().strip().isVisible());
    QVERIFY(card().strip().accessibleDescription().contains(QStringLiteral("8 draws, 4 of them")));
    QCOMPARE(card().drawsLines().at(1), QStringLiteral("50\t300\t2,400\t50\t48.00\t2,400\t2,400\t0.50"));
    QCOMPARE(card().drawsLines().at(2), QStringLiteral("100\t300\t2,400\t100\t24.00\t2,400\t2,400\t0.50"));
    QVERIFY(m_stage->says("2 sizes × 3 seeds × 2 curves"));
    // Hostile figures of another program are bounded, and no reason to fall over.
    json["report"]["draws"] = {{{"first", 7}, {"pools", {1, 2}}}, nullptr, 3};
    QVERIFY(m_stage->check(json));
}

void TestMixtureCard::aFaultOfTheMixtureStandsAtTheCard() {
    openGeneral();
    choose(MixturePreset::Constant);
    Json json = checkJson();
    json["faults"] = Json::array({faultJson("mixtures", "the share is 0 %", "Raise it.")});
    QVERIFY(m_stage->check(json));
    QVERIFY(m_stage->says("the share is 0 %. Raise it."));
    card().setOpen(false);
    m_stage->page->reveal(QStringLiteral("mixtures"));
    QVERIFY(card().isOpen());
}

void TestMixtureCard::draftsKeepTheirMixtures() {
    openGeneral();
    choose(MixturePreset::Rising);
    const auto back = readDraft(toJson(m_stage->session->draft()));
    QVERIFY(back.has_value());
    QCOMPARE(*back, m_stage->session->draft());
}

PLATEAU_WINDOW_TEST(TestMixtureCard)
#include "test_mixture_card.moc"

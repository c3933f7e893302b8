#include "tests/support/registered_window_test.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/log_ruler.h"
#include "ui/widgets/segments.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace plateau::ui;

/// The parts that pages are made of, by mouse and by keyboard.
class TestWidgets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void buttonsFollowTheirAction();
    void oneBannerATopic();
    void aChoiceTellsOnlyTheUsersChoices();
    void faultsReplaceHints();
    void theRingShowsKeyboardFocusOnly();
    void rulerHandlesMoveByMouse();
    void rulerHandlesMoveByKeyboard();
    void rulerHandlesDoNotPassEachOther();
    void chipsFlowIntoTheNextRow();
};

void TestWidgets::buttonsFollowTheirAction() {
    QObject owner;
    QAction* action = makeAction(&owner, "play", ButtonKind::Filled);
    Button button(kindOf(*action));
    button.follow(*action);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    setActionTexts(*action, QStringLiteral("&Start"), QStringLiteral("Begin"));
    QCOMPARE(button.text(), QStringLiteral("Start"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Start"));
    QVERIFY(button.toolTip().contains(QLatin1String("Begin (Ctrl+R)")));
    QVERIFY(!button.icon().isNull());
    QSignalSpy triggered(action, &QAction::triggered);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    action->setEnabled(false);
    QVERIFY(!button.isEnabled());
}

void TestWidgets::oneBannerATopic() {
    BannerArea area;
    int mended = 0;
    BannerContent content;
    content.what = QStringLiteral("first");
    content.button = QStringLiteral("Mend");
    content.act = [&mended] { ++mended; };
    area.show(QStringLiteral("topic"), content);
    content.what = QStringLiteral("second");
    area.show(QStringLiteral("topic"), content);
    QCOMPARE(area.findChildren<Banner*>().size(), 1);
    QCOMPARE(area.banner(QStringLiteral("topic"))->accessibleName(), QStringLiteral("second"));
    for (Button* button : area.findChildren<Button*>()) {
        if (button->text() == QLatin1String("Mend")) {
            button->click();
        }
    }
    QCOMPARE(mended, 1);
    Q_EMIT area.banner(QStringLiteral("topic"))->closed();
    QVERIFY(area.banner(QStringLiteral("topic")) == nullptr);
    QVERIFY(!area.isVisibleTo(nullptr));
}

void TestWidgets::aChoiceTellsOnlyTheUsersChoices() {
    SegmentedChoice choice;
    choice.setChoices({QStringLiteral("Score"), QStringLiteral("Error")}, {});
    QSignalSpy chosen(&choice, &SegmentedChoice::chosen);
    choice.setCurrent(1);
    QCOMPARE(choice.current(), 1);
    QCOMPARE(chosen.count(), 0);
    choice.show();
    auto* first = choice.findChildren<QAbstractButton*>().first();
    QTest::mouseClick(first, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(choice.current(), 0);
    choice.setChoices({QStringLiteral("得分"), QStringLiteral("错误率")}, {});
    QCOMPARE(first->text(), QStringLiteral("得分"));
    choice.setChoices({QStringLiteral("Score")}, {});
    QVERIFY(!first->isHidden() && choice.findChildren<QAbstractButton*>().last()->isHidden());
}

void TestWidgets::faultsReplaceHints() {
    Field field(new QLineEdit);
    field.setTexts(QStringLiteral("Rank"), QStringLiteral("More learns more"), QStringLiteral("1 to 512"));
    QCOMPARE(field.control().accessibleName(), QStringLiteral("Rank"));
    QCOMPARE(field.control().accessibleDescription(), QStringLiteral("1 to 512"));
    field.setFault(QStringLiteral("not a number"));
    QCOMPARE(field.control().accessibleDescription(), QStringLiteral("not a number"));
    QCOMPARE(field.control().property("fault").toBool(), true);
    field.setFault({});
    QCOMPARE(field.control().accessibleDescription(), QStringLiteral("1 to 512"));
}

void TestWidgets::theRingShowsKeyboardFocusOnly() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* first = new QPushButton(QStringLiteral("first"));
    auto* second = new QPushButton(QStringLiteral("second"));
    column->addWidget(first);
    column->addWidget(second);
    const FocusRing ring(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    second->setFocus(Qt::OtherFocusReason);
    first->setFocus(Qt::TabFocusReason);
    QCOMPARE(ring.target(), first);
    QVERIFY(ring.isVisible());
    QVERIFY(ring.geometry().contains(first->geometry()));
    second->setFocus(Qt::MouseFocusReason);
    QVERIFY(!ring.isVisible());
    QTest::keyClick(&window, Qt::Key_Tab);
    QCOMPARE(ring.target(), first);
    delete first;
    QVERIFY(ring.target() == nullptr);
}

void TestWidgets::chipsFlowIntoTheNextRow() {
    QWidget box;
    auto* flow = new FlowLayout(8);
    box.setLayout(flow);
    for (int i = 0; i < 3; ++i) {
        auto* part = new QWidget;
        part->setFixedSize(100, 20 + i);
        flow->addWidget(part);
    }
    QCOMPARE(flow->sizeHint(), QSize(316, 22));
    QCOMPARE(flow->minimumSize(), QSize(100, 22));
    QCOMPARE(flow->heightForWidth(316), 22);
    QCOMPARE(flow->heightForWidth(315), 21 + 8 + 22);
    QCOMPARE(flow->heightForWidth(150), 20 + 8 + 21 + 8 + 22);
    flow->setGeometry(QRect(10, 5, 220, 60));
    QCOMPARE(flow->itemAt(1)->geometry(), QRect(118, 5, 100, 21));
    QCOMPARE(flow->itemAt(2)->geometry(), QRect(10, 5 + 21 + 8, 100, 22));
}

void TestWidgets::rulerHandlesMoveByMouse() {
    LogRuler ruler;
    ruler.resize(600, 180);
    ruler.setPool(10'000);
    ruler.setSizes({10, 100, 1000});
    ruler.show();
    QSignalSpy edited(&ruler, &LogRuler::sizesEdited);
    QSignalSpy moved(&ruler, &LogRuler::sizesMoved);
    // The axis runs from 1 or 10 to a little beyond the pool: find the middle handle by dragging what is
    // there.
    int grabbed = -1;
    for (int x = 20; x < 580 && grabbed < 0; x += 4) {
        QTest::mousePress(&ruler, Qt::LeftButton, {}, QPoint(x, 146));
        QTest::mouseMove(&ruler, QPoint(x + 12, 146));
        QTest::mouseRelease(&ruler, Qt::LeftButton, {}, QPoint(x + 12, 146));
        grabbed = edited.count() > 0 ? x : -1;
    }
    QVERIFY(grabbed > 0);
    QCOMPARE(edited.count(), 1);
    QVERIFY(moved.count() >= 1);
    QVERIFY(std::is_sorted(ruler.sizes().begin(), ruler.sizes().end()));
}

void TestWidgets::rulerHandlesMoveByKeyboard() {
    LogRuler ruler;
    ruler.setPool(10'000);
    ruler.setSizes({10, 100, 1000});
    QTest::keyClick(&ruler, Qt::Key_Right);
    QCOMPARE(ruler.currentHandle(), 1);
    QTest::keyClick(&ruler, Qt::Key_Up);
    QCOMPARE(ruler.sizes().at(1), 102);
    QTest::keyClick(&ruler, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(ruler.sizes().at(1), 92);
    QTest::keyClick(&ruler, Qt::Key_Insert);
    QCOMPARE(ruler.sizes().size(), std::size_t{4});
    QTest::keyClick(&ruler, Qt::Key_Delete);
    QCOMPARE(ruler.sizes(), (std::vector<std::int64_t>{10, 92, 1000}));
    QVERIFY(ruler.accessibleDescription().contains(QLatin1String("92")));
}

void TestWidgets::rulerHandlesDoNotPassEachOther() {
    LogRuler ruler;
    ruler.setPool(100);
    ruler.setSizes({10, 12});
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(&ruler, Qt::Key_Up, Qt::ShiftModifier);
    }
    QCOMPARE(ruler.sizes(), (std::vector<std::int64_t>{11, 12}));
    QTest::keyClick(&ruler, Qt::Key_Right);
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&ruler, Qt::Key_Up, Qt::ShiftModifier);
    }
    QCOMPARE(ruler.sizes().back(), 100);
}

PLATEAU_WINDOW_TEST(TestWidgets)
#include "test_widgets.moc"

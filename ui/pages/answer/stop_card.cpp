#include "ui/pages/answer/stop_card.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/task/task_list.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLocale>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

QString stopText(const statistics::StoppingVerdict& verdict, double largest) {
    if (verdict.stop) {
        return StopCard::tr("at %1 already").arg(Texts::count(std::llround(largest)));
    }
    return verdict.stopAt ? StopCard::tr("from about %1").arg(Texts::estimate(*verdict.stopAt))
                          : StopCard::tr("not in sight");
}

QString baselineName(const experiment::SimpleBaseline& baseline, const task::Task& task) {
    using Kind = experiment::SimpleBaseline::Kind;
    const bool higher = task.primaryMetric().info().higherIsBetter();
    switch (baseline.kind) {
    case Kind::Majority:
    case Kind::Mean:
        return TaskTexts::constantShort(task);
    case Kind::Untouched:
        return higher ? StopCard::tr("Above the untouched model")
                      : StopCard::tr("Better than the untouched model");
    case Kind::ShuffledLabels:
        return higher ? StopCard::tr("Above shuffled labels") : StopCard::tr("Better than shuffled labels");
    case Kind::Words:
        return StopCard::tr("Above naive Bayes at %1").arg(Texts::count(baseline.n));
    case Kind::Instant:
        break;
    }
    return StopCard::tr("Ahead of the instant curve at %1").arg(Texts::count(baseline.n));
}

constexpr std::ptrdiff_t baselinesShown = 2;
constexpr char labelKey[] = "answer/price_per_label";
constexpr char pointKey[] = "answer/value_per_point";

} // namespace

StopCard::StopCard(QWidget* parent)
    : Card(parent),
      m_rows(new QGridLayout),
      m_label(makePrice()),
      m_point(makePrice()),
      m_labelName(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_pointName(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    m_rows->setVerticalSpacing(space::small);
    m_rows->setHorizontalSpacing(space::stacked);
    m_rows->setColumnStretch(0, 1);
    body().addLayout(m_rows);
    body().addStretch();
    auto* prices = new QGridLayout;
    prices->setVerticalSpacing(space::hair);
    prices->setHorizontalSpacing(space::stacked);
    prices->addWidget(m_labelName, 0, 0);
    prices->addWidget(m_pointName, 0, 1);
    prices->addWidget(m_label, 1, 0);
    prices->addWidget(m_point, 1, 1);
    body().addLayout(prices);
}

QDoubleSpinBox* StopCard::makePrice() {
    auto* price = new QDoubleSpinBox;
    price->setRange(0, 1e9);
    price->setDecimals(2);
    price->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    price->setSpecialValueText(QStringLiteral("–"));
    price->setKeyboardTracking(false);
    connect(price, &QDoubleSpinBox::valueChanged, this, &StopCard::costsChanged);
    return price;
}

std::optional<statistics::Costs> StopCard::costs() const {
    if (m_label->value() <= 0 || m_point->value() <= 0 || !ScoreTexts::isPercent(m_metric)) {
        return std::nullopt;
    }
    return statistics::Costs{m_point->value(), m_label->value()};
}

void StopCard::keepCosts(QSettings& store) const {
    store.setValue(QString::fromLatin1(labelKey), m_label->value());
    store.setValue(QString::fromLatin1(pointKey), m_point->value());
}

void StopCard::restoreCosts(const QSettings& store) {
    const QSignalBlocker quietLabel(m_label);
    const QSignalBlocker quietPoint(m_point);
    m_label->setValue(store.value(QString::fromLatin1(labelKey)).toDouble());
    m_point->setValue(store.value(QString::fromLatin1(pointKey)).toDouble());
}

void StopCard::add(const QString& name, const QString& value) {
    const int row = m_rows->rowCount();
    auto* what = new TextLabel(TextSize::Body, Tone::Secondary);
    what->setText(name);
    what->setWordWrap(true);
    auto* figure = new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Medium);
    figure->setText(value);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rows->addWidget(what, row, 0);
    m_rows->addWidget(figure, row, 1);
}

void StopCard::showAnswer(const TargetAnswer& answer) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_metric = ScoreTexts::of(answer.of->plan);
    // Prices are those of points; other metrics have none.
    for (QWidget* control : std::initializer_list<QWidget*>{m_labelName, m_label, m_pointName, m_point}) {
        control->setVisible(ScoreTexts::isPercent(m_metric));
    }
    addRules(answer.answer.answer);
    addBaselines(answer.answer, task::taskOf(answer.of->plan.task));
    if (m_rows->count() == 0) {
        add(tr("There is no curve to judge by yet."), {});
    }
}

void StopCard::addRules(const statistics::Answer& now) {
    const statistics::StoppingSettings rules;
    const bool points = ScoreTexts::isPercent(m_metric);
    const double unit = now.metric.unit();
    if (now.perDoubling) {
        add(points ? tr("Doubling gains under %1 point").arg(100 * rules.pointsPerDoubling, 0, 'f', 0)
                   : tr("Doubling gains under %1")
                         .arg(ScoreTexts::difference(m_metric, unit * rules.pointsPerDoubling)),
            stopText(*now.perDoubling, now.largest));
    }
    if (now.marginal) {
        const QString samples = Texts::count(std::llround(rules.marginalSamples));
        add(points ? tr("Under %1 points per %2").arg(100 * rules.marginalGain, 0, 'f', 1).arg(samples)
                   : tr("Under %1 per %2 samples")
                         .arg(ScoreTexts::difference(m_metric, unit * rules.marginalGain), samples),
            stopText(*now.marginal, now.largest));
    }
    if (now.cost) {
        add(tr("At these prices"), now.cost->stop
                                       ? tr("stop now")
                                       : tr("collect up to %1").arg(Texts::estimate(now.cost->bestSize)));
        add(tr("Stopping now would cost"), QLocale().toString(now.cost->regret, 'f', 0));
    }
    if (now.smallestVisibleGain) {
        add(tr("Smallest visible difference"), ScoreTexts::difference(m_metric, *now.smallestVisibleGain));
    }
}

/// The two baselines that come closest: the others are further below.
void StopCard::addBaselines(const experiment::ExperimentAnswer& answer, const task::Task& task) {
    std::vector<experiment::SimpleBaseline> baselines = answer.simpleBaselines;
    std::stable_sort(baselines.begin(), baselines.end(),
                     [](const auto& a, const auto& b) { return a.gainAbove < b.gainAbove; });
    for (const experiment::SimpleBaseline& baseline : baselines) {
        if (&baseline - baselines.data() < baselinesShown ||
            baseline.kind == experiment::SimpleBaseline::Kind::ShuffledLabels) {
            add(baselineName(baseline, task), ScoreTexts::gain(m_metric, baseline.gainAbove));
        }
    }
}

void StopCard::retranslate() {
    setTitle(tr("When to stop"));
    const auto name = [](TextLabel& label, QWidget& price, const QString& text, const QString& toolTip) {
        label.setText(text);
        price.setAccessibleName(text);
        setPlainToolTip(price, toolTip);
    };
    name(*m_labelName, *m_label, tr("One label costs"),
         tr("What one more labelled sample costs you, in any currency. With what a point is worth it says "
            "how far collecting pays. Usually 0.05–5."));
    name(*m_pointName, *m_point, tr("A point is worth"),
         tr("What one more point of %1 is worth to you, in the same currency. Usually 10–10,000.")
             .arg(ScoreTexts::nameInside(m_metric)));
}

} // namespace plateau::ui

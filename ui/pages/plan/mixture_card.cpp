#include "ui/pages/plan/mixture_card.h"

#include "ui/pages/plan/number_boxes.h"
#include "ui/viewmodels/mixture_draft.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/draw_strip.h"
#include "ui/widgets/schedule_editor.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace plateau::ui {

namespace {

using recipe::Mixture;
using recipe::MixtureStop;
using recipe::MixtureUnit;

const std::vector<PlannedDraws> noDraws;
constexpr int lastColumn = 99; ///< empty: takes what the table leaves

/// Pools are named as in results: "domain", "general", "general-2".
QString poolText(const std::string& name) {
    const QString number = QString::fromStdString(name).section(QLatin1Char('-'), 1);
    return name == "domain"   ? MixtureCard::tr("domain")
           : number.isEmpty() ? MixtureCard::tr("general")
                              : MixtureCard::tr("general %1").arg(number);
}

Mixture shownMixture(const Draft& draft) {
    return mixtureOf(draft).value_or(Mixture{});
}

double firstShare(const Draft& draft) {
    return shownMixture(draft).schedule.points.front().percent / 100;
}

void setShare(Draft& draft, double share) {
    Mixture mixture = shownMixture(draft);
    mixture.schedule = {recipe::ShareShape::Linear, {{0, std::round(100 * share)}}};
    setMixture(draft, mixture);
}

} // namespace

MixtureCard::MixtureCard(Session& session, QWidget* parent)
    : PlanCard(session, "mixture", parent),
      m_meaning(makeParagraph()),
      m_toData(new Button),
      m_slider(new QSlider(Qt::Horizontal)),
      m_editor(new ScheduleEditor),
      m_preview(makeParagraph()),
      m_strip(new DrawStrip),
      m_waiting(makeParagraph()),
      m_table(new QWidget),
      m_grid(new QGridLayout(m_table)) {
    addFields();
    m_slider->setRange(1, 99);
    m_slider->setPageStep(10);
    m_slider->setTracking(false);
    leaveWheelToPage(*m_slider);
    auto* button = new QHBoxLayout;
    button->addWidget(m_toData);
    button->addStretch();
    body().insertWidget(0, m_meaning);
    body().insertLayout(1, button);
    body().insertWidget(2, m_slider);
    body().insertWidget(3, m_editor);
    body().addWidget(m_preview);
    body().addWidget(m_strip);
    body().addWidget(m_waiting);
    body().addWidget(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::card);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(lastColumn, 1);
    connect(m_toData, &QPushButton::clicked, this, &MixtureCard::dataWanted);
    connect(m_slider, &QSlider::valueChanged, this, [this](int percent) {
        edit(m_slider->accessibleName(), [percent](Draft& draft) { setShare(draft, percent / 100.0); });
    });
    connect(m_editor, &ScheduleEditor::scheduleEdited, this, [this](const recipe::ShareSchedule& schedule) {
        editMixture(m_editor->accessibleName(),
                    [&schedule](Mixture& mixture) { mixture.schedule = schedule; });
    });
}

void MixtureCard::editMixture(const QString& what, const std::function<void(Mixture&)>& change) {
    edit(what, [&change](Draft& draft) {
        Mixture mixture = shownMixture(draft);
        change(mixture);
        setMixture(draft, mixture);
    });
}

void MixtureCard::addFields() {
    addChoice(
        Place::Basic, "mixture.preset",
        [](const Draft& draft) { return static_cast<int>(mixturePresetOf(draft)); },
        [](Draft& draft, int index) { setMixturePreset(draft, static_cast<MixturePreset>(index)); });
    addReal(Place::Basic, "mixture.share", {0.01, 0.99, 0.01, 0, Unit::Percent}, firstShare, setShare);
    addCheck(Place::Basic, "mixture.compare", comparesWithAlone,
             [](Draft& draft, bool compares) { setComparesWithAlone(draft, compares); });
    addChoice(
        Place::Advanced, "mixture.unit",
        [](const Draft& draft) { return static_cast<int>(shownMixture(draft).unit); },
        [](Draft& draft, int index) {
            Mixture mixture = shownMixture(draft);
            mixture.unit = static_cast<MixtureUnit>(index);
            setMixture(draft, mixture);
        });
    addChoice(
        Place::Advanced, "mixture.stop",
        [](const Draft& draft) { return static_cast<int>(shownMixture(draft).stop); },
        [](Draft& draft, int index) {
            Mixture mixture = shownMixture(draft);
            mixture.stop = static_cast<MixtureStop>(index);
            setMixture(draft, mixture);
        });
    addText(Place::Advanced, "mixtures", mixturesText,
            [](Draft& draft, const QString& text) { setMixturesText(draft, text); });
}

void MixtureCard::showMore(const PlanView& view) {
    const bool general = hasGeneralData(view.draft);
    const bool mixes = general && mixturePresetOf(view.draft) != MixturePreset::Alone;
    const auto mixture = mixtureOf(view.draft);
    const bool known = mixes && mixture.has_value();
    const bool constant = known && mixture->schedule.points.size() == 1;
    setFieldVisible("mixture.preset", general);
    setFieldVisible("mixture.share", constant);
    for (const char* path : {"mixture.compare", "mixture.unit", "mixture.stop", "mixtures"}) {
        setFieldVisible(path, mixes);
    }
    m_meaning->setText(
        general ? tr("Sizes count your own samples; what is drawn beside them is general data. It can "
                     "save samples and keep what the model knew, and takes a part of the updates.")
                : tr("Training sees your own samples only. Open general data of the same form to mix "
                     "it in: some of it can save samples and keep what the model knew."));
    m_toData->setVisible(!general && view.frozen == nullptr);
    m_slider->setVisible(constant && view.frozen == nullptr);
    m_editor->setVisible(known);
    m_editor->setEnabled(view.frozen == nullptr);
    if (known) {
        const QSignalBlocker blocked(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(mixture->schedule.points.front().percent)));
        m_editor->setSchedule(mixture->schedule);
    }
    showDraws(view, mixes);
    const QString share =
        known ? tr("%1 domain in the mean").arg(Texts::percent(mixture->schedule.mean(), 0)) : QString();
    setTexts(tr("Mixture"),
             !mixes  ? tr("your own samples only")
             : known ? share
                     : mixturesText(view.draft),
             !general ? tr("no general data is open")
             : !mixes ? tr("general data is open, nothing is drawn from it")
             : comparesWithAlone(view.draft)
                 ? tr("compared with the domain alone")
                 : tr("%Ln curve(s)", nullptr, static_cast<int>(view.draft.mixtures.size())));
}

void MixtureCard::showDraws(const PlanView& view, bool mixes) {
    std::vector<const PlannedDraws*> sizes; // of the first mixture and seed
    for (const PlannedDraws& draws : mixes&& view.check != nullptr ? view.check->draws : noDraws) {
        if (sizes.empty() || (draws.mixture == sizes.front()->mixture && draws.seed == sizes.front()->seed)) {
            sizes.push_back(&draws);
        }
    }
    m_preview->setVisible(!sizes.empty());
    m_strip->setVisible(!sizes.empty());
    m_table->setVisible(!sizes.empty());
    m_waiting->setVisible(mixes && sizes.empty());
    QList<QStringList> lines;
    if (!sizes.empty()) {
        m_strip->setDraws(sizes.back()->first, view.draft.training.optimizer.batch);
        QStringList head{tr("Size"), tr("Updates")};
        for (const PoolDraws& pool : sizes.front()->pools) {
            head << tr("%1: draws").arg(poolText(pool.name)) << tr("different") << tr("passes");
        }
        lines << head;
    }
    for (const PlannedDraws* draws : sizes) {
        QStringList line{Texts::count(draws->n), Texts::count(draws->updates)};
        for (const PoolDraws& pool : draws->pools) {
            const auto samples = static_cast<double>(std::max<std::int64_t>(1, pool.samples));
            line << Texts::count(pool.drawn) << Texts::count(pool.unique)
                 << QString::number(static_cast<double>(pool.drawn) / samples, 'f', 2);
        }
        lines << line;
    }
    fillTable(lines);
}

void MixtureCard::fillTable(const QList<QStringList>& lines) {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < lines.size(); ++row) {
        for (int column = 0; column < lines[row].size(); ++column) {
            auto* cell = new TextLabel(TextSize::Secondary, row == 0 ? Tone::Secondary : Tone::Normal);
            setUntrustedText(*cell, lines[row][column]);
            m_grid->addWidget(cell, row, column, Qt::AlignRight);
        }
    }
}

QStringList MixtureCard::drawsLines() const {
    QStringList lines;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_grid->columnCount(); ++column) {
            const QLayoutItem* item = m_grid->itemAtPosition(row, column);
            if (item != nullptr && item->widget() != nullptr) {
                cells << qobject_cast<TextLabel*>(item->widget())->text();
            }
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines;
}

void MixtureCard::retranslate() {
    m_waiting->setText(tr("What is drawn appears as soon as the plan was checked."));
    m_preview->setText(tr("The first updates of the largest size, batch by batch: filled from the domain, "
                          "outlined from the general data"));
    m_toData->setText(tr("Open general data"));
    m_toData->setAccessibleName(tr("Open general data"));
    setPlainToolTip(*m_toData, tr("Go to the Data page and open a file there; its part becomes “general”"));
    m_slider->setAccessibleName(tr("Share of the domain"));
    setPlainToolTip(*m_slider,
                    tr("How much of what is drawn are your own samples: left little, right nearly all"));
    m_editor->setAccessibleName(tr("Schedule of the domain's share"));
    setPlainToolTip(
        *m_editor,
        tr("Drag a point; double click adds or takes away one. Left and Right choose a point, Up and Down "
           "change its share, Ctrl+Left and Ctrl+Right its moment, Insert adds one, Delete takes it away."));
    m_strip->setAccessibleName(tr("First draws"));
    setFieldTexts(
        "mixture.preset", tr("Draw"),
        tr("How general data comes in. A constant half is a good start; rising shares let the model settle "
           "on its task at the end; 1 % of replay already prevents much forgetting."));
    setChoices("mixture.preset", {tr("your own samples only"), tr("constant share"), tr("rising, 10 to 50 %"),
                                  tr("falling, 50 to 10 %"), tr("1 : 4"), tr("domain, then general"),
                                  tr("1 % general (replay)"), tr("own curve")});
    setFieldTexts("mixture.share", tr("Share of the domain"),
                  tr("Of what is drawn. Range 1–99 %; less leaves fewer updates for your samples."));
    setFieldTexts(
        "mixture.compare", tr("Compare with the domain alone"),
        tr("A second curve without general data: only it shows what mixing is worth. It doubles the "
           "training."));
    setFieldTexts(
        "mixture.unit", tr("Counted in"),
        tr("What the share is a share of. Tokens matter where general texts are much longer or shorter."));
    setChoices("mixture.unit", {tr("samples"), tr("tokens")});
    setFieldTexts(
        "mixture.stop", tr("A training ends"),
        tr("By the budget, as everywhere; or when a pool is used up, so that nothing (or everything) was "
           "drawn twice."));
    setChoices("mixture.stop", {tr("by the budget"), tr("before a sample repeats"), tr("when all were drawn"),
                                tr("after each sample once")});
    setFieldTexts(
        "mixtures", tr("Curves as a list"),
        tr("One mixture a curve, with semicolons between them, for example 10%; 50%; none. Also 10%..50%, "
           "cosine:10%..50%, 1:4, points:0=10%,0.3=60%,1=20%."));
}

} // namespace plateau::ui

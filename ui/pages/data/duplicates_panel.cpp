#include "ui/pages/data/duplicates_panel.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int markSize = 16;

int number(std::int64_t count) {
    return static_cast<int>(count);
}

} // namespace

DuplicatesPanel::DuplicatesPanel(QWidget* parent)
    : QWidget(parent), m_note(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    for (Line& line : m_lines) {
        line = makeLine();
        column->addWidget(line.all);
    }
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addStretch();
    connect(m_lines[Leaks].show, &QPushButton::clicked, this, &DuplicatesPanel::showLeaks);
    connect(m_lines[Copies].show, &QPushButton::clicked, this, &DuplicatesPanel::showRepeated);
    connect(m_lines[NearCopies].show, &QPushButton::clicked, this, &DuplicatesPanel::showNear);
    connect(m_lines[NearLeaks].show, &QPushButton::clicked, this, &DuplicatesPanel::showNearLeaks);
    connect(&Theme::instance(), &Theme::changed, this, &DuplicatesPanel::paintMarks);
}

DuplicatesPanel::Line DuplicatesPanel::makeLine() {
    Line line{new QWidget, new QLabel, new TextLabel(TextSize::Body),
              new TextLabel(TextSize::Secondary, Tone::Secondary),
              new Button(ButtonKind::Plain, ButtonHeight::InCard)};
    auto* column = new QVBoxLayout(line.all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(line.mark, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    line.what->setWordWrap(true);
    line.detail->setWordWrap(true);
    texts->addWidget(line.what);
    texts->addWidget(line.detail);
    row->addLayout(texts, 1);
    row->addWidget(line.show, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(new ui::Line);
    return line;
}

void DuplicatesPanel::showFindings(const DataFindings& findings) {
    m_findings = findings;
    fill();
}

void DuplicatesPanel::set(Check check, bool good, const QString& what, const QString& detail, bool button) {
    Line& line = m_lines[check];
    line.good = good;
    line.all->setVisible(!what.isEmpty());
    line.what->setText(what);
    line.detail->setText(detail);
    line.detail->setVisible(!detail.isEmpty());
    line.show->setVisible(button);
}

void DuplicatesPanel::fillLeaks() {
    if (m_findings.drawn) {
        set(Leaks, true, tr("No sentence can leak into the test set"),
            tr("Equal texts stay on one side when the test set is drawn."), false);
    } else if (!m_findings.leaks) {
        set(Leaks, true, QString(), QString(), false);
    } else if (m_findings.leaks->empty()) {
        set(Leaks, true, tr("No test text is in the pool"),
            tr("%Ln test item(s) were compared.", nullptr, number(m_findings.testItems)), false);
    } else {
        set(Leaks, false,
            tr("%Ln test item(s) have a text of the pool", nullptr, number(std::ssize(*m_findings.leaks))),
            tr("Scores may look too good. Remove these rows from one of the sides."), true);
    }
}

void DuplicatesPanel::fillCopies() {
    const auto& figures = m_findings.figures;
    const auto& repeated = m_findings.repeated;
    if (!figures && !repeated) {
        set(Copies, true, QString(), QString(), false);
        set(Conflicts, true, QString(), QString(), false);
        return;
    }
    const auto copies = figures ? figures->copies : static_cast<std::int64_t>(repeated->copies);
    const auto texts = figures ? figures->texts : static_cast<std::int64_t>(repeated->texts);
    const auto conflicting =
        figures ? figures->conflicting : static_cast<std::int64_t>(repeated->conflicting);
    if (copies == 0) {
        set(Copies, true, tr("No equal texts"), tr("Letter case and spaces aside."), false);
    } else {
        set(Copies, false, tr("%Ln row(s) repeat the text of another", nullptr, number(copies)),
            tr("%Ln text(s); copies count as samples but teach nothing new.", nullptr, number(texts)),
            repeated && !repeated->rows.empty());
    }
    if (conflicting == 0) {
        set(Conflicts, true, tr("No text has two labels"), QString(), false);
    } else {
        set(Conflicts, false,
            tr("%Ln row(s) carry a text with another label too", nullptr, number(conflicting)),
            tr("Decide on one label for each text."), false);
    }
}

/// Only what was found: that nothing is nearly equal is what the lines on equal texts are read as.
void DuplicatesPanel::fillNear() {
    const auto& near = m_findings.near;
    const bool leaks = near && near->leaks && !near->leaks->empty();
    set(NearLeaks, !leaks,
        leaks ? tr("%Ln test item(s) are nearly in the pool", nullptr, number(std::ssize(*near->leaks)))
              : QString(),
        tr("At least 70 % alike: they may be copies with small changes."), leaks);
    const bool copies = near && near->copies > 0;
    set(NearCopies, !copies,
        copies ? tr("%Ln text(s) nearly repeat another", nullptr,
                    number(static_cast<std::int64_t>(near->copies)))
               : QString(),
        tr("At least 70 % alike: they teach less than their number says."), copies);
}

void DuplicatesPanel::fillFigures() {
    const auto& figures = m_findings.figures;
    if (!figures) {
        set(Ids, true, QString(), QString(), false);
        set(Labels, true, QString(), QString(), false);
        return;
    }
    figures->repeatedIds == 0
        ? set(Ids, true, tr("No id occurs twice"), QString(), false)
        : set(Ids, false,
              tr("%Ln row(s) carry an id that another has", nullptr, number(figures->repeatedIds)),
              tr("Give every sample its own id."), false);
    figures->similarLabels == 0
        ? set(Labels, true, tr("No two labels differ in case or spaces only"), QString(), false)
        : set(Labels, false,
              tr("%Ln label(s) are spelled in several ways", nullptr, number(figures->similarLabels)),
              tr("They differ in letter case or spaces only and count as classes of their own."), false);
}

void DuplicatesPanel::fill() {
    fillLeaks();
    fillCopies();
    fillNear();
    fillFigures();
    m_note->setText(m_findings.working ? tr("Comparing texts …")
                                       : tr("Equal means equal but for letter case, spaces and the way "
                                            "characters are composed."));
    paintMarks();
}

void DuplicatesPanel::paintMarks() {
    for (const Line& line : m_lines) {
        line.mark->setPixmap(iconPixmap(line.good ? QStringLiteral("check") : QStringLiteral("warning"),
                                        colour(line.good ? Role::Good : Role::Warn), markSize,
                                        devicePixelRatioF()));
        line.mark->setAccessibleName(line.good ? tr("good") : tr("attention"));
    }
}

void DuplicatesPanel::retranslate() {
    const std::pair<Check, QString> shows[] = {{Leaks, tr("Show the leaking rows")},
                                               {Copies, tr("Show the equal texts")},
                                               {NearLeaks, tr("Show the nearly leaking rows")},
                                               {NearCopies, tr("Show the nearly equal texts")}};
    for (const auto& [check, name] : shows) {
        Button* show = m_lines[check].show;
        show->setText(tr("Show"));
        show->setAccessibleName(name);
        setPlainToolTip(*show, tr("Show only these rows in the table"));
    }
    for (const Check check : {Conflicts, Ids, Labels}) {
        m_lines[check].show->setText(tr("Show"));
        setPlainToolTip(*m_lines[check].show, tr("Show only these rows in the table"));
    }
    fill();
}

} // namespace plateau::ui

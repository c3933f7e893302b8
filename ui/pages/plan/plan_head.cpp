#include "ui/pages/plan/plan_head.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/segments.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

namespace plateau::ui {

PlanHead::PlanHead(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_line(new QLineEdit),
      m_name(new Field(m_line)),
      m_choice(new SegmentedChoice),
      m_effort(new Field(m_choice)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::card);
    row->addWidget(m_name, 1, Qt::AlignTop);
    row->addWidget(m_effort, 0, Qt::AlignTop);
    m_line->setObjectName(QStringLiteral("name"));
    m_choice->setObjectName(QStringLiteral("effort"));
    connect(m_line, &QLineEdit::editingFinished, this, &PlanHead::rename);
    connect(m_choice, &SegmentedChoice::chosen, this, [this](int index) {
        m_session.editDraft(withPreset(m_session.draft(), static_cast<PlanPreset>(index)),
                            tr("choose an effort"));
        m_choice->setCurrent(static_cast<int>(presetOf(m_session.draft())));
    });
}

QWidget& PlanHead::nameControl() {
    return *m_line;
}

void PlanHead::rename() {
    if (m_line->isModified()) {
        m_line->setModified(false);
        Draft draft = m_session.draft();
        draft.name = m_line->text().trimmed();
        m_session.editDraft(draft, tr("rename the experiment"));
    }
}

void PlanHead::show(const PlanView& view) {
    if (!m_line->isModified() || !m_line->hasFocus()) {
        m_line->setText(view.draft.name);
    }
    const DraftFile* pool = view.draft.file(FileRole::Domain);
    m_line->setPlaceholderText(pool != nullptr ? untrusted(QFileInfo(pool->path).baseName()) : QString());
    QString fault;
    if (view.check != nullptr) {
        for (const PlanFault& found : view.check->faults) {
            if (faultBelongs(found.field, QStringLiteral("name"))) {
                fault = PlanTexts::fault(found, *view.check);
            }
        }
    }
    m_name->setFault(fault);
    m_choice->setCurrent(static_cast<int>(presetOf(view.draft)));
    setVisible(view.frozen == nullptr);
}

void PlanHead::retranslate() {
    m_name->setTexts(tr("Name of the experiment"),
                     tr("How the experiment and its folder are called. Empty: like the data file."));
    m_effort->setTexts(tr("Effort"), tr("Seeds, epochs and controls in one choice"));
    m_choice->setChoices(
        {tr("Quick"), tr("Standard"), tr("Thorough"), tr("Own")},
        {tr("A first look: 2 seeds, 5 epochs, at least 150 updates"),
         tr("A sound answer: 3 seeds, 10 epochs, at least 300 updates"),
         tr("For a paper or a large decision: 5 seeds, 20 epochs, at least 600 updates, and a control "
            "with shuffled labels"),
         tr("The settings below as they are")});
}

} // namespace plateau::ui

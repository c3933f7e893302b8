#include "ui/pages/data/table_message.h"

#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/sample_table.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int progressSteps = 1000;
constexpr int progressWidth = 320;

} // namespace

TableMessage::TableMessage(QWidget* parent)
    : QWidget(parent),
      m_what(new TextLabel(TextSize::CardTitle, Tone::Secondary)),
      m_detail(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_progress(new QProgressBar),
      m_button(new Button) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::wide, space::page, space::wide, space::page);
    column->setSpacing(space::stacked);
    for (TextLabel* label : {m_what, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(progressWidth);
    auto* bar = new QHBoxLayout;
    bar->addStretch(1);
    bar->addWidget(m_progress, 4);
    bar->addStretch(1);
    column->addStretch();
    column->addWidget(m_what);
    column->addLayout(bar);
    column->addWidget(m_detail);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_button, &QPushButton::clicked, this, [this] {
        switch (m_offer) {
        case Offer::Cancel:
            Q_EMIT cancelWanted();
            break;
        case Offer::OpenAgain:
            Q_EMIT openAgainWanted();
            break;
        case Offer::ShowAll:
            Q_EMIT showAllWanted();
            break;
        }
    });
}

void TableMessage::offer(Offer offer) {
    m_offer = offer;
    m_button->show();
    switch (offer) {
    case Offer::Cancel:
        m_button->setText(SampleTable::tr("Cancel"));
        setPlainToolTip(*m_button, SampleTable::tr("Stop reading this file"));
        break;
    case Offer::OpenAgain:
        m_button->setText(SampleTable::tr("Try again"));
        setPlainToolTip(*m_button, SampleTable::tr("Open the file again from the start"));
        break;
    case Offer::ShowAll:
        m_button->setText(SampleTable::tr("Show all"));
        setPlainToolTip(*m_button, SampleTable::tr("Clear search and filters"));
        break;
    }
}

void TableMessage::showEntry(const DataEntry* entry) {
    m_progress->setVisible(entry != nullptr && entry->state == DataEntry::State::Opening);
    m_detail->setText(QString());
    if (entry == nullptr) {
        m_what->setText(SampleTable::tr("Add a file to see its samples"));
        m_button->hide();
        return;
    }
    if (entry->state == DataEntry::State::Opening) {
        const auto share = entry->share();
        m_progress->setRange(0, share ? progressSteps : 0);
        m_progress->setValue(share ? static_cast<int>(*share * progressSteps) : 0);
        m_what->setText(SampleTable::tr("Finding the rows of %1").arg(shownName(entry->path)));
        m_detail->setText(progressText(*entry));
        return offer(Offer::Cancel);
    }
    m_what->setText(entry->state == DataEntry::State::Cancelled
                        ? SampleTable::tr("Reading was stopped")
                        : SampleTable::tr("%1 cannot be opened").arg(shownName(entry->path)));
    m_detail->setText(entry->error ? Texts::errorDetail(*entry->error) : QString());
    offer(Offer::OpenAgain);
}

void TableMessage::showNoMatch() {
    m_progress->hide();
    m_what->setText(SampleTable::tr("No sample matches"));
    m_detail->setText(QString());
    offer(Offer::ShowAll);
}

void TableMessage::retranslate() {
    m_progress->setAccessibleName(SampleTable::tr("Reading"));
}

} // namespace plateau::ui

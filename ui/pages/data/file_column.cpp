#include "ui/pages/data/file_column.h"

#include "ui/theme/icons.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_area.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace plateau::ui {

FileColumn::FileColumn(QWidget* parent)
    : QWidget(parent),
      m_layout(new QVBoxLayout),
      m_drop(new DropArea),
      m_add(new Button(ButtonKind::Plain, ButtonHeight::InCard)) {
    auto* area = new QScrollArea;
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("page"));
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(space::stacked);
    m_drop->addButton(m_add);
    setIcon(*m_add, QStringLiteral("plus"), Role::Text, 16);
    m_layout->addWidget(m_drop, 1);
    inside->setLayout(m_layout);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(area);
    connect(m_add, &QPushButton::clicked, this, &FileColumn::addWanted);
}

FileCard* FileColumn::makeCard() {
    auto* card = new FileCard;
    connect(card, &QAbstractButton::clicked, this, [this, card] {
        const QString path = card->content().path;
        card->setChecked(!path.isEmpty() && path == m_current);
        path.isEmpty() ? Q_EMIT splitWanted() : Q_EMIT chosen(path);
    });
    connect(card, &FileCard::roleChosen, this,
            [this, card](FileRole role) { Q_EMIT roleChosen(card->content().path, role); });
    connect(card, &FileCard::removeWanted, this, [this, card] { Q_EMIT removeWanted(card->content().path); });
    connect(card, &FileCard::cancelWanted, this, [this, card] { Q_EMIT cancelWanted(card->content().path); });
    return card;
}

void FileColumn::setFiles(const QList<FileCardContent>& files) {
    while (m_cards.size() > files.size()) {
        // It may be the card whose own button leads here.
        m_cards.last()->hide();
        m_cards.takeLast()->deleteLater();
    }
    while (m_cards.size() < files.size()) {
        m_cards << makeCard();
        m_layout->insertWidget(static_cast<int>(m_cards.size()) - 1, m_cards.last());
    }
    for (int i = 0; i < files.size(); ++i) {
        m_cards[i]->setContent(files[i]);
    }
    setCurrent(m_current);
}

void FileColumn::setCurrent(const QString& path) {
    m_current = path;
    for (FileCard* card : m_cards) {
        card->setChecked(!path.isEmpty() && card->content().path == path);
    }
}

void FileColumn::retranslate() {
    m_drop->setTexts(tr("Drop a file"), tr("JSONL, JSON, CSV or TSV"));
    m_add->setText(tr("Add file …"));
    setPlainToolTip(*m_add, tr("Add a file of samples, a test set or other text"));
    for (FileCard* card : m_cards) {
        card->retranslate();
    }
}

} // namespace plateau::ui

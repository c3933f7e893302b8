#include "ui/widgets/drop_area.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int pictureSize = 36;

} // namespace

DropArea::DropArea(QWidget* parent)
    : QFrame(parent),
      m_title(new TextLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold)),
      m_detail(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_foot(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_picture(new QLabel),
      m_buttons(new QHBoxLayout) {
    setProperty("surface", QStringLiteral("drop"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::wide, space::page, space::wide);
    column->addStretch();
    m_buttons->setSpacing(space::stacked);
    m_buttons->addStretch();
    m_buttons->addStretch();
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(space::small);
    for (TextLabel* label : {m_title, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(space::small);
    column->addLayout(m_buttons);
    m_foot->setAlignment(Qt::AlignCenter);
    m_foot->setWordWrap(true);
    column->addWidget(m_foot);
    column->addStretch();
    const auto paint = [this] {
        m_picture->setPixmap(
            iconPixmap(QStringLiteral("import"), colour(Role::Accent), pictureSize, devicePixelRatioF()));
    };
    paint();
    connect(&Theme::instance(), &Theme::changed, this, paint);
}

void DropArea::setTexts(const QString& title, const QString& detail, const QString& foot) {
    m_title->setText(title);
    m_detail->setText(detail);
    m_foot->setText(foot);
    m_foot->setVisible(!foot.isEmpty());
    setAccessibleName(title);
}

void DropArea::addButton(QWidget* button) {
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

} // namespace plateau::ui

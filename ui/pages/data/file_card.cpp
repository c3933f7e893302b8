#include "ui/pages/data/file_card.h"

#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/role_button.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int progressSteps = 1000;
constexpr int pictureSize = 16;

} // namespace

FileCard::FileCard(QWidget* parent)
    : QAbstractButton(parent),
      m_picture(new QLabel),
      m_name(new ElidedLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_role(new RoleButton),
      m_remove(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_count(new TextLabel(TextSize::PageTitle, Tone::Normal, TextWeight::Semibold)),
      m_unit(new ElidedLabel(TextSize::Body, Tone::Secondary)),
      m_detail(new ElidedLabel(TextSize::Secondary, Tone::Secondary)),
      m_progress(new QProgressBar),
      m_cancel(new Button(ButtonKind::Link, ButtonHeight::InCard)) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::card, space::stacked, space::stacked, space::stacked);
    column->setSpacing(space::hair);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::small);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    head->addWidget(m_picture);
    head->addWidget(m_name, 1);
    head->addWidget(m_role);
    ui::setIcon(*m_remove, QStringLiteral("close"), Role::TextSecondary, 16);
    m_remove->setFixedSize(22, 22);
    head->addWidget(m_remove);
    column->addLayout(head);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(space::small);
    m_count->setFont(Theme::instance().numberFont(TextSize::PageTitle, TextWeight::Semibold));
    middle->addWidget(m_count);
    m_unit->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    middle->addWidget(m_unit, 1, Qt::AlignBottom);
    middle->addWidget(m_cancel);
    column->addLayout(middle);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(m_detail);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, progressSteps);
    column->addWidget(m_progress);
    const auto paint = [this] {
        m_picture->setPixmap(
            iconPixmap(m_content.role == FileRole::Test ? QStringLiteral("lock") : QStringLiteral("file"),
                       colour(Role::TextSecondary), pictureSize, devicePixelRatioF()));
    };
    connect(&Theme::instance(), &Theme::changed, this, paint);
    connect(m_role, &RoleButton::roleChosen, this, &FileCard::roleChosen);
    connect(m_remove, &QPushButton::clicked, this, &FileCard::removeWanted);
    connect(m_cancel, &QPushButton::clicked, this, &FileCard::cancelWanted);
}

void FileCard::setContent(const FileCardContent& content) {
    if (content == m_content) {
        return;
    }
    m_content = content;
    m_name->setFullText(content.name);
    m_role->setRole(content.role, content.changeable);
    m_remove->setVisible(content.changeable);
    m_count->setText(content.count);
    m_count->setVisible(!content.count.isEmpty());
    m_unit->setFullText(content.unit);
    m_detail->setFullText(content.detail);
    setTone(*m_detail, content.detailIsFault ? Tone::Bad : Tone::Secondary);
    m_progress->setVisible(content.atWork);
    m_progress->setRange(0, content.share ? progressSteps : 0);
    m_progress->setValue(content.share ? static_cast<int>(*content.share * progressSteps) : 0);
    m_cancel->setVisible(content.atWork && content.cancellable);
    m_picture->setPixmap(
        iconPixmap(content.role == FileRole::Test ? QStringLiteral("lock") : QStringLiteral("file"),
                   colour(Role::TextSecondary), pictureSize, devicePixelRatioF()));
    retranslate();
    updateGeometry();
}

void FileCard::retranslate() {
    m_role->retranslate();
    m_remove->setAccessibleName(tr("Remove %1").arg(m_content.name));
    setPlainToolTip(*m_remove, tr("Take the file out of the draft; the file itself stays"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Stop reading %1").arg(m_content.name));
    setPlainToolTip(*m_cancel, tr("Stop reading this file"));
    m_progress->setAccessibleName(tr("Reading"));
    setAccessibleName(QStringLiteral("%1, %2, %3 %4")
                          .arg(m_content.name, roleName(m_content.role), m_content.count, m_content.unit));
    setAccessibleDescription(m_content.detail);
    setPlainToolTip(*this,
                    m_content.path.isEmpty() ? tr("Drawn from the samples; see Split") : m_content.path);
}

QSize FileCard::sizeHint() const {
    return layout()->sizeHint();
}

void FileCard::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = isChecked() ? 2 : 1;
    painter.setPen(QPen(colour(isChecked() ? Role::Accent : Role::Line), line));
    painter.setBrush(colour(underMouse() && !isChecked() ? Role::Hover : Role::Surface));
    const QRectF box = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.drawRoundedRect(box, cardRadius, cardRadius);
}

} // namespace plateau::ui

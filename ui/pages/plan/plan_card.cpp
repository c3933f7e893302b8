#include "ui/pages/plan/plan_card.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int columns = 3;
constexpr int titleColumn = 132;
constexpr int headHeight = 52;

QGridLayout* makeGrid(QWidget* owner) {
    auto* grid = new QGridLayout(owner);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::stacked);
    grid->setVerticalSpacing(space::stacked);
    for (int i = 0; i < columns; ++i) {
        grid->setColumnStretch(i, 1);
    }
    return grid;
}

} // namespace

PlanCard::PlanCard(Session& session, const char* icon, QWidget* parent)
    : QFrame(parent),
      m_session(session),
      m_icon(icon),
      m_title(new TextLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold)),
      m_first(new ElidedLabel),
      m_second(new ElidedLabel(TextSize::Secondary, Tone::Secondary)),
      m_fold(new Button(ButtonKind::Icon)),
      m_more(new Button(ButtonKind::Link, ButtonHeight::InCard)),
      m_body(new QWidget),
      m_bodyColumn(nullptr),
      m_basic(new QWidget),
      m_basicGrid(makeGrid(m_basic)),
      m_advanced(new QWidget),
      m_advancedGrid(makeGrid(m_advanced)) {
    setProperty("surface", QStringLiteral("card"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::card, space::small, space::small, space::small);
    all->setSpacing(space::small);
    all->addLayout(makeHead());
    m_bodyColumn = new QVBoxLayout(m_body);
    m_bodyColumn->setContentsMargins(0, 0, space::small, space::small);
    m_bodyColumn->setSpacing(space::stacked);
    m_bodyColumn->addWidget(m_basic);
    auto* more = new QHBoxLayout;
    more->addWidget(m_more);
    more->addStretch();
    m_bodyColumn->addLayout(more);
    m_bodyColumn->addWidget(m_advanced);
    all->addWidget(m_body);
    m_advanced->hide();
    m_more->hide();
    m_fold->setCheckable(true);
    m_more->setCheckable(true);
    connect(m_fold, &QPushButton::toggled, this, &PlanCard::setOpen);
    connect(m_more, &QPushButton::toggled, m_advanced, &QWidget::setVisible);
    setOpen(false);
}

QLayout* PlanCard::makeHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(space::stacked);
    head->addSpacing(iconSize + space::hair);
    m_title->setFixedWidth(titleColumn);
    m_title->setMinimumHeight(headHeight);
    m_title->setWordWrap(true);
    head->addWidget(m_title);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addStretch();
    lines->addWidget(m_first);
    lines->addWidget(m_second);
    lines->addStretch();
    head->addLayout(lines, 1);
    head->addWidget(m_fold);
    return head;
}

bool PlanCard::isOpen() const {
    return !m_body->isHidden();
}

void PlanCard::setOpen(bool open) {
    m_body->setVisible(open);
    m_fold->setChecked(open);
    ui::setIcon(*m_fold, open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                Role::TextSecondary);
}

void PlanCard::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    const QPoint at(space::card, space::small + (headHeight - iconSize) / 2);
    painter.drawPixmap(at, iconPixmap(QString::fromLatin1(m_icon), colour(Role::TextSecondary), iconSize,
                                      devicePixelRatioF()));
}

/// The whole head folds, not the small button alone.
void PlanCard::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()) &&
        event->position().y() < headHeight + 2 * space::small) {
        setOpen(!isOpen());
    }
}

void PlanCard::setTexts(const QString& title, const QString& first, const QString& second) {
    m_title->setText(title);
    setAccessibleName(title);
    m_first->setFullText(untrusted(first));
    m_second->setFullText(untrusted(second));
    m_fold->setAccessibleName(tr("Settings: %1").arg(title));
    setPlainToolTip(*m_fold, tr("Show or hide the settings of “%1”").arg(title));
    m_more->setText(tr("Advanced"));
    setPlainToolTip(*m_more, tr("Settings that rarely need a change"));
}

void PlanCard::show(const PlanView& view) {
    const QScopedValueRollback showing(m_showing, true);
    m_view = view;
    for (const Binding& binding : m_bindings) {
        binding.show(view.draft);
    }
    showMore(view);
    for (Binding& binding : m_bindings) {
        freeze(binding, view.frozen != nullptr);
    }
    showFaults();
    arrange();
}

/// Visible fields close up; there are three columns.
void PlanCard::arrange() {
    std::vector<const Field*> visible;
    for (const Binding& binding : m_bindings) {
        if (binding.visible) {
            visible.push_back(binding.field);
        }
    }
    if (visible == m_arranged) {
        return;
    }
    m_arranged = std::move(visible);
    int counts[2] = {0, 0};
    for (const Binding& binding : m_bindings) {
        QGridLayout* grid = binding.place == Place::Basic ? m_basicGrid : m_advancedGrid;
        int& count = counts[static_cast<int>(binding.place)];
        grid->removeWidget(binding.field);
        if (binding.visible) {
            const int wanted = binding.wide ? 2 : 1;
            if (count % columns + wanted > columns) {
                count += columns - count % columns;
            }
            grid->addWidget(binding.field, count / columns, count % columns, 1, wanted, Qt::AlignTop);
            count += wanted;
        }
    }
    orderTabs();
    m_basic->setVisible(counts[0] > 0);
    m_more->setVisible(counts[1] > 0);
    m_advanced->setVisible(counts[1] > 0 && m_more->isChecked());
}

void PlanCard::showFaults() {
    for (Binding& binding : m_bindings) {
        binding.fault.clear();
        if (m_view.check != nullptr) {
            for (const PlanFault& fault : m_view.check->faults) {
                if (binding.fault.isEmpty() && faultBelongs(fault.field, binding.path)) {
                    binding.fault = PlanTexts::fault(fault, *m_view.check);
                }
            }
        }
        binding.field->setFault(binding.fault);
    }
}

QWidget* PlanCard::reveal(const QString& path) {
    for (const Binding& binding : m_bindings) {
        if (binding.visible && faultBelongs(path, binding.path)) {
            setOpen(true);
            m_more->setChecked(m_more->isChecked() || binding.place == Place::Advanced);
            return &binding.field->control();
        }
    }
    return nullptr;
}

Field* PlanCard::field(const char* path) const {
    const auto found = std::find_if(m_bindings.begin(), m_bindings.end(), [path](const Binding& binding) {
        return binding.path == QLatin1String(path);
    });
    return found == m_bindings.end() ? nullptr : found->field;
}

void PlanCard::setFieldTexts(const char* path, const QString& name, const QString& toolTip,
                             const QString& hint) {
    field(path)->setTexts(name, toolTip, hint);
}

void PlanCard::setChoices(const char* path, const QStringList& words) {
    auto* box = qobject_cast<QComboBox*>(&field(path)->control());
    QStringList now;
    for (int i = 0; i < box->count(); ++i) {
        now << box->itemText(i);
    }
    if (now != words) { // a list that is open stays open
        const int current = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(current);
    }
}

void PlanCard::setFieldVisible(const char* path, bool visible) {
    for (Binding& binding : m_bindings) {
        if (binding.path == QLatin1String(path)) {
            binding.visible = visible;
            binding.field->setVisible(visible);
        }
    }
}

void PlanCard::edit(const QString& what, const std::function<void(Draft&)>& change) {
    if (m_showing || m_view.frozen != nullptr) {
        return;
    }
    Draft draft = m_session.draft();
    draft.training = m_view.draft.training; // as it is shown: completed with what the model decides
    const Draft shown = draft;
    change(draft);
    if (draft != shown) {
        m_session.editDraft(draft, tr("change “%1”").arg(what));
    }
}

TextLabel* makeParagraph() {
    auto* label = new TextLabel(TextSize::Secondary, Tone::Secondary);
    label->setWordWrap(true);
    return label;
}

} // namespace plateau::ui

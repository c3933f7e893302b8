#include "ui/pages/frame/rail.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int markSize = 24;
constexpr qsizetype draftsShown = 5;
constexpr int entriesShown = 8;

StepState stateOf(const ExperimentEntry& entry) {
    switch (entry.state) {
    case EntryState::Ready:
        return StepState::Ready;
    case EntryState::Running:
        return StepState::Running;
    case EntryState::Paused:
        return StepState::Paused;
    case EntryState::Done:
        return StepState::Done;
    case EntryState::Attention:
        break;
    }
    return StepState::Attention;
}

/// Takes the buttons out; one of them may be the very one whose click leads here.
void clearRows(QVBoxLayout& rows) {
    while (QLayoutItem* item = rows.takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString nameOf(const Draft& draft) {
    const DraftFile* lead = draft.file(FileRole::Domain);
    return !draft.name.isEmpty() ? draft.name
           : lead != nullptr     ? QFileInfo(lead->path).completeBaseName()
                                 : Rail::tr("no data yet");
}

} // namespace

QString stepName(Step step) {
    switch (step) {
    case Step::Data:
        return Rail::tr("Data");
    case Step::Plan:
        return Rail::tr("Plan");
    case Step::Run:
        return Rail::tr("Run");
    case Step::Answer:
        break;
    }
    return Rail::tr("Answer");
}

Rail::Rail(QWidget* parent)
    : QWidget(parent),
      m_menu(new Button(ButtonKind::Icon)),
      m_add(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_theme(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_settings(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_mark(new QLabel),
      m_chip(new QLabel),
      m_name(new TextLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold)),
      m_head(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_none(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_drafts(new QWidget),
      m_draftRows(new QVBoxLayout(m_drafts)),
      m_entries(new QWidget),
      m_entryRows(new QVBoxLayout(m_entries)),
      m_device(new ElidedLabel(TextSize::Body)),
      m_detail(new ElidedLabel(TextSize::Secondary, Tone::Secondary)),
      m_language(new SegmentedChoice) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::card, space::small, space::small);
    column->setSpacing(space::hair);
    column->addLayout(makeTop());
    column->addSpacing(space::small);
    for (int i = 0; i < stepCount; ++i) {
        m_steps[static_cast<std::size_t>(i)] = new StepButton;
        column->addWidget(m_steps[static_cast<std::size_t>(i)]);
        connect(m_steps[static_cast<std::size_t>(i)], &QAbstractButton::clicked, this,
                [this, i] { Q_EMIT stepChosen(static_cast<Step>(i)); });
    }
    column->addSpacing(space::small);
    column->addWidget(new Line);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::stacked, space::hair, 0, 0);
    head->addWidget(m_head, 1);
    head->addWidget(m_add);
    column->addLayout(head);
    for (QVBoxLayout* rows : {m_draftRows, m_entryRows}) {
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
    }
    m_none->setContentsMargins(space::stacked, 0, 0, 0);
    column->addWidget(m_drafts);
    column->addWidget(m_none);
    column->addWidget(m_entries);
    column->addStretch(1);
    column->addWidget(new Line);
    column->addLayout(makeFoot());
    setFixedWidth(railWidth);
}

QLayout* Rail::makeTop() {
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::small, 0, 0, 0);
    top->setSpacing(space::small);
    m_mark->setPixmap(iconPixmap(QStringLiteral("plateau"), Qt::black, markSize, devicePixelRatioF()));
    m_name->setText(QStringLiteral("Plateau"));
    top->addWidget(m_mark);
    top->addWidget(m_name, 1);
    top->addWidget(m_menu);
    setIcon(*m_menu, QStringLiteral("menu"), Role::TextSecondary);
    setIcon(*m_add, QStringLiteral("plus"), Role::TextSecondary, 18);
    connect(m_menu, &QPushButton::clicked, this, &Rail::menuWanted);
    connect(m_add, &QPushButton::clicked, this, &Rail::newWanted);
    return top;
}

QLayout* Rail::makeFoot() {
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::stacked, space::small, 0, 0);
    auto* device = new QHBoxLayout;
    device->setSpacing(space::stacked);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_device);
    texts->addWidget(m_detail);
    const auto paint = [this] {
        m_chip->setPixmap(
            iconPixmap(QStringLiteral("cpu"), colour(Role::TextSecondary), iconSize, devicePixelRatioF()));
    };
    paint();
    connect(&Theme::instance(), &Theme::changed, this, paint);
    device->addWidget(m_chip);
    device->addLayout(texts, 1);
    foot->addLayout(device);
    foot->addSpacing(space::hair);
    auto* switches = new QHBoxLayout;
    switches->setSpacing(space::hair);
    switches->addWidget(m_language);
    switches->addStretch();
    switches->addWidget(m_theme);
    switches->addWidget(m_settings);
    foot->addLayout(switches);
    setIcon(*m_theme, QStringLiteral("theme"), Role::TextSecondary, 18);
    setIcon(*m_settings, QStringLiteral("settings"), Role::TextSecondary, 18);
    connect(m_theme, &QPushButton::clicked, this, &Rail::themeWanted);
    connect(m_settings, &QPushButton::clicked, this, &Rail::settingsWanted);
    connect(m_language, &SegmentedChoice::chosen, this, [this](int index) {
        Q_EMIT languageChosen(index == 0 ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    });
    return foot;
}

void Rail::setStep(Step step, const StepStatus& status, bool enabled) {
    const auto at = static_cast<std::size_t>(step);
    m_statuses[at] = status;
    m_steps[at]->setStep(stepName(step), status.fact, status.state);
    m_steps[at]->setEnabled(enabled);
}

void Rail::setCurrent(Step step) {
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i]->setCurrent(i == static_cast<std::size_t>(step));
    }
}

void Rail::setDrafts(const QList<DraftEntry>& drafts, const QString& current) {
    clearRows(*m_draftRows);
    for (const DraftEntry& entry : drafts.mid(0, draftsShown)) {
        auto* button = new EntryButton(m_drafts);
        button->setEntry(tr("%1 (draft)").arg(nameOf(entry.draft)), StepState::Empty, entry.id == current);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QAbstractButton::clicked, this, [this, id = entry.id] { Q_EMIT draftChosen(id); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, button, id = entry.id](const QPoint& at) {
                    Q_EMIT draftMenuWanted(id, button->mapToGlobal(at));
                });
        m_draftRows->addWidget(button);
    }
    m_drafts->setVisible(!drafts.isEmpty() && !m_collapsed);
}

void Rail::setExperiments(const QList<ExperimentEntry>& entries, const QStringList& queue,
                          const QString& open) {
    clearRows(*m_entryRows);
    for (const ExperimentEntry& entry : entries.mid(0, entriesShown)) {
        auto* button = new EntryButton(m_entries);
        const qsizetype place = queue.indexOf(entry.folder);
        const QString name = place < 0 ? entry.name : tr("%1 (queued)").arg(entry.name);
        button->setEntry(name, stateOf(entry), entry.folder == open);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QAbstractButton::clicked, this,
                [this, folder = entry.folder] { Q_EMIT experimentChosen(folder); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, button, folder = entry.folder](const QPoint& at) {
                    Q_EMIT experimentMenuWanted(folder, button->mapToGlobal(at));
                });
        m_entryRows->addWidget(button);
    }
    m_none->setVisible(entries.isEmpty() && !m_collapsed);
}

void Rail::setDevice(const QString& device, const QString& detail) {
    m_device->setFullText(untrusted(device));
    m_detail->setFullText(untrusted(detail));
}

void Rail::setLanguage(const QString& code) {
    m_language->setCurrent(code == QLatin1String("en") ? 1 : 0);
}

void Rail::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? railCollapsedWidth : railWidth);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_name, m_mark, m_head, m_add, m_none, m_drafts, m_entries, m_device,
                                         m_detail, m_language, m_theme, m_chip}) {
        widget->setVisible(!collapsed);
    }
    for (StepButton* step : m_steps) {
        step->setCollapsed(collapsed);
    }
}

void Rail::retranslate() {
    for (int i = 0; i < stepCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_steps[at]->setStep(stepName(static_cast<Step>(i)), m_statuses[at].fact, m_statuses[at].state);
    }
    m_head->setText(tr("Experiments"));
    m_none->setText(tr("None yet"));
    const auto name = [](Button& button, const QString& text, const QString& what) {
        button.setAccessibleName(text);
        setPlainToolTip(button, what);
    };
    name(*m_menu, tr("Menu"), tr("Menu: file, edit, view, help"));
    name(*m_add, tr("New experiment"), tr("Start a new experiment"));
    name(*m_theme, tr("Theme"), tr("Switch between light and dark"));
    name(*m_settings, tr("Settings"), tr("Where experiments lie, notifications, environment"));
    m_language->setChoices({QStringLiteral("中文"), QStringLiteral("EN")},
                           {QStringLiteral("中文"), QStringLiteral("English")});
    setAccessibleName(tr("Steps and experiments"));
}

void Rail::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Window));
    painter.fillRect(width() - 1, 0, 1, height(), colour(Role::Line));
}

} // namespace plateau::ui

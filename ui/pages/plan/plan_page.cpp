#include "ui/pages/plan/plan_page.h"

#include "ui/pages/plan/budget_card.h"
#include "ui/pages/plan/method_card.h"
#include "ui/pages/plan/mixture_card.h"
#include "ui/pages/plan/model_card.h"
#include "ui/pages/plan/plan_head.h"
#include "ui/pages/plan/plan_summary.h"
#include "ui/pages/plan/plan_texts.h"
#include "ui/pages/plan/sizes_card.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/column_scroll.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int summaryShare = 2; ///< of five parts
constexpr int summaryWidest = 480;
constexpr int summaryNarrowest = 340;

} // namespace

PlanPage::PlanPage(Session& session, QWidget* parent)
    : Page(session, parent),
      m_checker(session),
      m_copy(makeAction(this, "terminal", ButtonKind::Icon)),
      m_start(makeAction(this, "play", ButtonKind::Filled)),
      m_toRun(makeAction(this, "", ButtonKind::Filled)),
      m_head(new PlanHead(session)),
      m_cards({new ModelCard(session), new MethodCard(session), new SizesCard(session),
               new MixtureCard(session), new BudgetCard(session), new EvaluationCard(session)}),
      m_summary(new PlanSummary) {
    m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_empty = makeEmpty();
    m_filled = makeFilled();
    content().addWidget(m_empty, 1);
    content().addWidget(m_filled, 1);
    connectActions();
    connect(&m_checker, &PlanChecker::changed, this, &PlanPage::showAll);
    connect(&session, &Session::snapshotChanged, this, &PlanPage::showAll);
    connect(&session, &Session::folderChanged, this, [this] {
        banners().clear();
        showAll();
        Q_EMIT headerChanged();
    });
}

PlanPage::~PlanPage() {
    disconnect(&session(), nullptr, this, nullptr);
    disconnect(&m_checker, nullptr, this, nullptr);
}

QWidget* PlanPage::makeEmpty() {
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    m_emptyTitle = new TextLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold);
    m_emptyText = new TextLabel(TextSize::Body, Tone::Secondary);
    m_toData = new Button;
    for (TextLabel* label : {m_emptyTitle, m_emptyText}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    column->setSpacing(space::stacked);
    column->addStretch();
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addWidget(m_toData, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_toData, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(Step::Data); });
    return empty;
}

QWidget* PlanPage::makeFilled() {
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, space::small, 0);
    column->setSpacing(space::stacked);
    column->addWidget(m_head);
    for (PlanCard* card : m_cards) {
        column->addWidget(card);
    }
    column->addStretch(1);
    m_left = new ColumnScroll(inside);
    auto* beside = new QWidget;
    auto* right = new QVBoxLayout(beside);
    right->setContentsMargins(0, 0, space::small, 0);
    right->addWidget(m_summary);
    right->addStretch(1);
    auto* summary = new ColumnScroll(beside);
    summary->setMinimumWidth(summaryNarrowest);
    summary->setMaximumWidth(summaryWidest);
    auto* filled = new QWidget;
    auto* row = new QHBoxLayout(filled);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_left, 5 - summaryShare);
    row->addWidget(summary, summaryShare);
    connect(m_summary, &PlanSummary::settingWanted, this, &PlanPage::reveal);
    connect(m_summary, &PlanSummary::checkWanted, this, [this] {
        if (session().cli().isReady()) {
            m_checker.refresh();
        } else {
            session().cli().check();
        }
    });
    return filled;
}

void PlanPage::connectActions() {
    addAction(m_start);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(command()); });
    connect(m_start, &QAction::triggered, this, &PlanPage::start);
    connect(m_toRun, &QAction::triggered, this, [this] { Q_EMIT stepWanted(Step::Run); });
    for (PlanCard* card : m_cards) {
        if (auto* mixture = qobject_cast<MixtureCard*>(card)) {
            connect(mixture, &MixtureCard::dataWanted, this, [this] { Q_EMIT stepWanted(Step::Data); });
        }
    }
}

QList<QAction*> PlanPage::headerActions() const {
    return {m_copy, m_start, m_toRun};
}

QString PlanPage::title() const {
    return tr("Plan");
}

QString PlanPage::purpose() const {
    return frozen() != nullptr
               ? tr("%1: these settings are frozen").arg(QString::fromStdString(frozen()->plan.name))
               : tr("Train the same model on growing samples and watch where the score stops rising");
}

SnapshotPointer PlanPage::frozen() const {
    return session().snapshot();
}

bool PlanPage::hasData() const {
    return session().folder().isEmpty() && session().draft().file(FileRole::Domain) != nullptr;
}

bool PlanPage::canStart() const {
    return hasData() && !m_making && m_checker.program().state == CliState::Ready &&
           m_checker.state() == PlanChecker::State::Ready && m_checker.check() && m_checker.check()->isGood();
}

QString PlanPage::command() const {
    if (!hasData() && frozen() == nullptr) {
        return {};
    }
    const Draft draft = frozen() != nullptr ? draftOf(*frozen()) : m_checker.completed(session().draft());
    const QString name =
        draft.name.isEmpty() ? QFileInfo(draft.file(FileRole::Domain)->path).baseName() : draft.name;
    return asCommand(QStringLiteral("plateau"), newArguments(draft, session().newFolder(name)));
}

void PlanPage::activated() {
    if (m_checker.state() == PlanChecker::State::Failed || m_checker.modelOf(session().draft()) == nullptr) {
        if (session().cli().isReady()) {
            m_checker.refresh(); // what was missing may have come meanwhile
        }
    }
}

PlanView PlanPage::makeView() {
    PlanView view;
    view.frozen = frozen();
    view.models = m_checker.models();
    view.hasProgram = PlanTexts::programFault(m_checker.program()).isEmpty();
    if (view.frozen != nullptr) {
        const experiment::Plan& plan = view.frozen->plan;
        PlanCheck known;
        known.sizes = plan.sizes;
        known.seeds = plan.seeds;
        known.curves = std::max(1, static_cast<int>(plan.mixtures.size()));
        known.poolRows = plan.domain.rows;
        known.testRows = plan.test.rows;
        known.classes = static_cast<std::int64_t>(plan.labels.size());
        known.maxTokens = plan.training.maxTokens;
        view.draft = draftOf(*view.frozen);
        view.check = std::make_shared<const PlanCheck>(std::move(known));
        view.searchesModels = false;
    } else {
        view.draft = m_checker.completed(session().draft());
        view.check = m_checker.check() ? std::make_shared<const PlanCheck>(*m_checker.check()) : nullptr;
        view.searchesModels = m_checker.isSearching(session().draft());
    }
    if (const PlanModel* model = m_checker.modelOf(view.draft)) {
        view.model = std::make_shared<const PlanModel>(*model);
    }
    return view;
}

void PlanPage::showAll() {
    const bool filled = hasData() || frozen() != nullptr;
    m_empty->setVisible(!filled);
    m_filled->setVisible(filled);
    m_filled->setEnabled(!m_making);
    const bool opening = !session().folder().isEmpty();
    m_emptyTitle->setText(opening ? tr("Reading the experiment …") : tr("The plan needs data"));
    m_emptyText->setText(opening ? QString()
                                 : tr("Open a file of samples first; then model, sizes and seeds are chosen "
                                      "here."));
    m_toData->setVisible(!opening);
    if (filled) {
        const PlanView view = makeView();
        m_head->show(view);
        for (PlanCard* card : m_cards) {
            card->show(view);
        }
        m_summary->show(view, m_checker.state(), m_checker.error(), m_checker.program());
    }
    showBanners();
    showActions();
    Q_EMIT statusChanged();
}

void PlanPage::reveal(const QString& path) {
    QWidget* control = path == QLatin1String("name") ? &m_head->nameControl() : nullptr;
    for (PlanCard* card : m_cards) {
        control = control != nullptr ? control : card->reveal(path);
    }
    if (control == nullptr) {
        Q_EMIT stepWanted(Step::Data);
        return;
    }
    QCoreApplication::sendPostedEvents(m_left->widget(), QEvent::LayoutRequest);
    m_left->widget()->layout()->activate();
    m_left->ensureWidgetVisible(control, 0, 2 * rowHeight);
    control->setFocus(Qt::TabFocusReason);
}

void PlanPage::retranslate() {
    setActionTexts(*m_copy, tr("Copy as command"), tr("Copy the command line that makes this experiment"));
    setActionTexts(*m_toRun, tr("See the run"), tr("Go on to the run of this experiment"));
    m_toData->setText(tr("Go to the data"));
    m_toData->setAccessibleName(tr("Go to the data"));
    setPlainToolTip(*m_toData, tr("Open data files on the Data page"));
    m_head->retranslate();
    for (PlanCard* card : m_cards) {
        card->retranslate();
    }
    m_summary->retranslate();
    showAll();
}

} // namespace plateau::ui

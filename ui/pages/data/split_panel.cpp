#include "ui/pages/data/split_panel.h"

#include "core/experiment/create/create.h"
#include "ui/pages/data/data_texts.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace plateau::ui {

namespace {

constexpr std::size_t namedLabels = 5;

const char* const ruleNames[] = {"", "field", "stratified", "group", "order", "folds"};

constexpr int mostFolds = 10;

} // namespace

SplitPanel::SplitPanel(QWidget* parent)
    : QWidget(parent),
      m_intro(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_fixed(new TextLabel(TextSize::Body)),
      m_rule(new QComboBox),
      m_share(new QDoubleSpinBox),
      m_seed(new QSpinBox),
      m_folds(new QSpinBox),
      m_ruleField(new Field(m_rule)),
      m_shareField(new Field(m_share)),
      m_seedField(new Field(m_seed)),
      m_foldsField(new Field(m_folds)),
      m_pool(new Fact),
      m_test(new Fact),
      m_validation(new Fact),
      m_note(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::stacked);
    for (TextLabel* label : {m_intro, m_fixed, m_note}) {
        label->setWordWrap(true);
    }
    column->addWidget(m_intro);
    column->addWidget(m_fixed);
    m_rule->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rule->setMinimumContentsLength(10);
    column->addWidget(m_ruleField);
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(space::stacked);
    m_share->setRange(1, 90);
    m_share->setDecimals(0);
    m_share->setSingleStep(5);
    m_share->setKeyboardTracking(false);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setKeyboardTracking(false);
    m_folds->setRange(2, mostFolds);
    m_folds->setKeyboardTracking(false);
    numbers->addWidget(m_shareField, 1);
    numbers->addWidget(m_seedField, 1);
    numbers->addWidget(m_foldsField, 1);
    column->addLayout(numbers);
    column->addWidget(new Line);
    auto* facts = new QHBoxLayout;
    for (Fact* fact : {m_pool, m_test, m_validation}) {
        facts->addWidget(fact, 1);
    }
    column->addLayout(facts);
    column->addWidget(m_note);
    column->addStretch();
    for (const char* name : ruleNames) {
        m_rule->addItem(QString(), QString::fromLatin1(name));
    }
    connect(m_rule, &QComboBox::activated, this, &SplitPanel::edit);
    connect(m_share, &QDoubleSpinBox::valueChanged, this, &SplitPanel::edit);
    connect(m_seed, &QSpinBox::valueChanged, this, &SplitPanel::edit);
    connect(m_folds, &QSpinBox::valueChanged, this, &SplitPanel::edit);
}

void SplitPanel::showSplit(const SplitView& view) {
    m_view = view;
    fill();
}

void SplitPanel::edit() {
    Draft draft = m_view.draft;
    draft.split = m_rule->currentData().toString();
    draft.testShare = m_share->value() / 100;
    draft.splitSeed = static_cast<std::uint64_t>(m_seed->value());
    editFolds(draft);
    if (draft != m_view.draft) {
        Q_EMIT splitEdited(draft);
    }
}

/// Every part needs a seed that is scored on it.
void SplitPanel::editFolds(Draft& draft) const {
    const auto folds = [this](const Draft& one) {
        return splitRule(one, m_view.mapping, nullptr) == data::SplitRule::Folds;
    };
    const bool chosen = draft.split == QLatin1String(data::name(data::SplitRule::Folds));
    if (chosen || (draft.split == m_view.draft.split && folds(m_view.draft))) {
        draft.folds = folds(m_view.draft) ? m_folds->value() : experiment::usualFolds;
        draft.seeds = std::max(draft.seeds, draft.folds);
    } else if (folds(m_view.draft)) {
        draft.folds = 0;
    }
}

void SplitPanel::fillRules() {
    const auto rule =
        m_view.preview ? m_view.preview->rule : splitRule(m_view.draft, m_view.mapping, nullptr);
    const QString texts[] = {tr("As the data allow"),
                             tr("Told by the split field"),
                             m_view.mapping.target == data::TargetForm::ClassName
                                 ? tr("Drawn, classes in proportion")
                                 : tr("Drawn, in proportion"),
                             tr("Drawn, whole groups"),
                             tr("The last samples of the file"),
                             tr("None: cross-validation")};
    const QSignalBlocker rules(m_rule);
    for (int i = 0; i < m_rule->count(); ++i) {
        m_rule->setItemText(i, texts[i]);
    }
    m_rule->setCurrentIndex(std::max(0, m_rule->findData(m_view.draft.split)));
    const bool own = m_view.draft.file(FileRole::Test) != nullptr;
    const bool frozen = !m_view.frozen.isEmpty();
    m_fixed->setVisible(own || frozen);
    m_fixed->setText(frozen ? tr("Frozen: %1.").arg(m_view.frozen)
                            : tr("The test set is a file of its own; nothing is drawn."));
    const bool folds = rule == data::SplitRule::Folds;
    m_ruleField->setVisible(!own && !frozen);
    for (Field* field : {m_shareField, m_seedField}) {
        field->setVisible(!own && !frozen && !folds);
    }
    m_foldsField->setVisible(!own && !frozen && folds);
    const bool seeded = rule == data::SplitRule::Stratified || rule == data::SplitRule::Group;
    m_share->setEnabled(seeded || rule == data::SplitRule::Order);
    m_seed->setEnabled(seeded);
    m_ruleField->setTexts(tr("Test set"),
                          tr("How the samples that are never trained on are chosen. Groups keep one author "
                             "or template on one side; "
                             "the split field follows a set that others use too"),
                          m_view.draft.split.isEmpty()
                              ? tr("now: %1").arg(splitText(rule, m_view.mapping, m_view.draft))
                              : QString());
    m_foldsField->setTexts(tr("Parts"),
                           tr("Every sample is a test item of the seeds that do not train on its part. More "
                              "parts leave more to train on and need more seeds"));
    m_shareField->setTexts(tr("Share"),
                           tr("Part of all samples that becomes the test set. More makes every score "
                              "surer and leaves less to train on; 10 to 30 % is usual"));
    m_seedField->setTexts(tr("Seed"),
                          tr("Another seed draws another test set; keep it to compare experiments"));
}

void SplitPanel::fillResult() {
    const auto& preview = m_view.preview;
    const auto count = [&preview](std::int64_t number) {
        return preview->exact ? Texts::count(number) : tr("about %1").arg(Texts::count(number));
    };
    const bool known = preview && !preview->error;
    m_pool->set(tr("To train on"), known ? count(preview->pool) : QStringLiteral("–"));
    const bool folds = known && preview->rule == data::SplitRule::Folds;
    m_test->set(folds ? tr("Test, part by part") : tr("Test, frozen"),
                known ? count(preview->test) : QStringLiteral("–"));
    m_validation->set(tr("Validation"), known ? Texts::count(preview->validation) : QStringLiteral("–"));
    setTone(*m_note,
            preview && (preview->error || !preview->testOnlyLabels.empty()) ? Tone::Warn : Tone::Secondary);
    if (!preview) {
        m_note->setText(tr("The counts appear when every row was looked at."));
    } else if (preview->error) {
        m_note->setText(Texts::errorDetail(*preview->error));
    } else if (!preview->testOnlyLabels.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(preview->testOnlyLabels.size(), namedLabels); ++i) {
            names << cellText(preview->testOnlyLabels[i]).left(40);
        }
        m_note->setText(tr("%Ln label(s) of the test set are never trained on and count as wrong: %1",
                           nullptr, static_cast<int>(preview->testOnlyLabels.size()))
                            .arg(names.join(QStringLiteral(", "))));
    } else {
        m_note->setText(preview->exact
                            ? QString()
                            : tr("By share; the exact numbers follow when the experiment is made."));
    }
}

void SplitPanel::fill() {
    const QSignalBlocker share(m_share);
    const QSignalBlocker seed(m_seed);
    m_share->setValue(m_view.draft.testShare * 100);
    m_seed->setValue(static_cast<int>(m_view.draft.splitSeed));
    const QSignalBlocker folds(m_folds);
    m_folds->setValue(m_view.draft.folds > 0 ? m_view.draft.folds : experiment::usualFolds);
    m_share->setSuffix(Texts::isChinese() ? QStringLiteral("%") : QStringLiteral(" %"));
    fillRules();
    fillResult();
}

void SplitPanel::retranslate() {
    m_intro->setText(
        tr("The test set is drawn before anything else and then frozen: it is the same for every "
           "size and seed."));
    fill();
}

} // namespace plateau::ui

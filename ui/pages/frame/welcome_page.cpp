#include "ui/pages/frame/welcome_page.h"

#include "ui/pages/frame/idea_picture.h"
#include "ui/theme/icons.h"
#include "ui/widgets/drop_area.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int widest = 1000;

} // namespace

WelcomePage::WelcomePage(Session& session, QWidget* parent)
    : Page(session, parent),
      m_open(makeAction(this, "folder")),
      m_question(new TextLabel(TextSize::Answer, Tone::Normal, TextWeight::Semibold)),
      m_promise(new TextLabel(TextSize::CardTitle, Tone::Secondary)),
      m_drop(new DropArea),
      m_choose(new Button),
      m_example(new Button(ButtonKind::Filled)) {
    auto* middle = new QWidget;
    middle->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(space::small);
    for (TextLabel* label : {m_question, m_promise}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    column->addStretch(1);
    column->addWidget(m_question);
    column->addWidget(m_promise);
    column->addSpacing(space::page);
    setIcon(*m_choose, QStringLiteral("file"), Role::Text, 16);
    setIcon(*m_example, QStringLiteral("play"), Role::AccentText, 16);
    m_drop->addButton(m_choose);
    m_drop->addButton(m_example);
    m_drop->setMinimumHeight(250);
    column->addWidget(m_drop);
    column->addSpacing(space::wide);
    column->addLayout(makePictures());
    column->addStretch(2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle, 20);
    row->addStretch(1);
    content().addLayout(row);
    connect(m_open, &QAction::triggered, this, &WelcomePage::openWanted);
    connect(m_choose, &QPushButton::clicked, this, &WelcomePage::fileWanted);
    connect(m_example, &QPushButton::clicked, this, &WelcomePage::exampleWanted);
    connect(&session.cli(), &CliRunner::statusChanged, this, [this] { retranslate(); });
}

QLayout* WelcomePage::makePictures() {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::page);
    for (const auto idea : {IdeaPicture::Idea::Grow, IdeaPicture::Idea::Watch, IdeaPicture::Idea::Decide}) {
        Idea texts{new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold),
                   new TextLabel(TextSize::Body, Tone::Secondary)};
        texts.text->setWordWrap(true);
        texts.text->setAlignment(Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(texts.name);
        words->addWidget(texts.text, 1);
        row->addWidget(new IdeaPicture(idea));
        row->addLayout(words, 1);
        m_ideas << texts;
    }
    return row;
}

QString WelcomePage::title() const {
    return tr("Data");
}

QString WelcomePage::purpose() const {
    return tr("What may be trained on, and what stays frozen for the test");
}

StepStatus WelcomePage::status() const {
    return {StepState::Ready, tr("start here")};
}

void WelcomePage::retranslate() {
    setActionTexts(*m_open, tr("Open experiment"), tr("Open an experiment folder that exists"));
    m_question->setText(tr("How much data does your fine-tune need?"));
    m_promise->setText(tr("Plateau trains on growing samples, draws the curve while it happens, and tells "
                          "you where it levels off."));
    const bool ready = session().cli().isReady() && hasExample();
    m_drop->setTexts(
        tr("Drop a JSONL or CSV file here"), tr("or a JSON array or TSV"),
        ready ? tr("29 intents · instant curve in seconds · first answer in minutes on this computer")
              : QString());
    m_choose->setText(tr("Choose a file"));
    setPlainToolTip(*m_choose, tr("Choose a file with labelled samples"));
    m_example->setText(tr("Try the home-control example"));
    m_example->setEnabled(ready);
    setPlainToolTip(*m_example, hasExample()
                                    ? tr("Trains on the example that came with the set-up; needs no network")
                                    : tr("The example is not installed: run the set-up once"));
    const QString names[] = {tr("Grow"), tr("Watch"), tr("Decide")};
    const QString texts[] = {tr("Train on 29, 58, 116 … samples, several seeds each"),
                             tr("Score against samples, every point with its interval"),
                             tr("How many samples your target needs, as an honest range")};
    for (int i = 0; i < m_ideas.size(); ++i) {
        m_ideas[i].name->setText(names[i]);
        m_ideas[i].text->setText(texts[i]);
    }
}

} // namespace plateau::ui

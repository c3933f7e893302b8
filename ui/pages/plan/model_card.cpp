#include "ui/pages/plan/model_card.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"

#include "core/recipe/setting_range.h"
#include "core/tokenizer/chat_template.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSpinBox>

namespace plateau::ui {

namespace {

/// Place of the draft's chat template among the choices; the first is that of the model.
int templateIndex(const Draft& draft) {
    const auto known = tokenizer::chatTemplateNamed(draft.training.answer.chatTemplate);
    return known ? 1 + static_cast<int>(*known) : 0;
}

constexpr int fromTheData = 0; ///< no length of its own

/// A model that was chosen by its folder is called after it. The last two parts: folders are often "…/model".
QString shownName(const QString& name) {
    const QFileInfo info(name);
    return info.isAbsolute() ? QStringLiteral("%1/%2").arg(QFileInfo(info.path()).fileName(), info.fileName())
                             : name;
}

} // namespace

ModelCard::ModelCard(Session& session, QWidget* parent)
    : PlanCard(session, "model", parent),
      m_folder(new Button(ButtonKind::Plain, ButtonHeight::InCard)),
      m_trouble(makeParagraph()),
      m_facts(new QWidget),
      m_parameters(new Fact),
      m_layers(new Fact),
      m_tokens(new Fact),
      m_family(new Fact),
      m_licence(new Fact),
      m_size(new Fact) {
    addChoice(
        Place::Basic, "model",
        [this](const Draft& draft) {
            const QString name =
                draft.model.isEmpty() && view().model != nullptr ? view().model->name : draft.model;
            return static_cast<int>(m_names.indexOf(name));
        },
        [this](Draft& draft, int index) { setModel(draft, m_names.value(index), view().traits()); });
    addWhole(
        Place::Basic, "training.max_tokens", fromTheData,
        static_cast<int>(recipe::settingRange("max_tokens").high),
        [](const Draft& draft) { return draft.maxTokens.value_or(0); },
        [](Draft& draft, int tokens) {
            draft.maxTokens = tokens > 0 ? std::optional(tokens) : std::nullopt;
        });
    control<QSpinBox>("training.max_tokens").setSingleStep(32);
    addAnswerFields();
    setTone(*m_trouble, Tone::Bad);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder);
    row->addStretch();
    body().insertLayout(1, row);
    body().insertWidget(2, m_trouble);
    auto* grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, space::hair, 0, 0);
    grid->setHorizontalSpacing(space::stacked);
    grid->setVerticalSpacing(space::stacked);
    int at = 0;
    for (Fact* fact : {m_parameters, m_layers, m_tokens, m_family, m_licence, m_size}) {
        grid->addWidget(fact, at / 3, at % 3);
        grid->setColumnStretch(at % 3, 1);
        ++at;
    }
    body().insertWidget(3, m_facts);
    ui::setIcon(*m_folder, QStringLiteral("folder"), Role::Text, 16);
    connect(m_folder, &QPushButton::clicked, this, &ModelCard::askForFolder);
}

void ModelCard::addAnswerFields() {
    addChoice(Place::Basic, "training.answer.template", templateIndex, [](Draft& draft, int index) {
        draft.training.answer.chatTemplate =
            index > 0 ? tokenizer::name(tokenizer::chatTemplates.at(static_cast<std::size_t>(index) - 1))
                      : "";
    });
    addWhole(
        Place::Basic, "training.answer.max_new_tokens", fromTheData,
        static_cast<int>(recipe::settingRange("answer.max_new_tokens").high),
        [](const Draft& draft) { return draft.maxNewTokens.value_or(0); },
        [](Draft& draft, int tokens) {
            draft.maxNewTokens = tokens > 0 ? std::optional(tokens) : std::nullopt;
        });
    control<QSpinBox>("training.answer.max_new_tokens").setSingleStep(16);
}

void ModelCard::askForFolder() {
    QFileDialog::Options options = QFileDialog::ShowDirsOnly;
    if (QGuiApplication::platformName() == QLatin1String("offscreen")) {
        options |= QFileDialog::DontUseNativeDialog;
    }
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("The folder of a model"), QString(), options);
    if (!folder.isEmpty()) {
        chooseFolder(folder);
    }
}

void ModelCard::chooseFolder(const QString& folder) {
    edit(tr("Model"), [this, &folder](Draft& draft) {
        setModel(draft, QFileInfo(folder).absoluteFilePath(), view().traits());
    });
}

void ModelCard::showChoice(const PlanView& view) {
    QStringList names;
    QStringList words;
    if (view.frozen == nullptr) {
        for (const PlanModel& model : view.models) {
            if (model.fault.isEmpty() && !model.suits(view.draft.task)) {
                continue;
            }
            names << model.name;
            words << untrusted(shownName(model.name)) +
                         (model.fault.isEmpty() ? QString() : tr(" (cannot be used)"));
        }
    }
    if (!view.draft.model.isEmpty() && !names.contains(view.draft.model)) {
        names << view.draft.model;
        const bool missing = view.hasProgram && !view.searchesModels && view.frozen == nullptr;
        words << untrusted(shownName(view.draft.model)) + (missing ? tr(" (missing)") : QString());
    }
    if (words.isEmpty()) {
        names << QString();
        words << (view.searchesModels ? tr("looking …")
                  : view.hasProgram   ? tr("none installed")
                                      : tr("not known"));
    }
    m_names = names;
    setChoices("model", words);
    auto& box = control<QComboBox>("model");
    const QString meant =
        view.draft.model.isEmpty() && view.model != nullptr ? view.model->name : view.draft.model;
    box.setCurrentIndex(std::max(0, static_cast<int>(m_names.indexOf(meant))));
}

QString ModelCard::trouble(const PlanView& view) const {
    if (view.frozen != nullptr || view.searchesModels || !view.hasProgram) {
        return {};
    }
    if (view.model != nullptr) {
        QString why = view.model->fault;
        if (view.check != nullptr && why.isEmpty()) {
            for (const PlanFault& fault : view.check->faults) {
                why = faultBelongs(fault.field, QStringLiteral("model")) ? fault.what : why;
            }
        }
        return why.isEmpty() ? QString() : tr("This model cannot be used: %1").arg(untrusted(why));
    }
    if (view.draft.model.isEmpty()) {
        return tr(
            "No model for this task is installed. Run plateau setup once, add the folder of your models "
            "to PLATEAU_MODELS, or choose the folder of a model.");
    }
    return tr("The model “%1” is not installed here. Choose another one, or the folder where it lies.")
        .arg(untrusted(shownName(view.draft.model)));
}

QString ModelCard::describe(const PlanView& view) const {
    if (view.traits().scratch) {
        return tr("%1, starts from nothing").arg(shownName(view.model->name));
    }
    if (view.frozen != nullptr) {
        const experiment::ModelReference& model = view.frozen->plan.model;
        const QString name = QString::fromStdString(model.name);
        return model.parameters > 0
                   ? tr("%1, %2").arg(name, PlanTexts::parameters(static_cast<double>(model.parameters)))
                   : name;
    }
    if (view.model == nullptr && !view.hasProgram) {
        return view.draft.model.isEmpty() ? tr("not known without “plateau”") : shownName(view.draft.model);
    }
    if (view.model == nullptr) {
        return view.searchesModels          ? tr("Looking for models …")
               : view.draft.model.isEmpty() ? tr("No model is installed")
                                            : tr("%1 is missing").arg(shownName(view.draft.model));
    }
    const QString name = shownName(view.model->name);
    return view.model->fault.isEmpty() ? tr("%1, %2").arg(name, PlanTexts::parameters(view.model->parameters))
                                       : tr("%1 cannot be used").arg(name);
}

QString ModelCard::lengths(const PlanView& view) const {
    const int asked = view.draft.maxTokens.value_or(0);
    const int known = asked == 0 && view.check != nullptr ? view.check->maxTokens : asked;
    QStringList parts;
    const task::Task& task = view.task();
    if (task.info().input == task::InputKind::TableRow) {
        return tr("built in, reads the columns as numbers and categories");
    }
    if (view.traits().scratch) {
        return tr("built in, reads the bytes of the texts");
    }
    parts << (known > 0 ? tr("texts cut at %Ln token(s)", nullptr, known) : tr("texts cut as the data need"));
    if (view.model != nullptr && view.frozen == nullptr) {
        if (!view.model->pooling.isEmpty()) {
            parts << tr("%1 pooling").arg(view.model->pooling);
        }
        if (!view.model->licence.isEmpty()) {
            parts << view.model->licence;
        }
    }
    return parts.join(Texts::dot());
}

/// Built-in models read whole rows, language models raw text in windows of their own length.
bool ModelCard::readsTokens(const PlanView& view) const {
    const task::TaskInfo& task = view.task().info();
    return isAsked(view.task(), view.traits()) ||
           (task.input == task::InputKind::Text && !view.traits().scratch && !view.traits().language);
}

void ModelCard::showAnswers(const PlanView& view) {
    const bool asked = isAsked(view.task(), view.traits());
    setFieldVisible("training.answer.template", asked);
    setFieldVisible("training.answer.max_new_tokens", view.task().info().writesAnswers);
    if (!asked) {
        return;
    }
    const std::string own = view.check != nullptr && view.draft.training.answer.chatTemplate.empty()
                                ? view.check->chatTemplate
                                : std::string();
    QStringList names{own.empty() ? tr("that of the model")
                                  : tr("that of the model (%1)").arg(untrusted(QString::fromStdString(own)))};
    for (const tokenizer::ChatTemplate known : tokenizer::chatTemplates) {
        names << QString::fromLatin1(tokenizer::name(known));
    }
    setChoices("training.answer.template", names);
    control<QComboBox>("training.answer.template").setCurrentIndex(templateIndex(view.draft));
    auto& box = control<QSpinBox>("training.answer.max_new_tokens");
    const int fromData = view.check != nullptr && !view.draft.maxNewTokens ? view.check->maxNewTokens : 0;
    box.setSpecialValueText(fromData > 0 ? tr("from the data (%1)").arg(fromData) : tr("from the data"));
}

void ModelCard::showFacts(const PlanView& view) {
    const bool known = view.model != nullptr && view.model->fault.isEmpty() && view.frozen == nullptr;
    m_facts->setVisible(known && !view.traits().scratch);
    if (!known || view.traits().scratch) {
        return;
    }
    const PlanModel& model = *view.model;
    const QString unstated = tr("not stated");
    m_parameters->set(tr("Size"), PlanTexts::parameters(model.parameters));
    m_layers->set(tr("Layers"),
                  tr("%1 × %2 wide").arg(Texts::count(model.layers), Texts::count(model.hidden)));
    m_tokens->set(tr("Longest text"), tr("%Ln token(s)", nullptr, model.maxTokens));
    m_family->set(tr("Family"), model.family.isEmpty() ? unstated : model.family);
    m_licence->set(tr("Licence"), model.licence.isEmpty() ? unstated : model.licence);
    m_size->set(tr("On disk"), Texts::bytes(model.bytes));
}

void ModelCard::showMore(const PlanView& view) {
    showChoice(view);
    const QString wrong = trouble(view);
    m_trouble->setText(wrong);
    m_trouble->setVisible(!wrong.isEmpty());
    m_folder->setVisible(view.frozen == nullptr && view.task().info().input == task::InputKind::Text);
    setFieldVisible("training.max_tokens", readsTokens(view));
    showAnswers(view);
    showFacts(view);
    auto& box = control<QSpinBox>("training.max_tokens");
    const int fromData = view.check != nullptr && !view.draft.maxTokens ? view.check->maxTokens : 0;
    box.setSpecialValueText(fromData > 0 ? tr("from the data (%1)").arg(fromData) : tr("from the data"));
    setTexts(tr("Model"), describe(view), lengths(view));
}

void ModelCard::retranslate() {
    setFieldTexts(
        "model", tr("Model"),
        tr("What every cell starts from; only those that suit the task are listed. Larger pretrained models "
           "usually need fewer samples but more time; a model in the language of your texts matters more "
           "than "
           "its size."));
    setFieldTexts(
        "training.max_tokens", tr("Cut-off length"),
        tr("Longer texts are cut after so many tokens. Shorter is faster; too short loses words that decide. "
           "Range %1, usually 32–256. From the data: long enough for 95 % of the texts.")
            .arg(PlanTexts::settingRange("training.max_tokens")));
    setFieldTexts(
        "training.answer.template", tr("Chat template"),
        tr("What stands around prompt and answer. A model that was tuned to answer knows its own; one "
           "that was not learns any, plain is enough."));
    setFieldTexts(
        "training.answer.max_new_tokens", tr("Longest answer"),
        tr("What the model writes is cut after so many tokens. Range %1. From the data: half as much "
           "again as the longest answer that is wanted.")
            .arg(PlanTexts::settingRange("training.answer.max_new_tokens")));
    m_folder->setText(tr("Choose another folder …"));
    m_folder->setAccessibleName(tr("Choose another folder …"));
    setPlainToolTip(*m_folder, tr("Use a model from its folder: config.json, weights and vocabulary"));
}

} // namespace plateau::ui

#include "ui/pages/plan/method_card.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"

#include "core/plot/scale.h"

#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

using recipe::MethodKind;

namespace {

QString rate(double value) {
    return QLocale::c().toString(value, 'g', 6);
}

} // namespace

MethodCard::MethodCard(Session& session, QWidget* parent)
    : PlanCard(session, "method", parent), m_meaning(makeParagraph()) {
    addMethod();
    addLora();
    addOptimizer();
    body().insertWidget(0, m_meaning);
}

void MethodCard::addMethod() {
    addChoice(
        Place::Basic, "training.method",
        [this](const Draft& draft) {
            const auto found = std::find(m_methods.begin(), m_methods.end(), draft.training.method);
            return found == m_methods.end() ? 0 : static_cast<int>(found - m_methods.begin());
        },
        [this](Draft& draft, int index) {
            setMethod(draft, m_methods.at(static_cast<std::size_t>(index)), view().traits());
        });
    addChoice(
        Place::Basic, "preset",
        [this](const Draft& draft) { return static_cast<int>(loraPresetOf(draft, view().traits())); },
        [this](Draft& draft, int index) {
            setLoraPreset(draft, static_cast<LoraPreset>(index), view().traits());
        });
}

void MethodCard::addLora() {
    addSetting(Place::Basic, "training.lora.rank",
               [](Draft& draft, double rank) { setRank(draft, static_cast<int>(rank)); });
    addChoice(
        Place::Basic, "target_set",
        [this](const Draft& draft) { return static_cast<int>(targetSetOf(draft, view().traits())); },
        [this](Draft& draft, int index) {
            setTargetSet(draft, static_cast<TargetSet>(index), view().traits());
        });
    addSetting(Place::Advanced, "training.lora.alpha");
    addSetting(Place::Advanced, "training.lora.dropout");
    addCheck(Place::Advanced, "training.lora.rslora",
             [](Draft& draft) -> bool& { return draft.training.lora.rslora; });
    addText(Place::Advanced, "training.lora.targets", targetText,
            [this](Draft& draft, const QString& text) { setTargetText(draft, text, view().traits()); });
}

void MethodCard::addOptimizer() {
    addSetting(Place::Basic, "training.learning_rate");
    addSetting(Place::Basic, "training.head_learning_rate");
    addSetting(Place::Advanced, "training.batch");
    addSetting(Place::Advanced, "training.weight_decay");
    addSetting(Place::Advanced, "training.warmup");
    addChoice(
        Place::Advanced, "training.schedule",
        [](const Draft& draft) { return static_cast<int>(draft.training.optimizer.schedule); },
        [](Draft& draft, int index) {
            draft.training.optimizer.schedule = static_cast<recipe::Schedule>(index);
        });
    addChoice(
        Place::Advanced, "training.precision",
        [](const Draft& draft) { return static_cast<int>(draft.training.precision); },
        [](Draft& draft, int index) { draft.training.precision = static_cast<recipe::Precision>(index); });
    addCheck(Place::Advanced, "training.exact", [](Draft& draft) -> bool& { return draft.training.exact; });
}

/// Only those that suit task and model.
void MethodCard::showMethods(const PlanView& view) {
    m_methods = methodsOf(view.task(), view.traits());
    if (std::find(m_methods.begin(), m_methods.end(), view.draft.training.method) == m_methods.end()) {
        m_methods.push_back(view.draft.training.method); // of a frozen plan whose model is not here
    }
    QStringList words;
    for (const MethodKind method : m_methods) {
        words << (method == MethodKind::Lora ? tr("LoRA adapters")
                  : method == MethodKind::LastLayer
                      ? tr("last layer only")
                      : Texts::method(recipe::defaultSettings(MethodKind::Full), view.traits()));
    }
    setChoices("training.method", words);
    const auto now = std::find(m_methods.begin(), m_methods.end(), view.draft.training.method);
    control<QComboBox>("training.method").setCurrentIndex(static_cast<int>(now - m_methods.begin()));
}

void MethodCard::showMore(const PlanView& view) {
    const recipe::TrainingSettings& training = view.draft.training;
    const bool lora = training.method == MethodKind::Lora;
    const bool trains = training.method != MethodKind::LastLayer;
    for (const char* path : {"preset", "training.lora.rank", "target_set", "training.lora.alpha",
                             "training.lora.dropout", "training.lora.rslora", "training.lora.targets"}) {
        setFieldVisible(path, lora);
    }
    for (const char* path :
         {"training.learning_rate", "training.batch", "training.weight_decay", "training.warmup",
          "training.schedule", "training.precision", "training.exact"}) {
        setFieldVisible(path, trains);
    }
    const bool trainsHead = trains && !(lora && view.traits().language); // that of a language model is frozen
    setFieldVisible("training.head_learning_rate", trainsHead);
    showMethods(view);
    showTargetNames();
    m_meaning->setText(view.traits().scratch ? PlanTexts::fromNothing() : PlanTexts::method(training.method));
    const recipe::OptimizerSettings& optimizer = training.optimizer;
    QString first = Texts::method(training, view.traits());
    if (lora) {
        first = tr("%1, alpha %2, on %3")
                    .arg(first, QString::fromStdString(plot::plainNumber(training.lora.alpha)),
                         targetText(view.draft));
    }
    const QString steps = trainsHead
                              ? tr("learning rate %1, head %2")
                                    .arg(rate(optimizer.learningRate), rate(optimizer.headLearningRate))
                              : tr("learning rate %1").arg(rate(optimizer.learningRate));
    const QString second =
        trains ? steps + Texts::dot() + tr("warm-up %1, then decay").arg(Texts::percent(optimizer.warmup, 0))
               : tr("regularised logistic regression on frozen features");
    setTexts(tr("Method"), first, second);
}

void MethodCard::retranslate() {
    setFieldTexts(
        "training.method", tr("What is trained"),
        tr("LoRA: small adapters on the frozen model. Last layer: only the classifier. Full: every weight. "
           "Changing it takes that method's default recipe."));
    showMethods(view());
    retranslateLora();
    retranslateOptimizer();
}

void MethodCard::retranslateLora() {
    setFieldTexts(
        "preset", tr("Adapter size"),
        tr("Rank, alpha and layers in one go. Light: r 4 on query and value. Standard: r 8. Strong: r 16 "
           "on every layer, for data that are far from the model's own."));
    setChoices("preset", {tr("light"), tr("standard"), tr("strong"), tr("own")});
    setFieldTexts("training.lora.rank", tr("Rank r"),
                  tr("Width of the adapters: higher can learn more, takes more memory and over-fits few "
                     "samples sooner. Range %1, usually 4–32. Alpha follows while it is twice the rank.")
                      .arg(PlanTexts::settingRange("training.lora.rank")));
    setFieldTexts("target_set", tr("Layers with adapters"),
                  tr("Where adapters sit. Query and value are enough for most tasks; all layers can learn "
                     "more and take longer."));
    setChoices("target_set", {tr("query, value"), tr("all of attention"), tr("all layers"), tr("own")});
    setFieldTexts(
        "training.lora.alpha", tr("Alpha"),
        tr("Scale of the adapters: alpha ÷ r multiplies what they add. Higher acts like a higher learning "
           "rate. Usually the rank or twice the rank."));
    setFieldTexts("training.lora.dropout", tr("Dropout"),
                  tr("Share of the adapters' input set to zero in training. More works against over-fitting "
                     "small samples and slows learning. Range %1, usually 0–10 %.")
                      .arg(PlanTexts::settingRange("training.lora.dropout")));
    setFieldTexts(
        "training.lora.rslora", tr("rsLoRA"),
        tr("Scale by alpha ÷ √r instead of alpha ÷ r, so that high ranks (32 and more) keep learning."));
    showTargetNames();
}

/// Each family has its own.
void MethodCard::showTargetNames() {
    QStringList names;
    for (const std::string& name : view().traits().targets) {
        names << QString::fromStdString(name);
    }
    Draft usual = view().draft;
    setTargetSet(usual, TargetSet::QueryValue, view().traits());
    setFieldTexts("training.lora.targets", tr("Layers by name"),
                  tr("Names of linear layers, matched at their end as PEFT does: %1. Empty: %2.")
                      .arg(names.join(QStringLiteral(", ")), targetText(usual)));
}

void MethodCard::retranslateOptimizer() {
    setFieldTexts(
        "training.learning_rate", tr("Learning rate"),
        tr("Step size for adapters or base weights. Higher learns faster until it diverges. LoRA usually "
           "0.0005–0.005, full fine-tune 0.00002–0.0002."));
    setFieldTexts(
        "training.head_learning_rate", tr("Learning rate of the head"),
        tr("Step size of the classification head, which starts from a regression on frozen features. "
           "Usually 0.0002–0.005."));
    setFieldTexts("training.batch", tr("Batch"),
                  tr("Samples per update. Larger is smoother and faster per sample but makes fewer updates "
                     "per epoch. Range %1, usually 8–64.")
                      .arg(PlanTexts::settingRange("training.batch")));
    setFieldTexts(
        "training.weight_decay", tr("Weight decay"),
        tr("Pulls weights towards zero (AdamW). More works against over-fitting. Range %1, usually 0–0.1.")
            .arg(PlanTexts::settingRange("training.weight_decay")));
    setFieldTexts("training.warmup", tr("Warm-up"),
                  tr("Share of the updates in which the learning rate rises from zero. More is safer with "
                     "high rates. Range %1, usually 5–10 %.")
                      .arg(PlanTexts::settingRange("training.warmup")));
    setFieldTexts(
        "training.schedule", tr("Decay"),
        tr("How the learning rate falls to zero after the warm-up. Both do well; cosine stays high longer."));
    setChoices("training.schedule", {tr("linear"), tr("cosine")});
    setFieldTexts(
        "training.precision", tr("Precision"),
        tr("Numbers of the frozen base. Automatic takes bfloat16 where a short test shows that it is faster; "
           "float32 is exact and sometimes slower."));
    setChoices("training.precision",
               {tr("automatic"), QStringLiteral("float32"), QStringLiteral("bfloat16")});
    setFieldTexts(
        "training.exact", tr("One cell at a time"),
        tr("Train cells one by one, bit-identical when repeated. Off: the seeds of a size train together "
           "where that is faster."));
}

} // namespace plateau::ui

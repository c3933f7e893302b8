#include "ui/viewmodels/report_texts.h"

#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/kept_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

namespace plateau::ui {

namespace {

std::string text(const QString& translated) {
    return translated.toStdString();
}

} // namespace

exporter::ReportTexts ReportTexts::words() {
    exporter::ReportTexts words([](const char* context, const char* english) {
        return text(QCoreApplication::translate(context, english));
    });
    words.language = Texts::isChinese() ? "zh-CN" : "en";
    words.chart = Texts::chart();
    return words;
}

exporter::ReportSentences ReportTexts::sentences(const experiment::Plan& plan,
                                                 const experiment::ExperimentAnswer& answer) {
    exporter::ReportSentences sentences = exporter::reportSentences(plan, answer);
    if (Texts::isChinese()) {
        const QString gain = AnswerTexts::gain(answer.answer);
        const QString title = AnswerTexts::title(answer.answer);
        //: the answer and the gain of the next batch, two sentences
        sentences.answer = text(gain.isEmpty() ? tr("%1.").arg(title) : tr("%1. %2.").arg(title, gain));
        if (answer.kept) {
            sentences.answer += text(KeptTexts::sentence(*answer.kept));
        }
    }
    sentences.method = text(Texts::method(plan));
    sentences.budget = text(Texts::budget(plan.training));
    sentences.arithmetic = text(Texts::arithmetic(plan));
    sentences.metric = text(ScoreTexts::named(sentences.metric));
    sentences.secondMetric = text(ScoreTexts::named(sentences.secondMetric));
    sentences.advices.clear();
    for (const AnswerTexts::Advice& advice :
         AnswerTexts::advices(answer, static_cast<qsizetype>(answer.warnings.size()))) {
        sentences.advices.push_back({text(advice.text), text(advice.action)});
    }
    return sentences;
}

} // namespace plateau::ui

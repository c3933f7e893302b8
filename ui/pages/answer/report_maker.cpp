#include "ui/pages/answer/report_maker.h"

#include "ui/viewmodels/report_texts.h"

#include <QCoreApplication>

namespace plateau::ui {

namespace {

/// What a report is made of, taken on the GUI thread.
struct Task {
    TargetAnswerPointer answer;
    exporter::ReportTexts words;
    exporter::ReportSentences sentences;
    std::string program;

    explicit Task(const TargetAnswerPointer& of)
        : answer(of),
          words(ReportTexts::words()),
          sentences(ReportTexts::sentences(of->of->plan, of->answer)),
          program("Plateau " + QCoreApplication::applicationVersion().toStdString()) {}

    Result<exporter::ReportContent> content() const {
        const auto folder = experiment::Folder::open(answer->of->folder.toStdString());
        if (!folder) {
            return folder.error();
        }
        return exporter::reportContent(answer->of->plan, answer->of->state, answer->answer,
                                       exporter::reportRun(*folder, program), sentences, words);
    }
};

} // namespace

ReportMaker::ReportMaker(QObject* parent) : QObject(parent) {}

void ReportMaker::make(const TargetAnswerPointer& answer) {
    m_making.start([this, task = Task(answer)](const std::stop_token&) {
        auto content = task.content();
        ReportPointer report =
            content ? std::make_shared<const exporter::ReportContent>(std::move(*content)) : nullptr;
        std::optional<Error> error = report ? std::nullopt : std::optional(content.error());
        return [this, report, error] { Q_EMIT made(report, error); };
    });
}

void ReportMaker::write(const TargetAnswerPointer& answer, const QString& path) {
    m_writing.start([this, task = Task(answer), path](const std::stop_token&) {
        std::optional<Error> error;
        if (const auto content = task.content(); !content) {
            error = content.error();
        } else if (const auto files = exporter::writeReport(*content, path.toStdString()); !files) {
            error = files.error();
        }
        return [this, error] { Q_EMIT written(error); };
    });
}

} // namespace plateau::ui

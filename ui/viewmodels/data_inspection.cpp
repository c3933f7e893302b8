#include "ui/viewmodels/data_inspection.h"

namespace plateau::ui {

namespace {

std::optional<std::int64_t> countOf(const Json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end() || !found->is_number_integer() || found->get<std::int64_t>() < 0) {
        return std::nullopt;
    }
    return found->get<std::int64_t>();
}

std::int64_t sizeOf(const Json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_array() ? static_cast<std::int64_t>(found->size()) : 0;
}

const Json& partOf(const Json& object, const char* key) {
    static const Json nothing;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? nothing : *found;
}

} // namespace

std::optional<InspectFigures> readInspection(const Json& json) {
    const Json& duplicates = partOf(json, "duplicates");
    const Json& profile = partOf(json, "profile");
    const std::optional<std::int64_t> counts[] = {countOf(json, "rows"),
                                                  countOf(json, "usable"),
                                                  countOf(duplicates, "copies"),
                                                  countOf(duplicates, "texts"),
                                                  countOf(json, "empty_texts"),
                                                  countOf(json, "repeated_ids"),
                                                  countOf(duplicates, "conflicting")};
    for (const auto& count : counts) {
        if (!count) {
            return std::nullopt;
        }
    }
    InspectFigures figures;
    figures.rows = *counts[0];
    figures.usable = *counts[1];
    figures.copies = *counts[2];
    figures.texts = *counts[3];
    figures.emptyTexts = *counts[4];
    figures.repeatedIds = *counts[5];
    figures.conflicting = *counts[6];
    figures.classes = sizeOf(profile, "labels");
    figures.similarLabels = sizeOf(profile, "similar_labels");
    figures.badRows = sizeOf(json, "bad_rows");
    return figures;
}

QStringList inspectArguments(const QString& path, const QString& text, const QString& label) {
    QStringList out{QStringLiteral("data"), QStringLiteral("inspect"), path};
    if (!text.isEmpty()) {
        out << QStringLiteral("--text") << text;
    }
    if (!label.isEmpty()) {
        out << QStringLiteral("--label") << label;
    }
    return out;
}

DataInspection::DataInspection(CliRunner& cli, QObject* parent) : QObject(parent), m_cli(cli), m_call(cli) {
    connect(&cli, &CliRunner::statusChanged, this, [this] {
        if (!m_question.isEmpty() && !m_figures && !m_error) {
            start();
        }
    });
}

void DataInspection::ask(const QString& path, const QString& text, const QString& label) {
    const QStringList question = path.isEmpty() ? QStringList() : inspectArguments(path, text, label);
    if (question == m_question) {
        return;
    }
    m_question = question;
    m_figures.reset();
    m_error.reset();
    m_call.cancel();
    start();
    Q_EMIT changed();
}

void DataInspection::start() {
    if (m_question.isEmpty() || !m_cli.isReady() || m_call.isRunning()) {
        return;
    }
    m_call.start(m_question + QStringList{QStringLiteral("--json")}, [this](const CliReply& reply) {
        m_error = reply.error;
        m_figures = reply.value ? readInspection(*reply.value) : std::nullopt;
        Q_EMIT changed();
    });
}

} // namespace plateau::ui

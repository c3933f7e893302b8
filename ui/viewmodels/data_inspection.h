#pragma once

#include "ui/session/cli_job.h"

#include <QStringList>

#include <cstdint>
#include <optional>

namespace plateau::ui {

/// What `plateau data inspect --json` counts in one file.
struct InspectFigures {
    std::int64_t rows = 0;
    std::int64_t usable = 0;
    std::int64_t copies = 0;      ///< samples beyond the first of their text
    std::int64_t texts = 0;       ///< texts that occur more than once
    std::int64_t conflicting = 0; ///< samples whose text also carries another label
    std::int64_t emptyTexts = 0;
    std::int64_t repeatedIds = 0;
    std::int64_t classes = 0;
    std::int64_t badRows = 0;
    std::int64_t similarLabels = 0; ///< groups of labels equal but for case and white space
    bool operator==(const InspectFigures&) const = default;
};

/// Untrusted: anything else than an object with these counts gives nothing.
std::optional<InspectFigures> readInspection(const Json& json);

/// {"data", "inspect", path, "--text", …}: the command that looks at a file with these fields.
QStringList inspectArguments(const QString& path, const QString& text, const QString& label);

/// Asks the program about one file at a time; a new question drops the one before.
class DataInspection : public QObject {
    Q_OBJECT
public:
    explicit DataInspection(CliRunner& cli, QObject* parent = nullptr);

    /// The same question again changes nothing. An empty path forgets all.
    void ask(const QString& path, const QString& text, const QString& label);
    const std::optional<InspectFigures>& figures() const { return m_figures; }
    const std::optional<Error>& error() const { return m_error; }
    bool isRunning() const { return m_call.isRunning(); }

Q_SIGNALS:
    void changed();

private:
    void start();
    CliRunner& m_cli;
    QStringList m_question;
    CliJob m_call;
    std::optional<InspectFigures> m_figures;
    std::optional<Error> m_error;
};

} // namespace plateau::ui

#include "ui/session/cli_locator.h"

#include "core/base/json_fields.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace plateau::ui {

QStringList cliCandidates(const QString& applicationFolder) {
    QStringList out;
    const QString asked = qEnvironmentVariable("PLATEAU_CLI");
    if (!asked.isEmpty()) {
        out << asked;
    }
    const QDir folder(applicationFolder);
    for (const char* place :
         {"plateau", "../libexec/plateau/plateau", "../libexec/plateau", "../cli/plateau"}) {
        out << QDir::cleanPath(folder.filePath(QString::fromLatin1(place)));
    }
    const QString inPath = QStandardPaths::findExecutable(QStringLiteral("plateau"));
    if (!inPath.isEmpty()) {
        out << inPath;
    }
    return out;
}

QString findCli(const QString& applicationFolder) {
    for (const QString& candidate : cliCandidates(applicationFolder)) {
        const QFileInfo info(candidate);
        if (info.isFile() && info.isExecutable()) {
            return info.absoluteFilePath();
        }
    }
    return {};
}

std::optional<CliVersion> readCliVersion(std::string_view json) {
    const auto parsed = parseJson(json, "plateau --version");
    if (!parsed || !parsed->is_object()) {
        return std::nullopt;
    }
    std::vector<Fault> faults;
    JsonFields fields(*parsed, "", faults);
    std::string name;
    std::string version;
    std::string build;
    CliVersion out;
    using Presence = JsonFields::Presence;
    fields.read("name", name, Presence::Required);
    fields.read("version", version, Presence::Required);
    fields.read("build", build, Presence::Required);
    fields.read("protocol", out.protocol, Presence::Required);
    fields.read("schema", out.schema, Presence::Required);
    if (!faults.empty() || name != "plateau") {
        return std::nullopt;
    }
    out.version = QString::fromStdString(version).left(80);
    out.build = QString::fromStdString(build).left(200);
    return out;
}

} // namespace plateau::ui

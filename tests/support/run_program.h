#pragma once

#include <QProcess>

#include <string>
#include <vector>

namespace plateau::support {

struct Finished {
    bool crashed = true; ///< ended by a signal, or never started
    int code = -1;
    std::string out;
    std::string err;
};

/// Runs a program to its end (ten minutes at most: machines are shared) with the environment of the test.
inline Finished runProgram(const std::string& program, const std::vector<std::string>& arguments) {
    QStringList list;
    for (const std::string& argument : arguments) {
        list << QString::fromStdString(argument);
    }
    QProcess process;
    process.start(QString::fromStdString(program), list);
    const bool ended = process.waitForFinished(600'000);
    return {!ended || process.exitStatus() == QProcess::CrashExit, process.exitCode(),
            process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString()};
}

/// True when strace is installed and may trace here (containers can forbid it).
inline bool canTrace() {
    return runProgram("strace", {"-qq", "-o", "/dev/null", "true"}).code == 0;
}

} // namespace plateau::support

#pragma once

#include <QProcess>

#include <string>
#include <vector>

namespace plateau::support {

struct Finished {
    bool crashed = true; ///< ended by a signal, or ran out of time
    int code = -1;
    std::string out;
    std::string err;
    bool started = false; ///< if not, err says why
};

/// Runs a program to its end (ten minutes at most: machines are shared) with the environment of the test.
inline Finished runProgram(const std::string& program, const std::vector<std::string>& arguments) {
    QStringList list;
    for (const std::string& argument : arguments) {
        list << QString::fromStdString(argument);
    }
    QProcess process;
    for (int attempt = 0; attempt < 3; ++attempt) { // a full process table is no fault of the program
        process.start(QString::fromStdString(program), list);
        if (process.waitForStarted()) {
            break;
        }
    }
    if (process.state() == QProcess::NotRunning && process.error() == QProcess::FailedToStart) {
        return {true, -1, {}, process.errorString().toStdString(), false};
    }
    const bool ended = process.waitForFinished(600'000) || process.state() == QProcess::NotRunning;
    return {!ended || process.exitStatus() == QProcess::CrashExit, process.exitCode(),
            process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString(),
            true};
}

/// True when strace is installed and may trace here (containers can forbid it).
inline bool canTrace() {
    return runProgram("strace", {"-qq", "-o", "/dev/null", "true"}).code == 0;
}

} // namespace plateau::support

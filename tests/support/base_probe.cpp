// A small program for tests that kill a process or make its system calls fail:
//   base_probe publish TARGET first|replace PIECES   writes PIECES times "new content\n" and publishes
//   base_probe append LOG LINE                       appends one line
//   base_probe lock FILE                             holds the lock until it is killed
// Prints "written", "already there" or "held" once the promise stands; exit code 1 and the error's kind
// otherwise.
#include "core/base/file.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace {

int report(const plateau::Error& error) {
    std::fprintf(stderr, "%s %s\n", plateau::name(error.kind), error.text().c_str());
    return 1;
}

int publish(const std::string& target, const std::string& mode, int pieces) {
    auto file = plateau::PublishedFile::create(target);
    if (!file) {
        return report(file.error());
    }
    for (int i = 0; i < pieces; ++i) {
        if (const auto wrote = file->write("new content\n"); !wrote) {
            return report(wrote.error());
        }
    }
    const auto done =
        file->publish(mode == "first" ? plateau::Publish::FirstWins : plateau::Publish::Replace);
    if (!done) {
        return report(done.error());
    }
    std::puts(*done == plateau::Published::Written ? "written" : "already there");
    return 0;
}

int append(const std::string& path, const std::string& line) {
    auto log = plateau::LineLog::open(path);
    if (!log) {
        return report(log.error());
    }
    const auto done = log->append(line);
    return done ? 0 : report(done.error());
}

int lock(const std::string& path) {
    const auto held = plateau::FileLock::tryLock(path);
    if (!held) {
        return report(held.error());
    }
    std::puts("held");
    std::fflush(stdout);
    for (;;) {
        ::pause();
    }
}

} // namespace

int main(int count, char** words) {
    const std::string command = count > 2 ? words[1] : "";
    if (command == "publish" && count == 5) {
        return publish(words[2], words[3], std::stoi(words[4]));
    }
    if (command == "append" && count == 4) {
        return append(words[2], words[3]);
    }
    return command == "lock" ? lock(words[2]) : 2;
}

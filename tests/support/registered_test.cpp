#include "tests/support/registered_test.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace {

struct Entry {
    plateau::support::RegisteredTest::MakeApplication makeApplication;
    plateau::support::RegisteredTest::Run run;
};

std::map<std::string, Entry>& entries() {
    static std::map<std::string, Entry> all;
    return all;
}

} // namespace

plateau::support::RegisteredTest::RegisteredTest(const char* file, MakeApplication makeApplication, Run run) {
    entries().emplace(std::filesystem::path(file).stem().string(), Entry{makeApplication, run});
}

int main(int argc, char** argv) {
    const auto found = argc > 1 ? entries().find(argv[1]) : entries().end();
    if (found == entries().end()) {
        std::fprintf(stderr, "usage: %s TEST [words of Qt Test]; the tests are\n", argv[0]);
        for (const auto& [name, entry] : entries()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    argv[1] = argv[0];
    --argc;
    ++argv;
    const auto application = found->second.makeApplication(argc, argv);
    return found->second.run(argc, argv);
}

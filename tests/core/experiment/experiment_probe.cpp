// For tests that kill it on the way or make its system calls fail:
//   experiment_probe create FOLDER TRAIN_FILE   makes an experiment
//   experiment_probe vary ORIGIN FOLDER         makes a variant of an experiment
//   experiment_probe publish FOLDER             publishes the result of the first cell
// Prints "done" once the promise stands; exit code 1 and the error otherwise.
#include "tests/core/experiment/create_request.h"
#include "tests/core/experiment/sample_experiment.h"

#include <cstdio>

using namespace plateau;
using namespace plateau::experiment;

namespace {

template <typename T>
int report(const Result<T>& result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().text().c_str());
        return 1;
    }
    std::puts("done");
    return 0;
}

int publish(const std::string& root) {
    const auto folder = Folder::open(root);
    if (!folder) {
        return report(folder);
    }
    const PlannedCell cell = cellsOf(folder->plan()).front();
    return report(folder->publishResult(sample::result(cell), sample::predictions()));
}

} // namespace

int main(int count, char** words) {
    const std::string command = count > 2 ? words[1] : "";
    if (command == "create" && count == 4) {
        return report(createExperiment(sample::createRequest(words[2], words[3])));
    }
    if (command == "vary" && count == 4) {
        return report(varyExperiment(sample::varyRequest(words[2], words[3])));
    }
    return command == "publish" ? publish(words[2]) : 2;
}

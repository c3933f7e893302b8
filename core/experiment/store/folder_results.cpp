#include "core/experiment/store/folder.h"

#include "core/base/checksummed_json.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

// results/ of an experiment folder: reading, setting damage aside, publishing.

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr JsonLimits resultLimits{.fileBytes = 64u << 20, .stringBytes = 1u << 20, .depth = 64};
constexpr std::uint64_t predictionsLimit = 4ull << 30;
constexpr int maxDamagedCopies = 1000;

bool isCellId(std::string_view text) {
    return text.size() == 16 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// The next free <name>.damaged-<k>; what cannot be renamed (a read-only folder) stays where it is.
std::string setAside(const fs::path& path) {
    std::error_code code;
    for (int k = 1; k <= maxDamagedCopies; ++k) {
        const fs::path target = path.string() + fmt::format(".damaged-{}", k);
        if (fs::exists(fs::symlink_status(target, code))) {
            continue;
        }
        fs::rename(path, target, code);
        return code ? "It could not be set aside: " + code.message() + "."
                    : "It was kept as " + target.filename().string() + ".";
    }
    return "It stays where it is: too many damaged copies lie beside it.";
}

Error damage(const fs::path& path, Error error) {
    error.where = path.string();
    error.fix = setAside(path) + " The cell will be trained again.";
    return error;
}

bool isNewerResult(const Json& json) {
    const auto schema = json.find("schema");
    return schema != json.end() && schema->is_number_unsigned() &&
           schema->get<std::uint64_t>() > resultSchema;
}

/// One file of results/: a result, or damage that was set aside, or a reason to read no further.
struct ReadOne {
    std::optional<CellResult> result = std::nullopt;
    std::optional<Error> damaged = std::nullopt;
    std::optional<Error> refused = std::nullopt;
};

ReadOne readOne(const fs::path& path, const std::string& id) {
    const auto json = readChecksummed(path, resultLimits);
    if (!json) {
        if (json.error().kind != ErrorKind::BadInput) {
            return {.refused = json.error()};
        }
        return {.damaged = damage(path, json.error())};
    }
    if (isNewerResult(*json)) {
        return {.refused = badInput(path.string(), "was written by a newer Plateau",
                                    "Open the experiment with that version.")};
    }
    std::vector<Fault> faults;
    CellResult result = readResult(*json, faults);
    if (faults.empty() && result.cell != id) {
        faults.push_back({"cell", "is not the name of the file", ""});
    }
    if (!faults.empty()) {
        return {.damaged = damage(path, faultsToError(path.string(), faults))};
    }
    return {.result = std::move(result)};
}

/// Every <cell id>.json of results/, sorted.
Result<std::vector<fs::path>> resultFiles(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code code;
    fs::directory_iterator entries(folder, code);
    if (code == std::errc::no_such_file_or_directory) {
        return paths;
    }
    for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
        if (entries->path().extension() == ".json" && isCellId(entries->path().stem().string())) {
            paths.push_back(entries->path());
        }
    }
    if (code) {
        return systemError(code.value(), folder.string(), "cannot list");
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// What is published must be readable again: no NaN, an id that fits, scores in range.
Result<void> checkReadable(const Json& json) {
    const auto parsed = parseJson(json.dump(), "the result to publish");
    if (!parsed) {
        return parsed.error();
    }
    std::vector<Fault> faults;
    readResult(*parsed, faults);
    if (faults.empty()) {
        return {};
    }
    Error error = faultsToError("the result to publish", faults);
    error.kind = ErrorKind::Internal;
    return error;
}

/// A cell that diverged has no scores; whatever numbers it left are not numbers.
void clearScores(CellResult& result) {
    result.evaluations.clear();
    result.underTrained = {};
}

} // namespace

Result<Folder::Results> Folder::readResults() const {
    const auto paths = resultFiles(m_root / "results");
    if (!paths) {
        return paths.error();
    }
    Results out;
    for (const fs::path& path : *paths) {
        const std::string id = path.stem().string();
        ReadOne one = readOne(path, id);
        if (one.refused) {
            return *one.refused;
        }
        if (one.damaged) {
            out.damaged.push_back(std::move(*one.damaged));
        } else if (one.result) {
            out.results.emplace(id, std::move(*one.result));
        }
    }
    return out;
}

Result<std::vector<PredictionLine>> Folder::readPredictions(const std::string& cell) const {
    const auto json = readChecksummed(resultPath(cell), resultLimits);
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    const CellResult result = readResult(*json, faults);
    const fs::path path = predictionsPath(cell);
    const auto bytes = readWholeFile(path, predictionsLimit);
    if (!bytes) {
        return bytes.error();
    }
    if (!faults.empty() || sha256(*bytes) != result.predictionsSha256) {
        return badInput(path.string(), "does not match its result",
                        "Delete results/" + cell + ".json to have the cell trained again.");
    }
    std::vector<PredictionLine> lines;
    for (std::string_view rest = *bytes; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line =
            readPrediction(rest.substr(0, end), fmt::format("{}:{}", path.string(), lines.size() + 1));
        if (!line) {
            return line.error();
        }
        lines.push_back(std::move(*line));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

Result<Published> Folder::publishResult(CellResult result,
                                        const std::vector<PredictionLine>& predictions) const {
    if (result.status == CellStatus::Diverged) {
        clearScores(result);
    }
    std::string bytes;
    for (const PredictionLine& line : predictions) {
        bytes += toLine(line) + "\n";
    }
    result.predictionsSha256 = sha256(bytes);
    const Json json = toJson(result);
    if (const auto fit = checkReadable(json); !fit) {
        return fit.error();
    }
    const fs::path target = resultPath(result.cell);
    if (const auto made = makeFolders(target.parent_path()); !made) {
        return made.error();
    }
    std::error_code ignored;
    if (fs::exists(target, ignored)) {
        return Published::AlreadyThere;
    }
    // Predictions without a result are left over from an attempt that died in between.
    const fs::path predictionsTarget = predictionsPath(result.cell);
    if (const auto wrote = publishFile(predictionsTarget, bytes, Publish::Replace); !wrote) {
        return wrote.error();
    }
    const auto published = publishSealed(target, json, Publish::FirstWins);
    if (!published || *published == Published::AlreadyThere) {
        return published;
    }
    // The winner's predictions stand, even when a loser wrote his in between.
    if (const auto hash = sha256File(predictionsTarget); !hash || *hash != result.predictionsSha256) {
        if (const auto wrote = publishFile(predictionsTarget, bytes, Publish::Replace); !wrote) {
            return wrote.error();
        }
    }
    return Published::Written;
}

} // namespace plateau::experiment

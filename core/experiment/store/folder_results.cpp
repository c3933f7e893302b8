#include "core/experiment/store/folder.h"

#include "core/base/checksummed_json.h"
#include "core/base/sha256.h"
#include "core/experiment/store/attempt.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
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

/// Seconds since the file's content or name last changed, whatever date a copy gave it; a clock that was set
/// back counts like one that went on. Nothing when it is not there.
std::optional<double> secondsUnchanged(const fs::path& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
        return std::nullopt;
    }
    const double changed =
        static_cast<double>(info.st_ctim.tv_sec) + 1e-9 * static_cast<double>(info.st_ctim.tv_nsec);
    return std::abs(wallClock() - changed);
}

Error damage(const fs::path& path, Error error) {
    error.where = path.string();
    error.fix = "The next run sets the file aside and trains the cell again.";
    return error;
}

bool isNewerResult(const Json& json) {
    const auto schema = json.find("schema");
    return schema != json.end() && schema->is_number_unsigned() &&
           schema->get<std::uint64_t>() > resultSchema;
}

/// What is published must be readable again: no NaN, an id that fits, scores in range.
Result<void> checkReadable(const Json& json) {
    const auto parsed = parseJson(json.dump(), "the result to publish");
    if (!parsed) {
        return parsed.error();
    }
    std::vector<Fault> faults;
    experiment::readResult(*parsed, faults);
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

Result<Folder::StoredResult> Folder::readResult(const std::string& cell) const {
    const fs::path path = resultPath(cell);
    const auto json = readChecksummed(path, resultLimits);
    if (!json) {
        switch (json.error().kind) {
        case ErrorKind::NotFound:
            return StoredResult{};
        case ErrorKind::BadInput:
            return StoredResult{std::nullopt, damage(path, json.error())};
        default:
            return json.error();
        }
    }
    if (isNewerResult(*json)) {
        return badInput(path.string(), "was written by a newer Plateau",
                        "Open the experiment with that version.");
    }
    std::vector<Fault> faults;
    CellResult result = experiment::readResult(*json, faults);
    if (faults.empty() && result.cell != cell) {
        faults.push_back({"cell", "is not the name of the file", ""});
    }
    if (!faults.empty()) {
        return StoredResult{std::nullopt, damage(path, faultsToError(path.string(), faults))};
    }
    return StoredResult{std::move(result), std::nullopt};
}

Result<std::vector<std::string>> Folder::resultIds() const {
    std::vector<std::string> ids;
    const fs::path folder = m_root / "results";
    std::error_code code;
    fs::directory_iterator entries(folder, code);
    if (code == std::errc::no_such_file_or_directory) {
        return ids;
    }
    for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
        if (entries->path().extension() == ".json" && isCellId(entries->path().stem().string())) {
            ids.push_back(entries->path().stem().string());
        }
    }
    if (code) {
        return systemError(code.value(), folder.string(), "cannot list");
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<Folder::Results> Folder::readResults() const {
    const auto ids = resultIds();
    if (!ids) {
        return ids.error();
    }
    Results out;
    for (const std::string& id : *ids) {
        auto stored = readResult(id);
        if (!stored) {
            return stored.error();
        }
        if (stored->damaged) {
            out.damaged.push_back(std::move(*stored->damaged));
        } else if (stored->result) {
            out.results.emplace(id, std::move(*stored->result));
        }
    }
    return out;
}

Result<bool> Folder::setDamagedAside(const std::string& cell, double grace) const {
    const fs::path path = resultPath(cell);
    const auto unchanged = secondsUnchanged(path);
    const auto stored = readResult(cell);
    if (!stored) {
        return stored.error();
    }
    if (!stored->damaged) {
        return !stored->result;
    }
    if (!unchanged || *unchanged < grace) {
        return !unchanged;
    }
    std::error_code code;
    for (int k = 1; k <= maxDamagedCopies; ++k) {
        const fs::path target = path.string() + fmt::format(".damaged-{}", k);
        if (fs::exists(fs::symlink_status(target, code))) {
            continue;
        }
        fs::rename(path, target, code);
        return code ? Result<bool>(
                          systemError(code.value(), path.string(), "is damaged and cannot be set aside"))
                    : Result<bool>(true);
    }
    return badInput(path.string(), "is damaged, and too many damaged copies lie beside it",
                    "Delete the files whose names hold \".damaged-\".");
}

Result<std::vector<PredictionLine>> Folder::readPredictions(const std::string& cell,
                                                            std::string_view set) const {
    const auto json = readChecksummed(resultPath(cell), resultLimits);
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    const CellResult result = experiment::readResult(*json, faults);
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
    std::size_t number = 0;
    for (std::string_view rest = *bytes; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = readPrediction(rest.substr(0, end), fmt::format("{}:{}", path.string(), ++number));
        if (!line) {
            return line.error();
        }
        if ((line->set.empty() ? testSetName : line->set) == set) {
            lines.push_back(std::move(*line));
        }
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
    if (const auto here = checkPlace(); !here) {
        return here.error();
    }
    // Not with its parents: a folder that was moved away must not come back as an empty one.
    if (::mkdir(target.parent_path().c_str(), 0777) != 0 && errno != EEXIST) {
        return systemError(errno, target.parent_path().string(), "cannot make the folder");
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
    const auto published = publishChecksummed(target, json, Publish::FirstWins);
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

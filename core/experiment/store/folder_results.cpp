#include "core/experiment/store/folder.h"

#include "core/base/checksummed_json.h"
#include "core/base/folders.h"
#include "core/base/sha256.h"
#include "core/experiment/store/attempt.h"
#include "core/experiment/store/result_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

// results/ of an experiment folder: reading, setting damage aside, publishing.

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr JsonLimits resultLimits{.fileBytes = 64u << 20, .stringBytes = 1u << 20, .depth = 64};
constexpr std::uint64_t predictionsLimit = 4ull << 30;

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

/// After a result was published, by this attempt or by another: the files that it names get their lasting
/// names, other files of this attempt go.
Result<void> settleFiles(const Folder& folder, const CellResult& own) {
    const auto stored = folder.readResult(own.cell);
    if (!stored || !stored->result) {
        return stored ? Result<void>() : stored.error();
    }
    const CellResult& winner = *stored->result;
    const auto settle = [](const fs::path& file, const std::string& mine, const std::string& its) {
        if (!mine.empty() && mine != its) {
            ::unlink(pendingFile(file, mine).c_str());
        }
        return its.empty() ? Result<void>() : settleFile(file, its);
    };
    const auto lines =
        settle(folder.predictionsPath(own.cell), own.predictionsSha256, winner.predictionsSha256);
    const auto weights = settle(folder.weightsPath(own.cell), own.weightsSha256, winner.weightsSha256);
    return lines ? weights : lines;
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

Result<std::vector<Error>> Folder::damagedFiles(const CellResult& result) const {
    const std::array files{std::pair(predictionsPath(result.cell), result.predictionsSha256),
                           std::pair(weightsPath(result.cell), result.weightsSha256)};
    std::vector<Error> damaged;
    for (const auto& [file, hash] : files) {
        const auto there = hash.empty() ? Result<fs::path>(file) : verifiedFile(file, hash);
        if (there) {
            continue;
        }
        if (there.error().kind != ErrorKind::BadInput && there.error().kind != ErrorKind::NotFound) {
            return there.error();
        }
        damaged.push_back(there.error());
    }
    return damaged;
}

Result<bool> Folder::setDamagedAside(const std::string& cell, double grace) const {
    const fs::path path = resultPath(cell);
    const auto unchanged = secondsUnchanged(path);
    const auto stored = readResult(cell);
    if (!stored) {
        return stored.error();
    }
    std::vector<Error> damaged;
    if (stored->result) {
        auto files = damagedFiles(*stored->result);
        if (!files) {
            return files.error();
        }
        damaged = std::move(*files);
    } else if (stored->damaged) {
        damaged = {*stored->damaged};
    }
    if (damaged.empty()) {
        return !stored->result;
    }
    double age = unchanged.value_or(grace);
    for (const Error& file : damaged) {
        age = std::min(age, secondsUnchanged(file.where).value_or(grace));
    }
    if (age < grace) {
        return !unchanged;
    }
    damaged.push_back({ErrorKind::BadInput, path.string(), "", ""});
    for (const Error& file : damaged) {
        if (const auto aside = renameAside(file.where); !aside) {
            return aside.error();
        }
    }
    return true;
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
    const auto bytes = readVerified(path, result.predictionsSha256, predictionsLimit);
    if (!bytes) {
        return bytes.error();
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
    if (const auto made = makeFoldersInside(m_root, "results"); !made) {
        return made.error();
    }
    std::error_code ignored;
    const bool taken = fs::exists(target, ignored);
    const auto wrote = taken
                           ? Published::AlreadyThere
                           : publishFile(pendingFile(predictionsPath(result.cell), result.predictionsSha256),
                                         bytes, Publish::Replace);
    const auto published = taken || !wrote ? wrote : publishChecksummed(target, json, Publish::FirstWins);
    if (!published) {
        return published;
    }
    const auto settled = settleFiles(*this, result);
    return settled ? published : settled.error();
}

} // namespace plateau::experiment

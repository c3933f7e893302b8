#pragma once

#include "core/base/json_fields.h"
#include "core/recipe/mixture.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a plan says of data outside its domain.
namespace plateau::experiment {

/// A file of the experiment folder that the plan relies on.
struct DataFile {
    std::string file;   ///< relative: "data/domain.jsonl"
    std::string sha256; ///< of its bytes
    std::int64_t rows = 0;
    bool operator==(const DataFile&) const = default;
};

Json toJson(const DataFile& file);
/// @param key of the file's object in `parent`
DataFile readDataFile(JsonFields& parent, const std::string& key);

/// Datasets that mixtures draw from beside the domain pool.
struct GeneralPool {
    std::vector<DataFile> files;  ///< data/general.jsonl, data/general-2.jsonl, …
    recipe::DatasetShares shares; ///< how a general draw is shared among them
    std::optional<DataFile> test; ///< held-out general data: what a cell keeps of general ability
    bool operator==(const GeneralPool&) const = default;

    /// All but the test set.
    std::int64_t rows() const;
};

Json toJson(const GeneralPool& pool);
/// @param path of the pool in the plan
GeneralPool readGeneralPool(const Json& json, const std::string& path, std::vector<Fault>& faults);

/// "data/general-2.jsonl" of the second dataset.
std::string generalFileName(std::size_t dataset);
/// The pool that subsets are drawn from, as results count its draws.
inline constexpr const char* domainPoolName = "domain";
/// The same of a general dataset: "general-2".
std::string poolName(const DataFile& file);

/// What a cell draws from beside the domain.
struct MixedDraws {
    recipe::Mixture mixture;
    std::vector<std::string> generalSha256; ///< of each dataset
    recipe::DatasetShares shares;
    bool operator==(const MixedDraws&) const = default;
};

Json toJson(const MixedDraws& mixed);
MixedDraws readMixedDraws(const Json& json, const std::string& path, std::vector<Fault>& faults);

/// A series of a plan: a mixture, or nothing for the domain alone.
using Series = std::optional<recipe::Mixture>;
/// "none", or the mixture as people write it.
std::string seriesText(const Series& series);
/// Usage for what is neither "none" nor a mixture.
Result<Series> parseSeries(const std::string& text);
std::vector<Series> readSeriesList(JsonFields& fields, const std::string& key, std::vector<Fault>& faults);

} // namespace plateau::experiment

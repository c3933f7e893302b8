#include "core/base/numbered_files.h"

#include "core/base/checksummed_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

namespace plateau {
namespace {

namespace fs = std::filesystem;

constexpr int numberingTries = 1000;

} // namespace

std::vector<std::int64_t> fileNumbers(const fs::path& folder) {
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
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

fs::path numberedFile(const fs::path& folder, std::int64_t number) {
    return folder / fmt::format("{}.json", number);
}

Result<std::int64_t> publishNumbered(const fs::path& folder,
                                     const std::function<Json(std::int64_t number)>& make) {
    if (const auto made = makeFolders(folder); !made) {
        return made.error();
    }
    const auto numbers = fileNumbers(folder);
    const std::int64_t first = numbers.empty() ? 1 : numbers.back() + 1;
    for (std::int64_t number = first; number < first + numberingTries; ++number) {
        const auto published =
            publishChecksummed(numberedFile(folder, number), make(number), Publish::FirstWins);
        if (!published) {
            return published.error();
        }
        if (*published == Published::Written) {
            return number;
        }
    }
    return Error{ErrorKind::Busy, folder.string(), "others keep taking the next number", "Try again."};
}

} // namespace plateau

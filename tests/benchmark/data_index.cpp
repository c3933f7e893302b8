// How fast rows are found, read and compared: makes its own files in a temporary folder (1 GB of JSONL and
// 256 MB of CSV by default), prints figures. data_index [MEGABYTES [TEXTS]]

#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/data/dataset.h"
#include "core/data/near_duplicates.h"
#include "core/data/samples.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include <sys/resource.h>

using namespace plateau;
using namespace plateau::data;

namespace {

class Clock {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

double peakMegabytes() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string words(Random& random, std::uint64_t count) {
    std::string text;
    for (std::uint64_t word = 0; word < count; ++word) {
        text += fmt::format("{}word{}", word == 0 ? "" : " ", random.below(5000));
    }
    return text;
}

/// Rows of 100 to 200 bytes, repeated from a stock of 1,000.
void writeRows(const std::filesystem::path& path, std::uint64_t megabytes, bool json) {
    Random random(1, "benchmark rows");
    std::string stock;
    while (stock.size() < 150'000) {
        const std::string text = words(random, 8 + random.below(10));
        const auto label = random.below(20);
        stock += json ? fmt::format("{{\"text\":\"{}\",\"label\":\"label{}\"}}\n", text, label)
                      : fmt::format("\"{}, \"\"quoted\"\"\",label{}\n", text, label);
    }
    std::ofstream out(path, std::ios::binary);
    out << (json ? "" : "text,label\n");
    for (std::uint64_t written = 0; written < megabytes * 1'000'000; written += stock.size()) {
        out << stock;
    }
}

bool indexFile(const std::filesystem::path& path) {
    const Clock clock;
    const auto dataset = Dataset::open(path);
    if (!dataset) {
        fmt::print("{}\n", dataset.error().text());
        return false;
    }
    const double seconds = clock.seconds();
    const auto rows = static_cast<double>(dataset->index().size());
    fmt::print(
        "{} index: {:.2f} s for {:.0f} MB ({:.0f} MB/s), {:.0f} rows, {:.2f} bytes a row, peak {:.0f} MB\n",
        name(dataset->layout().format), seconds, static_cast<double>(dataset->bytes()) / 1e6,
        static_cast<double>(dataset->bytes()) / 1e6 / seconds, rows,
        static_cast<double>(dataset->index().memoryBytes()) / rows, peakMegabytes());
    return true;
}

bool loadFile(const std::filesystem::path& path) {
    const auto dataset = Dataset::open(path);
    const Clock clock;
    const auto loaded = loadSamples(*dataset, {"text", "label", {}, {}, {}, {}});
    if (!loaded) {
        fmt::print("{}\n", loaded.error().text());
        return false;
    }
    fmt::print("{} load: {:.2f} s for {} samples\n", name(dataset->layout().format), clock.seconds(),
               loaded->samples.size());
    return true;
}

double cpuSeconds() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// 60 to 100 characters of words from a vocabulary of 20,000.
std::string english(Random& random) {
    const std::size_t length = 60 + random.below(41);
    std::string text;
    while (text.size() < length) {
        Random letters(random.below(20'000), "benchmark vocabulary");
        text += text.empty() ? "" : " ";
        for (auto left = 2 + letters.below(8); left > 0; --left) {
            text += static_cast<char>('a' + letters.below(26));
        }
    }
    return text;
}

/// 60 to 100 of the 3,000 commonest Han characters' code points.
std::string chinese(Random& random) {
    std::string text;
    for (auto left = 60 + random.below(41); left > 0; --left) {
        appendUtf8(text, static_cast<char32_t>(0x4E00 + random.below(3000)));
    }
    return text;
}

/// One of 200 sentences with two words filled in: half alike with very many others.
std::string templated(Random& random) {
    Random sentence(random.below(200), "benchmark template");
    return fmt::format("{} {} {} {}", english(sentence).substr(0, 30), random.below(100'000),
                       english(sentence).substr(0, 25), random.below(100'000));
}

/// Short texts of which a quarter are near copies of others.
bool findNear(const char* kind, std::string (*make)(Random&), std::uint64_t count) {
    Random random(2, kind);
    std::vector<Sample> samples(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        samples[i].id = std::to_string(i);
        samples[i].text = i % 4 == 3 ? samples[random.below(i)].text + "!" : make(random);
    }
    const double cpu = cpuSeconds();
    const Clock clock;
    const auto found = findNearDuplicates(samples);
    if (!found) {
        fmt::print("{}\n", found.error().text());
        return false;
    }
    fmt::print(
        "near duplicates, {}: {:.1f} s ({:.1f} s of processor) for {} texts, {} removable, peak {:.0f} "
        "MB\n",
        kind, clock.seconds(), cpuSeconds() - cpu, count, found->removable, peakMegabytes());
    return true;
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t megabytes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000;
    const std::uint64_t texts = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
    const support::TemporaryFolder folder;
    writeRows(folder / "rows.jsonl", megabytes, true);
    writeRows(folder / "rows.csv", megabytes / 4, false);
    writeRows(folder / "few.jsonl", megabytes / 10, true);
    const bool read =
        indexFile(folder / "rows.jsonl") && indexFile(folder / "rows.csv") && loadFile(folder / "few.jsonl");
    return read && findNear("English", english, texts) && findNear("Chinese", chinese, texts) &&
                   findNear("templates", templated, texts)
               ? 0
               : 1;
}

// How fast texts become ids: tokenizer_speed MODEL FILE. MODEL is a folder or a GGUF file, FILE a text file
// of some megabytes, which is encoded line by line. Prints megabytes a second on one core and the tokens of a
// line.

#include "core/base/file.h"
#include "core/tokenizer/load/load_tokenizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace plateau;

namespace {

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: tokenizer_speed MODEL FILE\n");
        return 2;
    }
    const auto tokenizer = tokenizer::loadTokenizer(argv[1]);
    const auto text =
        tokenizer ? readWholeFile(argv[2], std::uint64_t{1} << 30) : Result<std::string>(tokenizer.error());
    if (!text) {
        fmt::print(stderr, "{}\n", text.error().text());
        return 1;
    }
    const auto lines = linesOf(*text);
    double best = 0;
    std::size_t tokens = 0;
    for (int round = 0; round < 3; ++round) {
        const auto start = std::chrono::steady_clock::now();
        tokens = 0;
        for (const std::string_view line : lines) {
            tokens += (*tokenizer)->encode(line).size();
        }
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        best = std::max(best, static_cast<double>(text->size()) / 1e6 / seconds);
    }
    fmt::print("{:.2f} MB/s, {} lines, {:.1f} tokens a line, the best of 3 rounds\n", best, lines.size(),
               static_cast<double>(tokens) / static_cast<double>(std::max<std::size_t>(lines.size(), 1)));
    return 0;
}

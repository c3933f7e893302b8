#include "core/data/row_index.h"

#include "core/data/row_scanner.h"

#include <algorithm>

namespace plateau::data {
namespace {

constexpr std::size_t pieceBytes = 1u << 20;
constexpr std::size_t blockRows = 4096;
constexpr std::uint64_t most = RowPlace::mostBytes;

Result<std::uint64_t> byteOrderMark(const ReadFile& file) {
    std::string head(3, '\0');
    const auto got = file.read(0, head);
    if (!got) {
        return got.error();
    }
    return std::uint64_t{head == "\xEF\xBB\xBF" ? 3u : 0u};
}

/// Feeds a piece; what a quote taken back makes the scanner read again comes from the piece where it can.
std::uint64_t feedPiece(RowScanner& scanner, std::uint64_t offset, std::string_view piece) {
    const std::uint64_t end = offset + piece.size();
    std::uint64_t next = offset;
    do {
        next = scanner.feed(next, piece.substr(next - offset));
    } while (next >= offset && next < end);
    return next;
}

} // namespace

const char* name(Format format) {
    switch (format) {
    case Format::JsonLines:
        return "jsonl";
    case Format::JsonArray:
        return "json";
    case Format::Delimited:
        break;
    }
    return "csv";
}

Result<RowIndex> RowIndex::build(const ReadFile& file, const Layout& layout, std::stop_token stop,
                                 const Progress& progress) {
    RowIndex index;
    const auto mark = byteOrderMark(file);
    if (!mark) {
        return mark.error();
    }
    const auto scanner = makeScanner(layout, index, *mark);
    std::string buffer(std::clamp<std::uint64_t>(file.size(), 1, pieceBytes), '\0');
    for (std::uint64_t offset = *mark;;) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, file.path().string(), "reading was stopped", ""};
        }
        const auto got = file.read(offset, buffer);
        if (!got) {
            return got.error();
        }
        const std::uint64_t next =
            *got > 0 ? feedPiece(*scanner, offset, {buffer.data(), *got}) : scanner->finish(offset);
        if (*got == 0 && next == offset) {
            break;
        }
        offset = next;
        if (progress) {
            progress(std::min(offset, file.size()), file.size());
        }
    }
    if (!index.m_blocks.empty()) {
        index.m_blocks.back().entries.shrink_to_fit();
    }
    return index;
}

void RowIndex::append(std::uint64_t offset, std::uint64_t bytes, std::uint64_t line) {
    const bool fits = !m_blocks.empty() && m_blocks.back().entries.size() < blockRows &&
                      offset - m_blocks.back().offset <= most && line - m_blocks.back().line <= most;
    if (!fits) {
        if (!m_blocks.empty()) {
            m_blocks.back().entries.shrink_to_fit();
        }
        m_blocks.push_back({m_size, offset, line, {}});
        m_blocks.back().entries.reserve(blockRows);
    }
    auto& block = m_blocks.back();
    block.entries.push_back({static_cast<std::uint32_t>(offset - block.offset),
                             static_cast<std::uint32_t>(std::min(bytes, most)),
                             static_cast<std::uint32_t>(line - block.line)});
    ++m_size;
}

RowPlace RowIndex::at(std::uint64_t row) const {
    const auto after =
        std::upper_bound(m_blocks.begin(), m_blocks.end(), row,
                         [](std::uint64_t wanted, const Block& b) { return wanted < b.firstRow; });
    const Block& block = *std::prev(after);
    const Entry& entry = block.entries[row - block.firstRow];
    return {block.offset + entry.offset, entry.bytes, block.line + entry.line};
}

std::size_t RowIndex::memoryBytes() const {
    std::size_t bytes = m_blocks.capacity() * sizeof(Block);
    for (const Block& block : m_blocks) {
        bytes += block.entries.capacity() * sizeof(Entry);
    }
    return bytes;
}

} // namespace plateau::data

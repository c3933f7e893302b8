#include "core/checkpoint/gguf/byte_reader.h"

#include <algorithm>

namespace plateau::checkpoint {
namespace {

constexpr std::size_t bufferBytes = 1 << 20;

} // namespace

bool ByteReader::fill() {
    m_bufferStart = m_position;
    m_buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(bufferBytes, left())));
    const auto got = m_file->read(m_bufferStart, m_buffer);
    return got && *got == m_buffer.size() && !m_buffer.empty();
}

void ByteReader::take(char* target, std::size_t count) {
    m_failed = m_failed || count > left();
    while (!m_failed && count > 0) {
        const std::uint64_t at = m_position - m_bufferStart;
        if (at >= m_buffer.size()) {
            m_failed = !fill();
            continue;
        }
        const std::size_t now = std::min(count, m_buffer.size() - static_cast<std::size_t>(at));
        std::memcpy(target, m_buffer.data() + at, now);
        target += now;
        count -= now;
        m_position += now;
    }
}

std::string ByteReader::text(std::uint64_t most) {
    const auto length = number<std::uint64_t>();
    if (m_failed || length > most || length > left()) {
        m_failed = true;
        return {};
    }
    std::string result(static_cast<std::size_t>(length), '\0');
    take(result.data(), result.size());
    return result;
}

} // namespace plateau::checkpoint

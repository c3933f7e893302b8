#pragma once

#include "core/base/file.h"

#include <cstring>
#include <string>

namespace plateau::checkpoint {

/// Little-endian numbers and texts from a file, one after the other. What goes beyond the end of the file
/// gives nothing, now and from then on.
class ByteReader {
public:
    explicit ByteReader(const ReadFile& file) : m_file(&file) {}

    std::uint64_t position() const { return m_position; }
    std::uint64_t left() const { return m_file->size() - m_position; }
    bool failed() const { return m_failed; }

    template <typename T>
    T number() {
        T value{};
        take(reinterpret_cast<char*>(&value), sizeof(T));
        return value;
    }
    /// A text of u64 length; one longer than `most` fails.
    std::string text(std::uint64_t most);

private:
    void take(char* target, std::size_t count);
    bool fill();

    const ReadFile* m_file;
    std::uint64_t m_position = 0;
    std::uint64_t m_bufferStart = 0;
    std::string m_buffer;
    bool m_failed = false;
};

} // namespace plateau::checkpoint

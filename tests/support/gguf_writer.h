#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::support {

/// Writes GGUF files, right ones and wrong ones.
class GgufWriter {
public:
    void number(const std::string& key, std::uint32_t value) {
        begin(key, 4);
        put(m_keys, value);
    }
    void real(const std::string& key, float value) {
        begin(key, 6);
        put(m_keys, value);
    }
    void truth(const std::string& key, bool value) {
        begin(key, 7);
        put(m_keys, static_cast<std::uint8_t>(value));
    }
    void text(const std::string& key, const std::string& value) {
        begin(key, 8);
        put(m_keys, value);
    }
    void texts(const std::string& key, const std::vector<std::string>& values) {
        begin(key, 9);
        put(m_keys, std::uint32_t{8});
        put(m_keys, static_cast<std::uint64_t>(values.size()));
        for (const std::string& value : values) {
            put(m_keys, value);
        }
    }
    void numbers(const std::string& key, const std::vector<std::int32_t>& values) {
        begin(key, 9);
        put(m_keys, std::uint32_t{5});
        put(m_keys, static_cast<std::uint64_t>(values.size()));
        for (const std::int32_t value : values) {
            put(m_keys, value);
        }
    }
    /// A key of any type and bytes.
    void raw(const std::string& key, std::uint32_t type, const std::string& bytes) {
        begin(key, type);
        m_keys += bytes;
    }
    /// @param sides innermost first, as in the file
    void tensor(const std::string& name, std::uint32_t type, const std::vector<std::uint64_t>& sides,
                const std::string& bytes) {
        m_data.resize((m_data.size() + 31) / 32 * 32);
        entry(name, type, sides, m_data.size());
        m_data += bytes;
    }
    /// The entry alone.
    void entry(const std::string& name, std::uint32_t type, const std::vector<std::uint64_t>& sides,
               std::uint64_t offset) {
        put(m_entries, name);
        put(m_entries, static_cast<std::uint32_t>(sides.size()));
        for (const std::uint64_t side : sides) {
            put(m_entries, side);
        }
        put(m_entries, type);
        put(m_entries, offset);
        ++tensors;
    }

    std::string bytes() const {
        std::string all = "GGUF";
        put(all, version);
        put(all, tensors);
        put(all, keys);
        all += m_keys + m_entries;
        all.resize((all.size() + 31) / 32 * 32);
        return all + m_data;
    }

    std::uint32_t version = 3;
    std::uint64_t tensors = 0; ///< as stated
    std::uint64_t keys = 0;    ///< as stated

private:
    template <typename T>
    static void put(std::string& out, T value) {
        const auto at = out.size();
        out.resize(at + sizeof(T));
        std::memcpy(out.data() + at, &value, sizeof(T));
    }
    static void put(std::string& out, const std::string& text) {
        put(out, static_cast<std::uint64_t>(text.size()));
        out += text;
    }
    void begin(const std::string& key, std::uint32_t type) {
        put(m_keys, key);
        put(m_keys, type);
        ++keys;
    }

    std::string m_keys;
    std::string m_entries;
    std::string m_data;
};

} // namespace plateau::support

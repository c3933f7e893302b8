#include "core/base/sha256.h"

#include "core/base/file.h"

#include <openssl/evp.h>

#include <array>
#include <vector>

namespace plateau {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(m_state->context, digest.data(), nullptr);
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(64);
    for (const unsigned char byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

Result<std::string> sha256File(const std::filesystem::path& path) {
    auto file = ReadFile::open(path);
    if (!file) {
        return file.error();
    }
    Sha256 hash;
    std::vector<char> buffer(1 << 20);
    for (std::uint64_t offset = 0;;) {
        const auto got = file->read(offset, buffer);
        if (!got) {
            return got.error();
        }
        if (*got == 0) {
            return hash.hex();
        }
        hash.add({buffer.data(), *got});
        offset += *got;
    }
}

} // namespace plateau

#include "core/base/random.h"
#include "core/checkpoint/safetensors_header.h"
#include "tests/support/registered_test.h"

#include <fmt/format.h>

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;

namespace {

constexpr int mutants = 200'000;
constexpr std::uint64_t dataBytes = 32;

/// Valid headers over 32 bytes of data, from which the mutants are made.
const std::vector<std::string> seeds = {
    R"({"a":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]}})",
    R"({"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[16],"data_offsets":[0,16]},)"
    R"("b":{"dtype":"I64","shape":[],"data_offsets":[16,24]},"c":{"dtype":"BF16","shape":[2,2,1],)"
    R"("data_offsets":[24,32]},"d":{"dtype":"F32","shape":[0],"data_offsets":[32,32]}})",
};

/// Parts that matter to the format: a random splice of them reaches further than random bytes.
const std::vector<std::string> parts = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "0",
    "1",
    "4",
    "8",
    "16",
    "32",
    "-1",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "1e3",
    "0.5",
    "null",
    "true",
    "\"a\"",
    "\"b\"",
    "\"F32\"",
    "\"U8\"",
    "\"F64\"",
    "\"dtype\":",
    "\"shape\":",
    "\"data_offsets\":",
    "\"__metadata__\":{",
    "[0,32]",
    "[16,32]",
    "\\u0000",
    "\\ud800",
    "\xff",
    " ",
};

std::string mutate(Random& random) {
    std::string text = seeds[random.below(seeds.size())];
    for (std::uint64_t edits = 1 + random.below(4); edits > 0; --edits) {
        const std::size_t at = random.below(text.size() + 1);
        const std::size_t length =
            random.below(4) == 0 ? random.below(text.size() - at + 1) : random.below(3);
        switch (random.below(4)) {
        case 0:
            text.insert(at, parts[random.below(parts.size())]);
            break;
        case 1:
            text.erase(at, std::min(length, text.size() - at));
            break;
        case 2:
            text.replace(at, std::min(length, text.size() - at), parts[random.below(parts.size())]);
            break;
        default:
            if (at < text.size()) {
                text[at] = static_cast<char>(random.below(256));
            }
        }
    }
    return text;
}

/// What an accepted header promises to everybody who reads tensors by it.
bool isSound(const SafetensorsHeader& header) {
    std::uint64_t at = 0;
    for (const TensorInfo& tensor : header.tensors) {
        if (tensor.begin != at || tensor.end < at || tensor.name.empty() ||
            byteCount(tensor.type, tensor.shape) != tensor.bytes()) {
            return false;
        }
        at = tensor.end;
    }
    return at == dataBytes;
}

} // namespace

class TestSafetensorsMutants : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMutantIsSoundOrRefused() {
        Random random(20260713, "safetensors mutants");
        int accepted = 0;
        for (int i = 0; i < mutants; ++i) {
            const std::string text = mutate(random);
            const auto parsed = parseSafetensorsHeader(text, dataBytes, "mutant");
            if (parsed) {
                QVERIFY2(isSound(*parsed), text.c_str());
                ++accepted;
            } else {
                QVERIFY2(parsed.error().kind == ErrorKind::BadInput && !parsed.error().what.empty(),
                         text.c_str());
            }
        }
        QVERIFY2(accepted > mutants / 200,
                 fmt::format("{} accepted: the mutants are too wild", accepted).c_str());
        QVERIFY2(accepted < mutants / 2,
                 fmt::format("{} accepted: the mutants are too tame", accepted).c_str());
    }
};

PLATEAU_TEST(TestSafetensorsMutants)
#include "test_safetensors_mutants.moc"

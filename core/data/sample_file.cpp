#include "core/data/sample_file.h"

#include "core/base/json_fields.h"
#include "core/base/sha256.h"
#include "core/data/conversation_value.h"
#include "core/data/row_index.h"

#include <fmt/format.h>

namespace plateau::data {
namespace {

/// The fields of a row of 4 MiB twice, as text and as turns, all control characters: six bytes each in JSON.
constexpr std::uint64_t mostLineBytes = 64u << 20;
constexpr JsonLimits lineLimits{.stringBytes = mostLineBytes};
constexpr std::size_t pieceBytes = 1u << 20;

std::string toLine(const Sample& sample, const Json& columns) {
    Json object = {{"group", sample.group},
                   {"id", sample.id},
                   {"label", sample.label},
                   {"row", sample.row},
                   {"text", sample.text}};
    if (!sample.features.empty()) {
        object["features"] = sample.features;
        if (!columns.empty()) {
            object["columns"] = columns;
        }
    }
    if (!sample.labels.empty()) {
        object["labels"] = sample.labels;
    }
    for (const Turn& turn : sample.turns) {
        object["turns"].push_back({{"speaker", name(turn.speaker)}, {"text", turn.text}});
    }
    return object.dump() + "\n";
}

void readTurnsField(JsonFields& fields, const std::string& answer, Conversation& turns) {
    const Json* list = fields.find("turns");
    if (list == nullptr) {
        return;
    }
    const ConversationReading written = readTurnList(*list);
    const ConversationReading reading = settled(written);
    if (!reading.fault.empty()) {
        fields.fault("turns", reading.fault, "Make the experiment anew.");
    } else if (reading.turns != written.turns || reading.turns.back().text != answer) {
        fields.fault("turns", "does not end in the answer that 'label' is", "Make the experiment anew.");
    } else {
        turns = reading.turns;
    }
}

Result<Sample> readLine(std::string_view text, const std::string& where) {
    const auto object = parseJson(text, where, lineLimits);
    if (!object) {
        return object.error();
    }
    Sample sample;
    std::vector<std::string> columns; // their order is that of the features
    std::vector<Fault> faults;
    JsonFields fields(*object, "", faults);
    fields.read("group", sample.group, JsonFields::Presence::Required);
    fields.read("id", sample.id, JsonFields::Presence::Required);
    fields.read("label", sample.label, JsonFields::Presence::Required);
    fields.read("row", sample.row, JsonFields::Presence::Required);
    fields.read("text", sample.text, JsonFields::Presence::Required);
    fields.read("features", sample.features);
    fields.read("columns", columns);
    fields.read("labels", sample.labels);
    readTurnsField(fields, sample.label, sample.turns);
    fields.finish();
    if (!faults.empty()) {
        return faultsToError(where, faults);
    }
    return sample;
}

Error otherBytes(const std::filesystem::path& path, const std::string& found, std::string_view expected) {
    return badInput(path.string(), fmt::format("has SHA-256 {}, expected {}", found, expected),
                    "Restore the file, or make the experiment anew.");
}

} // namespace

Result<std::string> writeSampleFile(const std::filesystem::path& path, std::span<const Sample> samples,
                                    Publish mode, std::span<const std::string> columns) {
    auto file = PublishedFile::create(path);
    if (!file) {
        return file.error();
    }
    const Json names = std::vector<std::string>(columns.begin(), columns.end());
    Sha256 hash;
    std::string piece;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        piece += toLine(samples[i], names);
        if (piece.size() >= pieceBytes || i + 1 == samples.size()) {
            hash.add(piece);
            if (const auto wrote = file->write(piece); !wrote) {
                return wrote.error();
            }
            piece.clear();
        }
    }
    const auto published = file->publish(mode);
    if (!published) {
        return published.error();
    }
    std::string hex = hash.hex();
    if (*published == Published::AlreadyThere) {
        const auto found = sha256File(path);
        if (!found) {
            return found.error();
        }
        if (*found != hex) {
            return otherBytes(path, *found, hex);
        }
    }
    return hex;
}

Result<std::vector<Sample>> readSampleFile(const std::filesystem::path& path,
                                           std::string_view expectedSha256) {
    if (!expectedSha256.empty()) {
        const auto found = sha256File(path);
        if (!found) {
            return found.error();
        }
        if (*found != expectedSha256) {
            return otherBytes(path, *found, expectedSha256);
        }
    }
    const auto file = ReadFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto index = RowIndex::build(*file, {Format::JsonLines, ','});
    if (!index) {
        return index.error();
    }
    std::vector<Sample> samples;
    for (std::uint64_t row = 0; row < index->size(); ++row) {
        const RowPlace place = index->at(row);
        const auto where = fmt::format("{}:{}", path.string(), place.line);
        if (place.bytes > mostLineBytes) {
            return badInput(where, fmt::format("a line of more than {} MiB", mostLineBytes >> 20),
                            "Make the experiment anew.");
        }
        std::string text(place.bytes, '\0');
        const auto got = file->read(place.offset, text);
        if (!got) {
            return got.error();
        }
        text.resize(*got);
        auto sample = readLine(text, where);
        if (!sample) {
            return sample.error();
        }
        sample->line = place.line;
        samples.push_back(std::move(*sample));
    }
    return samples;
}

} // namespace plateau::data

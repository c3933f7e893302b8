#include "core/base/checksummed_json.h"

#include "core/base/sha256.h"

namespace plateau {

Result<Published> publishChecksummed(const std::filesystem::path& target, Json object, Publish mode) {
    object.erase("checksum");
    object["checksum"] = sha256(object.dump());
    return publishFile(target, object.dump(2) + "\n", mode);
}

Result<Json> readChecksummed(const std::filesystem::path& path, const JsonLimits& limits) {
    auto object = readJson(path, limits);
    if (!object) {
        return object.error();
    }
    const auto it = object->is_object() ? object->find("checksum") : object->end();
    if (!object->is_object() || it == object->end() || !it->is_string()) {
        return badInput(path.string(), "has no checksum",
                        "The file is damaged or was not written by Plateau.");
    }
    const std::string expected = it->get<std::string>();
    object->erase("checksum");
    if (sha256(object->dump()) != expected) {
        return badInput(path.string(), "does not match its checksum", "The file was changed or damaged.");
    }
    return object;
}

} // namespace plateau

#pragma once

#include "tests/support/temporary_folder.h"

#include "ui/viewmodels/data_scan.h"

#include <string>

/// Small data files for the tests of the Data page.
namespace plateau::ui::support {

/// {"text":…,"label":…} without escaping.
inline std::string sampleLine(const std::string& text, const std::string& label,
                              const std::string& more = {}) {
    return "{\"text\":\"" + text + "\",\"label\":\"" + label + "\"" + more + "}\n";
}

/// `rows` samples of three classes, "sample 0 of light" …; lengths differ.
inline std::string manySamples(int rows) {
    const char* const labels[] = {"light", "heat", "sound"};
    std::string text;
    for (int i = 0; i < rows; ++i) {
        const char* label = labels[i % 3];
        text += sampleLine("sample " + std::to_string(i) + " of " + label + std::string(i % 7, '!'), label);
    }
    return text;
}

inline DatasetPointer openDataset(const std::filesystem::path& path) {
    auto dataset = data::Dataset::open(path);
    return dataset ? std::make_shared<const data::Dataset>(std::move(*dataset)) : nullptr;
}

inline data::FieldMapping textAndLabel() {
    data::FieldMapping mapping;
    mapping.text = "text";
    mapping.label = "label";
    return mapping;
}

} // namespace plateau::ui::support

#pragma once

#include <string>
#include <string_view>

namespace plateau::data {

/// What the value of a label field means.
struct LabelReading {
    std::string label;      ///< empty when there is none
    std::string fault;      ///< why there is none: "has 2 values (refund, defect) where one belongs"
    bool respelled = false; ///< white space around it went, or another Unicode form became the composed one
};

/// A list of one name, also inside {"choices": […]}, means that name; lists of none or several and other
/// objects are no label. Lists are JSON, or Python's as a table holds them (['refund']). White space and
/// zero-width characters around a name do not count, nor does the Unicode form (NFC is kept).
LabelReading readLabel(std::string_view value);

/// Whether a table's cell is a whole JSON (or Python) list or object, not merely text that begins like one.
bool isNested(std::string_view value);

/// Labels that differ here differ for a reader too: case, width, white space and Unicode form do not count.
std::string lookAlikeForm(std::string_view label);

/// Names that tables write where there is no value: "NA", "null", "None", "n/a", "nan", "-", "?".
bool looksMissing(std::string_view label);

} // namespace plateau::data

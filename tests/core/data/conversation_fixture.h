#pragma once

#include "core/data/mapping.h"

#include <string>

namespace plateau::data::fixture {

/// Prompt and answer, or one field of whole conversations.
inline FieldMapping answerFrom(const std::string& text, const std::string& label = {}) {
    FieldMapping mapping;
    mapping.text = text;
    mapping.label = label;
    mapping.target = TargetForm::Answer;
    return mapping;
}

/// instruction, input, output, system, history.
inline FieldMapping alpaca() {
    FieldMapping mapping = answerFrom("instruction", "output");
    mapping.context = "input";
    mapping.system = "system";
    mapping.history = "history";
    return mapping;
}

} // namespace plateau::data::fixture

#include "core/tokenizer/tokenizer.h"

namespace plateau::tokenizer {

const char* name(SpecialRole role) {
    switch (role) {
    case SpecialRole::Begin:
        return "begin";
    case SpecialRole::End:
        return "end";
    case SpecialRole::Classification:
        return "classification";
    case SpecialRole::Separator:
        return "separator";
    case SpecialRole::Padding:
        return "padding";
    case SpecialRole::Unknown:
        break;
    }
    return "unknown";
}

} // namespace plateau::tokenizer

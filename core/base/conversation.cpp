#include "core/base/conversation.h"

namespace plateau {

std::string_view name(Speaker speaker) {
    switch (speaker) {
    case Speaker::System:
        return "system";
    case Speaker::User:
        return "user";
    case Speaker::Assistant:
        break;
    }
    return "assistant";
}

} // namespace plateau

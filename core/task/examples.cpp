#include "core/task/examples.h"

namespace plateau::task {

const char* name(Objective objective) {
    switch (objective) {
    case Objective::Classification:
        return "classification";
    case Objective::MultiLabel:
        return "multi_label";
    case Objective::Regression:
        return "regression";
    case Objective::CausalLanguage:
        break;
    }
    return "causal_language";
}

} // namespace plateau::task

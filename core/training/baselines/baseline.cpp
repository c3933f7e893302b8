#include "core/training/baselines/baseline.h"

namespace plateau::training {

std::unique_ptr<Baseline> makeBaseline(BaselineKind kind, TrainingContext& context) {
    switch (kind) {
    case BaselineKind::Constant:
        return makeConstantBaseline(context);
    case BaselineKind::Untouched:
        return makeUntouchedBaseline(context);
    case BaselineKind::LinearProbe:
        return makeLinearProbeBaseline(context);
    case BaselineKind::BagOfWords:
        break;
    }
    return makeBagOfWordsBaseline(context);
}

} // namespace plateau::training

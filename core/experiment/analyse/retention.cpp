#include "core/experiment/analyse/retention.h"

namespace plateau::experiment {

Json toJson(const Retention& retention) {
    Json points = Json::array();
    for (const RetentionPoint& point : retention.points) {
        points.push_back({{"mixture", point.mixture},
                          {"n", point.n},
                          {"seeds", point.seeds},
                          {"score", point.score},
                          {"retention", point.retention},
                          {"low", point.low},
                          {"high", point.high}});
    }
    return {{"metric", retention.metric}, {"items", retention.items},    {"before", retention.before},
            {"chance", retention.chance}, {"points", std::move(points)}, {"sentence", retention.sentence}};
}

} // namespace plateau::experiment

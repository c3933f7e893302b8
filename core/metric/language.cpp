#include "core/metric/metric_parts.h"

#include <array>
#include <numbers>

/// How well a model foresees a text. Columns: "nats" (sum over the predicted tokens), "tokens", "bytes" of
/// each text.
namespace plateau::metric {
namespace {

class NatsPerToken final : public RatioMetric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "nats_per_token",
                                     .name = "nats per token",
                                     .noun = "a loss per token",
                                     .better = Direction::LowerIsBetter,
                                     .range = {0, unlimited},
                                     .display = Display::Nats,
                                     .perToken = true};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"nats", "tokens"}; }

protected:
    std::string_view numerator() const override { return "nats"; }
    std::string_view denominator() const override { return "tokens"; }
};

/// Comparable between tokenizers, unlike nats per token.
class BitsPerByte final : public RatioMetric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "bits_per_byte",
                                     .name = "bits per byte",
                                     .noun = "a loss per byte",
                                     .better = Direction::LowerIsBetter,
                                     .range = {0, unlimited},
                                     .display = Display::Bits};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"nats", "bytes"}; }

protected:
    std::string_view numerator() const override { return "nats"; }
    std::string_view denominator() const override { return "bytes"; }
    double factor() const override { return 1 / std::numbers::ln2; }
};

} // namespace

std::span<const Metric* const> languageMetricList() {
    static const NatsPerToken natsPerToken;
    static const BitsPerByte bitsPerByte;
    static const std::array<const Metric*, 2> list{&natsPerToken, &bitsPerByte};
    return list;
}

} // namespace plateau::metric

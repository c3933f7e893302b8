#include "core/training/baselines/linear_probe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

namespace plateau::training {
namespace {

using at::Tensor;

constexpr int iterationLimit = 120;
constexpr int history = 10;
constexpr double gradientTolerance = 1e-4;
constexpr std::array grid{1.0, 4.0, 16.0, 64.0, 256.0}; ///< each `gridRatio` times the one before
constexpr double gridRatio = 4;
constexpr int folds = 5;

/// Value and gradient of the objective at x = [W | b], flattened. Features are centred, which leaves the
/// minimum of W where it is and makes the problem well conditioned.
class CrossEntropyOfProbe {
public:
    CrossEntropyOfProbe(const Tensor& features, std::span<const int> labels, int classes, double c)
        : m_center(features.mean(0)),
          m_features(features - m_center),
          m_classes(classes),
          m_penalty(static_cast<double>(features.size(1)) / (c * static_cast<double>(features.size(0)))) {
        m_labels = at::empty({features.size(0), 1}, at::kLong);
        std::copy(labels.begin(), labels.end(), m_labels.mutable_data_ptr<std::int64_t>());
    }

    std::int64_t width() const { return m_features.size(1); }
    const Tensor& center() const { return m_center; }
    Tensor weight(const Tensor& x) const { return x.narrow(0, 0, m_classes * width()).view({m_classes, -1}); }
    Tensor bias(const Tensor& x) const { return x.narrow(0, m_classes * width(), m_classes); }

    double operator()(const Tensor& x, Tensor& gradient) const {
        const double rows = static_cast<double>(m_features.size(0));
        const Tensor logs = at::log_softmax(at::addmm(bias(x), m_features, weight(x).t()), 1);
        const double loss = -logs.gather(1, m_labels).sum().item<double>() / rows;
        Tensor slope = logs.exp();
        slope.scatter_add_(1, m_labels, at::full({m_labels.size(0), 1}, -1.0F));
        slope.div_(rows);
        gradient = at::cat({at::addmm(weight(x), slope.t(), m_features, m_penalty).flatten(), slope.sum(0)});
        return loss + 0.5 * m_penalty * weight(x).square().sum().item<double>();
    }

private:
    Tensor m_center;
    Tensor m_features;
    Tensor m_labels;
    std::int64_t m_classes;
    double m_penalty;
};

double scalarProduct(const Tensor& a, const Tensor& b) {
    return at::dot(a, b).item<double>();
}

/// The two-loop recursion over the last pairs (s, y).
struct Memory {
    struct Pair {
        Tensor s;
        Tensor y;
        double inverse;
    };
    std::deque<Pair> pairs;

    void add(const Tensor& s, const Tensor& y) {
        const double curvature = scalarProduct(s, y);
        if (curvature > 1e-12) {
            pairs.push_back({s, y, 1 / curvature});
            if (pairs.size() > history) {
                pairs.pop_front();
            }
        }
    }
    Tensor direction(const Tensor& gradient) const {
        Tensor q = gradient.neg();
        std::vector<double> factors(pairs.size());
        for (std::size_t i = pairs.size(); i-- > 0;) {
            factors[i] = pairs[i].inverse * scalarProduct(pairs[i].s, q);
            q.sub_(pairs[i].y, factors[i]);
        }
        if (!pairs.empty()) {
            q.mul_(1 / (pairs.back().inverse * scalarProduct(pairs.back().y, pairs.back().y)));
        }
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            q.add_(pairs[i].s, factors[i] - pairs[i].inverse * scalarProduct(pairs[i].y, q));
        }
        return q;
    }
};

/// L-BFGS with backtracking; the objective is convex, so Armijo's condition is enough.
int minimize(const CrossEntropyOfProbe& objective, Tensor& x) {
    Memory memory;
    Tensor gradient;
    double value = objective(x, gradient);
    int iteration = 0;
    while (iteration < iterationLimit) {
        if (gradient.abs().max().item<double>() < gradientTolerance) {
            break;
        }
        Tensor direction = memory.direction(gradient);
        const double slope = scalarProduct(direction, gradient);
        double step = iteration == 0 ? 1 / std::max(1.0, std::sqrt(scalarProduct(gradient, gradient))) : 1;
        Tensor next;
        Tensor nextGradient;
        double nextValue = value;
        int tries = 0;
        for (; tries < 20; ++tries, step /= 2) {
            next = x.add(direction, step);
            nextValue = objective(next, nextGradient);
            if (nextValue <= value + 1e-4 * step * slope) {
                break;
            }
        }
        ++iteration;
        if (tries == 20) {
            break;
        }
        memory.add(next - x, nextGradient - gradient);
        const bool flat = value - nextValue < 1e-7 * std::max(1.0, std::abs(value));
        x = next;
        gradient = nextGradient;
        value = nextValue;
        if (flat) {
            break;
        }
    }
    return iteration;
}

struct Fold {
    Tensor features;
    std::vector<int> labels;
};

/// Rows of a fold (`inside`) or of all others; the k-th row of a class belongs to fold k mod `folds`.
Fold pick(const Tensor& features, std::span<const int> labels, std::span<const int> foldOf, int fold,
          bool inside) {
    Fold result;
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if ((foldOf[i] == fold) == inside) {
            rows.push_back(static_cast<std::int64_t>(i));
            result.labels.push_back(labels[i]);
        }
    }
    result.features = features.index_select(0, at::tensor(rows, at::kLong));
    return result;
}

double heldOutLoss(const LinearProbe& model, const Fold& fold) {
    const Tensor logs = at::log_softmax(at::addmm(model.bias, fold.features, model.weight.t()), 1);
    const float* values = logs.const_data_ptr<float>();
    double loss = 0;
    for (std::size_t i = 0; i < fold.labels.size(); ++i) {
        loss -= values[i * static_cast<std::size_t>(logs.size(1)) + static_cast<std::size_t>(fold.labels[i])];
    }
    return loss;
}

/// The minimum of the parabola through the least loss and its neighbours, in log C: values that
/// jumped from one of the grid to the next would put steps into a curve over sizes.
double refined(const std::array<double, grid.size()>& losses) {
    const auto best =
        static_cast<std::size_t>(std::min_element(losses.begin(), losses.end()) - losses.begin());
    if (best == 0 || best + 1 == losses.size()) {
        return grid[best];
    }
    const double fall = losses[best - 1] - losses[best];
    const double rise = losses[best + 1] - losses[best];
    return fall + rise > 0 ? grid[best] * std::pow(gridRatio, (fall - rise) / (2 * (fall + rise)))
                           : grid[best];
}

} // namespace

LinearProbe fitLinearProbe(const Tensor& features, std::span<const int> labels, int classes, double c,
                           const LinearProbe* start) {
    const CrossEntropyOfProbe objective(features, labels, classes, c);
    Tensor x = at::zeros({classes * (objective.width() + 1)}, at::kFloat);
    if (start != nullptr) {
        objective.weight(x).copy_(start->weight);
        objective.bias(x).copy_(start->bias + at::mv(start->weight, objective.center()));
    }
    LinearProbe model;
    model.iterations = minimize(objective, x);
    model.weight = objective.weight(x).clone();
    model.bias = objective.bias(x) - at::mv(model.weight, objective.center());
    return model;
}

double chooseC(const Tensor& features, std::span<const int> labels, int classes) {
    std::vector<int> counts(static_cast<std::size_t>(classes), 0);
    std::vector<int> foldOf;
    for (const int label : labels) {
        foldOf.push_back(counts[static_cast<std::size_t>(label)]++ % folds);
    }
    const auto several = std::count_if(counts.begin(), counts.end(), [](int count) { return count > 1; });
    if (2 * several < std::count_if(
                          counts.begin(), counts.end(), [](int count) { return count > 0; })) {
        return defaultC;
    }
    std::array<double, grid.size()> losses{};
    for (int fold = 0; fold < folds; ++fold) {
        const Fold train = pick(features, labels, foldOf, fold, false);
        const Fold held = pick(features, labels, foldOf, fold, true);
        if (train.labels.empty() || held.labels.empty()) {
            continue;
        }
        LinearProbe model;
        for (std::size_t i = 0; i < grid.size(); ++i) {
            model = fitLinearProbe(train.features, train.labels, classes, grid[i], i > 0 ? &model : nullptr);
            losses[i] += heldOutLoss(model, held);
        }
    }
    return refined(losses);
}

} // namespace plateau::training

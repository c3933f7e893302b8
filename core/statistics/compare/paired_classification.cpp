#include "core/statistics/compare/paired_classification.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <unordered_map>

namespace plateau::statistics {

namespace {

/// Macro F1 of a resample for all runs at once. Most predictions are right: only the wrong ones are kept, an
/// item after the other, and everything else follows from the support.
class ResampledF1 {
public:
    explicit ResampledF1(const PairedPredictions& p) : m_predictions(p), m_classes(p.classes) {
        for (std::size_t item = 0; item < p.items(); ++item) {
            m_start.push_back(m_mistakes.size());
            addMistakes(item, p.first, 0);
            addMistakes(item, p.second, p.first.size());
        }
        m_start.push_back(m_mistakes.size());
        const std::size_t runs = p.first.size() + p.second.size();
        m_support.resize(static_cast<std::size_t>(m_classes));
        m_missed.resize(runs * m_support.size());
        m_invented.resize(runs * m_support.size());
    }

    double difference(std::span<const std::size_t> items) {
        count(items);
        const std::size_t runs = m_predictions.first.size();
        double sum = 0;
        for (std::size_t run = 0; run < runs; ++run) {
            sum += macroF1(runs + run) - macroF1(run);
        }
        return runs > 0 ? sum / static_cast<double>(runs) : 0;
    }

private:
    struct Mistake {
        std::size_t run;
        int predicted;
    };

    void addMistakes(std::size_t item, const std::vector<std::vector<int>>& runs, std::size_t firstRun) {
        for (std::size_t run = 0; run < runs.size(); ++run) {
            if (runs[run][item] != m_predictions.labels[item]) {
                m_mistakes.push_back({firstRun + run, runs[run][item]});
            }
        }
    }

    std::size_t at(std::size_t run, int label) const {
        return run * m_support.size() + static_cast<std::size_t>(label);
    }

    void count(std::span<const std::size_t> items) {
        std::fill(m_support.begin(), m_support.end(), 0);
        std::fill(m_missed.begin(), m_missed.end(), 0);
        std::fill(m_invented.begin(), m_invented.end(), 0);
        for (const std::size_t item : items) {
            const int label = m_predictions.labels[item];
            const bool known = label >= 0 && label < m_classes;
            m_support[static_cast<std::size_t>(known ? label : 0)] += known;
            for (std::size_t i = m_start[item]; i < m_start[item + 1]; ++i) {
                const Mistake& mistake = m_mistakes[i];
                m_missed[at(mistake.run, known ? label : 0)] += known;
                ++m_invented[at(mistake.run, mistake.predicted)];
            }
        }
    }

    double macroF1(std::size_t run) const {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < m_classes; ++label) {
            const int support = m_support[static_cast<std::size_t>(label)];
            const int missed = m_missed[at(run, label)];
            const int invented = m_invented[at(run, label)];
            if (support > 0 || invented > 0) {
                const int right = support - missed;
                sum += 2.0 * right / (2 * right + missed + invented);
                ++present;
            }
        }
        return present > 0 ? sum / present : 0;
    }

    const PairedPredictions& m_predictions;
    int m_classes;
    std::vector<Mistake> m_mistakes;
    std::vector<std::size_t> m_start;
    std::vector<int> m_support;
    std::vector<int> m_missed;
    std::vector<int> m_invented;
};

/// Second minus first: 1, 0 or −1 right answers more.
int netOf(const PairedPredictions& p, std::size_t run, std::size_t item) {
    return int{p.second[run][item] == p.labels[item]} - int{p.first[run][item] == p.labels[item]};
}

void addUnit(int net, Discordance& out) {
    out.b += net < 0;
    out.c += net > 0;
    ++out.items;
}

double rightRuns(const std::vector<std::vector<int>>& runs, std::size_t item, int label) {
    return static_cast<double>(
        std::count_if(runs.begin(), runs.end(), [&](const auto& run) { return run[item] == label; }));
}

} // namespace

std::vector<std::vector<std::size_t>> unitsOf(const PairedPredictions& p) {
    std::vector<std::vector<std::size_t>> units;
    std::unordered_map<std::string_view, std::size_t> unitOf;
    for (std::size_t item = 0; item < p.items(); ++item) {
        const std::string_view group = p.groups.empty() ? std::string_view() : p.groups[item];
        const auto known = unitOf.find(group);
        if (!group.empty() && known != unitOf.end()) {
            units[known->second].push_back(item);
            continue;
        }
        if (!group.empty()) {
            unitOf[group] = units.size();
        }
        units.push_back({item});
    }
    if (units.size() > 1 || p.items() < 2) {
        return units;
    }
    units.resize(p.items());
    for (std::size_t item = 0; item < p.items(); ++item) {
        units[item] = {item};
    }
    return units;
}

std::vector<double> itemDifferences(const PairedPredictions& p) {
    std::vector<double> differences(p.items());
    const auto runs = static_cast<double>(std::max<std::size_t>(p.first.size(), 1));
    for (std::size_t item = 0; item < p.items(); ++item) {
        const int label = p.labels[item];
        differences[item] = (rightRuns(p.second, item, label) - rightRuns(p.first, item, label)) / runs;
    }
    return differences;
}

PairedDifferences pairedDifferences(const PairedPredictions& predictions, const BootstrapSettings& settings) {
    ResampledF1 resampled(predictions);
    const std::vector<double> differences = itemDifferences(predictions);
    const auto units = unitsOf(predictions);
    std::vector<std::size_t> items;
    const auto intervals = bcaBootstrapAll(
        units.size(), 2,
        [&](std::span<const std::size_t> drawn, std::span<double> values) {
            items.clear();
            for (const std::size_t unit : drawn) {
                items.insert(items.end(), units[unit].begin(), units[unit].end());
            }
            double sum = 0;
            for (const std::size_t item : items) {
                sum += differences[item];
            }
            values[0] = sum / static_cast<double>(items.size());
            values[1] = resampled.difference(items);
        },
        settings);
    return {intervals[0], intervals[1]};
}

Discordance discordanceOf(const PairedPredictions& p, std::size_t run) {
    Discordance out;
    out.items = static_cast<int>(p.items());
    for (std::size_t item = 0; item < p.items(); ++item) {
        const bool first = p.first[run][item] == p.labels[item];
        const bool second = p.second[run][item] == p.labels[item];
        out.b += first && !second;
        out.c += !first && second;
    }
    return out;
}

Discordance unitDiscordance(const PairedPredictions& p, std::size_t run) {
    Discordance out;
    for (const auto& unit : unitsOf(p)) {
        int net = 0;
        for (const std::size_t item : unit) {
            net += netOf(p, run, item);
        }
        addUnit(net, out);
    }
    return out;
}

std::vector<ClassDifference> classDifferences(const PairedPredictions& p, std::size_t run) {
    std::vector<ClassDifference> all(static_cast<std::size_t>(p.classes));
    for (std::size_t item = 0; item < p.items(); ++item) {
        const int label = p.labels[item];
        if (label < 0 || label >= p.classes) {
            continue;
        }
        ClassDifference& one = all[static_cast<std::size_t>(label)];
        one.label = label;
        ++one.support;
        one.firstRecall += rightRuns(p.first, item, label);
        one.secondRecall += rightRuns(p.second, item, label);
        one.discordance.b += p.first[run][item] == label && p.second[run][item] != label;
        one.discordance.c += p.first[run][item] != label && p.second[run][item] == label;
    }
    std::vector<Discordance> tested(all.size());
    for (const auto& unit : unitsOf(p)) {
        std::map<int, int> net; // by class: the items of a group may be of several
        for (const std::size_t item : unit) {
            if (const int label = p.labels[item]; label >= 0 && label < p.classes) {
                net[label] += netOf(p, run, item);
            }
        }
        for (const auto& [label, difference] : net) {
            addUnit(difference, tested[static_cast<std::size_t>(label)]);
        }
    }
    std::erase_if(all, [](const ClassDifference& one) { return one.support == 0; });
    std::vector<double> ps;
    for (ClassDifference& one : all) {
        const double judged = static_cast<double>(p.first.size()) * one.support;
        one.firstRecall /= judged;
        one.secondRecall /= judged;
        one.discordance.items = one.support;
        const Discordance& units = tested[static_cast<std::size_t>(one.label)];
        one.p = mcNemar(units.b, units.c).p;
        ps.push_back(one.p);
    }
    const std::vector<double> adjusted = holm(ps);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].adjustedP = adjusted[i];
    }
    return all;
}

} // namespace plateau::statistics

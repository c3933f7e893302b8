#include "core/statistics/compare/paired_classification.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <unordered_map>

namespace plateau::statistics {

namespace {

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

std::vector<std::vector<std::size_t>> unitsOf(std::size_t items, std::span<const std::string> groups) {
    std::vector<std::vector<std::size_t>> units;
    std::unordered_map<std::string_view, std::size_t> unitOf;
    for (std::size_t item = 0; item < items; ++item) {
        const std::string_view group = groups.empty() ? std::string_view() : std::string_view(groups[item]);
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
    if (units.size() > 1 || items < 2) {
        return units;
    }
    units.resize(items);
    for (std::size_t item = 0; item < items; ++item) {
        units[item] = {item};
    }
    return units;
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
    for (const auto& unit : unitsOf(p.items(), p.groups)) {
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
    for (const auto& unit : unitsOf(p.items(), p.groups)) {
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

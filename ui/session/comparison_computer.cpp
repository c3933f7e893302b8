#include "ui/session/comparison_computer.h"

#include "core/experiment/compare/comparison_sides.h"

#include <QFileInfo>

namespace plateau::ui {

namespace {

using experiment::ComparedExperiment;

ComparedWith compareOne(const Result<ComparedExperiment>& first, const QString& folder, double target,
                        std::stop_token stop) {
    ComparedWith out{folder, QFileInfo(folder).fileName()};
    const auto second = experiment::openCompared(folder.toStdString());
    if (second) {
        out.name = QString::fromStdString(second->plan().name);
        out.plan = second->plan();
    }
    if (!first || !second) {
        out.error = !first ? first.error() : second.error();
        return out;
    }
    if (const auto same = experiment::requireSameScores(*first, *second); !same) {
        out.error = same.error();
        out.otherScores = true;
        return out;
    }
    auto difference = experiment::matchTestSets(first->test.samples(), second->test.samples()).difference;
    if (!difference.none()) {
        out.difference = std::move(difference);
        return out;
    }
    experiment::ComparisonSettings settings;
    settings.target = target;
    auto comparison = experiment::compareExperiments(*first, *second, settings, std::move(stop));
    if (comparison) {
        out.comparison = std::move(*comparison);
    } else {
        out.error = comparison.error();
    }
    return out;
}

} // namespace

ComparisonComputer::ComparisonComputer(QObject* parent) : QObject(parent) {}

void ComparisonComputer::compare(const QString& folder, const QStringList& others, double target) {
    if (others.isEmpty()) {
        m_job.cancel();
        return;
    }
    m_job.start([this, folder, others, target](const std::stop_token& stop) -> Job::Show {
        const auto first = experiment::openCompared(folder.toStdString());
        std::vector<ComparedWith> results;
        for (const QString& other : others) {
            if (stop.stop_requested()) {
                return {};
            }
            results.push_back(compareOne(first, other, target, stop));
        }
        return [this, results = std::move(results)] { Q_EMIT compared(results); };
    });
}

} // namespace plateau::ui

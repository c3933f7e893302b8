#include "ui/session/comparison_computer.h"

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
        out.training = second->plan().training;
    }
    if (!first || !second) {
        out.error = !first ? first.error() : second.error();
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

ComparisonComputer::ComparisonComputer(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

ComparisonComputer::~ComparisonComputer() {
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void ComparisonComputer::compare(const QString& folder, const QStringList& others, double target) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (others.isEmpty()) {
        return;
    }
    m_pool.start([this, folder, others, target, stop = m_stop.get_token()] {
        if (stop.stop_requested()) { // a slider asks many times
            return;
        }
        const auto first = experiment::openCompared(folder.toStdString());
        std::vector<ComparedWith> results;
        for (const QString& other : others) {
            if (stop.stop_requested()) {
                return;
            }
            results.push_back(compareOne(first, other, target, stop));
        }
        QMetaObject::invokeMethod(
            this,
            [this, stop, results = std::move(results)] {
                if (!stop.stop_requested()) {
                    Q_EMIT compared(results);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace plateau::ui

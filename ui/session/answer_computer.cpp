#include "ui/session/answer_computer.h"

#include "ui/session/snapshot_reader.h"

namespace plateau::ui {

namespace {

statistics::AnswerSettings settingsFor(double target) {
    statistics::AnswerSettings settings;
    settings.target = target;
    return settings;
}

TargetAnswerPointer compute(const SnapshotPointer& snapshot, double target,
                            const std::optional<statistics::Costs>& costs) {
    auto out = std::make_shared<TargetAnswer>();
    out->of = snapshot;
    experiment::AnswerRequest request;
    request.target = target;
    request.perClass = true;
    request.costs = costs;
    out->answer = experiment::computeAnswer(snapshot->plan, snapshot->state, request, snapshot->context);
    experiment::Plan asked = snapshot->plan;
    asked.target = target;
    out->chart = experiment::toChart(asked, snapshot->curve, out->answer.answer);
    const statistics::Curve curve = experiment::curveOf(snapshot->curve);
    statistics::Curve seeds = curve;
    for (statistics::CurvePoint& point : seeds.points) {
        const std::vector<double> once = point.scores;
        point.scores.insert(point.scores.end(), once.begin(), once.end());
        point.seeds.clear();
    }
    statistics::Curve items = curve;
    items.testItems *= 2;
    out->moreSeeds = statistics::answer(seeds, settingsFor(target));
    out->moreTestItems = statistics::answer(items, settingsFor(target));
    out->next = experiment::nextCells(snapshot->plan, snapshot->state, curve, target);
    return out;
}

} // namespace

AnswerComputer::AnswerComputer(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

AnswerComputer::~AnswerComputer() {
    m_pool.clear();
    m_pool.waitForDone();
}

void AnswerComputer::ask(SnapshotPointer snapshot, double target,
                         const std::optional<statistics::Costs>& costs) {
    m_waiting = Question{std::move(snapshot), target, costs};
    startNext();
}

void AnswerComputer::startNext() {
    if (m_busy || !m_waiting) {
        return;
    }
    m_busy = true;
    m_pool.start([this, question = *std::exchange(m_waiting, std::nullopt)] {
        TargetAnswerPointer answer = compute(question.snapshot, question.target, question.costs);
        QMetaObject::invokeMethod(
            this,
            [this, answer = std::move(answer)] {
                m_busy = false;
                startNext();
                if (!m_busy) {
                    Q_EMIT answered(answer);
                }
            },
            Qt::QueuedConnection);
    });
}

void AnswerComputer::read(const QStringList& folders) {
    m_pool.start([this, folders, number = ++m_reading] {
        std::vector<SnapshotPointer> others;
        for (const QString& path : folders) {
            const auto folder = experiment::Folder::open(path.toStdString());
            auto snapshot = folder ? readSnapshot(*folder, 0) : Result<SnapshotPointer>(folder.error());
            if (snapshot) {
                others.push_back(std::move(*snapshot));
            }
        }
        QMetaObject::invokeMethod(
            this,
            [this, number, others = std::move(others)] {
                if (number == m_reading) {
                    Q_EMIT othersRead(others);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace plateau::ui

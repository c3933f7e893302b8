#include "ui/session/answer_computer.h"

#include "ui/session/snapshot_reader.h"

namespace plateau::ui {

namespace {

statistics::AnswerSettings settingsFor(double target) {
    statistics::AnswerSettings settings;
    settings.target = target;
    return settings;
}

TargetAnswerPointer compute(const SnapshotPointer& snapshot, const AnswerWish& wish) {
    const double target = wish.target;
    auto out = std::make_shared<TargetAnswer>();
    out->of = snapshot;
    experiment::AnswerRequest request;
    request.target = target;
    request.perClass = true;
    request.retention = wish.retention;
    request.costs = wish.costs;
    experiment::AnswerContext context = snapshot->context;
    context.retention = wish.kept;
    out->answer = experiment::computeAnswer(snapshot->plan, snapshot->state, request, context);
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

AnswerComputer::AnswerComputer(QObject* parent) : QObject(parent) {}

void AnswerComputer::ask(SnapshotPointer snapshot, AnswerWish wish) {
    m_answering.start([this, snapshot = std::move(snapshot), wish = std::move(wish)](const std::stop_token&) {
        return [this, answer = compute(snapshot, wish)] { Q_EMIT answered(answer); };
    });
}

void AnswerComputer::read(const QStringList& folders) {
    m_reading.start([this, folders](const std::stop_token& stop) {
        std::vector<SnapshotPointer> others;
        for (const QString& path : folders) {
            if (stop.stop_requested()) {
                break;
            }
            const auto folder = experiment::Folder::open(path.toStdString());
            auto snapshot = folder ? readSnapshot(*folder, 0) : Result<SnapshotPointer>(folder.error());
            if (snapshot) {
                others.push_back(std::move(*snapshot));
            }
        }
        return [this, others = std::move(others)] { Q_EMIT othersRead(others); };
    });
}

} // namespace plateau::ui

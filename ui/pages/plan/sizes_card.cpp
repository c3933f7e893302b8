#include "ui/pages/plan/sizes_card.h"

#include "ui/pages/plan/number_boxes.h"
#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/log_ruler.h"

#include <QVBoxLayout>

#include <limits>

namespace plateau::ui {

namespace {

constexpr int mostSamples = std::numeric_limits<int>::max();
constexpr int rulerHeight = 110;
constexpr int curveHeight = 190;

int whole(std::int64_t n) {
    return static_cast<int>(std::min<std::int64_t>(n, mostSamples));
}

QString listText(const Draft& draft) {
    QStringList words;
    for (const std::int64_t size : draft.sizes) {
        words << QString::number(size);
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

SizesCard::SizesCard(Session& session, QWidget* parent)
    : PlanCard(session, "ruler", parent), m_ruler(new LogRuler), m_waiting(makeParagraph()) {
    addFields();
    leaveWheelToPage(*m_ruler);
    body().insertWidget(0, m_ruler);
    body().insertWidget(1, m_waiting);
    connect(m_ruler, &LogRuler::sizesEdited, this, [this](std::vector<std::int64_t> sizes) {
        // What lies beyond the pool is not on the ruler and stays.
        for (const std::int64_t size : shown()) {
            if (size > m_pool) {
                sizes.push_back(size);
            }
        }
        edit(m_ruler->accessibleName(), [&sizes](Draft& draft) { draft.sizes = sizes; });
    });
    setOpen(true);
}

std::vector<std::int64_t> SizesCard::shown() const {
    const PlanCheck* check = view().check.get();
    return sizesOf(view().draft, check != nullptr ? check->poolRows : 0,
                   check != nullptr ? check->classes : 0);
}

void SizesCard::addFields() {
    addChoice(
        Place::Basic, "spacing", [](const Draft& draft) { return static_cast<int>(spacingOf(draft)); },
        [this](Draft& draft, int index) { setSpacing(draft, static_cast<Spacing>(index), shown()); });
    addWhole(
        Place::Basic, "smallest", 1, mostSamples,
        [this](const Draft& /*draft*/) { return shown().empty() ? 1 : whole(shown().front()); },
        [this](Draft& draft, int n) { setSmallest(draft, n, shown()); });
    addWhole(
        Place::Basic, "largest", 1, mostSamples,
        [this](const Draft& /*draft*/) { return shown().empty() ? 1 : whole(shown().back()); },
        [this](Draft& draft, int n) { setLargest(draft, n, shown()); });
    addPlanNumber(Place::Basic, "seeds", [](Draft& draft) -> int& { return draft.seeds; });
    addText(Place::Basic, "sizes", listText,
            [](Draft& draft, const QString& text) { draft.sizes = readSizes(text); });
}

void SizesCard::showCurve(const PlanView& view) {
    std::vector<RulerPoint> points;
    if (view.frozen != nullptr) {
        for (const experiment::CurvePoint& point : view.frozen->curve.instant) {
            points.push_back({static_cast<double>(point.n), point.interval.mean});
        }
    }
    m_ruler->setFixedHeight(points.empty() ? rulerHeight : curveHeight);
    m_ruler->setCurve(points);
}

void SizesCard::showMore(const PlanView& view) {
    const std::vector<std::int64_t> sizes = shown();
    const std::int64_t pool = view.check != nullptr ? view.check->poolRows : 0;
    m_pool = pool;
    std::vector<std::int64_t> within = sizes;
    std::erase_if(within, [pool](std::int64_t size) { return size > pool; });
    const bool ready = pool > 0 && !within.empty();
    m_ruler->setVisible(ready);
    m_waiting->setVisible(!ready);
    m_ruler->setPool(pool);
    m_ruler->setSizes(within);
    m_ruler->setEnabled(view.frozen == nullptr);
    showCurve(view);
    for (const char* path : {"smallest", "largest"}) {
        setFieldVisible(path, !sizes.empty());
    }
    QString first = tr("doubling as far as the data allow");
    if (sizes.size() == 1) {
        first = tr("%1, %2").arg(PlanTexts::grid(1, view.draft.seeds), Texts::samples(sizes.front()));
    } else if (!sizes.empty()) {
        first = tr("%1, from %2 to %3 samples")
                    .arg(PlanTexts::grid(static_cast<std::int64_t>(sizes.size()), view.draft.seeds),
                         Texts::count(sizes.front()), Texts::count(sizes.back()));
    }
    const QString waits = PlanTexts::waitsFor(view.check.get());
    setTexts(tr("Sizes and seeds"), first,
             pool > 0          ? tr("%1 in the pool").arg(Texts::samples(pool))
             : waits.isEmpty() ? tr("the samples are not counted yet")
                               : waits);
}

void SizesCard::retranslate() {
    m_ruler->setAccessibleName(tr("Sizes on a ruler"));
    setPlainToolTip(*m_ruler,
                    tr("Drag a handle. Left and Right choose one, Up and Down move it, Insert adds one, "
                       "Delete takes it away."));
    m_waiting->setText(tr("The ruler appears as soon as the samples are counted."));
    setFieldTexts(
        "spacing", tr("Steps"),
        tr("How sizes follow each other. Doubling gives a curve with few cells; finer steps show more and "
           "cost more. A forecast needs at least 4 sizes, the largest 8 times the smallest."));
    setChoices("spacing", {tr("doubling, from the data"), tr("doubling"), tr("finer (× 1.4)"),
                           tr("coarser (× 4)"), tr("own list")});
    setFieldTexts(
        "smallest", tr("Smallest"),
        tr("The first size. Small sizes are quick and give the curve its span; below one sample a class "
           "there is little to learn."));
    setFieldTexts(
        "largest", tr("Largest"),
        tr("The last size, at most the whole pool. Larger says more about the next samples and takes most "
           "of the time."));
    setFieldTexts(
        "seeds", tr("Seeds a size"),
        tr("How often each size is drawn and trained anew. More seeds narrow the band: 3 is a start, 5 or "
           "more for a paper. Range %1.")
            .arg(PlanTexts::planRange("seeds")));
    setFieldTexts("sizes", tr("Sizes as a list"),
                  tr("Numbers in any order, for example 50, 100, 200. Empty: doubling from the data."));
}

} // namespace plateau::ui

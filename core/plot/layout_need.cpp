#include "core/plot/layout_parts.h"

#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot::detail {

namespace {

constexpr double kPillHeight = 20;

double targetY(const Plan& plan) {
    return plan.y.toPixel(plan.shown(*plan.chart.target));
}

/// Where a two-line block may stand, best places first: beside the zone, low under a rising curve, close
/// above the target line of a falling one; else anywhere.
std::vector<Rect> blockPlaces(const Plan& plan, const NeedPlace& need, double width, double height) {
    const double top = plan.plot.y + 6;
    const double bottom = plan.mainBottom - 40 - height;
    std::vector<double> rows;
    for (double y = plan.logY() ? targetY(plan) - 16 - height : bottom; y >= top; y -= 8)
        rows.push_back(y);
    for (double y = plan.logY() ? bottom : top; y >= top; y -= 8)
        rows.push_back(y);
    std::vector<Rect> places;
    for (const double y : rows) {
        if (need.high + 12 + width <= plan.plot.right())
            places.push_back({need.high + 12, y, width, height});
    }
    for (const double y : rows) {
        if (need.low - 12 - width >= plan.plot.x + 4)
            places.push_back({need.low - 12 - width, y, width, height});
    }
    for (const double y : rows) {
        for (double x = plan.plot.right() - width - 4; x > plan.plot.x + 4; x -= 24)
            places.push_back({x, y, width, height});
    }
    return places;
}

void drawBracket(const Plan& plan, const NeedPlace& need, Canvas& canvas) {
    const double y = plan.plot.bottom();
    const Stroke thick{Role::Text, 3, 1, {}};
    const Stroke end{Role::Text, 2, 1, {}};
    canvas.rule({need.low, y}, {need.high, y}, thick, Part::NeedBracket);
    canvas.rule({need.low, y - 5}, {need.low, y + 5}, end, Part::NeedBracket);
    if (need.open)
        canvas.add(Polygon{{{need.high - 2, y - 5}, {need.high + 6, y}, {need.high - 2, y + 5}},
                           Fill{Role::Text, 1, {}},
                           std::nullopt,
                           Part::NeedBracket});
    else
        canvas.rule({need.high, y - 5}, {need.high, y + 5}, end, Part::NeedBracket);
}

} // namespace

std::optional<NeedPlace> placeNeed(const Plan& plan) {
    const auto& needed = plan.chart.needed;
    if (!needed || !plan.chart.target || plan.sizes.empty() || !std::isfinite(needed->about))
        return std::nullopt;
    const double right = plan.plot.right();
    const double left = plan.logLeft;
    NeedPlace place;
    place.about = std::clamp(plan.x.toPixel(needed->about), left, right);
    place.ring = needed->kind == NeedKind::About && plan.x.toPixel(needed->about) <= right;
    if (needed->kind != NeedKind::About) {
        place.low = place.high = place.about;
        return place;
    }
    place.low = std::clamp(plan.x.toPixel(std::max(needed->low, 1.0)), left, place.about);
    const double high =
        needed->high && std::isfinite(*needed->high) ? plan.x.toPixel(*needed->high) : right + 1;
    place.open = high > right;
    place.high = std::clamp(high, place.about, right);
    return place;
}

void drawNeedZone(const Plan& plan, Canvas& canvas) {
    if (!plan.need || plan.need->high <= plan.need->low)
        return;
    const double top = targetY(plan);
    const Rect zone{plan.need->low, top, plan.need->high - plan.need->low, plan.plot.bottom() - top};
    canvas.add(Box{zone, 0, Fill{Role::Text, .06, {}}, std::nullopt, Part::NeedZone});
    if (plan.need->ring)
        canvas.avoid(Rect{plan.need->about - 8, top - 8, 16, zone.height + 8});
}

void drawTarget(const Plan& plan, Canvas& canvas) {
    if (!plan.chart.target || !std::isfinite(*plan.chart.target))
        return;
    const double y = targetY(plan);
    canvas.rule({plan.plot.x, y}, {plan.plot.right(), y}, {Role::Accent, 1.5, 1, {}}, Part::Target);
    const std::string text =
        elided(fillIn(plan.words().target,
                      {shortValueText(plan.chart, plan.words(), plan.shown(*plan.chart.target))}),
               12, plan.plot.width * .5, Weight::Semibold);
    const double width = textWidth(text, 12, true) + 18;
    std::vector<Rect> places;
    for (double x = plan.logLeft + 10; x + width < plan.plot.right() - 8; x += 16)
        places.push_back({x, y - kPillHeight / 2, width, kPillHeight});
    const Rect pill =
        canvas.firstFree(places).value_or(Rect{plan.plot.x + 4, y - kPillHeight / 2, width, kPillHeight});
    canvas.add(Box{pill, kPillHeight / 2, Fill{Role::Accent, 1, {}}, std::nullopt, Part::Target});
    canvas.write({{pill.x + width / 2, baselineFor(y, 12)},
                  text,
                  12,
                  Anchor::Middle,
                  Weight::Semibold,
                  Role::AccentText,
                  Part::Target});
    canvas.avoid(pill);
    canvas.avoid({{plan.plot.x, y}, {plan.plot.right(), y}});
}

void drawNeed(const Plan& plan, Canvas& canvas) {
    if (!plan.need)
        return;
    const NeedPlace& need = *plan.need;
    const double y = targetY(plan);
    const double bottom = plan.plot.bottom();
    const bool dashed = plan.chart.needed->provisional;
    const Stroke upright{Role::Text, 1.5, 1, dashed ? std::vector<double>{4, 3} : std::vector<double>{}};
    if (plan.chart.needed->kind == NeedKind::About)
        drawBracket(plan, need, canvas);
    if (!need.ring)
        return;
    canvas.rule({need.about, y}, {need.about, bottom}, upright, Part::NeedUpright);
    canvas.add(
        Circle{{need.about, y}, 5, Fill{Role::Surface, 1, {}}, Stroke{Role::Text, 2, 1, {}}, Part::NeedRing});
    canvas.add(Polygon{{{need.about, bottom - 5},
                        {need.about + 5, bottom},
                        {need.about, bottom + 5},
                        {need.about - 5, bottom}},
                       Fill{Role::Text, 1, {}},
                       Stroke{Role::Surface, 1, 1, {}},
                       Part::NeedBracket});
}

void writeNeed(const Plan& plan, Canvas& canvas) {
    if (!plan.need)
        return;
    const std::string head = needHeadline(*plan.chart.needed, plan.words());
    const std::string detail = needDetail(*plan.chart.needed, plan.words());
    const double width = std::max(textWidth(head, 14, true), textWidth(detail, 12));
    const double height = detail.empty() ? 16 : 36;
    canvas.avoid(Rect{plan.need->low, targetY(plan), plan.need->high - plan.need->low, plan.plot.height});
    const auto place = canvas.firstFree(blockPlaces(plan, *plan.need, width, height));
    if (!place)
        return;
    const bool left = place->right() < plan.need->low;
    const Anchor anchor = left ? Anchor::End : Anchor::Start;
    const double x = left ? place->right() : place->x;
    canvas.write({{x, place->y + 13}, head, 14, anchor, Weight::Semibold, Role::Text, Part::NeedText});
    if (!detail.empty())
        canvas.write(
            {{x, place->y + 32}, detail, 12, anchor, Weight::Regular, Role::TextSecondary, Part::NeedText});
}

} // namespace plateau::plot::detail

#include "core/plot/scene.h"

#include "core/plot/text_width.h"

namespace plateau::plot {

Rect boundsOf(const Text& text) {
    const double width = textWidth(text.text, text.pixels, text.weight == Weight::Semibold);
    double left = text.at.x;
    if (text.anchor == Anchor::Middle)
        left -= width / 2;
    else if (text.anchor == Anchor::End)
        left -= width;
    return {left, text.at.y - text.pixels * .8, width, text.pixels};
}

} // namespace plateau::plot

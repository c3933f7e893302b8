#include "core/plot/svg.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <set>

namespace plateau::plot {

namespace {

constexpr std::string_view kFonts =
    "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', 'Source Han Sans SC', "
    "'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";

bool allowedInXml(char32_t code) {
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
}

/// At most two decimals; what is not finite becomes 0 so that the document stays valid.
std::string number(double value) {
    if (!std::isfinite(value))
        return "0";
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string pointsText(const std::vector<Point>& points) {
    std::string out;
    for (const Point& point : points) {
        if (!out.empty())
            out += ' ';
        out += number(point.x) + ',' + number(point.y);
    }
    return out;
}

Interval spanOf(const std::vector<Point>& points) {
    Interval span{points.front().x, points.front().x};
    for (const Point& point : points)
        span.include(point.x);
    return span;
}

class Writer {
public:
    explicit Writer(const Theme& theme) : m_theme(theme) {}

    void operator()(const Polyline& mark) {
        if (mark.points.size() > 1)
            m_body += fmt::format("<polyline points=\"{}\" fill=\"none\"{}/>\n", pointsText(mark.points),
                                  strokeText(mark.stroke));
    }

    void operator()(const Polygon& mark) {
        if (mark.points.size() > 2)
            m_body += fmt::format("<polygon points=\"{}\"{}/>\n", pointsText(mark.points),
                                  paintText(mark.fill, mark.stroke, spanOf(mark.points)));
    }

    void operator()(const Box& mark) {
        const Rect& r = mark.rect;
        const std::string round = mark.radius > 0 ? fmt::format(" rx=\"{}\"", number(mark.radius)) : "";
        m_body += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}/>\n", number(r.x),
                              number(r.y), number(r.width), number(r.height), round,
                              paintText(mark.fill, mark.stroke, {r.x, r.right()}));
    }

    void operator()(const Circle& mark) {
        const Interval span{mark.centre.x - mark.radius, mark.centre.x + mark.radius};
        m_body +=
            fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(mark.centre.x),
                        number(mark.centre.y), number(mark.radius), paintText(mark.fill, mark.stroke, span));
    }

    void operator()(const Text& mark) {
        std::string style;
        if (mark.anchor != Anchor::Start)
            style += mark.anchor == Anchor::Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
        if (mark.weight == Weight::Semibold)
            style += " font-weight=\"600\"";
        m_body += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{}>{}</text>\n",
                              number(mark.at.x), number(mark.at.y), number(mark.pixels), colour(mark.role),
                              style, escapeXml(mark.text));
    }

    const std::string& body() const { return m_body; }
    const std::string& gradients() const { return m_gradients; }

private:
    std::string colour(Role role) const { return hexOf(m_theme.colour(role)); }

    std::string strokeText(const Stroke& stroke) const {
        std::string out =
            fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", colour(stroke.role), number(stroke.width));
        if (stroke.opacity < 1)
            out += fmt::format(" stroke-opacity=\"{}\"", number(stroke.opacity));
        if (!stroke.dash.empty()) {
            out += " stroke-dasharray=\"";
            for (std::size_t at = 0; at < stroke.dash.size(); ++at)
                out += (at > 0 ? "," : "") + number(stroke.dash[at]);
            out += '"';
        }
        return out;
    }

    std::string fillText(const Fill& fill, Interval span) {
        if (fill.opacityRight)
            return fmt::format(" fill=\"url(#{})\"", gradient(fill, span));
        std::string out = fmt::format(" fill=\"{}\"", colour(fill.role));
        if (fill.opacity < 1)
            out += fmt::format(" fill-opacity=\"{}\"", number(fill.opacity));
        return out;
    }

    std::string paintText(const std::optional<Fill>& fill, const std::optional<Stroke>& stroke,
                          Interval span) {
        return (fill ? fillText(*fill, span) : " fill=\"none\"") + (stroke ? strokeText(*stroke) : "");
    }

    /// The id says all that the gradient is, so equal ids of several charts in one page mean equal gradients.
    std::string gradient(const Fill& fill, Interval span) {
        const std::string id =
            fmt::format("fade-{}-{}-{}-{}-{}", colour(fill.role).substr(1), number(fill.opacity),
                        number(*fill.opacityRight), number(span.low), number(span.high));
        if (!m_ids.insert(id).second)
            return id;
        m_gradients +=
            fmt::format("<linearGradient id=\"{}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"0\" "
                        "x2=\"{}\" y2=\"0\">",
                        id, number(span.low), number(span.high));
        m_gradients +=
            fmt::format("<stop offset=\"0\" stop-color=\"{0}\" stop-opacity=\"{1}\"/><stop offset=\"1\" "
                        "stop-color=\"{0}\" stop-opacity=\"{2}\"/></linearGradient>\n",
                        colour(fill.role), number(fill.opacity), number(*fill.opacityRight));
        return id;
    }

    const Theme& m_theme;
    std::string m_body;
    std::string m_gradients;
    std::set<std::string> m_ids;
};

} // namespace

std::string escapeXml(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t decoded = decodeUtf8(text, at).value_or(0xFFFD);
        const char32_t code = allowedInXml(decoded) ? decoded : 0xFFFD;
        switch (code) {
        case U'&':
            out += "&amp;";
            break;
        case U'<':
            out += "&lt;";
            break;
        case U'>':
            out += "&gt;";
            break;
        case U'"':
            out += "&quot;";
            break;
        case U'\'':
            out += "&#39;";
            break;
        default:
            appendUtf8(out, code);
        }
    }
    return out;
}

std::string toSvg(const Scene& scene, const Theme& theme) {
    Writer writer(theme);
    for (const Mark& mark : scene.marks)
        std::visit(writer, mark);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out +=
        fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{0}\" height=\"{1}\" "
                    "viewBox=\"0 0 {0} {1}\" role=\"img\">\n",
                    number(scene.size.width), number(scene.size.height));
    out += fmt::format("<title>{}</title>\n<desc>{}</desc>\n", escapeXml(scene.title),
                       escapeXml(scene.description));
    if (!writer.gradients().empty())
        out += "<defs>\n" + writer.gradients() + "</defs>\n";
    out += fmt::format(
        "<g font-family=\"{}\" style=\"font-variant-numeric:tabular-nums\" stroke-linejoin=\"round\">\n",
        kFonts);
    out += writer.body();
    out += "</g>\n</svg>\n";
    return out;
}

} // namespace plateau::plot

#include "core/export/report_style.h"

#include "core/plot/theme.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

using plot::Role;

std::string colours(const plot::Theme& theme) {
    constexpr std::array tokens{std::pair{"window", Role::Window},
                                std::pair{"surface", Role::Surface},
                                std::pair{"line", Role::Line},
                                std::pair{"text", Role::Text},
                                std::pair{"second", Role::TextSecondary},
                                std::pair{"accent", Role::Accent},
                                std::pair{"warn", Role::Warn},
                                std::pair{"warn-soft", Role::WarnSoft},
                                std::pair{"track", Role::Hover}};
    std::string out;
    for (const auto& [name, role] : tokens) {
        out += fmt::format("--{}:{};", name, plot::hexOf(theme.colour(role)));
    }
    return out;
}

constexpr const char* rules = R"css(
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);
 font:14px/1.5 system-ui,"Segoe UI","Helvetica Neue",Arial,"Noto Sans","Noto Sans CJK SC","PingFang SC",
 "Microsoft YaHei","WenQuanYi Micro Hei",sans-serif;overflow-wrap:break-word}
main{max-width:960px;margin:0 auto;padding:24px}
h1,.answer{overflow-wrap:anywhere}
h1{font-size:24px;line-height:1.3;margin:0}
h2{font-size:16px;line-height:1.4;margin:0 0 8px}
h3{font-size:14px;margin:16px 0 4px}
p{margin:0 0 8px}
header,section{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px;
 margin:0 0 16px}
.faint{color:var(--second)}
.strong{font-weight:600}
.answer{font-size:24px;line-height:1.35;font-weight:600;margin:16px 0;max-width:40em}
.notice{background:var(--warn-soft);color:var(--warn);border-radius:6px;padding:8px 12px;font-weight:600}
ul{margin:0;padding-left:20px}
.warnings{list-style:none;padding:0}
.warnings li{border-left:3px solid var(--warn);padding:2px 0 2px 12px;margin:0 0 8px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th{text-align:left;font-weight:600;font-size:12px;color:var(--second);vertical-align:bottom}
th,td{padding:6px 16px 6px 0;border-bottom:1px solid var(--line)}
td{vertical-align:top}
th:last-child,td:last-child{padding-right:0}
tr:last-child td,tr:last-child th[scope=row]{border-bottom:0}
.number{text-align:right;white-space:nowrap}
.pairs th{white-space:nowrap;vertical-align:top;padding-right:24px;line-height:21px}
.name{overflow-wrap:anywhere;min-width:8em;max-width:32em}
td.code{font:12px/1.6 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;word-break:break-all}
.facts{margin:0}
.facts th,.facts td{border:0;padding:0 32px 0 0}
.facts th,.facts td:nth-child(-n+4){white-space:nowrap}
.facts td{font-size:16px}
.wide{overflow-x:auto;margin:0 0 8px}
.wide+.wide{margin-top:16px}
.wide:last-child,p:last-child,pre:last-child{margin-bottom:0}
pre{background:var(--track);border-radius:6px;padding:12px;margin:0 0 12px;overflow-x:auto;white-space:pre-wrap;
 font:13px/1.6 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
pre code{font:inherit}
summary{cursor:pointer;color:var(--accent);padding:4px 0}
svg{display:block;width:100%;height:auto;margin:0 0 8px}
svg.dark{display:none}
)css";

constexpr const char* paper = R"css(
@media print{
 body{background:none;font-size:11px}
 main{max-width:none;padding:0}
 header,section{border:0;border-bottom:1px solid var(--line);border-radius:0;padding:12px 0;margin:0}
 .chart,tr,li,pre{break-inside:avoid}
 h2{break-after:avoid}
 .wide{overflow:visible}
}
@media (max-width:600px){main{padding:8px}.facts tr{display:inline-block;vertical-align:top}
 .facts th,.facts td{display:block;height:48px}}
)css";

} // namespace

std::string reportStyle() {
    return fmt::format(":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
                       colours(plot::lightTheme()), colours(plot::darkTheme())) +
           rules +
           "@media screen and (prefers-color-scheme:dark){svg.dark{display:block}svg.light{display:none}}" +
           paper;
}

} // namespace plateau::exporter

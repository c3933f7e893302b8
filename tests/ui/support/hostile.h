#pragma once

#include <QString>

#include <string>
#include <utility>
#include <vector>

/// Texts that froze or tricked other programs.
namespace plateau::ui::support {

inline std::vector<std::pair<const char*, QString>> hostileTexts() {
    QString tables;
    for (int i = 0; i < 18; ++i) {
        tables += QStringLiteral("<table><tr><td>");
    }
    return {
        {"nested tables", tables},
        {"image of a file", QStringLiteral("<img src=\"/etc/hostname\"> <b>bold</b>")},
        {"link", QStringLiteral("<a href=\"file:///etc/passwd\">here</a>")},
        {"bidirectional", QStringLiteral("invoice\u202Egpj.exe")},
        {"terminal colours", QStringLiteral("\u001b[31mred\u001b[0m")},
        {"nothing but NUL", QString(3, QChar(0))},
        {"one long line", QString(1 << 20, QLatin1Char('x'))},
        {"many lines", QString(20'000, QLatin1Char('\n'))},
        {"rich text mark", QStringLiteral("<qt><h1>big</h1></qt>")},
        {"lone surrogate", QString(QChar(0xD800)) + QStringLiteral("end")},
    };
}

} // namespace plateau::ui::support

#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPointer>
#include <QStyleFactory>
#include <QToolTip>

#include <algorithm>

namespace plateau::ui {

namespace {

/// Simplified forms before others, so that no Japanese glyph is taken for a Chinese letter.
QStringList chineseFamilies() {
    return {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
            QStringLiteral("Source Han Sans SC"), QStringLiteral("WenQuanYi Micro Hei")};
}

QStringList installed(const QStringList& wanted) {
    const QStringList there = QFontDatabase::families();
    QStringList out;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(out),
                 [&there](const QString& family) { return there.contains(family); });
    return out;
}

QFont makeFont(const QStringList& families, TextSize size, TextWeight weight) {
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(static_cast<int>(size));
    const QFont::Weight weights[] = {QFont::Normal, QFont::Medium, QFont::DemiBold};
    font.setWeight(weights[static_cast<int>(weight)]);
    return font;
}

} // namespace

Theme& Theme::instance() {
    static QPointer<Theme> theme; // empty again once its application is gone
    if (!theme) {
        theme = new Theme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    }
    return *theme;
}

Theme::Theme(QApplication& application) : QObject(&application), m_application(application) {
    const QPalette before = application.palette();
    m_systemMode = before.color(QPalette::Window).lightnessF() < 0.5 ? Mode::Dark : Mode::Light;
    const QString family = QFontInfo(application.font()).family(); // "Sans Serif" is no font
    m_families = QStringList{family} + installed(chineseFamilies());
    m_numberFamilies = m_families;
    if (!hasEqualDigits(makeFont(m_families, TextSize::Body, TextWeight::Regular))) {
        const QStringList candidates =
            installed({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"),
                       QStringLiteral("Liberation Sans"), QStringLiteral("WenQuanYi Micro Hei")});
        const auto even = std::find_if(candidates.begin(), candidates.end(), [](const QString& name) {
            return hasEqualDigits(makeFont({name}, TextSize::Body, TextWeight::Regular));
        });
        if (even != candidates.end()) {
            m_numberFamilies.prepend(*even);
        }
    }
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

void Theme::choose(ModeChoice choice) {
    m_choice = choice;
    apply();
}

void Theme::setSystemMode(Mode mode) {
    m_systemMode = mode;
    if (m_choice == ModeChoice::System) {
        apply();
    }
}

void Theme::apply() {
    m_mode = m_choice == ModeChoice::System ? m_systemMode
                                            : (m_choice == ModeChoice::Dark ? Mode::Dark : Mode::Light);
    QApplication::setFont(font(TextSize::Body));
    QApplication::setPalette(paletteOf(tokens()));
    QToolTip::setFont(font(TextSize::Secondary));
    m_application.setStyleSheet(styleSheet(tokens(), m_mode));
    Q_EMIT changed();
}

const plot::Theme& Theme::tokens() const {
    return m_mode == Mode::Dark ? plot::darkTheme() : plot::lightTheme();
}

QColor Theme::colour(Role role) const {
    return toColour(tokens().colour(role));
}

QFont Theme::font(TextSize size, TextWeight weight) const {
    return makeFont(m_families, size, weight);
}

QFont Theme::numberFont(TextSize size, TextWeight weight) const {
    return makeFont(m_numberFamilies, size, weight);
}

QFont Theme::monospace(TextSize size) const {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies(QStringList{QFontInfo(font).family()} + installed(chineseFamilies()));
    font.setPixelSize(static_cast<int>(size));
    return font;
}

QColor colour(Role role) {
    return Theme::instance().colour(role);
}

QColor toColour(plot::Colour colour) {
    return QColor(colour.red, colour.green, colour.blue);
}

bool hasEqualDigits(const QFont& font) {
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01) {
            return false;
        }
    }
    return true;
}

bool canShowChinese() {
    return !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

QPalette paletteOf(const plot::Theme& tokens) {
    const auto of = [&tokens](Role role) { return toColour(tokens.colour(role)); };
    QPalette palette;
    palette.setColor(QPalette::Window, of(Role::Window));
    palette.setColor(QPalette::WindowText, of(Role::Text));
    palette.setColor(QPalette::Base, of(Role::Surface));
    palette.setColor(QPalette::AlternateBase, of(Role::Window));
    palette.setColor(QPalette::Text, of(Role::Text));
    palette.setColor(QPalette::Button, of(Role::Surface));
    palette.setColor(QPalette::ButtonText, of(Role::Text));
    palette.setColor(QPalette::BrightText, of(Role::Bad));
    palette.setColor(QPalette::Highlight, of(Role::AccentSoft));
    palette.setColor(QPalette::HighlightedText, of(Role::Text));
    palette.setColor(QPalette::Link, of(Role::Accent));
    palette.setColor(QPalette::LinkVisited, of(Role::Accent));
    palette.setColor(QPalette::ToolTipBase, of(Role::Raised));
    palette.setColor(QPalette::ToolTipText, of(Role::Text));
    palette.setColor(QPalette::PlaceholderText, of(Role::TextSecondary));
    palette.setColor(QPalette::Light, of(Role::Raised));
    palette.setColor(QPalette::Midlight, of(Role::Hover));
    palette.setColor(QPalette::Mid, of(Role::Line));
    palette.setColor(QPalette::Dark, of(Role::ButtonBorder));
    palette.setColor(QPalette::Shadow, of(Role::FieldBorder));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, of(Role::TextDisabled));
    }
    return palette;
}

} // namespace plateau::ui

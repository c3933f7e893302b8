#pragma once

#include "ui/theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace plateau::ui {

/// The tokens as Qt values, light or dark. There is one for the application: a child of the QApplication,
/// made by the first call of instance(). GUI thread only.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    /// Switches the whole application live: style, palette, style sheet; then emits changed().
    void choose(ModeChoice choice);
    ModeChoice choice() const { return m_choice; }
    Mode mode() const { return m_mode; }
    /// What the desktop prefers; System follows it.
    void setSystemMode(Mode mode);

    const plot::Theme& tokens() const;
    QColor colour(Role role) const;
    QFont font(TextSize size, TextWeight weight = TextWeight::Regular) const;
    /// With digits of equal width, for tables and axes.
    QFont numberFont(TextSize size, TextWeight weight = TextWeight::Regular) const;
    QFont monospace(TextSize size) const;

Q_SIGNALS:
    void changed();

private:
    explicit Theme(QApplication& application);
    void apply();

    QApplication& m_application;
    QStringList m_families;
    QStringList m_numberFamilies;
    ModeChoice m_choice = ModeChoice::System;
    Mode m_systemMode = Mode::Light;
    Mode m_mode = Mode::Light;
};

/// Shorthand for Theme::instance().colour().
QColor colour(Role role);
QColor toColour(plot::Colour colour);

/// Whether the ten digits of a font have one width.
bool hasEqualDigits(const QFont& font);

/// Whether any installed font has Chinese letters.
bool canShowChinese();

QPalette paletteOf(const plot::Theme& tokens);

} // namespace plateau::ui

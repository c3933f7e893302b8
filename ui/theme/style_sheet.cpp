#include "ui/theme/style_sheet.h"

#include <utility>

namespace plateau::ui {

namespace {

const char* const buttons = R"(
QPushButton, QToolButton { background: @surface; color: @text; border: 1px solid @buttonBorder; border-radius: 6px;
    padding: 0 12px; min-height: 30px; }
QToolButton { padding: 0 5px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @pressed; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; border-color: @line; }
QPushButton[compact="true"], QToolButton[compact="true"] { min-height: 26px; }
QPushButton[kind="filled"] { background: @accent; color: @accentText; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="filled"]:hover { background: @filledHover; border-color: @filledHover; }
QPushButton[kind="filled"]:disabled { background: @track; color: @disabled; border-color: @track; }
QPushButton[kind="danger"] { color: @bad; }
QPushButton[kind="link"] { color: @accent; background: transparent; border: 1px solid transparent; padding: 0 4px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="icon"], QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent;
    padding: 0; min-width: 30px; max-width: 30px; }
QPushButton[kind="icon"]:hover, QToolButton[kind="icon"]:hover { background: @hover; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
)";

const char* const fields = R"(
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit { background: @surface; color: @text;
    border: 1px solid @fieldBorder; border-radius: 6px; padding: 0 8px; min-height: 30px;
    selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @disabled;
    border-color: @line; }
QLineEdit[fault="true"], QSpinBox[fault="true"], QDoubleSpinBox[fault="true"], QComboBox[fault="true"] {
    border-color: @bad; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/controls/down-@mode.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @buttonBorder;
    selection-background-color: @accentSoft; selection-color: @text; outline: 0; padding: 4px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: 0; width: 20px; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: 0; width: 20px; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/controls/up-@mode.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/controls/down-@mode.svg); width: 12px;
    height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 16px; height: 16px; border: 1px solid @fieldBorder;
    background: @surface; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/icons/controls/check-@mode.svg); }
QRadioButton::indicator:checked { border-color: @accent; image: url(:/icons/controls/dot-@mode.svg); }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @track; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: @surface; border: 2px solid @accent; }
)";

const char* const views = R"(
QTableView, QListView, QTreeView { background: @surface; color: @text; border: 0; gridline-color: @line;
    selection-background-color: @accentSoft; selection-color: @text; outline: 0; }
QHeaderView { background: @surface; }
QTableCornerButton::section { background: transparent; border: 0; }
QHeaderView::section { background: @window; color: @secondary; border: 0; border-bottom: 1px solid @line;
    padding: 0 8px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @secondary; border: 0; border-bottom: 2px solid transparent;
    padding: 10px 6px 8px 6px; margin-right: 8px; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: @buttonBorder; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @fieldBorder; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QAbstractScrollArea#page { border: 0; background: transparent; }
QProgressBar { background: @track; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QMenu { background: @raised; color: @text; border: 1px solid @buttonBorder; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenuBar { background: @window; color: @text; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 6px 10px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QToolTip { background: @raised; color: @text; border: 1px solid @fieldBorder; padding: 6px; }
QSplitter::handle { background: transparent; }
)";

const char* const words = R"(
QLabel[tone="secondary"] { color: @secondary; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="good"] { color: @good; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="disabled"] { color: @disabled; }
QFrame[surface="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[surface="selected"] { background: @surface; border: 2px solid @accent; border-radius: 8px; }
QFrame[surface="drop"] { background: @surface; border: 1px dashed @fieldBorder; border-radius: 8px; }
)";

/// Between the accent and the text, so that hovering darkens in light and lightens in dark.
QString mixed(const plot::Theme& tokens, Role a, Role b, double share) {
    const plot::Colour first = tokens.colour(a);
    const plot::Colour second = tokens.colour(b);
    const auto part = [share](int x, int y) { return static_cast<std::uint8_t>(x + (y - x) * share); };
    return QString::fromStdString(plot::hexOf(
        {part(first.red, second.red), part(first.green, second.green), part(first.blue, second.blue)}));
}

} // namespace

QString styleSheet(const plot::Theme& tokens, Mode mode) {
    // Longer names first: "@accent" is the beginning of "@accentSoft".
    const std::pair<const char*, Role> names[] = {
        {"@accentSoft", Role::AccentSoft},
        {"@accentText", Role::AccentText},
        {"@accent", Role::Accent},
        {"@buttonBorder", Role::ButtonBorder},
        {"@fieldBorder", Role::FieldBorder},
        {"@surface", Role::Surface},
        {"@secondary", Role::TextSecondary},
        {"@disabled", Role::TextDisabled},
        {"@raised", Role::Raised},
        {"@window", Role::Window},
        {"@hover", Role::Hover},
        {"@pressed", Role::Pressed},
        {"@track", Role::Track},
        {"@line", Role::Line},
        {"@text", Role::Text},
        {"@good", Role::Good},
        {"@warn", Role::Warn},
        {"@bad", Role::Bad},
    };
    QString sheet = QString::fromUtf8(buttons) + QString::fromUtf8(fields) + QString::fromUtf8(views) +
                    QString::fromUtf8(words);
    sheet.replace(QLatin1String("@mode"),
                  mode == Mode::Dark ? QLatin1String("dark") : QLatin1String("light"));
    sheet.replace(QLatin1String("@filledHover"), mixed(tokens, Role::Accent, Role::Text, 0.15));
    for (const auto& [name, role] : names) {
        sheet.replace(QLatin1String(name), QString::fromStdString(plot::hexOf(tokens.colour(role))));
    }
    return sheet;
}

} // namespace plateau::ui

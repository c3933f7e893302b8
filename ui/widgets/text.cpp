#include "ui/widgets/text.h"

#include "ui/theme/theme.h"

#include "core/base/utf8.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr std::size_t untrustedBytes = 4096;
constexpr QChar lineEnd(0x21B5); // ↵

const char* nameOf(Tone tone) {
    const char* const names[] = {"", "secondary", "accent", "good", "warn", "bad", "disabled"};
    return names[static_cast<int>(tone)];
}

} // namespace

QString untrusted(std::string_view text) {
    QString out;
    for (const QString& line :
         QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), untrustedBytes)))
             .split(QLatin1Char('\n'))) {
        out += out.isNull() ? QString() : QString(lineEnd);
        out += QString::fromStdString(printable(line.toStdString(), untrustedBytes));
        if (out.size() > static_cast<qsizetype>(untrustedBytes)) {
            break;
        }
    }
    return out.left(static_cast<qsizetype>(untrustedBytes));
}

QString untrusted(const QString& text) {
    return untrusted(text.left(static_cast<qsizetype>(untrustedBytes)).toStdString());
}

void setUntrustedText(QLabel& label, const QString& text) {
    label.setTextFormat(Qt::PlainText);
    label.setText(untrusted(text));
}

void setPlainToolTip(QWidget& widget, const QString& text) {
    // Qt guesses rich text by its look; escaped and wrapped it cannot be mistaken.
    widget.setToolTip(text.isEmpty() ? QString()
                                     : QStringLiteral("<qt>%1</qt>").arg(untrusted(text).toHtmlEscaped()));
}

void setStyleProperty(QWidget& widget, const char* name, const QVariant& value) {
    if (widget.property(name) != value) {
        widget.setProperty(name, value);
        widget.style()->unpolish(&widget);
        widget.style()->polish(&widget);
        widget.update();
    }
}

void setTone(QLabel& label, Tone tone) {
    setStyleProperty(label, "tone", QString::fromLatin1(nameOf(tone)));
}

TextLabel::TextLabel(TextSize size, Tone tone, TextWeight weight, QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSize(size, weight);
    setProperty("tone", QString::fromLatin1(nameOf(tone)));
}

void TextLabel::setSize(TextSize size, TextWeight weight) {
    setFont(Theme::instance().font(size, weight));
}

void ElidedLabel::setFullText(const QString& text) {
    m_full = text;
    setText(text);
    updateGeometry();
    update();
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_full) + 2, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, width());
    setPlainToolTip(*this, shown == m_full ? QString() : m_full);
    style()->drawItemText(&painter, rect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                          option.palette, isEnabled(), shown, foregroundRole());
}

} // namespace plateau::ui

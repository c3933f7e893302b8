#pragma once

#include "ui/theme/tokens.h"

#include <QLabel>
#include <QString>

#include <string_view>

namespace plateau::ui {

/// Text from a file, a child process or a plan, made harmless: at most 4 KiB, control and bidirectional
/// characters as escapes, line ends as "↵". Still plain text: show it where nothing guesses HTML.
QString untrusted(std::string_view text);
QString untrusted(const QString& text);

/// Shows untrusted text literally: PlainText, escaped, cut.
void setUntrustedText(QLabel& label, const QString& text);
/// A tooltip that is shown literally whatever it holds.
void setPlainToolTip(QWidget& widget, const QString& text);

enum class Tone { Normal, Secondary, Accent, Good, Warn, Bad, Disabled };

/// Sets a dynamic property that the style sheet looks at, and applies it.
void setStyleProperty(QWidget& widget, const char* name, const QVariant& value);
void setTone(QLabel& label, Tone tone);

/// A plain-text label in one of the type sizes. Never interprets HTML.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextSize size = TextSize::Body, Tone tone = Tone::Normal,
                       TextWeight weight = TextWeight::Regular, QWidget* parent = nullptr);
    void setSize(TextSize size, TextWeight weight);
};

/// One line that ends with "…" where it does not fit; the whole text is its tooltip then.
class ElidedLabel : public TextLabel {
    Q_OBJECT
public:
    using TextLabel::TextLabel;
    void setFullText(const QString& text);
    const QString& fullText() const { return m_full; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_full;
};

} // namespace plateau::ui

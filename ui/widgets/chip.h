#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace plateau::ui {

enum class ChipKind { Neutral, Accent, Good, Warn, Bad };

/// A small rounded word, with a picture where the colour alone would carry the meaning. Text is shown
/// literally.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(ChipKind kind = ChipKind::Neutral, QWidget* parent = nullptr);
    void set(ChipKind kind, const QString& text, const QString& icon = {});
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChipKind m_kind;
    QString m_text;
    QString m_icon;
};

/// Text and soft colour of a kind.
Role inkOf(ChipKind kind);
Role tintOf(ChipKind kind);

} // namespace plateau::ui

#pragma once

#include "core/data/profile.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace plateau::ui {

/// Samples of each class, the largest first, as upright bars; rare classes in another colour. Left and Right
/// move over the bars, the chosen one is named below; so does the mouse.
class ClassBars : public QWidget {
    Q_OBJECT
public:
    explicit ClassBars(QWidget* parent = nullptr);
    /// @param counts largest first
    void setCounts(const std::vector<data::LabelCount>& counts);
    /// Classes of fewer samples than this are drawn as rare; from half the median.
    std::uint64_t rareBelow() const { return m_rareBelow; }
    std::int64_t rareCount() const;
    QSize sizeHint() const override { return {240, 92}; }

Q_SIGNALS:
    /// A bar the user points at; nothing: none.
    void pointedAt(const QString& what);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void pointAt(std::optional<std::size_t> bar);
    double step() const;
    std::vector<data::LabelCount> m_counts;
    std::uint64_t m_rareBelow = 0;
    std::optional<std::size_t> m_at;
};

/// How long the texts are: a histogram in characters. The last bar takes all longer ones.
class LengthBars : public QWidget {
    Q_OBJECT
public:
    explicit LengthBars(QWidget* parent = nullptr);
    void setProfile(const data::LengthProfile& profile);
    QSize sizeHint() const override { return {240, 110}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    data::LengthProfile m_profile;
};

} // namespace plateau::ui

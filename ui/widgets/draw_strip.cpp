#include "ui/widgets/draw_strip.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QPainter>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int cell = 11; ///< a square and the gap behind it
constexpr int square = 9;
constexpr int batchGap = 10;
constexpr int lineHeight = 17;

/// Puts batch after batch into lines of whole batches where one fits, else breaks inside them.
template <typename Place>
int arrange(std::size_t draws, int batch, int width, const Place& place) {
    const int perLine = std::max(1, width / cell);
    int x = 0;
    int line = 0;
    for (std::size_t at = 0; at < draws; ++at) {
        const bool begins = at > 0 && at % static_cast<std::size_t>(batch) == 0;
        if (begins && x > 0) {
            x += batchGap;
        }
        const int rest = begins && batch <= perLine ? batch * cell : cell;
        if (x > 0 && x + rest > width) {
            x = 0;
            ++line;
        }
        place(at, x, line);
        x += cell;
    }
    return line + 1;
}

} // namespace

DrawStrip::DrawStrip(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DrawStrip::setDraws(const std::string& draws, int batch) {
    m_draws = draws;
    m_batch = std::max(1, batch);
    const auto domain = std::count(draws.begin(), draws.end(), 'D');
    setAccessibleDescription(
        tr("The first %1 draws, %2 of them from the domain: %3")
            .arg(Texts::count(std::ssize(draws)), Texts::count(domain), QString::fromStdString(draws)));
    updateGeometry();
    update();
}

QSize DrawStrip::sizeHint() const {
    return {560, heightForWidth(560)};
}

int DrawStrip::heightForWidth(int width) const {
    return lineHeight * arrange(m_draws.size(), m_batch, width, [](std::size_t, int, int) {});
}

void DrawStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    arrange(m_draws.size(), m_batch, width(), [&](std::size_t at, int x, int line) {
        const QRectF box(x + .5, line * lineHeight + 3.5, square - 1, square - 1);
        const bool domain = m_draws[at] == 'D';
        painter.setPen(QPen(colour(domain ? Role::Accent : Role::Reference), 1));
        painter.setBrush(domain ? QBrush(colour(Role::Accent)) : QBrush(Qt::NoBrush));
        painter.drawRect(box);
    });
}

} // namespace plateau::ui

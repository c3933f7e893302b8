#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

void initialiseIconResources() {
    Q_INIT_RESOURCE(icons);
}

namespace plateau::ui {

namespace {

QByteArray sourceOf(const QString& name) {
    initialiseIconResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <typename Target>
void keepIcon(Target& target, const QString& name, Role role, int size) {
    // A second call replaces the first: the property tells the older renewal to stand down.
    target.setProperty("iconName", name);
    target.setProperty("iconRole", static_cast<int>(role));
    target.setIcon(icon(name, role, size));
    if (target.property("iconRenewed").toBool()) {
        return;
    }
    target.setProperty("iconRenewed", true);
    QObject::connect(&Theme::instance(), &Theme::changed, &target, [&target, size] {
        target.setIcon(icon(target.property("iconName").toString(),
                            static_cast<Role>(target.property("iconRole").toInt()), size));
    });
}

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, double ratio) {
    const QString key =
        QStringLiteral("icon/%1/%2/%3/%4").arg(name, colour.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QByteArray source = sourceOf(name);
    if (source.isEmpty()) {
        return pixmap;
    }
    source.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(source);
    const int pixels = qRound(size * ratio);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString& name, Role role, int size) {
    QIcon out;
    for (const double ratio : {1.0, 2.0}) {
        out.addPixmap(iconPixmap(name, colour(role), size, ratio), QIcon::Normal);
        out.addPixmap(iconPixmap(name, colour(Role::TextDisabled), size, ratio), QIcon::Disabled);
    }
    return out;
}

void setIcon(QAbstractButton& button, const QString& name, Role role, int size) {
    button.setIconSize(QSize(size, size));
    keepIcon(button, name, role, size);
}

void setIcon(QAction& action, const QString& name, Role role) {
    keepIcon(action, name, role, iconSize);
}

} // namespace plateau::ui

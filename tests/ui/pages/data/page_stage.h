#pragma once

#include "tests/ui/pages/data/data_fixture.h"
#include "tests/ui/support/page_stage.h"
#include "tests/ui/support/showcase.h"

#include "ui/pages/data/data_page.h"
#include "ui/pages/data/file_column.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/data/sample_table.h"
#include "ui/session/language.h"

#include <QAction>
#include <QTest>

namespace plateau::ui::support {

/// A Data page on a session on a folder of the test.
struct DataStage : PageStage<DataPage> {
    DataStage() : PageStage(QSize(1100, 720)) {}

    QString write(const char* name, const std::string& text) const {
        plateau::support::writeText(folder / name, text);
        return QString::fromStdString((folder / name).string());
    }
    /// Drops a file and waits until nothing is at work.
    QString add(const char* name, const std::string& text) {
        const QString path = write(name, text);
        page->takeFiles({path});
        settle();
        return path;
    }
    bool settle() {
        return QTest::qWaitFor([this] { return !page->isAtWork() && !page->files().isBusy(); },
                               120'000); // sanitizers take their time
    }
    bool hasBanner(const char* topic) const { return banner(topic) != nullptr; }
    Banner* banner(const char* topic) const { return page->banners().banner(QString::fromLatin1(topic)); }
    /// Presses the button with this text inside a widget.
    static bool press(const QWidget& where, const QString& text) {
        for (auto* button : where.findChildren<QAbstractButton*>()) {
            if (button->text() == text && button->isVisible()) {
                button->click();
                return true;
            }
        }
        return false;
    }
    QString allText() const {
        QStringList texts = labels();
        for (const auto* button : page->findChildren<QAbstractButton*>()) {
            if (button->isVisible()) {
                texts << button->text();
            }
        }
        return texts.join(QLatin1Char('\n'));
    }
    const QList<FileCard*>& cards() const { return page->findChild<FileColumn*>()->cards(); }
    QAction* forward() const { return page->headerActions().last(); }
};

} // namespace plateau::ui::support

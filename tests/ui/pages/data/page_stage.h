#pragma once

#include "tests/ui/pages/data/data_fixture.h"
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
struct DataStage {
    plateau::support::TemporaryFolder folder;
    Language language;
    std::unique_ptr<Session> session;
    std::unique_ptr<DataPage> page;

    DataStage() {
        std::filesystem::create_directories(folder / "experiments");
        qputenv("PLATEAU_EXPERIMENTS", (folder / "experiments").c_str());
        language.choose(QStringLiteral("en"));
        session = std::make_unique<Session>(QString::fromStdString((folder / "settings.ini").string()));
        page = std::make_unique<DataPage>(*session);
        page->retranslate();
        page->resize(1100, 720);
        page->show();
    }
    ~DataStage() { page.reset(); }

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
        return QTest::qWaitFor([this] { return !page->isAtWork() && !page->files().worker().isBusy(); },
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
        QStringList texts;
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
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

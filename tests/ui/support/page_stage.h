#pragma once

#include "tests/support/temporary_folder.h"

#include "ui/session/language.h"
#include "ui/session/session.h"

#include <QAction>
#include <QLabel>

#include <filesystem>
#include <memory>

namespace plateau::ui::support {

/// A page in English on a session whose settings and experiments lie in a folder of the test.
template <typename PageType>
struct PageStage {
    plateau::support::TemporaryFolder folder;
    Language language;
    std::unique_ptr<Session> session;
    std::unique_ptr<PageType> page;

    explicit PageStage(QSize size) {
        std::filesystem::create_directories(folder / "experiments");
        qputenv("PLATEAU_EXPERIMENTS", (folder / "experiments").c_str());
        language.choose(QStringLiteral("en"));
        session = std::make_unique<Session>(QString::fromStdString((folder / "settings.ini").string()));
        page = std::make_unique<PageType>(*session);
        page->retranslate();
        page->resize(size);
        page->show();
    }
    ~PageStage() { page.reset(); }

    /// The labels that are shown now.
    QStringList labels() const {
        QStringList texts;
        for (const QLabel* label : page->template findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        return texts;
    }
};

} // namespace plateau::ui::support

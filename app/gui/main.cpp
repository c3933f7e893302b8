#include "app/gui/desktop.h"

#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

using namespace plateau;

namespace {

ui::ModeChoice modeNamed(const QString& name) {
    return name == QLatin1String("dark")    ? ui::ModeChoice::Dark
           : name == QLatin1String("light") ? ui::ModeChoice::Light
                                            : ui::ModeChoice::System;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plateau-gui"));
    QApplication::setApplicationDisplayName(QStringLiteral("Plateau"));
    QApplication::setApplicationVersion(QStringLiteral(PLATEAU_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("app.plateau.Plateau"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("How much data does this fine-tune need?"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("experiment"),
                                 QStringLiteral("An experiment folder, or data files for a new one."),
                                 QStringLiteral("[experiment]"));
    parser.process(application);

    ui::Session session;
    ui::Language language;
    language.choose(session.settings().language);
    ui::Theme::instance().choose(modeNamed(session.settings().theme));
    ui::MainWindow window(session, language);
    window.setWindowIcon(QIcon(ui::iconPixmap(QStringLiteral("plateau"), Qt::black, 64)));
    ui::makePages(window, session);
    gui::Desktop desktop;
    QObject::connect(&desktop, &gui::Desktop::preferredModeChanged, &ui::Theme::instance(),
                     &ui::Theme::setSystemMode);
    QObject::connect(&window, &ui::MainWindow::runEnded, &desktop, &gui::Desktop::notify);
    if (!parser.positionalArguments().isEmpty()) {
        window.openPaths(parser.positionalArguments());
    }
    window.show();
    QTimer::singleShot(0, &session, [&session] { session.cli().check(); });
    return QApplication::exec();
}

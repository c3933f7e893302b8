#include "app/gui/desktop.h"

#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string_view>

using namespace plateau;

namespace {

constexpr int noDisplay = 4; ///< exit code

ui::ModeChoice modeNamed(const QString& name) {
    return name == QLatin1String("dark")    ? ui::ModeChoice::Dark
           : name == QLatin1String("light") ? ui::ModeChoice::Light
                                            : ui::ModeChoice::System;
}

/// Whether the words only ask for words, which need no window.
bool asksForWords(int argc, char** argv) {
    const std::set<std::string_view> questions{"--version", "-v", "--help", "-h", "--help-all"};
    return std::any_of(argv + std::min(1, argc), argv + argc,
                       [&questions](const char* word) { return questions.contains(word); });
}

bool hasDisplay() {
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Reads the command line; answers --help and --version and leaves.
void parse(QCommandLineParser& parser) {
    QCoreApplication::setApplicationName(QStringLiteral("plateau-gui"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLATEAU_VERSION));
    parser.setApplicationDescription(QStringLiteral("How much data does this fine-tune need?"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("experiment"),
                                 QStringLiteral("An experiment folder, or data files for a new one."),
                                 QStringLiteral("[experiment]"));
    parser.process(*QCoreApplication::instance());
}

} // namespace

int main(int argc, char** argv) {
    QCommandLineParser parser;
    if (asksForWords(argc, argv)) {
        const QCoreApplication words(argc, argv);
        parse(parser);
        return 0;
    }
    if (!hasDisplay()) {
        std::fputs("plateau-gui: no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it in a "
                   "desktop session, "
                   "or use the command line: plateau --help\n",
                   stderr);
        return noDisplay;
    }
    const QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Plateau"));
    QApplication::setDesktopFileName(QStringLiteral("app.plateau.Plateau"));
    parse(parser);

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

#include "tests/app/cli/report_experiments.h"

#include "core/plot/theme.h"
#include "tests/support/registered_test.h"

#include <QImage>
#include <QStandardPaths>
#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;

namespace {

/// The first of Debian's browsers that is installed; empty when there is none.
std::string browser() {
    for (const char* name : {"chromium-headless-shell", "chromium"}) {
        const QString path = QStandardPaths::findExecutable(QString::fromLatin1(name));
        if (!path.isEmpty()) {
            return path.toStdString();
        }
    }
    return "";
}

enum class Colours { Light, Dark };

/// Opens the page with a fresh profile.
support::Finished open(const std::string& page, Colours colours, std::vector<std::string> action,
                       const std::string& profile) {
    // blink::mojom::PreferredColorScheme: 0 dark, 1 light
    std::vector<std::string> arguments{"--headless",
                                       "--no-sandbox",
                                       "--disable-gpu",
                                       "--hide-scrollbars",
                                       "--window-size=1100,1400",
                                       "--enable-logging=stderr",
                                       "--user-data-dir=" + profile,
                                       colours == Colours::Dark ? "--blink-settings=preferredColorScheme=0"
                                                                : "--blink-settings=preferredColorScheme=1"};
    arguments.insert(arguments.end(), action.begin(), action.end());
    arguments.push_back("file://" + page);
    return support::runProgram(browser(), arguments);
}

/// Pixels of a colour, give or take the rounding of the screen.
int pixelsOf(const QImage& image, plot::Colour colour) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            found += std::abs(pixel.red() - colour.red) < 3 && std::abs(pixel.green() - colour.green) < 3 &&
                     std::abs(pixel.blue() - colour.blue) < 3;
        }
    }
    return found;
}

} // namespace

/// Reports in a browser: no word on its console, and the chart is seen.
class TestReportBrowser : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string pageOf(const QString& name) const {
        const experiment::Plan plan =
            name == QLatin1String("hostile") ? hostilePlan() : experiment::sample::plan();
        const std::string root = name.toStdString();
        const std::string page = (m_dir / (root + ".html")).string();
        if (!std::filesystem::exists(m_dir / root)) {
            const std::string folder = experimentAt(m_dir / root, plan);
            const auto made = runPlateau({"experiment", "report", folder, "-o", page});
            return made.code == 0 ? page : std::string();
        }
        return page;
    }

private Q_SLOTS:
    void initTestCase() {
        if (browser().empty()) {
            QSKIP("skipped: no chromium (apt-get install chromium-headless-shell)");
        }
    }

    void theConsoleStaysSilent_data() { rows(); }
    void theConsoleStaysSilent() {
        QFETCH(QString, name);
        QFETCH(int, colours);
        const std::string page = pageOf(name);
        QVERIFY(!page.empty());
        const auto shown =
            open(page, static_cast<Colours>(colours), {"--dump-dom"}, (m_dir / "profile").string());
        QVERIFY2(shown.code == 0 && !shown.crashed, shown.err.c_str());
        QVERIFY2(shown.err.find("CONSOLE") == std::string::npos, shown.err.c_str());
        QVERIFY(shown.out.find("<svg class=\"light\"") != std::string::npos);
        QVERIFY(shown.out.find("<script") == std::string::npos);
        QVERIFY(shown.out.find("<img") == std::string::npos);
        // What the parser understood ends where we ended it.
        QVERIFY(shown.out.find("How the numbers are made") != std::string::npos);
        QVERIFY(shown.out.find("</main>") > shown.out.find("How the numbers are made"));
    }

    void theChartIsSeen_data() { rows(); }
    void theChartIsSeen() {
        QFETCH(QString, name);
        QFETCH(int, colours);
        const std::string page = pageOf(name);
        QVERIFY(!page.empty());
        const std::string picture = (m_dir / "picture.png").string();
        const auto shown = open(page, static_cast<Colours>(colours), {"--screenshot=" + picture},
                                (m_dir / "profile").string());
        QVERIFY2(shown.code == 0, shown.err.c_str());
        const QImage image(QString::fromStdString(picture));
        QVERIFY(!image.isNull());
        const bool dark = static_cast<Colours>(colours) == Colours::Dark;
        const plot::Theme& here = dark ? plot::darkTheme() : plot::lightTheme();
        const plot::Theme& other = dark ? plot::lightTheme() : plot::darkTheme();
        QVERIFY(pixelsOf(image, here.colour(plot::Role::Series1)) > 200);
        QVERIFY(pixelsOf(image, here.colour(plot::Role::Surface)) > 100'000);
        QVERIFY(pixelsOf(image, other.colour(plot::Role::Series1)) < 20);
    }

private:
    static void rows() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("colours");
        for (const char* name : {"sample", "hostile"}) {
            for (const Colours colours : {Colours::Light, Colours::Dark}) {
                QTest::addRow("%s, %s", name, colours == Colours::Light ? "light" : "dark")
                    << QString::fromLatin1(name) << static_cast<int>(colours);
            }
        }
    }
};

PLATEAU_TEST(TestReportBrowser)
#include "test_report_browser.moc"

// Figures of the window, on the platform that QT_QPA_PLATFORM names:
//   window_benchmark start                  from the start of the process to a window that can be used
//   window_benchmark rows [ROWS]            a JSONL file of a million rows dropped on the Data page
//   window_benchmark latency EXPERIMENT…    how late events arrive while the experiments train, first shown
// The experiments are made with `plateau experiment new`; their runs are started here and stopped at the end.
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/sample_table.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"

#include "tests/support/temporary_folder.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QWindow>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <thread>

#include <unistd.h>

using namespace plateau;
using namespace plateau::ui;

namespace {

constexpr int latencySeconds = 30;

double megabytes(const char* field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field)) {
            return std::stod(line.substr(line.find(':') + 1)) / 1000;
        }
    }
    return 0;
}

template <typename Ready>
double secondsUntil(const QElapsedTimer& clock, Ready ready) {
    while (!ready() && clock.elapsed() < 300'000) {
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

void writeRows(const std::filesystem::path& path, int rows) {
    std::ofstream out(path);
    for (int i = 0; i < rows; ++i) {
        out << fmt::format(
            "{{\"text\":\"please turn the light number {} in room {} to {} percent\",\"label\":"
            "\"intent {}\"}}\n",
            i, i % 977, i % 101, i % 29);
    }
}

/// Measures the time from the moment an event is posted until the window's thread takes it.
class LatencyProbe : public QObject {
public:
    explicit LatencyProbe(QObject& target) : m_target(target) {
        target.installEventFilter(this);
        m_thread = std::jthread([this](std::stop_token stop) {
            while (!stop.stop_requested()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                QCoreApplication::postEvent(&m_target, new Stamp, Qt::HighEventPriority);
            }
        });
    }
    ~LatencyProbe() override {
        m_thread.request_stop();
        m_thread.join();
        m_target.removeEventFilter(this);
    }
    std::vector<double> milliseconds;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != stampType()) {
            return QObject::eventFilter(watched, event);
        }
        const auto late = std::chrono::steady_clock::now() - static_cast<Stamp*>(event)->made;
        milliseconds.push_back(std::chrono::duration<double, std::milli>(late).count());
        return true;
    }

private:
    static QEvent::Type stampType() {
        static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
        return type;
    }
    struct Stamp : QEvent {
        Stamp() : QEvent(stampType()) {}
        std::chrono::steady_clock::time_point made = std::chrono::steady_clock::now();
    };
    QObject& m_target;
    std::jthread m_thread;
};

void printLatency(const char* what, std::vector<double> late) {
    std::sort(late.begin(), late.end());
    const auto at = [&late](double share) {
        return late[static_cast<std::size_t>(share * static_cast<double>(late.size() - 1))];
    };
    fmt::print("{}: {} events, median {:.2f} ms, p95 {:.2f} ms, p99 {:.2f} ms, worst {:.1f} ms\n", what,
               late.size(), at(.5), at(.95), at(.99), late.back());
}

struct Desk {
    QTemporaryDir folder;
    Language language;
    Session session{folder.filePath(QStringLiteral("settings.ini"))};
    MainWindow window{session, language};
    Desk() {
        language.choose(QStringLiteral("en"));
        makePages(window, session);
        window.resize(1280, 800);
        window.show();
    }
};

/// Seconds since this process was started, in steps of 10 ms.
double processAge() {
    std::ifstream stat("/proc/self/stat");
    std::string line;
    std::getline(stat, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2)); // the third field is the first of these
    std::string field;
    for (int number = 3; number <= 22; ++number) {
        fields >> field;
    }
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 -
           std::stod(field) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

int measureStart() {
    Desk desk;
    QElapsedTimer clock;
    clock.start();
    secondsUntil(clock, [&desk] { return desk.window.windowHandle()->isExposed(); });
    const double shown = processAge();
    QApplication::processEvents();
    fmt::print("window shown after {:.2f} s, ready for input after {:.2f} s, {:.0f} MB\n", shown,
               processAge(), megabytes("VmRSS"));
    return 0;
}

int measureRows(int rows) {
    const plateau::support::TemporaryFolder place;
    qputenv("PLATEAU_EXPERIMENTS", place.path().c_str());
    const auto file = place / "rows.jsonl";
    writeRows(file, rows);
    Desk desk;
    QApplication::processEvents();
    const double before = megabytes("VmRSS");
    auto& page = *static_cast<DataPage*>(desk.window.page(Step::Data));
    QElapsedTimer clock;
    LatencyProbe probe(desk.window);
    clock.start();
    desk.window.openPaths({QString::fromStdString(file.string())});
    const auto& model = page.table().model();
    const double first = secondsUntil(clock, [&model] {
        return model.rowCount() > 0 &&
               !model.data(model.index(0, DataTableModel::TextColumn), Qt::DisplayRole).toString().isEmpty();
    });
    const double all = secondsUntil(clock, [&page] { return !page.isAtWork(); });
    fmt::print("{} rows, {:.0f} MB: first rows after {:.2f} s, every row looked at after {:.1f} s\n"
               "memory: {:.0f} MB before, {:.0f} MB after, {:.0f} MB at most\n",
               rows, static_cast<double>(std::filesystem::file_size(file)) / 1e6, first, all, before,
               megabytes("VmRSS"), megabytes("VmHWM"));
    QScrollBar& bar = *page.table().view().verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        bar.setValue(bar.maximum() / 200 * i);
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    printLatency("reading and scrolling", probe.milliseconds);
    return 0;
}

/// What a user does: moves over the page, looks at another one from time to time.
void useWindow(MainWindow& window, int tick) {
    if (tick % 60 == 0) {
        window.showStep(static_cast<Step>(tick / 60 % stepCount));
    }
    const QPoint at(300 + tick * 37 % 900, 120 + tick * 23 % 640);
    if (QWidget* under = window.childAt(at)) {
        const QPointF local = under->mapFrom(&window, at);
        QMouseEvent move(QEvent::MouseMove, local, under->mapToGlobal(local), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(under, &move);
    }
}

int measureLatency(const QStringList& experiments) {
    Desk desk;
    const QString cli = findCli(QApplication::applicationDirPath());
    if (cli.isEmpty()) {
        fmt::print(stderr, "no plateau: name it in PLATEAU_CLI\n");
        return 1;
    }
    std::vector<std::unique_ptr<QProcess>> runs;
    for (const QString& folder : experiments) {
        runs.push_back(std::make_unique<QProcess>());
        runs.back()->start(cli, {QStringLiteral("experiment"), QStringLiteral("run"), folder});
    }
    desk.window.openPaths({experiments.front()});
    QElapsedTimer clock;
    clock.start();
    const double started = secondsUntil(clock, [&desk] { return !desk.session.live()->cells.empty(); });
    fmt::print("first training cell seen after {:.1f} s\n", started);
    LatencyProbe probe(desk.window);
    clock.restart();
    for (int tick = 0; clock.elapsed() < 1000 * latencySeconds; ++tick) {
        useWindow(desk.window, tick);
        const qint64 next = clock.elapsed() + 16;
        while (clock.elapsed() < next) {
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        }
    }
    const bool training = std::all_of(runs.begin(), runs.end(),
                                      [](const auto& run) { return run->state() == QProcess::Running; });
    printLatency(training ? "while training" : "a run ended on the way: make longer ones",
                 probe.milliseconds);
    for (auto& run : runs) {
        run->terminate();
        run->waitForFinished(60'000);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == QLatin1String("start")) {
        return measureStart();
    }
    if (words.value(1) == QLatin1String("rows")) {
        return measureRows(words.size() > 2 ? words[2].toInt() : 1'000'000);
    }
    if (words.value(1) == QLatin1String("latency") && words.size() > 2) {
        return measureLatency(words.mid(2));
    }
    std::puts("window_benchmark start | rows [ROWS] | latency EXPERIMENT…");
    return 2;
}

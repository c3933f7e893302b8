#include "ui/pages/frame/help_dialogs.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QVBoxLayout>

#include <utility>

namespace plateau::ui {

namespace {

struct HelpDialogs {
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)
};

using Row = std::pair<QString, QString>;

/// A titled list of names and values. All texts are shown literally; values can be selected.
void showRows(QWidget& window, const QString& title, const QList<Row>& rows) {
    auto* dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(space::page, space::page, space::page, space::page);
    column->setSpacing(space::card);
    auto* head = new TextLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold);
    head->setText(title);
    column->addWidget(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(space::small);
    for (int i = 0; i < rows.size(); ++i) {
        auto* name = new TextLabel(TextSize::Body, Tone::Secondary);
        auto* value = new TextLabel;
        name->setText(rows[i].first);
        setUntrustedText(*value, rows[i].second);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setWordWrap(true);
        value->setMinimumWidth(300);
        grid->addWidget(name, i, 0, Qt::AlignTop);
        grid->addWidget(value, i, 1);
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addStretch();
    dialog->show();
}

QString valueText(const Json& value) {
    if (value.is_string()) {
        return QString::fromStdString(value.get<std::string>());
    }
    if (value.is_number_float()) {
        return QString::number(value.get<double>(), 'f', 0);
    }
    if (value.is_array()) {
        QStringList parts;
        for (const Json& part : value) {
            parts << valueText(part);
        }
        return parts.join(QStringLiteral(", "));
    }
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace)).left(400);
}

} // namespace

void showEnvironment(QWidget& window, const CliStatus& cli, const std::optional<Json>& doctor) {
    QList<Row> rows{
        {HelpDialogs::tr("Program"), cli.program.isEmpty() ? HelpDialogs::tr("not found") : cli.program},
        {HelpDialogs::tr("Build"), cli.version.build}};
    const std::pair<const char*, QString> names[] = {
        {"torch", HelpDialogs::tr("LibTorch")},
        {"device", HelpDialogs::tr("Device")},
        {"device_name", HelpDialogs::tr("Its name")},
        {"why", HelpDialogs::tr("Why this one")},
        {"threads", HelpDialogs::tr("Threads")},
        {"gemm_float32_gflops", HelpDialogs::tr("Measured fp32, GFLOP/s")},
        {"gemm_bfloat16_gflops", HelpDialogs::tr("Measured bf16, GFLOP/s")},
        {"runtime", HelpDialogs::tr("Runtime folder")},
        {"models", HelpDialogs::tr("Models")},
    };
    if (doctor && doctor->is_object()) {
        for (const auto& [key, name] : names) {
            if (const auto found = doctor->find(key); found != doctor->end()) {
                rows.append({name, valueText(*found)});
            }
        }
    } else if (!cli.reason.isEmpty()) {
        rows.append({HelpDialogs::tr("What it said"), cli.reason});
    }
    showRows(window, HelpDialogs::tr("Environment"), rows);
}

void showShortcuts(QWidget& window, const QList<QAction*>& actions) {
    QList<Row> rows;
    for (const QAction* action : actions) {
        QString name = action->text();
        rows.append({name.remove(QLatin1Char('&')), action->shortcut().toString(QKeySequence::NativeText)});
    }
    rows.append({HelpDialogs::tr("Show the menus"), QStringLiteral("Alt")});
    rows.append({HelpDialogs::tr("Move in a chart or in the cells"), HelpDialogs::tr("Arrow keys")});
    showRows(window, HelpDialogs::tr("Keyboard"), rows);
}

void showAbout(QWidget& window, const CliStatus& cli) {
    showRows(window, HelpDialogs::tr("About Plateau"),
             {{HelpDialogs::tr("Question"), HelpDialogs::tr("How much data does this fine-tune need?")},
              {HelpDialogs::tr("Window"), QCoreApplication::applicationVersion()},
              {HelpDialogs::tr("Program that trains"), cli.version.version},
              {HelpDialogs::tr("Qt"), QString::fromLatin1(qVersion())}});
}

} // namespace plateau::ui

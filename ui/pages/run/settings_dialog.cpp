#include "ui/pages/run/settings_dialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

struct SettingsDialog {
    Q_DECLARE_TR_FUNCTIONS(SettingsDialog)
};

} // namespace

void showCellSettings(QWidget& parent, const experiment::PlannedCell& cell) {
    auto* dialog = new QDialog(parent.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(SettingsDialog::tr("Settings of the cell"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(space::page, space::page, space::page, space::page);
    auto* head = new TextLabel(TextSize::Body, Tone::Secondary);
    setUntrustedText(*head, QStringLiteral("cells/%1.json").arg(QString::fromStdString(cell.id)));
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFont(Theme::instance().monospace(TextSize::Secondary));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setPlainText(QString::fromStdString(
        experiment::toJson(cell.spec).dump(2, ' ', true, Json::error_handler_t::replace)));
    text->setAccessibleName(SettingsDialog::tr("Settings as JSON"));
    column->addWidget(head);
    column->addWidget(text, 1);
    dialog->resize(520, 560);
    dialog->show();
}

} // namespace plateau::ui

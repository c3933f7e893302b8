#include "ui/pages/frame/close_dialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

/// Texts of a function have no class of their own.
struct CloseDialog {
    Q_DECLARE_TR_FUNCTIONS(CloseDialog)
};

} // namespace

CloseChoice askAboutRun(QWidget& window) {
    QDialog dialog(&window);
    dialog.setObjectName(QStringLiteral("closeDialog"));
    dialog.setWindowTitle(CloseDialog::tr("A run is at work"));
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(space::page, space::page, space::page, space::card);
    column->setSpacing(space::small);
    auto* title = new TextLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold);
    title->setText(CloseDialog::tr("Keep the run going?"));
    auto* text = new TextLabel(TextSize::Body, Tone::Secondary);
    text->setText(CloseDialog::tr(
        "It does not need this window. Open Plateau again and you are back at the live curve.\n"
        "If you stop it, finished cells stay and the run can be resumed."));
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    column->addWidget(title);
    column->addWidget(text);
    auto* row = new QHBoxLayout;
    auto* stay = new Button;
    auto* stop = new Button(ButtonKind::Danger);
    auto* keep = new Button(ButtonKind::Filled);
    stay->setText(CloseDialog::tr("Cancel"));
    stop->setText(CloseDialog::tr("Stop the run"));
    keep->setText(CloseDialog::tr("Keep running"));
    keep->setObjectName(QStringLiteral("keep"));
    stop->setObjectName(QStringLiteral("stop"));
    row->addWidget(stay);
    row->addStretch();
    row->addWidget(stop);
    row->addWidget(keep);
    column->addSpacing(space::small);
    column->addLayout(row);
    keep->setDefault(true);
    keep->setFocus();
    CloseChoice choice = CloseChoice::Stay;
    const auto answer = [&dialog, &choice](CloseChoice chosen) {
        choice = chosen;
        dialog.accept();
    };
    QObject::connect(stay, &QPushButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(stop, &QPushButton::clicked, &dialog, [answer] { answer(CloseChoice::Stop); });
    QObject::connect(keep, &QPushButton::clicked, &dialog, [answer] { answer(CloseChoice::KeepRunning); });
    dialog.exec();
    return choice;
}

} // namespace plateau::ui

#pragma once

#include "ui/viewmodels/data_files.h"
#include "ui/widgets/text.h"

#include <QWidget>

class QProgressBar;

namespace plateau::ui {

class Button;

/// What stands in the place of the table of samples: how far a file is opened, why it cannot be, that nothing
/// matches; each with the button that goes on.
class TableMessage : public QWidget {
    Q_OBJECT
public:
    explicit TableMessage(QWidget* parent = nullptr);
    /// A file without rows to show; null: none.
    void showEntry(const DataEntry* entry);
    void showNoMatch();
    void retranslate();

Q_SIGNALS:
    void cancelWanted();
    void openAgainWanted();
    void showAllWanted();

private:
    enum class Offer { Cancel, OpenAgain, ShowAll };
    void offer(Offer offer);
    TextLabel* m_what;
    TextLabel* m_detail;
    QProgressBar* m_progress;
    Button* m_button;
    Offer m_offer = Offer::ShowAll;
};

} // namespace plateau::ui

#pragma once

#include "ui/session/draft.h"
#include "ui/widgets/text.h"

#include <QAbstractButton>

#include <optional>

class QProgressBar;

namespace plateau::ui {

class Button;
class RoleButton;

/// What a card says about a file, or about a part of one.
struct FileCardContent {
    QString path; ///< empty: a part that is drawn from another file
    QString name;
    FileRole role = FileRole::Domain;
    QString count; ///< "6,813"
    QString unit;  ///< "samples"
    QString detail;
    bool detailIsFault = false;
    bool atWork = false;
    std::optional<double> share; ///< of the work; nothing: unknown
    bool cancellable = false;
    bool changeable = true; ///< role and removal
    bool operator==(const FileCardContent&) const = default;
};

/// A dataset in the left column: press to look at it.
class FileCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit FileCard(QWidget* parent = nullptr);
    void setContent(const FileCardContent& content);
    const FileCardContent& content() const { return m_content; }
    void retranslate();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void roleChosen(plateau::ui::FileRole role);
    void removeWanted();
    void cancelWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FileCardContent m_content;
    QLabel* m_picture;
    ElidedLabel* m_name;
    RoleButton* m_role;
    Button* m_remove;
    TextLabel* m_count;
    ElidedLabel* m_unit;
    ElidedLabel* m_detail;
    QProgressBar* m_progress;
    Button* m_cancel;
};

} // namespace plateau::ui

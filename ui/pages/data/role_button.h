#pragma once

#include "ui/session/draft.h"

#include <QAbstractButton>

namespace plateau::ui {

/// The role of a file as a chip; a press opens the list of roles.
class RoleButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit RoleButton(QWidget* parent = nullptr);
    /// @param changeable false: a chip only
    void setRole(FileRole role, bool changeable);
    QSize sizeHint() const override;
    void retranslate();

Q_SIGNALS:
    void roleChosen(plateau::ui::FileRole role);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void choose();
    FileRole m_role = FileRole::Domain;
    bool m_changeable = true;
};

} // namespace plateau::ui

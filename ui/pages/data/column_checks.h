#pragma once

#include <QListWidget>

namespace plateau::ui {

/// Columns of a file, each with a check mark: any number of them is chosen, but no fewer than a least number.
class ColumnChecks : public QListWidget {
    Q_OBJECT
public:
    explicit ColumnChecks(QWidget* parent = nullptr);
    /// @param columns names as in the file @param least fewer marks are not taken
    void setColumns(const QStringList& columns, const QStringList& checked, int least);
    QStringList checked() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    /// By the user.
    void chosen(const QStringList& columns);

private:
    void takeMark(QListWidgetItem* item);
    int m_least = 1;
};

} // namespace plateau::ui

#include "ui/pages/data/column_checks.h"

#include "ui/viewmodels/data_table_model.h"

#include <QSignalBlocker>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int mostLines = 9;
constexpr int lineHeight = 24;
constexpr int nameRole = Qt::UserRole;

} // namespace

ColumnChecks::ColumnChecks(QWidget* parent) : QListWidget(parent) {
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    setUniformItemSizes(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemChanged, this, &ColumnChecks::takeMark);
}

void ColumnChecks::setColumns(const QStringList& columns, const QStringList& checked, int least) {
    m_least = least;
    const QSignalBlocker blocker(this);
    const bool same =
        columns.size() == count() && std::all_of(columns.begin(), columns.end(), [&](auto& name) {
            return item(static_cast<int>(&name - columns.data()))->data(nameRole) == name;
        });
    if (!same) {
        clear();
        for (const QString& name : columns) {
            auto* line = new QListWidgetItem(cellText(name.toStdString()), this);
            line->setData(nameRole, name);
            line->setSizeHint({0, lineHeight});
            line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        }
        updateGeometry();
    }
    for (int i = 0; i < count(); ++i) {
        item(i)->setCheckState(checked.contains(columns[i]) ? Qt::Checked : Qt::Unchecked);
    }
}

QStringList ColumnChecks::checked() const {
    QStringList names;
    for (int i = 0; i < count(); ++i) {
        if (item(i)->checkState() == Qt::Checked) {
            names << item(i)->data(nameRole).toString();
        }
    }
    return names;
}

void ColumnChecks::takeMark(QListWidgetItem* item) {
    const QStringList names = checked();
    if (names.size() >= m_least) {
        Q_EMIT chosen(names);
        return;
    }
    const QSignalBlocker blocker(this);
    item->setCheckState(Qt::Checked);
}

QSize ColumnChecks::sizeHint() const {
    return {QListWidget::sizeHint().width(),
            lineHeight * std::clamp(count(), 1, mostLines) + 2 * frameWidth()};
}

} // namespace plateau::ui

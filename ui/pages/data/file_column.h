#pragma once

#include "ui/pages/data/file_card.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace plateau::ui {

class DropArea;

/// The datasets of a draft, one card each, and the place to drop more.
class FileColumn : public QWidget {
    Q_OBJECT
public:
    explicit FileColumn(QWidget* parent = nullptr);
    /// Cards stay the same widgets as long as their number does.
    void setFiles(const QList<FileCardContent>& files);
    void setCurrent(const QString& path);
    const QList<FileCard*>& cards() const { return m_cards; }
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& path);
    /// A part without file: how it is drawn.
    void splitWanted();
    void roleChosen(const QString& path, plateau::ui::FileRole role);
    void removeWanted(const QString& path);
    void cancelWanted(const QString& path);
    void addWanted();

private:
    FileCard* makeCard();
    QList<FileCard*> m_cards;
    QString m_current;
    QVBoxLayout* m_layout;
    DropArea* m_drop;
    class Button* m_add;
};

} // namespace plateau::ui

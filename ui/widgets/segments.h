#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace plateau::ui {

/// A thin bar with one segment per cell, each filled by its share.
class SegmentBar : public QWidget {
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Failed };
    struct Segment {
        State state = State::Waiting;
        double share = 0; ///< of a running one, 0 … 1
        bool operator==(const Segment&) const = default;
    };
    explicit SegmentBar(QWidget* parent = nullptr);
    void setSegments(const QList<Segment>& segments);
    QSize sizeHint() const override { return {200, 4}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Segment> m_segments;
};

/// Two or more words of which one is chosen: "Score | Error", "中文 | EN".
class SegmentedChoice : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedChoice(QWidget* parent = nullptr);
    /// @param names accessible names and tooltips, one a choice
    void setChoices(const QStringList& choices, const QStringList& names);
    void setCurrent(int index);
    int current() const;

Q_SIGNALS:
    /// By the user only.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
};

} // namespace plateau::ui

#pragma once

#include "ui/pages/frame/page.h"

class QPaintEvent;

namespace plateau::ui {

class DropArea;

/// What the Data step shows before anything is open: what Plateau does, where to drop a file, the example.
class WelcomePage : public Page {
    Q_OBJECT
public:
    explicit WelcomePage(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    StepStatus status() const override;
    QList<QAction*> headerActions() const override { return {m_open}; }
    void retranslate() override;

Q_SIGNALS:
    void openWanted();
    void fileWanted();
    void exampleWanted();

private:
    QLayout* makePictures();
    struct Idea {
        TextLabel* name;
        TextLabel* text;
    };
    QAction* m_open;
    TextLabel* m_question;
    TextLabel* m_promise;
    DropArea* m_drop;
    Button* m_choose;
    Button* m_example;
    QList<Idea> m_ideas;
};

} // namespace plateau::ui

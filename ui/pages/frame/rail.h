#pragma once

#include "ui/pages/frame/page.h"
#include "ui/widgets/segments.h"

#include <array>

class QVBoxLayout;

namespace plateau::ui {

/// The left rail: mark and menu, the four steps, the experiments, the device, language and theme.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void setStep(Step step, const StepStatus& status, bool enabled);
    void setCurrent(Step step);
    /// @param current id of the draft that is shown; empty: none
    void setDrafts(const QList<DraftEntry>& drafts, const QString& current);
    void setExperiments(const QList<ExperimentEntry>& entries, const QStringList& queue, const QString& open);
    /// @param device "CPU · 8 cores", detail "bf16 · idle"
    void setDevice(const QString& device, const QString& detail);
    void setLanguage(const QString& code);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void retranslate();
    QWidget& menuButton() { return *m_menu; }
    QWidget& settingsButton() { return *m_settings; }

Q_SIGNALS:
    void stepChosen(plateau::ui::Step step);
    void experimentChosen(const QString& folder);
    void draftChosen(const QString& id);
    void draftMenuWanted(const QString& id, const QPoint& at);
    void experimentMenuWanted(const QString& folder, const QPoint& at);
    void newWanted();
    void menuWanted();
    void languageChosen(const QString& code);
    void themeWanted();
    void settingsWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLayout* makeTop();
    QLayout* makeFoot();
    std::array<StepButton*, stepCount> m_steps{};
    std::array<StepStatus, stepCount> m_statuses;
    Button* m_menu;
    Button* m_add;
    Button* m_theme;
    Button* m_settings;
    QLabel* m_mark;
    QLabel* m_chip;
    TextLabel* m_name;
    TextLabel* m_head;
    TextLabel* m_none;
    QWidget* m_drafts;
    QVBoxLayout* m_draftRows;
    QWidget* m_entries;
    QVBoxLayout* m_entryRows;
    ElidedLabel* m_device;
    ElidedLabel* m_detail;
    SegmentedChoice* m_language;
    bool m_collapsed = false;
};

QString stepName(Step step);

} // namespace plateau::ui

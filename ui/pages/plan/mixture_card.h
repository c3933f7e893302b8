#pragma once

#include "ui/pages/plan/plan_card.h"

class QGridLayout;
class QSlider;

namespace plateau::ui {

class DrawStrip;
class ScheduleEditor;

/// What a training draws from beside the user's own samples: a slider for a constant share, a curve with
/// points for any other, and what comes of it before anything is trained.
class MixtureCard : public PlanCard {
    Q_OBJECT
public:
    explicit MixtureCard(Session& session, QWidget* parent = nullptr);
    void retranslate() override;
    const ScheduleEditor& editor() const { return *m_editor; }
    const DrawStrip& strip() const { return *m_strip; }
    /// What is drawn, line by line as it stands below the strip; cells separated by tabs.
    QStringList drawsLines() const;

Q_SIGNALS:
    /// General data is wanted, which is opened on the Data page.
    void dataWanted();

protected:
    void showMore(const PlanView& view) override;

private:
    void addFields();
    void showDraws(const PlanView& view, bool mixes);
    void fillTable(const QList<QStringList>& lines);
    void editMixture(const QString& what, const std::function<void(recipe::Mixture&)>& change);

    TextLabel* m_meaning;
    Button* m_toData;
    QSlider* m_slider;
    ScheduleEditor* m_editor;
    TextLabel* m_preview;
    DrawStrip* m_strip;
    TextLabel* m_waiting;
    QWidget* m_table;
    QGridLayout* m_grid;
};

} // namespace plateau::ui

#pragma once

#include "ui/session/session.h"
#include "ui/viewmodels/plan_checker.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"

#include "core/task/task_list.h"

#include <QFrame>

#include <functional>
#include <vector>

class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;
class QVBoxLayout;

namespace plateau::ui {

/// What the cards show: a draft, what is known about it, and whether it may be edited. Shares what it speaks
/// of: a card may keep it after the experiment was closed or the draft has gone.
struct PlanView {
    Draft draft;
    std::shared_ptr<const PlanCheck> check; ///< null: not known yet
    std::shared_ptr<const PlanModel> model; ///< the one meant by the draft; null: none
    SnapshotPointer frozen;                 ///< the experiment whose plan this is; null: a draft
    bool hasProgram = true;                 ///< the one that trains
    bool searchesModels = true;             ///< what models there are is not known yet
    QList<PlanModel> models;

    const task::Task& task() const { return task::taskOf(draft.task.toStdString()); }
    recipe::ModelTraits traits() const { return model != nullptr ? model->traits : recipe::ModelTraits{}; }
};

/// A card of the plan: picture, title and a two-line summary that is always there; the controls below fold
/// away. Fields know their place in the draft: they show it, edit it through the session (undoable) and carry
/// the faults of their path.
class PlanCard : public QFrame {
    Q_OBJECT
public:
    PlanCard(Session& session, const char* icon, QWidget* parent = nullptr);

    void show(const PlanView& view);
    using QWidget::show;
    virtual void retranslate() = 0;
    void setOpen(bool open);
    bool isOpen() const;
    /// Opens the card where the fault of this path is shown. @return its control; null when it is not here
    QWidget* reveal(const QString& path);
    const QString& firstLine() const { return m_first->fullText(); }
    const QString& secondLine() const { return m_second->fullText(); }
    /// The field of a path, or null.
    Field* field(const char* path) const;

protected:
    enum class Place { Basic, Advanced };
    enum class Unit { Plain, Percent };
    struct RealRange {
        double low = 0;
        double high = 1;
        double step = 1;
        int decimals = 0; ///< of the number as shown
        Unit unit = Unit::Plain;
    };
    template <typename T>
    using Part = std::function<T&(Draft&)>;
    template <typename T>
    using Get = std::function<T(const Draft&)>;
    template <typename T>
    using Set = std::function<void(Draft&, T)>;

    /// Summary and what is more than the fields.
    virtual void showMore(const PlanView& view) = 0;
    void setTexts(const QString& title, const QString& first, const QString& second);
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

    /// @param path as faults name it: "training.lora.rank"
    Field* addWhole(Place place, const char* path, int low, int high, Get<int> get, Set<int> set);
    Field* addWhole(Place place, const char* path, int low, int high, Part<int> part);
    /// Seeds or folds, with the limits of recipe::planRange(path).
    Field* addPlanNumber(Place place, const char* path, Part<int> part);
    Field* addReal(Place place, const char* path, const RealRange& range, Get<double> get, Set<double> set);
    /// A number of the training: limits, steps, unit and place as core/recipe/setting_range.h has them.
    /// @param set for what changes more than this setting
    Field* addSetting(Place place, const char* path, Set<double> set = {});
    Field* addChoice(Place place, const char* path, Get<int> get, Set<int> set);
    /// What is asked for, in the unit of the task's metric.
    Field* addTarget(Place place, const char* path);
    Field* addCheck(Place place, const char* path, Get<bool> get, Set<bool> set);
    Field* addCheck(Place place, const char* path, Part<bool> part);
    /// Takes two columns.
    Field* addText(Place place, const char* path, Get<QString> get, Set<const QString&> set);
    /// The control of a field of that type.
    template <typename T>
    T& control(const char* path) const {
        return *qobject_cast<T*>(&field(path)->control());
    }
    void setFieldTexts(const char* path, const QString& name, const QString& toolTip,
                       const QString& hint = {});
    /// The words of a choice, in order.
    void setChoices(const char* path, const QStringList& words);
    void setFieldVisible(const char* path, bool visible);
    void edit(const QString& what, const std::function<void(Draft&)>& change);
    Session& session() { return m_session; }
    /// Basic fields, the button for more, advanced fields.
    QVBoxLayout& body() { return *m_bodyColumn; }
    const PlanView& view() const { return m_view; }

private:
    struct Binding {
        QString path;
        Place place;
        Field* field;
        std::function<void(const Draft&)> show;
        QString fault;
        bool wide = false;
        bool visible = true;
        TextLabel* value = nullptr; ///< in place of the control where nothing can be changed
    };
    QLayout* makeHead();
    Field* add(Place place, const char* path, QWidget* control, std::function<void(const Draft&)> show);
    void connectNumber(QDoubleSpinBox* box, Set<double> set, double scale);
    /// Learning rates: written "0.002", stepped 1 · 2 · 5.
    Field* addRate(Place place, const char* path, double low, double high, Get<double> get, Set<double> set);
    void arrange();
    void orderTabs();
    void showFaults();
    void freeze(Binding& binding, bool frozen);

    Session& m_session;
    PlanView m_view;
    const char* m_icon;
    TextLabel* m_title;
    ElidedLabel* m_first;
    ElidedLabel* m_second;
    Button* m_fold;
    Button* m_more;
    QWidget* m_body;
    QVBoxLayout* m_bodyColumn;
    QWidget* m_basic;
    QGridLayout* m_basicGrid;
    QWidget* m_advanced;
    QGridLayout* m_advancedGrid;
    std::vector<Binding> m_bindings;
    std::vector<const Field*> m_arranged;
    bool m_showing = false;
};

/// A paragraph inside a card: what a choice means.
TextLabel* makeParagraph();

} // namespace plateau::ui

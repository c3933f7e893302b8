#pragma once

#include "core/experiment/analyse/class_scores.h"
#include "core/statistics/curve/class_need.h"

#include <QAbstractTableModel>

#include <vector>

namespace plateau::ui {

/// A class or label at one size, over the seeds.
struct ClassScore {
    QString label; ///< untrusted
    int items = 0;
    double right = 0; ///< how many of its test items were right, a share; of a label its F1
    double low = 0;   ///< Wilson interval over the items at level 0.9
    double high = 0;
    double has = 0;     ///< training samples of the class at that size; 0: not known
    QString needs{};    ///< "about 120", "more than 800"; empty: not known
    QString needsWhy{}; ///< the range, or why nothing can be said
    bool operator==(const ClassScore&) const = default;
};

/// The classes at the largest size with a score, weakest first.
struct ClassScores {
    std::int64_t n = 0; ///< 0: no score yet
    int seeds = 0;
    std::vector<ClassScore> classes;
    data::TargetForm target = data::TargetForm::ClassName; ///< ClassSet: they are labels
};
/// @param needs what each class needs (experiment::computeAnswer with perClass); may be empty
/// @param designEffect of the test set, see experiment::EvaluationFacts
ClassScores classScores(const experiment::Plan& plan, const experiment::ExperimentState& state,
                        const std::vector<statistics::ClassNeed>& needs = {}, double designEffect = 1);

/// Fewer test items say little about a class: shown in grey.
inline constexpr int fewItems = experiment::fewItems;

/// Table of class scores: class, items, bar, %, interval, training samples it has and needs. The bar's column
/// hands out the whole score.
class ClassScoreModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Label, Items, Bar, Right, Range, Has, Needs, ColumnCount };
    enum Role { ScoreRole = Qt::UserRole + 1 }; ///< a ClassScore, of any column
    using QAbstractTableModel::QAbstractTableModel;

    void setScores(const ClassScores& scores);
    bool hasLabels() const { return m_target == data::TargetForm::ClassSet; }
    void retranslate();
    /// Left end of the bars: 0 or 0.5, so that every class is on them.
    double barFrom() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const ClassScore& score, int column) const;
    std::vector<ClassScore> m_classes;
    data::TargetForm m_target = data::TargetForm::ClassName;
};

} // namespace plateau::ui

Q_DECLARE_METATYPE(plateau::ui::ClassScore)

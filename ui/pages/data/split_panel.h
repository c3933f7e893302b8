#pragma once

#include "ui/session/draft.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/widgets/text.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace plateau::ui {

class Fact;
class Field;

/// What the split panel shows.
struct SplitView {
    Draft draft;
    data::FieldMapping mapping;
    std::optional<SplitPreview> preview; ///< nothing: being counted
    QString frozen;                      ///< how a frozen test set came about; empty: it can be chosen
};

/// How the test set is set apart, before anything else: rule, share, seed, and what comes out.
class SplitPanel : public QWidget {
    Q_OBJECT
public:
    explicit SplitPanel(QWidget* parent = nullptr);
    void showSplit(const SplitView& view);
    void retranslate();

Q_SIGNALS:
    /// rule, share, seed, parts and (no fewer than parts) seeds of the draft are the new ones
    void splitEdited(const plateau::ui::Draft& draft);

private:
    void fill();
    void fillRules();
    void fillResult();
    void edit();
    void editFolds(Draft& draft) const;

    SplitView m_view;
    TextLabel* m_intro;
    TextLabel* m_fixed;
    QComboBox* m_rule;
    QDoubleSpinBox* m_share;
    QSpinBox* m_seed;
    QSpinBox* m_folds;
    Field* m_ruleField;
    Field* m_shareField;
    Field* m_seedField;
    Field* m_foldsField;
    Fact* m_pool;
    Fact* m_test;
    Fact* m_validation;
    TextLabel* m_note;
};

} // namespace plateau::ui

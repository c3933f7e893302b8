#pragma once

#include "ui/pages/plan/plan_card.h"

namespace plateau::ui {

/// Which model is trained: an installed one or any folder, and what it is like.
class ModelCard : public PlanCard {
    Q_OBJECT
public:
    explicit ModelCard(Session& session, QWidget* parent = nullptr);
    void retranslate() override;
    /// Takes the model in this folder.
    void chooseFolder(const QString& folder);

protected:
    void showMore(const PlanView& view) override;

private:
    void addAnswerFields();
    void askForFolder();
    void showChoice(const PlanView& view);
    bool readsTokens(const PlanView& view) const;
    void showAnswers(const PlanView& view);
    void showFacts(const PlanView& view);
    QString trouble(const PlanView& view) const;
    QString describe(const PlanView& view) const;
    QString lengths(const PlanView& view) const;

    QStringList m_names; ///< of the choice, as a draft names them
    Button* m_folder;
    TextLabel* m_trouble;
    QWidget* m_facts;
    Fact* m_parameters;
    Fact* m_layers;
    Fact* m_tokens;
    Fact* m_family;
    Fact* m_licence;
    Fact* m_size;
};

} // namespace plateau::ui

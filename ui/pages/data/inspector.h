#pragma once

#include <QFrame>

class QStackedWidget;
class QTabBar;

namespace plateau::ui {

class DuplicatesPanel;
class FieldsPanel;
class ProfilePanel;
class SamplePanel;
class SplitPanel;

/// The right column: five views of the data under tabs.
class Inspector : public QFrame {
    Q_OBJECT
public:
    enum Tab { SampleTab, FieldsTab, ProfileTab, DuplicatesTab, SplitTab };
    explicit Inspector(QWidget* parent = nullptr);
    void showTab(Tab tab);
    Tab current() const;
    SamplePanel& sample() { return *m_sample; }
    FieldsPanel& fields() { return *m_fields; }
    ProfilePanel& profile() { return *m_profile; }
    DuplicatesPanel& duplicates() { return *m_duplicates; }
    SplitPanel& split() { return *m_split; }
    void retranslate();

private:
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    SamplePanel* m_sample;
    FieldsPanel* m_fields;
    ProfilePanel* m_profile;
    DuplicatesPanel* m_duplicates;
    SplitPanel* m_split;
};

} // namespace plateau::ui

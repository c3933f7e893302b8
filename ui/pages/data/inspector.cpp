#include "ui/pages/data/inspector.h"

#include "ui/pages/data/duplicates_panel.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/profile_panel.h"
#include "ui/pages/data/sample_panel.h"
#include "ui/pages/data/split_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/text.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace plateau::ui {

Inspector::Inspector(QWidget* parent)
    : QFrame(parent),
      m_tabs(new QTabBar),
      m_stack(new QStackedWidget),
      m_sample(new SamplePanel),
      m_fields(new FieldsPanel),
      m_profile(new ProfilePanel),
      m_duplicates(new DuplicatesPanel),
      m_split(new SplitPanel) {
    setProperty("surface", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFont(Theme::instance().font(TextSize::Secondary, TextWeight::Medium));
    m_tabs->setContentsMargins(space::small, 0, space::small, 0);
    column->addWidget(m_tabs, 0, Qt::AlignHCenter);
    column->addWidget(new Line);
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(space::card, space::stacked, space::stacked, space::stacked);
    inside->addWidget(m_stack);
    column->addLayout(inside, 1);
    m_stack->addWidget(m_sample);
    for (QWidget* panel : std::initializer_list<QWidget*>{m_fields, m_profile, m_duplicates, m_split}) {
        m_stack->addWidget(new ColumnScroll(panel));
    }
    for (int i = 0; i < m_stack->count(); ++i) {
        m_tabs->addTab(QString());
    }
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

void Inspector::showTab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

Inspector::Tab Inspector::current() const {
    return static_cast<Tab>(m_tabs->currentIndex());
}

void Inspector::retranslate() {
    const QString names[] = {tr("Sample"), tr("Fields"), tr("Profile"), tr("Duplicates"), tr("Split")};
    const QString tips[] = {tr("The selected sample in full"),
                            tr("What is learned, and which field plays which part"),
                            tr("Classes and lengths"), tr("Equal texts and leaks into the test set"),
                            tr("How the test set is set apart")};
    for (int i = 0; i < m_tabs->count(); ++i) {
        m_tabs->setTabText(i, names[i]);
        m_tabs->setTabToolTip(i, tips[i]);
    }
    m_tabs->setAccessibleName(tr("Views of the data"));
    setPlainToolTip(*m_tabs, tr("Choose what is shown of the data"));
    m_sample->retranslate();
    m_fields->retranslate();
    m_profile->retranslate();
    m_duplicates->retranslate();
    m_split->retranslate();
}

} // namespace plateau::ui

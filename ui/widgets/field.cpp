#include "ui/widgets/field.h"

#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace plateau::ui {

Field::Field(QWidget* control, QWidget* parent)
    : QWidget(parent),
      m_control(control),
      m_name(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_below(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::hair);
    column->addWidget(m_name);
    column->addWidget(m_control);
    column->addWidget(m_below);
    m_name->setBuddy(m_control);
    m_below->setWordWrap(true);
    m_below->hide();
}

void Field::setTexts(const QString& name, const QString& toolTip, const QString& hint) {
    m_name->setText(name);
    m_control->setAccessibleName(name);
    setPlainToolTip(*m_control, toolTip);
    setPlainToolTip(*m_name, toolTip);
    m_hint = hint;
    showBelow();
}

void Field::setFault(const QString& fault) {
    m_fault = untrusted(fault);
    setStyleProperty(*m_control, "fault", !fault.isEmpty());
    showBelow();
}

void Field::showBelow() {
    const QString text = m_fault.isEmpty() ? m_hint : m_fault;
    m_below->setText(text);
    setTone(*m_below, m_fault.isEmpty() ? Tone::Secondary : Tone::Bad);
    m_below->setVisible(!text.isEmpty());
    m_control->setAccessibleDescription(text);
}

Fact::Fact(QWidget* parent)
    : QWidget(parent),
      m_name(new ElidedLabel(TextSize::Secondary, Tone::Secondary)),
      m_value(new ElidedLabel(TextSize::Body, Tone::Normal, TextWeight::Medium)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_name);
    column->addWidget(m_value);
    m_value->setFont(Theme::instance().numberFont(TextSize::Body, TextWeight::Medium));
}

void Fact::set(const QString& name, const QString& value) {
    m_name->setFullText(name);
    m_value->setFullText(untrusted(value));
    m_value->setAccessibleDescription(name);
}

} // namespace plateau::ui

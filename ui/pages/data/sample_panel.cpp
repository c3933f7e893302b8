#include "ui/pages/data/sample_panel.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/field.h"

#include "core/base/utf8.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr std::size_t mostCharacters = 8000;
constexpr std::size_t mostOtherCharacters = 400;
constexpr std::size_t mostLines = 400;
constexpr std::size_t mostFields = 60;

QPlainTextEdit* makeReader() {
    auto* reader = new QPlainTextEdit;
    reader->setReadOnly(true);
    reader->setTabChangesFocus(true);
    reader->setUndoRedoEnabled(false);
    reader->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    reader->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return reader;
}

} // namespace

QString readableText(const std::string& text) {
    std::string out;
    std::size_t left = mostCharacters;
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin <= text.size() && left > 0 && lines < mostLines; ++lines) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::size_t stop = std::min(end, begin + 4 * left);
        while (stop > begin && stop < end && (static_cast<unsigned char>(text[stop]) & 0xC0) == 0x80) {
            --stop;
        }
        std::string line = text.substr(begin, stop - begin);
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        const std::string shown = printable(line, left);
        out += (begin == 0 ? "" : "\n") + shown;
        left -= std::min(left, countCodePoints(shown) + 1);
        begin = end + 1;
    }
    return QString::fromStdString(out);
}

SamplePanel::SamplePanel(QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_place(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_text(makeReader()),
      m_cut(new TextLabel(TextSize::Secondary, Tone::Warn)),
      m_label(new Fact),
      m_length(new Fact),
      m_othersTitle(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_others(makeReader()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_place);
    column->addLayout(head);
    column->addWidget(m_text, 3);
    m_cut->setWordWrap(true);
    column->addWidget(m_cut);
    auto* facts = new QHBoxLayout;
    facts->addWidget(m_label, 3);
    facts->addWidget(m_length, 2);
    column->addLayout(facts);
    column->addWidget(m_othersTitle);
    column->addWidget(m_others, 2);
}

void SamplePanel::showRow(const DataRowView& row, const data::Dataset& dataset,
                          const data::FieldMapping& mapping) {
    m_row = row;
    m_fields = dataset.fields();
    m_file = dataset.fileName();
    m_mapping = mapping;
    m_conversation.reset();
    if (holdsConversations(mapping) && row.fault.empty()) {
        m_conversation = conversationRow(row, dataset, mapping);
    }
    fill();
}

void SamplePanel::clear() {
    m_row.reset();
    m_conversation.reset();
    fill();
}

QString SamplePanel::shownText() const {
    return m_text->toPlainText();
}

QString SamplePanel::otherFields() const {
    QStringList lines;
    for (std::size_t i = 0; i < m_row->values.size() && i < m_fields.size() && i < mostFields; ++i) {
        if (m_fields[i] != m_mapping.text && m_fields[i] != m_mapping.label && m_row->values[i]) {
            lines << QStringLiteral("%1: %2").arg(
                cellText(m_fields[i]),
                QString::fromStdString(printable(*m_row->values[i], mostOtherCharacters)));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

/// Who says what, turn by turn; the last is the answer.
QString SamplePanel::conversationText() const {
    std::string text;
    for (const Turn& turn : m_conversation->sample.turns) {
        const QString speaker = turn.speaker == Speaker::System ? tr("System")
                                : turn.speaker == Speaker::User ? tr("User")
                                                                : tr("Assistant");
        text += (text.empty() ? "" : "\n\n") + speaker.toStdString() + ":\n" + turn.text;
    }
    return readableText(text);
}

void SamplePanel::fill() {
    const auto value = [this](const std::string& field) -> std::optional<std::string> {
        for (std::size_t i = 0; m_row && i < m_row->values.size() && i < m_fields.size(); ++i) {
            if (m_fields[i] == field) {
                return m_row->values[i];
            }
        }
        return std::nullopt;
    };
    m_title->setText(m_row ? tr("Sample %1").arg(Texts::count(static_cast<std::int64_t>(m_row->row) + 1))
                           : tr("No sample selected"));
    m_place->setText(m_row ? tr("line %1").arg(Texts::count(static_cast<std::int64_t>(m_row->line)))
                           : QString());
    const bool broken = m_conversation && !m_conversation->fault.empty();
    const bool bad = m_row && (broken || !m_row->fault.empty());
    const bool talk = m_conversation && !broken;
    const auto text = talk ? std::optional(m_conversation->sample.text) : value(m_mapping.text);
    const std::size_t length = text ? countCodePoints(*text) : 0;
    std::size_t all = length; // with the answer and every turn before it
    for (std::size_t i = 0; talk && i < m_conversation->sample.turns.size(); ++i) {
        all = (i == 0 ? 0 : all) + countCodePoints(m_conversation->sample.turns[i].text);
    }
    m_text->setPlainText(talk ? conversationText() : text ? readableText(*text) : QString());
    m_text->setVisible((!bad || broken) && !m_mapping.text.empty());
    m_length->setVisible(!m_mapping.text.empty());
    m_label->setVisible(talk || !m_mapping.label.empty() || !m_mapping.labelColumns.empty());
    m_cut->setVisible(bad || all > mostCharacters);
    setTone(*m_cut, bad ? Tone::Bad : Tone::Warn);
    if (bad) {
        m_cut->setText(tr("%1:%2: this row cannot be used: %3")
                           .arg(untrusted(m_file))
                           .arg(m_row->line)
                           .arg(untrusted(broken ? m_conversation->fault : m_row->fault)));
    } else {
        m_cut->setText(tr("Only the beginning is shown, %1 of %2 characters.")
                           .arg(Texts::count(mostCharacters), Texts::count(static_cast<std::int64_t>(all))));
    }
    const auto label = talk    ? std::optional(m_conversation->sample.label)
                       : m_row ? targetText(*m_row, m_fields, m_mapping)
                               : std::nullopt;
    m_label->set(m_mapping.target == data::TargetForm::Number     ? tr("To predict")
                 : m_mapping.target == data::TargetForm::ClassSet ? tr("Labels")
                 : m_mapping.target == data::TargetForm::Answer   ? tr("Answer")
                                                                  : tr("Label"),
                 label && !label->empty() ? cellText(*label) : QStringLiteral("–"));
    m_length->set(tr("Characters"),
                  text ? Texts::count(static_cast<std::int64_t>(length)) : QStringLiteral("–"));
    const QString others = m_row ? otherFields() : QString();
    m_others->setPlainText(others);
    m_others->setVisible(!others.isEmpty());
    m_othersTitle->setVisible(!others.isEmpty());
}

void SamplePanel::retranslate() {
    m_text->setAccessibleName(tr("Text of the sample"));
    setPlainToolTip(*m_text, tr("The text as it is in the file; control characters are written out"));
    m_others->setAccessibleName(tr("Other fields"));
    setPlainToolTip(*m_others, tr("The fields of this row that are neither text nor label"));
    m_othersTitle->setText(tr("Other fields"));
    fill();
}

} // namespace plateau::ui

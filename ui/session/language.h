#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace plateau::ui {

/// The texts of the window in one language. Choosing another installs the translators live: every widget gets
/// a LanguageChange event. One object for the application; GUI thread.
class Language {
public:
    Language() = default;
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    /// @param code "en", "zh_CN"; empty: the system's when it is one of them, else English
    void choose(const QString& code);
    /// "en" or "zh_CN", never empty after choose().
    const QString& code() const { return m_code; }
    QLocale locale() const { return QLocale(m_code); }

private:
    void install(QTranslator& translator, const QString& file, const QString& folder);

    QString m_code;
    QTranslator m_own;
    QTranslator m_qt; ///< Qt's own dialogs
};

} // namespace plateau::ui

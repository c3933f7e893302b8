#include "ui/session/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace plateau::ui {

Language::~Language() {
    if (QCoreApplication::instance() != nullptr) {
        QCoreApplication::removeTranslator(&m_own);
        QCoreApplication::removeTranslator(&m_qt);
    }
}

void Language::choose(const QString& code) {
    const bool chinese = code.isEmpty() ? QLocale::system().language() == QLocale::Chinese
                                        : code.startsWith(QLatin1String("zh"));
    m_code = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    QLocale::setDefault(QLocale(m_code));
    install(m_qt, QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English needs its file too: it holds the plural forms.
    install(m_own, QStringLiteral("plateau_") + m_code, QStringLiteral(":/translations"));
}

void Language::install(QTranslator& translator, const QString& file, const QString& folder) {
    QCoreApplication::removeTranslator(&translator);
    if (translator.load(file, folder)) {
        QCoreApplication::installTranslator(&translator);
    }
}

} // namespace plateau::ui

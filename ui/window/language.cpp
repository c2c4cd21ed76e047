// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace tally {

using namespace Qt::StringLiterals;

ProgramLanguage::~ProgramLanguage()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

QLocale ProgramLanguage::localeFor(LanguageChoice choice, const QLocale &system)
{
    const bool isKorean = choice == LanguageChoice::Korean
        || (choice == LanguageChoice::System && system.language() == QLocale::Korean);
    const QLocale::Language wanted = isKorean ? QLocale::Korean : QLocale::English;
    if (system.language() == wanted)
        return system;
    // English without a territory of its own: ISO weeks and day before month.
    return isKorean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                    : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

void ProgramLanguage::set(LanguageChoice choice)
{
    m_choice = choice;
    const QLocale locale = localeFor(choice, QLocale::system());
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (locale.language() != QLocale::Korean)
        return;
    if (m_qt.load(u"qtbase_ko"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(u":/i18n/tallyroom_ko.qm"_s))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace tally

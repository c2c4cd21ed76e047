// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/settings.h"

#include <QLocale>
#include <QTranslator>

namespace tally {

/// The language of the whole program: its translation, Qt's own, and the locale of numbers and dates.
/// Switching sends LanguageChange to every window. GUI thread.
class ProgramLanguage
{
public:
    ProgramLanguage() = default;
    ~ProgramLanguage();
    Q_DISABLE_COPY_MOVE(ProgramLanguage)

    void set(LanguageChoice choice);
    LanguageChoice choice() const { return m_choice; }
    /// The system's locale where it speaks the language chosen, else the language's usual one.
    static QLocale localeFor(LanguageChoice choice, const QLocale &system);

private:
    LanguageChoice m_choice = LanguageChoice::System;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace tally

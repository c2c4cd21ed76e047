// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QElapsedTimer>
#include <QIODevice>

namespace tally::cli {

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

/// Where a command writes: data to `out`, messages and progress to `err`. Progress shows on a terminal only.
class Console
{
public:
    Console(QIODevice &out, QIODevice &err, bool errIsTerminal);

    QIODevice &out() { return m_out; }
    /// False when standard output can't take it; the reason is told, unless its reader just went away.
    bool print(const QByteArray &data);
    bool print(const QString &text) { return print(text.toUtf8()); }

    void message(const QString &line);
    void progress(const QString &line); ///< replaces the progress line before; at most ten times a second
    /// Tells an error by its code and a sentence; answers Failed.
    int fail(const Error &error);
    int fail(const Error &error, const QString &sentence);

private:
    void clearProgress();

    QIODevice &m_out;
    QIODevice &m_err;
    bool m_errIsTerminal;
    bool m_progressShown = false;
    QElapsedTimer m_sinceProgress;
};

} // namespace tally::cli

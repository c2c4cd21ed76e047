// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "cli/sentences.h"
#include "cli/standardstream.h"
#include "reports/deviceerror.h"

namespace tally::cli {

namespace {

constexpr qint64 ProgressEveryMs = 100;

bool readerIsGone(const QIODevice &device)
{
    const auto *stream = qobject_cast<const StandardStream *>(&device);
    return stream != nullptr && stream->readerIsGone();
}

} // namespace

Console::Console(QIODevice &out, QIODevice &err, bool errIsTerminal)
    : m_out(out)
    , m_err(err)
    , m_errIsTerminal(errIsTerminal)
{
}

bool Console::print(const QByteArray &data)
{
    clearProgress();
    if (m_out.write(data) == data.size())
        return true;
    Error error = deviceError(m_out);
    error.place = QStringLiteral("standard output");
    fail(error);
    return false;
}

void Console::message(const QString &line)
{
    clearProgress();
    m_err.write(line.toUtf8() + '\n');
}

void Console::progress(const QString &line)
{
    if (!m_errIsTerminal || (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < ProgressEveryMs))
        return;
    m_err.write("\r\x1b[K" + line.toUtf8());
    m_progressShown = true;
    m_sinceProgress.start();
}

void Console::clearProgress()
{
    if (m_progressShown)
        m_err.write("\r\x1b[K");
    m_progressShown = false;
}

int Console::fail(const Error &error)
{
    return fail(error, sentence(error));
}

int Console::fail(const Error &error, const QString &sentence)
{
    if (!readerIsGone(m_out))
        message(QStringLiteral("tally: %1: %2").arg(error.code, sentence));
    return Failed;
}

} // namespace tally::cli

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "core/canceltoken.h"
#include "sources/source.h"

#include <QFile>

namespace tally::cli {

/// An RFC 9457 problem as one line of JSON.
QByteArray problemText(const Error &error);

/// Many queries as JSON, answered in their order on standard output: each a result or a problem. Exit status
/// Failed when any was a problem. The source and the console must outlive it.
class JsonQueries
{
public:
    JsonQueries(Source &source, Console &console, CancelToken cancel);

    static bool isArray(const QByteArray &json);
    int answerArray(const QByteArray &json);
    /// One query a line, one answer a line, each written before the next line is read.
    int answerLines(QFile &input);

private:
    QByteArray answer(const Result<Query> &query);

    Source &m_source;
    Console &m_console;
    CancelToken m_cancel;
    bool m_problems = false;
};

} // namespace tally::cli

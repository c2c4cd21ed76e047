// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace tally::cli {

/// Standard output or error, unbuffered, so that what a write() answered has really left. One thread.
class StandardStream final : public QIODevice
{
    Q_OBJECT
public:
    explicit StandardStream(int descriptor, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool isTerminal() const;
    /// The reader went away (`tally … | head`): nothing to complain about.
    bool readerIsGone() const { return m_readerIsGone; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    int m_descriptor;
    bool m_readerIsGone = false;
};

/// Ignores SIGPIPE, and opens /dev/null in place of standard streams that the caller closed: the store's file
/// must not get their numbers. Call first in main().
void prepareStandardStreams();

} // namespace tally::cli

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QIODevice>

namespace tally {

/// Writes into a streamed answer, in parts of some size; blocks while the client is slow.
class StreamDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit StreamDevice(const HttpWrite &write);
    bool isSequential() const override { return true; }
    /// Sends what is left; false when the client is gone.
    bool flush();

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    const HttpWrite &m_write;
    std::string m_part;
    bool m_isGone = false;
};

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <nlohmann/json.hpp>

#include <QLocalSocket>

namespace tally {

/// One message between two processes of a store: JSON, or bytes (a batch of events).
struct Frame
{
    bool isBytes = false;
    QByteArray payload;
};

/// Nobody answers (any more): the store may be opened, or somebody else asked.
bool isHostGone(const Error &error);

/// Frames over a local socket: a letter, the length in four bytes (big-endian), the payload. Blocking, for
/// worker threads; one thread. Errors: `store_in_use` (retryable) where the other side is gone, `cancelled`,
/// `io_error` where what comes is no frame.
class Frames
{
public:
    explicit Frames(QLocalSocket &socket);

    Result<void> send(const nlohmann::ordered_json &json);
    Result<void> sendBytes(const QByteArray &bytes);
    /// `stop` is asked a few times a second; true ends the wait as cancelled.
    Result<Frame> receive(const std::function<bool()> &stop);
    Result<nlohmann::ordered_json> receiveJson(const std::function<bool()> &stop);
    /// The other side hung up. Reads nothing.
    bool isBroken() const;

private:
    Result<void> write(char kind, const QByteArray &payload);
    Result<QByteArray> read(qsizetype bytes, const std::function<bool()> &stop);

    QLocalSocket &m_socket;
};

} // namespace tally

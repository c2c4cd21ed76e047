// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

/// How the transport behaves; times in seconds, all of them absolute: a client that sends one byte at a time
/// gains nothing.
struct HttpOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8080; ///< 0: any free one
    QString certificate; ///< a chain in PEM; empty: no TLS
    QString privateKey;
    int ioThreads = 2;
    int workers = 8; ///< threads for what blocks
    int maxConnections = 4096;
    int maxConnectionsPerAddress = 1024;
    qint64 maxBodiesBytes = qint64(128) << 20; ///< of all requests that are being read or answered
    quint32 headerLimit = 16 * 1024;
    int idleSeconds = 60; ///< until the first byte of a request
    int headerSeconds = 10;
    int bodySeconds = 30;
    int answerSeconds = 60; ///< until an answer is sent, once it is there; for each part of a streamed one
};

} // namespace tally

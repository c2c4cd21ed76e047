// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <functional>

namespace tally {

struct FakeRequest
{
    QByteArray verb;
    QByteArray target;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// What the server does with a request.
struct FakeReply
{
    enum class Manner {
        Whole, ///< sends it
        Hang, ///< never answers
        CutOff, ///< sends `sentBytes` and closes the connection
        Stall ///< sends `sentBytes` and falls silent
    };
    int status = 200;
    QByteArray body = "{}";
    QList<std::pair<QByteArray, QByteArray>> headers;
    Manner manner = Manner::Whole;
    qsizetype sentBytes = 0; ///< of head and body
    QByteArray raw; ///< instead of head and body

    static FakeReply json(const QByteArray &body) { return {200, body, {}, Manner::Whole, 0, {}}; }
    QByteArray bytes() const;
};

/// An HTTP server that misbehaves as told, on a thread of its own. `answer` runs there, for one request at a
/// time.
class FakeHttpServer
{
public:
    using Answer = std::function<FakeReply(const FakeRequest &)>;

    explicit FakeHttpServer(Answer answer, const QSslConfiguration &tls = {});
    ~FakeHttpServer();

    QUrl url() const;
    QList<FakeRequest> requests() const;
    int connections() const; ///< so far
    int closedByPeer() const; ///< those that the other side closed

private:
    class Listener;
    mutable QMutex m_mutex;
    Answer m_answer;
    QSslConfiguration m_tls;
    QList<FakeRequest> m_requests;
    int m_connections = 0;
    int m_closed = 0;
    QThread m_thread;
    quint16 m_port = 0;
    Listener *m_listener = nullptr;
};

} // namespace tally

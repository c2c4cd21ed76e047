// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "sources/http/httpnetwork.h"
#include "sources/http/httprequest.h"

#include <QDeadlineTimer>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace tally {

using HttpPromise = QPromise<Result<HttpAnswer>>;

/// One request until it is answered or given up, over as many nodes and attempts as that takes. Deletes
/// itself. Lives on the network thread, child of the network's calls().
class HttpCall final : public QObject
{
    Q_OBJECT
public:
    HttpCall(HttpNetwork &network, HttpRequest request, std::shared_ptr<HttpPromise> promise,
             CancelToken cancel);
    ~HttpCall() override;

    void start();

private:
    void attempt();
    QNetworkReply *send();
    void watch();
    QNetworkRequest networkRequest() const;
    void read();
    void finishAttempt();
    void takeAnswer(int status);
    void redirect();
    void failAttempt(const Error &error, bool wasSent);
    void again(int pauseMs);
    int pauseMs() const;
    void stopReply();
    void settle(Result<HttpAnswer> result);
    void giveUp(const QString &code, ErrorKind kind, const QString &detail);
    QString nodeName() const;

    HttpNetwork &m_network;
    const HttpRequest m_request;
    const std::shared_ptr<HttpPromise> m_promise;
    const CancelToken m_cancel;
    std::shared_ptr<void> m_onCancel;
    QNetworkReply *m_reply = nullptr;
    QTimer m_connectTimer;
    QTimer m_idleTimer;
    QTimer m_totalTimer;
    QDeadlineTimer m_deadline;
    QList<QSslError> m_distrust;
    QByteArray m_body;
    QUrl m_redirected; ///< of the same node; empty: none
    int m_node = -1;
    int m_attempts = 0;
    int m_redirects = 0;
    bool m_sent = false;
    bool m_settled = false;
};

} // namespace tally

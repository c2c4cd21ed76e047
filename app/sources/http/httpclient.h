// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "sources/http/httprequest.h"
#include "sources/http/httpsettings.h"

#include <QFuture>
#include <QThread>

#include <memory>

namespace tally {

class HttpNetwork;

/// Requests to the nodes of one service, on a network thread of its own: kept-alive connections, another node
/// where one does not answer, pauses where it is busy. Thread-safe. What still runs when the client ends is
/// answered `cancelled`.
///
/// Errors: upstream_unavailable, timeout, unauthorized, forbidden, rate_limited, cancelled; `detail` tells
/// what was wrong (also each kind of distrust of a certificate), `place` the node. Other statuses are
/// answers.
class HttpClient
{
public:
    /// `invalid_source`, `io_error` for a file of certificates that can't be used.
    static Result<std::unique_ptr<HttpClient>> open(const HttpSettings &settings);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    QFuture<Result<HttpAnswer>> send(const HttpRequest &request, CancelToken cancel);
    /// The same, waited for: never on the GUI's thread.
    Result<HttpAnswer> ask(const HttpRequest &request, const CancelToken &cancel);

    const HttpSettings &settings() const { return m_settings; }

private:
    HttpClient(HttpSettings settings, std::unique_ptr<HttpNetwork> network);

    HttpSettings m_settings;
    QThread m_thread;
    HttpNetwork *m_network; // lives on the thread and ends with it
};

} // namespace tally

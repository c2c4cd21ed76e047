// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"
#include "server/apikeys.h"
#include "server/http/handler.h"
#include "server/ratelimit.h"

#include <functional>

namespace tally {

/// The stats API: finds the endpoint, checks who asks, and answers on the server's worker threads.
class Api final : public HttpHandler
{
public:
    /// `post` runs a job on a worker thread; set before the first request.
    using Post = std::function<void(std::function<void()>)>;

    explicit Api(ApiContext context);
    void setPost(Post post) { m_post = std::move(post); }
    /// For requests to come. Thread-safe.
    void setKeys(ApiKeys keys);

    Admission admit(ServedRequest &request) override;
    void handle(std::shared_ptr<ServedRequest> request, HttpResponder respond) override;
    ServedResponse fault(HttpFault fault) override;
    void record(const HttpRecord &record) override;

private:
    Result<void> authorise(const ServedRequest &request, ApiCall &call);
    void work(const std::shared_ptr<ApiCall> &call, const HttpResponder &respond);
    qint64 bodyLimit(const Endpoint &endpoint) const;

    ApiContext m_context;
    Post m_post;
    RateLimit m_rates;
    std::mutex m_keysMutex;
    std::shared_ptr<const ApiKeys> m_keys;
    std::atomic<int> m_waiting = 0; ///< jobs that are posted or run
};

} // namespace tally

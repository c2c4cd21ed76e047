// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/embeddedsource.h"
#include "sources/sharing/frames.h"

#include <atomic>

namespace tally {

/// What the sessions of one host share.
struct HostState
{
    EmbeddedSource *store = nullptr;
    std::atomic<bool> stopping = false;
    std::atomic<quint64> changes = 0; ///< how often the data changed
};

/// The first thing a host says; the other side goes on only if it is of the same version.
nlohmann::ordered_json hostGreeting();

/// One connection of another process: one request, answered on the calling thread.
class HostSession
{
public:
    HostSession(HostState &state, QLocalSocket &socket);
    void run();

private:
    using Json = nlohmann::ordered_json;

    Result<Json> answer(const Json &request);
    Result<Json> query(const Json &request);
    Result<Json> values(const Json &request);
    Result<Json> exportEvents(const Json &request);
    Result<Json> backUp(const Json &request);
    Result<Json> quality(const std::string &what, const Json &request);
    Result<Json> upkeep(const std::string &what, const Json &request);
    Result<Json> import(const Json &request);
    Result<bool> importStep(EventSink &sink, const Json &step);
    void watch();
    template <typename T>
    Result<T> awaited(QFuture<Result<T>> future, CancelToken cancel);

    HostState &m_state;
    QLocalSocket &m_socket;
    Frames m_frames;
};

} // namespace tally

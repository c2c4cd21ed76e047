// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QtGlobal>

#include <optional>

namespace tally {

/// What is wrong with a request before anybody looks at what it asks for.
enum class HttpFault {
    Malformed, ///< not HTTP, or in a form that two servers may read differently
    Timeout, ///< did not come in time
    HeaderTooLarge,
    BodyTooLarge,
    BadEncoding, ///< a body that is not packed as it says
    UnknownEncoding,
    Busy, ///< more connections or bodies at once than are allowed
    UnknownVersion,
};

/// What is told about an answer once it is sent (or its client is gone).
struct HttpRecord
{
    const ServedRequest *request = nullptr; ///< null: there was none to speak of
    unsigned status = 0;
    qint64 bytes = 0;
    double seconds = 0; ///< from the request's header to the end of the answer
};

using HttpResponder = std::function<void(ServedResponse)>;

/// Who answers. All calls come from I/O threads and must not block.
class HttpHandler
{
public:
    virtual ~HttpHandler() = default;

    struct Admission
    {
        std::optional<ServedResponse> refused; ///< answered without reading the body
        qint64 bodyLimit = 0; ///< of the body, packed and unpacked
    };
    /// Looks at the header alone.
    virtual Admission admit(ServedRequest &request) = 0;
    /// Answers by calling `respond` once, at once or later, on any thread.
    virtual void handle(std::shared_ptr<ServedRequest> request, HttpResponder respond) = 0;
    virtual ServedResponse fault(HttpFault fault) = 0;
    virtual void record(const HttpRecord &record) = 0;
};

} // namespace tally

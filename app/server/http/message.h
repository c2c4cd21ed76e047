// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A request as it came, its header first: the body is empty until it was admitted and read. Names of fields are
/// in lower case. `cancel` is cancelled when the client goes away before it has its answer.
struct ServedRequest
{
    std::string method;
    std::string target; ///< path and query, still percent-encoded
    std::vector<std::pair<std::string, std::string>> fields;
    std::string body; ///< unpacked
    std::string peer; ///< the client's address, without port
    CancelToken cancel;
    std::shared_ptr<void> context; ///< what the handler learnt from the header and wants again with the body

    /// Empty where there is none.
    std::string_view field(std::string_view lowerName) const;
    bool acceptsGzip() const;
};

/// Writes a part of a streamed body and waits until it is sent; false when the client is gone.
using HttpWrite = std::function<bool(std::string part)>;

/// An answer. The body is shared, so that a cached one is not copied.
struct ServedResponse
{
    unsigned status = 200;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> fields;
    std::shared_ptr<const std::string> body;
    std::shared_ptr<const std::string> packed; ///< the body as gzip, where that is made already
    /// Writes the body in parts instead, on a worker thread; false cuts the answer off, so that its reader notices.
    std::function<bool(const HttpWrite &write)> stream;

    static ServedResponse of(unsigned status, std::string text, std::string contentType = "application/json");
};

} // namespace tally

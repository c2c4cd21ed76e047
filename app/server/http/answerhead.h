// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <optional>

namespace tally {

/// How an answer goes over the connection.
struct AnswerForm
{
    bool keepAlive = true;
    bool packed = false; ///< the body is gzip
    bool chunked = false; ///< in parts of unknown number
    std::optional<size_t> length; ///< unset where nobody knows it yet
};

/// The status line and the fields, up to the empty line.
std::string answerHead(const ServedResponse &response, const AnswerForm &form);

/// Whether packing is worth its time.
bool isWorthPacking(const ServedResponse &response);

} // namespace tally

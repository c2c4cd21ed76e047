// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/handler.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace tally {

using HttpParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// The header as the handler sees it.
std::shared_ptr<ServedRequest> requestOf(const HttpParser &parser, std::string peer);

/// What the parser lets pass although two servers in a row may disagree on where the request ends, or on whom it
/// is for. `packed` tells whether the body is gzip.
std::optional<HttpFault> headerFault(const HttpParser &parser, bool &packed);

HttpFault faultOf(boost::system::error_code error);

} // namespace tally

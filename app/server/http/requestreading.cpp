// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requestreading.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace tally {
namespace http = boost::beast::http;
namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
    return out;
}

std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

std::shared_ptr<ServedRequest> requestOf(const HttpParser &parser, std::string peer)
{
    auto request = std::make_shared<ServedRequest>();
    const auto &message = parser.get();
    request->method = view(message.method_string());
    request->target = view(message.target());
    request->peer = std::move(peer);
    for (const auto &field : message)
        request->fields.emplace_back(lower(view(field.name_string())), view(field.value()));
    return request;
}

std::optional<HttpFault> headerFault(const HttpParser &parser, bool &packed)
{
    const auto &message = parser.get();
    if (message.version() != 10 && message.version() != 11)
        return HttpFault::UnknownVersion;
    const auto lengths = message.count(http::field::content_length);
    const auto encodings = message.count(http::field::transfer_encoding);
    if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0))
        return HttpFault::Malformed;
    if (encodings > 0
        && (message.version() == 10 || lower(view(message[http::field::transfer_encoding])) != "chunked"))
        return HttpFault::Malformed;
    const auto hosts = message.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() == 11))
        return HttpFault::Malformed;
    const std::string coding = lower(view(message[http::field::content_encoding]));
    packed = coding == "gzip" || coding == "x-gzip";
    if (!packed && !coding.empty() && coding != "identity")
        return HttpFault::UnknownEncoding;
    return std::nullopt;
}

HttpFault faultOf(boost::system::error_code error)
{
    if (error == http::error::header_limit)
        return HttpFault::HeaderTooLarge;
    if (error == http::error::body_limit)
        return HttpFault::BodyTooLarge;
    if (error == http::error::bad_version)
        return HttpFault::UnknownVersion;
    return HttpFault::Malformed;
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answerhead.h"

#include <boost/beast/http/status.hpp>

#include <array>
#include <ctime>

namespace tally {
namespace {

void append(std::string &to, std::string_view name, std::string_view value)
{
    to.append(name).append(": ").append(value).append("\r\n");
}

std::string now()
{
    std::array<char, 40> text{};
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

bool has(const ServedResponse &response, std::string_view name)
{
    for (const auto &field : response.fields) {
        if (field.first == name)
            return true;
    }
    return false;
}

} // namespace

std::string answerHead(const ServedResponse &response, const AnswerForm &form)
{
    const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(response.status));
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' '
        + (response.status == 499 ? "Client Closed Request" : std::string(reason)) + "\r\n";
    append(head, "Date", now());
    const bool hasBody = response.status != 204 && response.status != 304;
    if (hasBody) {
        append(head, "Content-Type", response.contentType);
        append(head, "X-Content-Type-Options", "nosniff");
    }
    for (const auto &[name, value] : response.fields)
        append(head, name, value);
    if (!has(response, "Cache-Control"))
        append(head, "Cache-Control", "no-store");
    if (form.packed)
        append(head, "Content-Encoding", "gzip");
    if (isWorthPacking(response))
        append(head, "Vary", "Accept-Encoding");
    if (form.chunked)
        append(head, "Transfer-Encoding", "chunked");
    else if (form.length && hasBody)
        append(head, "Content-Length", std::to_string(*form.length));
    append(head, "Connection", form.keepAlive ? "keep-alive" : "close");
    return head + "\r\n";
}

bool isWorthPacking(const ServedResponse &response)
{
    constexpr size_t least = 1024;
    return response.body && response.body->size() >= least;
}

} // namespace tally

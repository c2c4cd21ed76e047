// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/eventsanswer.h"

#include "core/errorcodes.h"
#include "server/problem.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;

Json reportJson(const IntakeReport &report)
{
    Json lines = Json::array();
    for (const IntakeReport::Line &line : report.lines) {
        Json entry{{"line", line.line}, {"reason", line.reason.toStdString()}};
        if (!line.detail.isEmpty())
            entry["detail"] = line.detail.toStdString();
        lines.push_back(entry);
    }
    return {{"received", report.received},
            {"accepted", report.accepted},
            {"rejected", report.rejected},
            {"rejected_lines", lines}};
}

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ServedResponse reportResponse(const IntakeReport &report)
{
    if (report.accepted > 0 || report.received == 0)
        return ServedResponse::of(200, dumped(reportJson(report)));
    Json json = problemJson({ErrorKind::InvalidInput, servercodes::NoEvents,
                             u"none of the lines is an event; rejected_lines tells why"_s, {}, false});
    json.update(reportJson(report));
    return ServedResponse::of(400, dumped(json), "application/problem+json");
}

/// An array, or objects one after the other.
InputFormat formatOf(const std::string &body)
{
    const size_t first = body.find_first_not_of(" \t\r\n");
    return first != std::string::npos && body[first] == '[' ? InputFormat::JsonArray : InputFormat::Ndjson;
}

} // namespace

void answerEvents(const ApiCall &call, const HttpResponder &respond)
{
    if (call.context->intake == nullptr)
        return respond(problem({ErrorKind::Conflict, codes::StoreReadOnly, u"this server takes no events"_s, {}, false}));
    const QString name = u"http:"_s + (call.key ? call.key->id : QString::fromStdString(call.request->peer));
    const auto request = call.request;
    call.context->intake->take(request->body, formatOf(request->body), name,
                               [respond, request](const Result<IntakeReport> &report) {
                                   respond(report ? reportResponse(*report) : problem(report.error()));
                               });
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/firstseen.h"

#include "sources/elasticsearch/eventpages.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int GroupsAPage = 5000;
const std::string UserField = "user.id";
const std::string AnonymousField = "community.anonymous.id";

Json existsOf(const std::string &field)
{
    return {{"exists", {{"field", field}}}};
}

/// Who says nothing of being a machine is human.
Json humanFilter()
{
    const std::string field = "community.traffic.class";
    const Json untold{{"bool", {{"must_not", Json::array({existsOf(field)})}}}};
    const Json human{{"term", {{field, "human"}}}};
    return {{"bool", {{"should", Json::array({untold, human})}, {"minimum_should_match", 1}}}};
}

/// Anonymous ids count where there is no user.
Json requestBody(bool anonymous, qint64 beforeMs, const Json &after)
{
    const Json first{{"min", {{"field", "@timestamp"}}}};
    Json composite{
        {"size", GroupsAPage},
        {"sources",
         Json::array({{{"viewer", {{"terms", {{"field", anonymous ? AnonymousField : UserField}}}}}}})}};
    if (!after.is_null())
        composite["after"] = after;
    Json query{
        {"bool", {{"filter", Json::array({timeRange(std::numeric_limits<qint64>::min() / 4, beforeMs)})}}}};
    query["bool"]["filter"][0]["range"]["@timestamp"].erase("gte");
    if (anonymous)
        query["bool"]["must_not"] = Json::array({existsOf(UserField)});
    return {
        {"size", 0},
        {"track_total_hits", false},
        {"query", query},
        {"aggs",
         {{"viewers",
           {{"composite", composite},
            {"aggs",
             {{"first", first}, {"human", {{"filter", humanFilter()}, {"aggs", {{"first", first}}}}}}}}}}}};
}

std::optional<qint64> instantOf(const Json &group)
{
    const Json *first = member(group, "first");
    const Json *value = first ? member(*first, "value") : nullptr;
    return value && value->is_number() ? std::optional(qint64(value->get<double>())) : std::nullopt;
}

/// Throws what nlohmann throws where the answer is no such one.
std::vector<FirstSeen> seenOf(const Json &groups, bool anonymous)
{
    std::vector<FirstSeen> seen;
    for (const Json &group : groups.at("buckets")) {
        FirstSeen one;
        one.viewer = group.at("key").at("viewer").get<std::string>();
        one.anonymous = anonymous;
        one.firstMs = instantOf(group).value_or(0);
        one.humanFirstMs = instantOf(group.at("human"));
        seen.push_back(std::move(one));
    }
    return seen;
}

Result<void> readGroups(EngineClient &client, const QString &indices, qint64 beforeMs, bool anonymous,
                        const std::function<Result<void>(const std::vector<FirstSeen> &)> &take,
                        const CancelToken &cancel)
{
    Json after;
    for (;;) {
        const Result<Json> answer = client.search(indices, requestBody(anonymous, beforeMs, after), cancel);
        if (!answer)
            return Unexpected(answer.error());
        std::vector<FirstSeen> seen;
        try {
            const Json &groups = answer->at("aggregations").at("viewers");
            seen = seenOf(groups, anonymous);
            after = groups.contains("after_key") ? groups.at("after_key") : Json();
        } catch (const Json::exception &error) {
            return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable,
                           u"the answer of an aggregation can't be read: "_s
                               + QString::fromUtf8(error.what()));
        }
        if (seen.empty())
            return {};
        if (const Result<void> taken = take(seen); !taken)
            return taken;
        if (after.is_null())
            return {};
    }
}

} // namespace

Result<void> readFirstSeen(EngineClient &client, const QString &indices, qint64 beforeMs,
                           const std::function<Result<void>(const std::vector<FirstSeen> &)> &take,
                           const CancelToken &cancel)
{
    return readGroups(client, indices, beforeMs, false, take, cancel).and_then([&] {
        return readGroups(client, indices, beforeMs, true, take, cancel);
    });
}

} // namespace tally

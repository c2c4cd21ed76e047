// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/firstfacts.h"

#include "domain/field.h"

namespace tally {
namespace {

std::string relation(const char *name, const std::string &select)
{
    return std::string(name) + " AS MATERIALIZED (" + select + ')';
}

std::string isAction(Action action)
{
    return "e.action = " + std::to_string(int(action));
}

} // namespace

std::string firstEverSql(const PlanContext &context)
{
    // Whether the query counts machines does not matter here: somebody is new when they first came
    // themselves.
    const std::string human = "e.traffic_class = " + std::to_string(context.humanId);
    return relation(
        FirstEver,
        "SELECT e.viewer, coalesce(min(e.time) FILTER (WHERE " + human
            + "), min(e.time)) AS first_ms FROM events e WHERE e.viewer IS NOT NULL GROUP BY e.viewer");
}

std::string uploaderFirstsSql(const PlanContext &context)
{
    return relation(
        UploaderFirsts,
        "SELECT uploader, firsts[1] AS first_ms, firsts[2] AS second_ms FROM (SELECT e.uploader AS "
        "uploader, min(e.time, 2) AS firsts FROM events e WHERE e.uploader IS NOT NULL AND "
            + isAction(Action::ContentUpload) + humanSql(context, "e") + " GROUP BY e.uploader)");
}

std::string contentFactsSql(const PlanContext &context)
{
    const std::string published = "coalesce(min(e.content_published_at), min(e.time) FILTER (WHERE "
        + isAction(Action::ContentUpload) + "))";
    return relation(ContentFacts,
                    "SELECT e.content, " + published + " AS published_ms, min(e.time) FILTER (WHERE "
                        + isAction(Action::ContentDelete)
                        + ") AS deleted_ms FROM events e WHERE e.content IS NOT NULL" + humanSql(context, "e")
                        + " GROUP BY e.content HAVING published_ms IS NOT NULL");
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/firstfacts.h"

#include "domain/field.h"
#include "sources/embedded/groupsql.h"
#include "sources/embedded/hourtables.h"

namespace tally {
namespace {

std::string relation(const char *name, const std::string &select)
{
    return std::string(name) + " AS MATERIALIZED (" + select + ')';
}

} // namespace

// Events that were pruned left behind what they told (see schema.h); the rest is told by events.

std::string rememberedFirstsSql()
{
    return std::string(
               "(SELECT viewer, min(first_ms) AS first_ms, min(human_ms) AS human_ms FROM (SELECT viewer, "
               "first_ms, human_ms FROM ")
        + ViewerFirstsTable
        + " UNION ALL SELECT viewer, first_ms, human_first_ms FROM first_viewers) GROUP BY viewer)";
}

std::string firstEverSql(const PlanContext &context)
{
    // Whether the query counts machines does not matter here: somebody is new when they first came
    // themselves.
    if (context.useTables)
        return relation(FirstEver,
                        "SELECT viewer, coalesce(human_ms, first_ms) AS first_ms FROM "
                            + rememberedFirstsSql());
    const std::string human = "e.traffic_class = " + std::to_string(context.humanId);
    return relation(
        FirstEver,
        "SELECT viewer, coalesce(min(human_ms), min(ms)) AS first_ms FROM (SELECT e.viewer, min(e.time) AS "
        "ms, min(e.time) FILTER (WHERE "
            + human
            + ") AS human_ms FROM events e WHERE e.viewer IS NOT NULL GROUP BY e.viewer UNION ALL SELECT "
              "viewer, first_ms, human_first_ms FROM first_viewers) GROUP BY viewer");
}

std::string uploaderFirstsSql(const PlanContext &context)
{
    return relation(
        UploaderFirsts,
        "SELECT uploader, firsts[1] AS first_ms, firsts[2] AS second_ms FROM (SELECT uploader, min(ms, 2) "
        "AS firsts FROM (SELECT e.uploader, e.time AS ms, e.event_id FROM events e WHERE e.uploader IS NOT "
        "NULL AND e."
            + actionIs(Action::ContentUpload) + humanSql(context, "e")
            + " UNION SELECT uploader, first_ms, first_event FROM first_uploads WHERE first_ms IS NOT NULL"
              " UNION SELECT uploader, second_ms, second_event FROM first_uploads WHERE second_ms IS NOT "
              "NULL) GROUP BY uploader)");
}

std::string contentFactsSql(const PlanContext &context)
{
    const auto first = [](Action action) { return "min(e.time) FILTER (WHERE e." + actionIs(action) + ')'; };
    return relation(
        ContentFacts,
        "SELECT content, coalesce(min(published), min(uploaded)) AS published_ms, min(deleted) AS "
        "deleted_ms, min(viewed) AS first_view_ms FROM (SELECT e.content, min(e.content_published_at) AS "
        "published, "
            + first(Action::ContentUpload) + " AS uploaded, " + first(Action::ContentDelete)
            + " AS deleted, NULL::BIGINT AS viewed FROM events e WHERE e.content IS NOT NULL"
            + humanSql(context, "e")
            + " GROUP BY e.content UNION ALL SELECT content, published_ms, uploaded_ms, deleted_ms, "
              "first_view_ms FROM "
              "first_contents) GROUP BY content HAVING published_ms IS NOT NULL");
}

} // namespace tally

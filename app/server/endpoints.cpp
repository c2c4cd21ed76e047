// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/endpoints.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Id = Endpoint::Id;
using Type = ApiParameter::Type;

const QString JsonType = QStringLiteral("application/json");

ApiParameter text(const QString &name, const QString &description, const QString &example = {})
{
    return {name, description, Type::Text, false, false, {}, 0, 0, {}, example};
}

ApiParameter integer(const QString &name, const QString &description, qint64 least, qint64 most)
{
    return {name, description, Type::Integer, false, false, {}, least, most, {}, {}};
}

ApiParameter inPath(const QString &name, const QString &description, const QString &example)
{
    return {name, description, Type::Text, true, true, {}, 0, 0, {}, example};
}

ApiParameter required(ApiParameter parameter)
{
    parameter.isRequired = true;
    return parameter;
}

QList<ApiParameter> summaryParameters()
{
    return {required(text(u"begin"_s, u"first instant, ISO 8601"_s, u"2026-10-01"_s)),
            required(text(u"end"_s, u"the instant after the last one, ISO 8601"_s, u"2026-10-08"_s)),
            text(u"timezone"_s, u"IANA time zone of days and of times without an offset (UTC)"_s, u"Asia/Seoul"_s),
            text(u"metric"_s, u"any metric of the catalogue"_s, u"views"_s)};
}

QList<ApiParameter> exportParameters()
{
    return {text(u"query"_s, u"a query as JSON: its rows as CSV; without it, raw events"_s),
            text(u"range"_s, u"of raw events: a name, or FROM/TO"_s, u"last_7_days"_s),
            text(u"timezone"_s, u"in which times are read and written (UTC)"_s, u"Asia/Seoul"_s),
            text(u"filters"_s, u"of raw events: filters as JSON"_s)};
}

QList<Endpoint> makeReading()
{
    return {
        {Id::Query, u"POST"_s, u"/v1/query"_s, KeyScope::Read, u"Answers one query"_s, {}, {JsonType}, u"Query"_s, 200,
         JsonType, u"Result"_s, {400, 409, 410, 413, 415, 504}},
        {Id::QueryBatch, u"POST"_s, u"/v1/query:batch"_s, KeyScope::Read,
         u"Answers up to 100 queries, each by a result or a problem, in their order"_s, {}, {JsonType},
         u"QueryBatch"_s, 200, JsonType, u"ResultBatch"_s, {400, 413, 415, 504}},
        {Id::Catalog, u"GET"_s, u"/v1/catalog"_s, KeyScope::Read, u"Metrics and dimensions with their definitions"_s, {},
         {}, {}, 200, JsonType, u"Catalog"_s, {}},
        {Id::DimensionValues, u"GET"_s, u"/v1/dimensions/{name}/values"_s, KeyScope::Read,
         u"Values of a dimension, most frequent first"_s,
         {inPath(u"name"_s, u"a dimension of the catalogue"_s, u"country"_s),
          text(u"q"_s, u"only values that contain this text"_s, u"K"_s),
          integer(u"limit"_s, u"how many (100)"_s, 1, 1000)},
         {}, {}, 200, JsonType, u"DimensionValues"_s, {400, 504}},
        {Id::Export, u"GET"_s, u"/v1/exports.csv"_s, KeyScope::Read, u"Rows of a query, or raw events, as CSV"_s,
         exportParameters(), {}, {}, 200, u"text/csv"_s, {}, {400, 504}},
        {Id::Quality, u"GET"_s, u"/v1/quality"_s, KeyScope::Read, u"The ledger of ingest and how far behind it is"_s, {},
         {}, {}, 200, JsonType, u"Quality"_s, {}},
        {Id::ViewersSummary, u"GET"_s, u"/v1/viewers/summary"_s, KeyScope::Read,
         u"Unique viewers: total, current, previous, change, and the series"_s, summaryParameters(), {}, {}, 200,
         JsonType, u"Summary"_s, {400, 504}},
        {Id::ContentsSummary, u"GET"_s, u"/v1/contents/summary"_s, KeyScope::Read,
         u"Views of contents: total, current, previous, change, and the series"_s, summaryParameters(), {}, {}, 200,
         JsonType, u"Summary"_s, {400, 504}},
        {Id::Annotations, u"GET"_s, u"/v1/annotations"_s, KeyScope::Read, u"Notes on days, as the window keeps them"_s,
         {}, {}, {}, 200, JsonType, u"Annotations"_s, {}},
    };
}

QList<Endpoint> makeWriting()
{
    const ApiParameter id = inPath(u"id"_s, u"the saved filter's name"_s, u"korean mobile"_s);
    return {
        {Id::Events, u"POST"_s, u"/v1/events"_s, KeyScope::Ingest,
         u"Takes events in; they are on disk when the answer comes"_s, {},
         {u"application/x-ndjson"_s, JsonType}, u"Events"_s, 200, JsonType, u"EventsReport"_s, {400, 413, 415}},
        {Id::GetSegment, u"GET"_s, u"/v1/segments/{id}"_s, KeyScope::Read, u"A saved filter"_s, {id}, {}, {}, 200,
         JsonType, u"Segment"_s, {400}},
        {Id::PutSegment, u"PUT"_s, u"/v1/segments/{id}"_s, KeyScope::Admin, u"Writes or replaces a saved filter"_s, {id},
         {JsonType}, u"SegmentBody"_s, 200, JsonType, u"Segment"_s, {400, 413, 415}},
        {Id::DeleteSegment, u"DELETE"_s, u"/v1/segments/{id}"_s, KeyScope::Admin, u"Removes a saved filter"_s, {id}, {},
         {}, 204, {}, {}, {400}},
    };
}

QList<Endpoint> makeOwn()
{
    return {
        {Id::Health, u"GET"_s, u"/health"_s, KeyScope::None, u"Whether the server works"_s, {}, {}, {}, 200, JsonType,
         u"Health"_s, {}},
        {Id::Metrics, u"GET"_s, u"/metrics"_s, KeyScope::Read, u"Counters in the text format of Prometheus"_s, {}, {}, {},
         200, u"text/plain; version=0.0.4"_s, {}, {}},
        {Id::OpenApi, u"GET"_s, u"/openapi.json"_s, KeyScope::None, u"This description"_s, {}, {}, {}, 200, JsonType,
         u"OpenApi"_s, {}},
    };
}

} // namespace

const QList<Endpoint> &endpoints()
{
    static const QList<Endpoint> all = makeReading() + makeWriting() + makeOwn();
    return all;
}

} // namespace tally

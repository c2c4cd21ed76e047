// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "domain/resulttable.h"

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>
#include <functional>

namespace tally {

/// Saved filters by name, for Segment: the filters they hold, or nothing.
using SegmentLookup = std::function<std::optional<QList<Filter>>(const QString &name)>;

/// Reads query.md's JSON: strict about names and types, each error with the JSON path as `place`. Unknown keys are
/// errors. Does not call validate(). Depth and sizes are limited.
Result<Query> parseQuery(const QByteArray &json);
Result<Query> queryFromJson(const nlohmann::ordered_json &json);
nlohmann::ordered_json queryToJson(const Query &query);

Result<Filter> filterFromJson(const nlohmann::ordered_json &json, const QString &place);
nlohmann::ordered_json filterToJson(const Filter &filter);

nlohmann::ordered_json valueToJson(const Value &value);
nlohmann::ordered_json resultToJson(const ResultTable &table);
QByteArray resultToJsonText(const ResultTable &table);
/// What the stats API's client reads. Strict; `invalid_query` with place where it is not a result.
Result<ResultTable> resultFromJson(const nlohmann::ordered_json &json);

/// RFC 9457 problem details.
nlohmann::ordered_json errorToJson(const Error &error);

/// Replaces every Segment by the filters it names (segments within segments too; a circle is an error).
Result<Query> expandSegments(const Query &query, const SegmentLookup &lookup);

/// "country is KR", "country is KR,JP", "not device is tv", "content_title contains live", "watched_ms >= 1000",
/// "country exists", "viewer has_done purchase"; values may be quoted with " to hold commas and spaces.
Result<Filter> parseFilterText(const QString &text);

} // namespace tally

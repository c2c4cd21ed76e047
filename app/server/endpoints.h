// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/apikeys.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <string_view>

namespace tally {

/// One parameter of a path or of a query string.
struct ApiParameter
{
    enum class Type { Text, Integer, Choice };
    QString name;
    QString description;
    Type type = Type::Text;
    bool isRequired = false;
    bool isInPath = false;
    QStringList words; ///< of Choice
    qint64 least = 0; ///< of Integer
    qint64 most = 0;
    QString format; ///< of Text, as OpenAPI knows it
    QString example;
};

/// One thing that the API can do. The same table routes and validates requests and makes /openapi.json.
struct Endpoint
{
    enum class Id {
        Query, QueryBatch, Events, Catalog, DimensionValues, GetSegment, PutSegment, DeleteSegment, Annotations, Export,
        Quality, ViewersSummary, ContentsSummary, Health, Metrics, OpenApi
    };
    Id id;
    QString method;
    QString path; ///< /v1/dimensions/{name}/values
    KeyScope scope = KeyScope::Read;
    QString summary;
    QList<ApiParameter> parameters;
    QStringList consumes; ///< media types of the body; empty: no body
    QString requestSchema; ///< its name among the schemas
    unsigned status = 200;
    QString produces; ///< media type of the answer; empty: no body
    QString responseSchema;
    QList<unsigned> problems; ///< beside those of all endpoints
};

const QList<Endpoint> &endpoints();

/// A request's target, matched.
struct Route
{
    const Endpoint *endpoint = nullptr;
    QHash<QString, QString> values; ///< of parameters, by name; only those given
};

/// Errors: not_found, method_not_allowed (its place holds the methods allowed), invalid_parameter, bad_request.
Result<Route> route(std::string_view method, std::string_view target);

} // namespace tally

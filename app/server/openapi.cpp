// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi.h"

#include "server/endpoints.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;

Json reference(const QString &schema)
{
    return {{"$ref", "#/components/schemas/" + schema.toStdString()}};
}

Json parameterJson(const ApiParameter &parameter)
{
    Json schema{{"type", parameter.type == ApiParameter::Type::Integer ? "integer" : "string"}};
    if (parameter.type == ApiParameter::Type::Integer) {
        schema["minimum"] = parameter.least;
        schema["maximum"] = parameter.most;
    }
    if (parameter.isInPath)
        schema["minLength"] = 1;
    for (const QString &word : parameter.words)
        schema["enum"].push_back(word.toStdString());
    Json json{{"name", parameter.name.toStdString()},
              {"in", parameter.isInPath ? "path" : "query"},
              {"required", parameter.isRequired},
              {"description", parameter.description.toStdString()},
              {"schema", schema}};
    if (!parameter.example.isEmpty())
        json["example"] = parameter.example.toStdString();
    return json;
}

Json content(const QStringList &types, const QString &schema)
{
    Json json = Json::object();
    for (const QString &type : types) {
        const bool isText = !type.contains("json"_L1) || type.contains("ndjson"_L1) || schema.isEmpty();
        json[type.section(u';', 0, 0).toStdString()] = {{"schema", isText ? Json{{"type", "string"}} : reference(schema)}};
    }
    return json;
}

/// Every endpoint may be refused by who asks or by how, and be down.
Json responsesJson(const Endpoint &endpoint)
{
    QList<unsigned> problems = endpoint.problems + QList<unsigned>{400, 404, 408, 413, 429, 431, 500, 503};
    if (endpoint.scope != KeyScope::None)
        problems += {401, 403};
    std::sort(problems.begin(), problems.end());
    Json success{{"description", endpoint.summary.toStdString()}};
    if (!endpoint.produces.isEmpty())
        success["content"] = content({endpoint.produces}, endpoint.responseSchema);
    Json json{{std::to_string(endpoint.status), success}};
    for (const unsigned status : problems)
        json[std::to_string(status)] = {{"$ref", "#/components/responses/Problem"}};
    return json;
}

std::string operationId(const Endpoint &endpoint)
{
    QString id = endpoint.method.toLower() + endpoint.path;
    return id.replace(u'/', u'_').toStdString();
}

Json operationJson(const Endpoint &endpoint)
{
    Json json{{"summary", endpoint.summary.toStdString()},
              {"operationId", operationId(endpoint)}};
    for (const ApiParameter &parameter : endpoint.parameters)
        json["parameters"].push_back(parameterJson(parameter));
    if (!endpoint.consumes.isEmpty())
        json["requestBody"] = {{"required", true}, {"content", content(endpoint.consumes, endpoint.requestSchema)}};
    json["responses"] = responsesJson(endpoint);
    if (endpoint.scope == KeyScope::None)
        json["security"] = Json::array();
    else
        json["description"] = "Needs the scope " + scopeNames().value(int(endpoint.scope) - 1).toStdString() + ".";
    return json;
}

} // namespace

Json openApi()
{
    Json paths = Json::object();
    for (const Endpoint &endpoint : endpoints())
        paths[endpoint.path.toStdString()][endpoint.method.toLower().toStdString()] = operationJson(endpoint);
    const Json problem{{"description", "A problem (RFC 9457) with a stable code"},
                       {"content", {{"application/problem+json", {{"schema", reference(u"Problem"_s)}}}}}};
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Tallyroom stats API"},
              {"version", TALLYROOM_VERSION},
              {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
            {"security", Json::array({Json{{"key", Json::array()}}})},
            {"paths", paths},
            {"components",
             {{"schemas", apiSchemas()},
              {"responses", {{"Problem", problem}}},
              {"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
}

} // namespace tally

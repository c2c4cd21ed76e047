// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonqueries.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

namespace tally::cli {

namespace {

using Json = nlohmann::ordered_json;
constexpr qint64 MaxLine = 16 * 1024 * 1024;

} // namespace

QByteArray problemText(const Error &error)
{
    return QByteArray::fromStdString(errorToJson(error).dump(-1, ' ', false, Json::error_handler_t::replace));
}

JsonQueries::JsonQueries(Source &source, Console &console, CancelToken cancel)
    : m_source(source)
    , m_console(console)
    , m_cancel(std::move(cancel))
{
}

bool JsonQueries::isArray(const QByteArray &json)
{
    return json.trimmed().startsWith('[');
}

QByteArray JsonQueries::answer(const Result<Query> &query)
{
    const Result<ResultTable> table
        = query.and_then([this](const Query &asked) { return m_source.query(asked, m_cancel).result(); });
    m_problems = m_problems || !table;
    return table ? resultToJsonText(*table) : problemText(table.error());
}

int JsonQueries::answerArray(const QByteArray &json)
{
    const Json queries = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!queries.is_array()) {
        return m_console.fail(
            {ErrorKind::InvalidInput, codes::InvalidQuery, QStringLiteral("not valid JSON"), {}, false});
    }
    QByteArray before = "[";
    for (const Json &query : queries) {
        if (!m_console.print(before + answer(queryFromJson(query))))
            return Failed;
        before = ",\n";
    }
    if (!m_console.print(QByteArray(queries.empty() ? "[]\n" : "]\n")))
        return Failed;
    return m_problems ? Failed : Done;
}

int JsonQueries::answerLines(QFile &input)
{
    for (QByteArray line = input.readLine(MaxLine); !line.isEmpty(); line = input.readLine(MaxLine)) {
        if (line.trimmed().isEmpty())
            continue;
        if (!m_console.print(answer(parseQuery(line)) + '\n'))
            return Failed;
    }
    return m_problems ? Failed : Done;
}

} // namespace tally::cli

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/statsapi/statsapisource.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"
#include "sources/statsapi/apianswers.h"

#include <QUrl>
#include <QtConcurrent>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;
constexpr int AskedAtOnce = 6;
const QString Prefix = QStringLiteral("tally+");

HttpRequest getting(const QString &path)
{
    HttpRequest request;
    request.path = path;
    request.anyStatus = true; // the server's own words say more than the status
    return request;
}

Result<ResultTable> tableOf(const Result<HttpAnswer> &answer, const Query &query)
{
    if (!answer)
        return Unexpected(answer.error());
    Result<ResultTable> table = answerJson(*answer).and_then(resultFromJson);
    if (!table && table.error().code == codes::InvalidQuery && answer->status == 200)
        return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable,
                       u"the server's answer can't be read: %1"_s.arg(table.error().detail), table.error().place);
    if (table)
        table->query = query;
    return table;
}

} // namespace

bool StatsApiSource::isAddress(const QString &text)
{
    return text.startsWith("tally+http://"_L1) || text.startsWith("tally+https://"_L1);
}

Result<std::unique_ptr<StatsApiSource>> StatsApiSource::open(const QString &address, HttpSettings settings)
{
    if (!isAddress(address))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"tally+http(s)://HOST:PORT is expected"_s, address);
    const Result<HttpAddress> parsed = parseHttpAddress(address.mid(Prefix.size()));
    if (!parsed)
        return Unexpected(parsed.error());
    settings.nodes = {parsed->node};
    Result<std::unique_ptr<HttpClient>> client = HttpClient::open(settings);
    if (!client)
        return Unexpected(client.error());
    return std::unique_ptr<StatsApiSource>(new StatsApiSource(address, std::move(*client)));
}

StatsApiSource::StatsApiSource(QString address, std::unique_ptr<HttpClient> client)
    : m_address(std::move(address))
    , m_client(std::move(client))
{
    m_pool.setMaxThreadCount(AskedAtOnce);
}

StatsApiSource::~StatsApiSource()
{
    m_client.reset(); // what still runs is answered `cancelled`
    m_pool.waitForDone();
}

QFuture<Result<ResultTable>> StatsApiSource::query(const Query &query, CancelToken cancel)
{
    HttpRequest request = getting(u"/v1/query"_s);
    request.verb = "POST";
    request.body = QByteArray::fromStdString(queryToJson(query).dump());
    QFuture<Result<HttpAnswer>> answer = m_client->send(request, cancel);
    return QtConcurrent::run(&m_pool, [answer, query] { return tableOf(answer.result(), query); });
}

QFuture<Result<SourceInfo>> StatsApiSource::info(CancelToken cancel)
{
    QFuture<Result<HttpAnswer>> answer = m_client->send(getting(u"/v1/quality"_s), cancel);
    return QtConcurrent::run(&m_pool, [answer, address = m_address]() -> Result<SourceInfo> {
        Result<SourceInfo> info = answer.result().and_then(answerJson).and_then(infoOf);
        if (info) {
            info->name = QUrl(address.mid(Prefix.size())).host();
            info->location = address;
        }
        return info;
    });
}

QFuture<Result<QList<DimensionValue>>> StatsApiSource::values(const QString &dimension, const QString &text,
                                                              int limit, CancelToken cancel)
{
    constexpr int mostValues = 1000;
    const auto encoded = [](const QString &part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); };
    QString path = u"/v1/dimensions/%1/values?limit=%2"_s.arg(encoded(dimension)).arg(std::clamp(limit, 1, mostValues));
    if (!text.isEmpty())
        path += u"&q="_s + encoded(text);
    QFuture<Result<HttpAnswer>> answer = m_client->send(getting(path), cancel);
    return QtConcurrent::run(&m_pool, [answer] { return answer.result().and_then(answerJson).and_then(valuesOf); });
}

Result<void> StatsApiSource::exportEvents(const EventSelection &, const std::function<Result<void>(const EventBatch &)> &,
                                          CancelToken)
{
    return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                   u"a server's raw events are at its /v1/exports.csv"_s, m_address);
}

} // namespace tally

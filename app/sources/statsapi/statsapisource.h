// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/http/httpclient.h"
#include "sources/source.h"

#include <QThreadPool>

#include <memory>

namespace tally {

/// A server's stats API as a source: the same tables and the same errors as that server's own source has. A query
/// that is cancelled here is cancelled there. Raw events are not streamed this way: exportEvents() refuses
/// (`invalid_source`); GET /v1/exports.csv has them.
class StatsApiSource final : public Source
{
    Q_OBJECT
public:
    /// tally+http://… and tally+https://…
    static bool isAddress(const QString &text);
    /// `settings` but for the node, which the address tells; a key goes in as Bearer. Errors: invalid_source, and
    /// those of HttpClient::open().
    static Result<std::unique_ptr<StatsApiSource>> open(const QString &address, HttpSettings settings);
    ~StatsApiSource() override;

    QFuture<Result<ResultTable>> query(const Query &query, CancelToken cancel) override;
    QFuture<Result<SourceInfo>> info(CancelToken cancel) override;
    QFuture<Result<QList<DimensionValue>>> values(const QString &dimension, const QString &text, int limit,
                                                  CancelToken cancel) override;
    Result<void> exportEvents(const EventSelection &selection,
                              const std::function<Result<void>(const EventBatch &)> &take,
                              CancelToken cancel) override;

private:
    StatsApiSource(QString address, std::unique_ptr<HttpClient> client);

    QString m_address;
    std::unique_ptr<HttpClient> m_client;
    QThreadPool m_pool;
};

} // namespace tally

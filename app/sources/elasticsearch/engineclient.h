// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"
#include "sources/http/httpclient.h"

#include <QMutex>

#include <memory>

namespace tally {

struct EngineInfo
{
    enum class Kind { Unknown, Elasticsearch, OpenSearch };
    Kind kind = Kind::Unknown;
    QString version; ///< "2.19.6"; empty where the engine does not tell
};

/// The engine by a version's number alone: OpenSearch counts from 1, Elasticsearch's living versions from 7.
EngineInfo::Kind engineOfVersion(const QString &version);

struct IndexState
{
    QString name;
    qint64 documents = 0;
    qint64 bytes = 0;
};

struct IndexStates
{
    QList<IndexState> indices; ///< by name
    quint64 version = 0; ///< another one whenever an answer could be

    QStringList names() const;
};

/// The requests that reading and writing events is made of. Thread-safe; calls block, never on the GUI's
/// thread. Errors: those of HttpClient; `engine_refused` with the engine's reason; `partial_result` with the
/// indices whose shards failed.
class EngineClient
{
public:
    explicit EngineClient(std::shared_ptr<HttpClient> http);

    Result<EngineInfo> engine(const CancelToken &cancel);
    /// The open indices of a base name.
    Result<IndexStates> indices(const QString &base, const CancelToken &cancel);

    /// A 2xx answer; everything else is an error.
    Result<QByteArray> call(const QByteArray &verb, const QString &path, const QByteArray &body,
                            const CancelToken &cancel);
    Result<Json> json(const QByteArray &verb, const QString &path, const Json &body,
                      const CancelToken &cancel);
    /// A search that is whole or an error. `indices`: names with commas, or a pattern.
    Result<Json> search(const QString &indices, const Json &body, const CancelToken &cancel);

    HttpClient &http() { return *m_http; }

private:
    Result<EngineInfo> askEngine(const CancelToken &cancel);

    std::shared_ptr<HttpClient> m_http;
    QMutex m_mutex;
    std::optional<EngineInfo> m_engine;
};

/// The error that an answer of another status than 2xx stands for.
Error engineError(const HttpAnswer &answer);
/// `partial_result` where shards failed or time ran out; for an answer that came as a success.
std::optional<Error> partialError(const Json &answer);
/// Names as a part of a path; the pattern instead where they are too many for one.
QString indexExpression(const QStringList &names, const QString &pattern);
/// Parses an engine's answer of any size; `upstream_unavailable` for what is no JSON.
Result<Json> parseAnswer(const QByteArray &body);

} // namespace tally

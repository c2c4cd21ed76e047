// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "indices/documentcopy.h"
#include "indices/exactjson.h"
#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

#include <QThread>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr std::size_t BytesOfRequest = 5 << 20;
constexpr int MostTries = 8; // pauses double from 200 ms: 25 s altogether

struct Batch
{
    std::vector<const StoredDocument *> documents;
    std::string text;
};

void addTo(Batch &batch, const StoredDocument &document)
{
    Json action{{"_id", document.id.toStdString()}};
    if (!document.routing.isEmpty())
        action["routing"] = document.routing.toStdString();
    batch.text += Json{{"create", action}}.dump() + '\n' + dumpExact(document.source) + '\n';
    batch.documents.push_back(&document);
}

struct Outcome
{
    qint64 created = 0;
    Batch again; // what the engine was too busy for
};

Error refused(const Json &item, const StoredDocument &document)
{
    const QString reason
        = u"%1: %2"_s.arg(textOf(pick(item, {"error", "type"})), textOf(pick(item, {"error", "reason"})));
    return {ErrorKind::Conflict, codes::EngineRefused, reason, document.id, false};
}

Result<Outcome> readItems(const Json &answer, const Batch &batch)
{
    const Json &items = pick(answer, {"items"});
    if (!items.is_array() || items.size() != batch.documents.size())
        return failure(ErrorKind::Damaged, codes::UpstreamUnavailable,
                       u"the engine did not answer for all documents"_s);
    Outcome outcome;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const Json &item = pick(items[at], {"create"});
        const qint64 status = integerOf(pick(item, {"status"}));
        if (status == 201)
            ++outcome.created;
        else if (status == 429 || status == 503)
            addTo(outcome.again, *batch.documents[at]);
        else if (status != 409) // 409: it is there
            return Unexpected(refused(item, *batch.documents[at]));
    }
    return outcome;
}

Result<qint64> writeBatch(ClusterCalls &calls, const QString &to, Batch batch)
{
    qint64 created = 0;
    unsigned long pauseMs = 200;
    for (int tries = 0; tries < MostTries && !batch.documents.empty(); ++tries, pauseMs *= 2) {
        if (tries > 0)
            QThread::msleep(pauseMs);
        const Result<ClusterAnswer> answer
            = calls.send("POST", u"/%1/_bulk"_s.arg(pathPart(to)), QByteArray::fromStdString(batch.text));
        if (!answer)
            return Unexpected(answer.error());
        if (answer->status != 200)
            return Unexpected(refusalOf(*answer));
        Result<Outcome> outcome
            = readItems(Json::parse(answer->body.begin(), answer->body.end(), nullptr, false), batch);
        if (!outcome)
            return Unexpected(outcome.error());
        created += outcome->created;
        batch = std::move(outcome->again);
    }
    if (!batch.documents.empty())
        return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable,
                       u"the engine is too busy to take documents"_s, to, true);
    return created;
}

} // namespace

Result<qint64> writeDocuments(ClusterCalls &calls, const QString &to,
                              const std::vector<StoredDocument> &documents)
{
    qint64 created = 0;
    Batch batch;
    for (std::size_t at = 0; at < documents.size(); ++at) {
        addTo(batch, documents[at]);
        if (batch.text.size() < BytesOfRequest && at + 1 < documents.size())
            continue;
        const Result<qint64> written = writeBatch(calls, to, std::exchange(batch, {}));
        if (!written)
            return written;
        created += *written;
    }
    return created;
}

} // namespace tally

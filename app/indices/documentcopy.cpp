// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/documentcopy.h"

#include "core/errorcodes.h"
#include "indices/documentrepair.h"
#include "indices/exactjson.h"
#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

#define XXH_INLINE_ALL
#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

void addTotals(QList<FieldTotals> &totals, const QList<FieldOutcome> &outcomes)
{
    totals.resize(outcomes.size());
    for (qsizetype at = 0; at < outcomes.size(); ++at) {
        totals[at].values += outcomes.at(at).values;
        totals[at].changed += outcomes.at(at).changed;
        totals[at].impossible += outcomes.at(at).impossible;
        totals[at].indexed += outcomes.at(at).indexed ? 1 : 0;
    }
}

Json lookupBody(const QStringList &indices, const std::vector<StoredDocument> &documents)
{
    Json wanted = Json::array();
    for (const StoredDocument &document : documents) {
        for (const QString &index : indices) {
            Json one{{"_index", index.toStdString()}, {"_id", document.id.toStdString()}, {"_source", false}};
            if (!document.routing.isEmpty())
                one["routing"] = document.routing.toStdString();
            wanted.push_back(std::move(one));
        }
    }
    return {{"docs", wanted}};
}

/// Drops from a page what an earlier original has; answers how many these were.
Result<qint64> dropKnown(ClusterCalls &calls, const QStringList &before,
                         std::vector<StoredDocument> &documents)
{
    if (before.isEmpty())
        return 0;
    const Result<QList<std::size_t>> fresh = notIn(calls, before, documents);
    if (!fresh)
        return Unexpected(fresh.error());
    std::vector<StoredDocument> kept;
    for (const std::size_t at : *fresh)
        kept.push_back(std::move(documents[at]));
    const qint64 dropped = qint64(documents.size()) - qint64(kept.size());
    documents = std::move(kept);
    return dropped;
}

} // namespace

void ContentSum::add(const StoredDocument &document)
{
    std::string text = document.id.toStdString();
    text += '\0';
    text += document.routing.toStdString();
    text += '\0';
    text += dumpExact(document.source);
    sum += XXH3_64bits(text.data(), text.size());
    ++documents;
}

Result<QList<std::size_t>> notIn(ClusterCalls &calls, const QStringList &indices,
                                 const std::vector<StoredDocument> &documents)
{
    QList<std::size_t> fresh;
    if (documents.empty())
        return fresh;
    const Result<Json> found = calls.post(u"/_mget"_s, lookupBody(indices, documents));
    if (!found)
        return Unexpected(found.error());
    const Json &answers = pick(*found, {"docs"});
    const std::size_t each = std::size_t(indices.size());
    if (!answers.is_array() || answers.size() != documents.size() * each)
        return failure(ErrorKind::Damaged, codes::UpstreamUnavailable,
                       u"the engine did not answer for all ids"_s);
    for (std::size_t at = 0; at < documents.size(); ++at) {
        bool known = false;
        for (std::size_t other = 0; other < each; ++other) {
            const Json &answer = answers[at * each + other];
            if (!pick(answer, {"error"}).is_null())
                return failure(ErrorKind::Unavailable, codes::PartialResult,
                               u"a shard could not be asked for ids"_s, documents[at].id, true);
            known = known || isTrue(pick(answer, {"found"}));
        }
        if (!known)
            fresh += at;
    }
    return fresh;
}

Result<CopyReport> copyDocuments(ClusterCalls &calls, const QString &from, const QStringList &before,
                                 const QString &to, const QList<FieldRepair> &repairs,
                                 const DocumentCount &progress)
{
    const Result<int> size = pageSizeFor(calls, from);
    if (!size)
        return Unexpected(size.error());
    CopyReport report;
    report.totals.resize(repairs.size());
    const auto take = [&](std::vector<StoredDocument> &documents) -> Result<void> {
        const Result<qint64> dropped = dropKnown(calls, before, documents);
        if (!dropped)
            return Unexpected(dropped.error());
        report.duplicates += *dropped;
        for (StoredDocument &document : documents) {
            addTotals(report.totals, repairDocument(document.source, repairs));
            report.wanted.add(document);
        }
        const Result<qint64> written = writeDocuments(calls, to, documents);
        if (!written)
            return Unexpected(written.error());
        report.written += *written;
        progress(report.wanted.documents);
        return {};
    };
    if (const Result<void> done = streamDocuments(calls, from, {*size, -1, {}}, take); !done)
        return Unexpected(done.error());
    return report;
}

Result<ContentSum> contentOf(ClusterCalls &calls, const QString &index, const DocumentCount &progress)
{
    const Result<int> size = pageSizeFor(calls, index);
    if (!size)
        return Unexpected(size.error());
    ContentSum content;
    const auto take = [&](std::vector<StoredDocument> &documents) -> Result<void> {
        for (const StoredDocument &document : documents)
            content.add(document);
        progress(content.documents);
        return {};
    };
    if (const Result<void> done = streamDocuments(calls, index, {*size, -1, {}}, take); !done)
        return Unexpected(done.error());
    return content;
}

Result<qint64> countDocuments(ClusterCalls &calls, const QString &index, const QString &field)
{
    const QString path = u"/"_s + pathPart(index);
    if (const Result<Json> visible = calls.post(path + u"/_refresh"_s); !visible)
        return Unexpected(visible.error());
    Json query{{"match_all", Json::object()}};
    if (!field.isEmpty())
        query = {{"exists", {{"field", field.toStdString()}}}};
    const Result<Json> counted = calls.post(path + u"/_count"_s, {{"query", query}});
    if (!counted)
        return Unexpected(counted.error());
    if (!isWhole(*counted))
        return failure(ErrorKind::Unavailable, codes::PartialResult, u"a shard did not answer"_s, index,
                       true);
    return integerOf(pick(*counted, {"count"}), -1);
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/indexlist.h"

#include "core/errorcodes.h"
#include "indices/jsonpick.h"
#include "indices/repairjournal.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

QString expression(const QString &base)
{
    return pathPart(base + u"-*"_s) + u',' + pathPart(base);
}

const QString Lenient = u"ignore_unavailable=true&allow_no_indices=true"_s;

/// Wildcards reach hidden backing indices of a data stream only when asked; the stream's own name reaches
/// them anyway.
QString worse(const QString &a, const QString &b)
{
    static const QStringList order{QString(), u"green"_s, u"yellow"_s, u"red"_s};
    return order.indexOf(a) > order.indexOf(b) ? a : b;
}

bool earlier(const ListedIndex &a, const ListedIndex &b)
{
    const qint64 endless = std::numeric_limits<qint64>::max();
    const qint64 left = a.name.fromMs.value_or(endless);
    const qint64 right = b.name.fromMs.value_or(endless);
    return left != right ? left < right : a.name.name < b.name.name;
}

void markRepairs(IndexListing &listing, const QList<RepairRecord> &records)
{
    for (ListedIndex &index : listing.indices) {
        const auto found = std::find_if(records.begin(), records.end(), [&index](const RepairRecord &record) {
            return record.index == index.name.name && !record.isOver();
        });
        if (found != records.end())
            index.repair = found->state;
    }
}

/// Documents that have the field, by real index.
Result<QHash<QString, qint64>> countHaving(ClusterCalls &calls, const QString &base, const QString &path)
{
    const Json body{{"size", 0},
                    {"query", {{"exists", {{"field", path.toStdString()}}}}},
                    {"aggs", {{"by_index", {{"terms", {{"field", "_index"}, {"size", 10'000}}}}}}}};
    const Result<Json> answer = calls.post(
        u"/%1/_search?%2&allow_partial_search_results=false"_s.arg(expression(base), Lenient), body);
    if (!answer)
        return Unexpected(answer.error());
    if (!isWhole(*answer))
        return failure(ErrorKind::Unavailable, codes::PartialResult, u"a shard did not answer"_s, path, true);
    QHash<QString, qint64> counts;
    for (const Json &bucket : pick(*answer, {"aggregations", "by_index", "buckets"}))
        counts.insert(textOf(pick(bucket, {"key"})), integerOf(pick(bucket, {"doc_count"})));
    return counts;
}

} // namespace

Result<QHash<QString, QString>> shownNames(ClusterCalls &calls, const QString &base)
{
    const Result<Json> aliases = calls.get(u"/%1/_alias?%2"_s.arg(expression(base), Lenient));
    if (!aliases)
        return Unexpected(aliases.error());
    QHash<QString, QString> names;
    if (!aliases->is_object())
        return names;
    for (const auto &[real, described] : aliases->items()) {
        const QString name = QString::fromStdString(real);
        names.insert(name, name);
        if (name.startsWith(base + u'-') || !pick(described, {"aliases"}).is_object())
            continue;
        for (const auto &[alias, body] : pick(described, {"aliases"}).items()) {
            if (const QString shown = QString::fromStdString(alias); shown.startsWith(base + u'-'))
                names.insert(name, shown);
        }
    }
    return names;
}

Result<IndexListing> listIndices(ClusterCalls &calls, const QString &base)
{
    const Result<QHash<QString, QString>> shown = shownNames(calls, base);
    const Result<Json> stats
        = calls.get(u"/%1/_stats/docs,store?%2&expand_wildcards=open"_s.arg(expression(base), Lenient));
    const Result<QList<RepairRecord>> records = RepairJournal(calls).list();
    if (!shown || !stats || !records)
        return Unexpected(!shown ? shown.error() : !stats ? stats.error() : records.error());
    const Result<ClusterAnswer> healthAnswer
        = calls.send("GET",
                     u"/_cluster/health/%1?level=indices&timeout=5s&%2"_s.arg(expression(base),
                                                                              u"expand_wildcards=open"_s));
    const Json health = healthAnswer
        ? Json::parse(healthAnswer->body.begin(), healthAnswer->body.end(), nullptr, false)
        : Json();
    QMap<QString, ListedIndex> byName;
    for (auto real = shown->cbegin(); real != shown->cend(); ++real) {
        ListedIndex &index = byName[real.value()];
        const Json &numbers = pick(pick(*stats, {"indices"}), real.key().toStdString());
        index.documents += integerOf(pick(numbers, {"primaries", "docs", "count"}));
        index.bytes += integerOf(pick(numbers, {"total", "store", "size_in_bytes"}));
        index.health
            = worse(index.health,
                    textOf(pick(pick(pick(health, {"indices"}), real.key().toStdString()), {"status"})));
        if (real.key() != real.value())
            index.realNames += real.key();
    }
    const QList<IndexName> names = readIndexNames(base, byName.keys());
    IndexListing listing;
    for (const IndexName &name : names) {
        ListedIndex index = byName.value(name.name);
        index.name = name;
        index.realNames.sort();
        listing.indices.append(index);
    }
    std::sort(listing.indices.begin(), listing.indices.end(), earlier);
    listing.missing = missingIndices(base, names);
    markRepairs(listing, *records);
    return listing;
}

Result<QList<FieldConflict>> findConflicts(ClusterCalls &calls, const QString &base,
                                           const QList<NamedFilter> &savedFilters)
{
    const Result<QHash<QString, QString>> shown = shownNames(calls, base);
    const Result<Json> caps = calls.get(u"/%1/_field_caps?fields=*&%2"_s.arg(expression(base), Lenient));
    if (!shown || !caps)
        return Unexpected(shown ? caps.error() : shown.error());
    Result<QList<FieldConflict>> conflicts = conflictsOf(*caps, *shown, savedFilters);
    if (!conflicts)
        return conflicts;
    for (FieldConflict &conflict : *conflicts) {
        const Result<QHash<QString, qint64>> counts = countHaving(calls, base, conflict.path);
        if (!counts)
            return Unexpected(counts.error());
        for (TypedIndices &typed : conflict.types) {
            for (auto count = counts->cbegin(); count != counts->cend(); ++count)
                typed.documents
                    += typed.indices.contains(shown->value(count.key(), count.key())) ? count.value() : 0;
        }
    }
    return conflicts;
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/repairjournal.h"

#include "indices/jsonpick.h"
#include "indices/repaircodes.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MostRecords = 10'000; // what an engine gives out at a time

Result<RepairRecord> recordOf(const Json &hit)
{
    Result<RepairRecord> record = recordFromJson(pick(hit, {"_source"}));
    if (record) {
        record->seqNo = integerOf(pick(hit, {"_seq_no"}), -1);
        record->primaryTerm = integerOf(pick(hit, {"_primary_term"}));
    }
    return record;
}

} // namespace

QString RepairJournal::indexName()
{
    return u"tallyroom.repair.journal"_s;
}

Result<std::optional<RepairRecord>> RepairJournal::find(const QString &index)
{
    const Result<std::optional<Json>> found
        = m_calls.find(u"/%1/_doc/%2"_s.arg(indexName(), pathPart(index)));
    if (!found)
        return Unexpected(found.error());
    if (!*found || !isTrue(pick(**found, {"found"})))
        return std::nullopt;
    return recordOf(**found).map([](const RepairRecord &record) { return std::optional(record); });
}

Result<QList<RepairRecord>> RepairJournal::list()
{
    const QString path = u"/%1/_search?size=%2&seq_no_primary_term=true&allow_partial_search_results=false"_s;
    const Result<std::optional<Json>> found = m_calls.find(path.arg(indexName()).arg(MostRecords));
    if (!found)
        return Unexpected(found.error());
    QList<RepairRecord> records;
    if (!*found)
        return records;
    for (const Json &hit : pick(**found, {"hits", "hits"})) {
        Result<RepairRecord> record = recordOf(hit);
        if (!record)
            return Unexpected(record.error());
        records.append(*record);
    }
    return records;
}

Result<void> RepairJournal::prepare()
{
    if (m_prepared)
        return {};
    const Json body{{"settings", {{"index.number_of_shards", 1}, {"index.auto_expand_replicas", "0-1"}}},
                    {"mappings", {{"dynamic", false}, {"properties", Json::object()}}}};
    const Result<Json> made = m_calls.put(u"/"_s + indexName(), body);
    if (!made && !made.error().detail.contains("resource_already_exists"_L1))
        return Unexpected(made.error());
    m_prepared = true;
    return {};
}

Result<void> RepairJournal::save(RepairRecord &record, qint64 nowMs)
{
    if (const Result<void> ready = prepare(); !ready)
        return ready;
    record.updatedMs = nowMs;
    const QString condition = record.seqNo < 0
        ? u"op_type=create"_s
        : u"if_seq_no=%1&if_primary_term=%2"_s.arg(record.seqNo).arg(record.primaryTerm);
    const QString path = u"/%1/_doc/%2?refresh=true&%3"_s.arg(indexName(), pathPart(record.index), condition);
    const Result<Json> saved = m_calls.put(path, recordToJson(record));
    if (!saved && saved.error().kind == ErrorKind::Conflict)
        return failure(ErrorKind::Conflict, codes::RepairTakenOver, u"another program works on this repair"_s,
                       record.index);
    if (!saved)
        return Unexpected(saved.error());
    record.seqNo = integerOf(pick(*saved, {"_seq_no"}), -1);
    record.primaryTerm = integerOf(pick(*saved, {"_primary_term"}));
    return {};
}

} // namespace tally

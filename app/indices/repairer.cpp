// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/repairer.h"

#include "core/utcday.h"
#include "indices/jsonpick.h"
#include "indices/repaircodes.h"
#include "indices/repairmapping.h"
#include "sources/elasticsearch/indexnames.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected impossible(const QString &why, const QString &index)
{
    return failure(ErrorKind::Conflict, codes::RepairImpossible, why, index);
}

/// Those that events are written to last: of equal ids the older one stays.
QStringList writtenLast(const IndexFacts &facts)
{
    QStringList names;
    QStringList written;
    for (const RealIndex &target : facts.targets)
        (isTrue(pick(target.aliases.value(facts.name), {"is_write_index"})) ? written : names) += target.name;
    return names + written;
}

QString namesText(const QMap<QString, Json> &names)
{
    Json json = Json::object();
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        json[name.key().toStdString()] = name.value();
    return QString::fromStdString(json.dump());
}

} // namespace

Repairer::Repairer(ClusterCalls &calls, QString base, const Clock &clock, RepairProgress progress)
    : m_calls(calls)
    , m_base(std::move(base))
    , m_clock(clock)
    , m_progress(std::move(progress))
    , m_steps(calls, clock, m_progress)
{
}

Result<std::optional<RepairRecord>> Repairer::recordOf(const QString &index)
{
    return RepairJournal(m_calls).find(index);
}

/// An hour of grace: shippers are late. What has no time in its name may get events at any time.
bool Repairer::isLive(const QString &index) const
{
    const IndexName name = readIndexNames(m_base, {index}).first();
    if (name.style == IndexStyle::Numbered)
        return false; // rolled over, or it was before
    return !name.toMs || *name.toMs + HourMs > m_clock.nowMs();
}

Result<IndexFacts> Repairer::checkedFacts(const QString &index, const QList<FieldRepair> &repairs)
{
    if (repairs.isEmpty())
        return impossible(u"no field was named"_s, index);
    const Result<std::optional<IndexFacts>> facts = factsOf(m_calls, index);
    if (!facts)
        return Unexpected(facts.error());
    if (!*facts)
        return impossible(u"there is no such index"_s, index);
    const QString pattern = m_base + u"-*"_s;
    for (const RealIndex &target : (*facts)->targets) {
        if (target.ofDataStream)
            return impossible(u"it belongs to a data stream, whose indices no alias can replace"_s, index);
        if ((*facts)->isAlias && matchesIndexPattern(pattern, target.name))
            return impossible(
                u"it is an alias: name its indices instead (%1)"_s.arg((*facts)->targetNames().join(u", "_s)),
                index);
        if (const Result<Json> mapping = repairedMapping(target.mapping, repairs); !mapping)
            return Unexpected(mapping.error());
    }
    if (matchesIndexPattern(pattern, RepairJournal::indexName()))
        return impossible(u"copies would lie inside of %1"_s.arg(pattern), index);
    return **facts;
}

/// An index that an alias writes to by number gives way to its next one; whether it did.
Result<bool> Repairer::rollOver(const IndexFacts &facts)
{
    if (facts.isAlias || readIndexNames(m_base, {facts.name}).first().style != IndexStyle::Numbered)
        return false;
    const Result<QMap<QString, Json>> names = furtherNames(m_calls, facts);
    if (!names)
        return Unexpected(names.error());
    bool rolled = false;
    for (auto name = names->cbegin(); name != names->cend(); ++name) {
        if (rolled || !isTrue(pick(name.value(), {"is_write_index"})))
            continue;
        if (const Result<Json> done = m_calls.post(u"/%1/_rollover"_s.arg(pathPart(name.key()))); !done)
            return Unexpected(done.error());
        rolled = true;
    }
    return rolled;
}

Result<RepairRecord> Repairer::start(const QString &index, const QList<FieldRepair> &repairs,
                                     const std::optional<RepairRecord> &before)
{
    Result<IndexFacts> facts = checkedFacts(index, repairs);
    if (!facts)
        return Unexpected(facts.error());
    const Result<bool> rolled = rollOver(*facts);
    if (!rolled)
        return Unexpected(rolled.error());
    if (*rolled)
        facts = checkedFacts(index, repairs);
    const Result<QMap<QString, Json>> names
        = facts ? furtherNames(m_calls, *facts) : Unexpected(facts.error());
    if (!names)
        return Unexpected(names.error());
    RepairRecord record;
    record.index = index;
    record.repairs = repairs;
    record.wasAlias = facts->isAlias;
    record.live = isLive(index);
    record.startedMs = m_clock.nowMs();
    const QString number = QString::number(record.startedMs, 36);
    const auto name
        = [&](const QString &part) { return u"tallyroom.repair.%1.%2.%3"_s.arg(part, number, index); };
    record.originals = facts->isAlias ? writtenLast(*facts) : QStringList{name(u"original"_s)};
    record.copy = name(u"copy"_s);
    record.late = name(u"late"_s);
    record.aliases = namesText(*names);
    if (before) {
        record.seqNo = before->seqNo;
        record.primaryTerm = before->primaryTerm;
    }
    if (const Result<void> saved = m_steps.save(record, RepairState::Started); !saved)
        return Unexpected(saved.error());
    return record;
}

Result<RepairRecord> Repairer::repair(const QString &index, const QList<FieldRepair> &repairs)
{
    const Result<std::optional<RepairRecord>> found = recordOf(index);
    if (!found)
        return Unexpected(found.error());
    const bool underWayNow = *found && !(*found)->isOver();
    if (underWayNow && !repairs.isEmpty() && (*found)->repairs != repairs)
        return impossible(u"a repair of other fields is not finished: undo or finish it first"_s, index);
    Result<RepairRecord> record = underWayNow ? Result<RepairRecord>(**found) : start(index, repairs, *found);
    for (;;) {
        if (!record)
            return record;
        Result<void> done;
        switch (record->state) {
        case RepairState::Started:
            done = m_steps.keep(*record);
            break;
        case RepairState::Kept:
            done = record->live ? m_steps.roll(*record) : m_steps.copy(*record);
            break;
        case RepairState::Rolled:
            done = m_steps.copy(*record);
            break;
        case RepairState::Copied:
            done = m_steps.swap(*record);
            break;
        case RepairState::Undoing:
            return impossible(u"it is being undone: undo it again"_s, index);
        case RepairState::Done:
        case RepairState::Undone:
        case RepairState::Finished:
            return record;
        }
        if (!done)
            return Unexpected(done.error());
    }
}

Result<RepairRecord> Repairer::underWay(const QString &index)
{
    const Result<std::optional<RepairRecord>> found = recordOf(index);
    if (!found)
        return Unexpected(found.error());
    if (!*found || (*found)->isOver())
        return failure(ErrorKind::NotFound, codes::RepairImpossible,
                       u"there is no repair of it to undo or finish"_s, index);
    return **found;
}

Result<RepairRecord> Repairer::undo(const QString &index)
{
    Result<RepairRecord> record = underWay(index);
    if (!record)
        return record;
    const bool back = record->state == RepairState::Done || record->state == RepairState::Undoing;
    const Result<bool> swapped = back ? Result<bool>(true) : m_steps.isSwapped(*record);
    if (!swapped)
        return Unexpected(swapped.error());
    const Result<void> done = *swapped ? m_steps.undo(*record) : m_steps.rollBack(*record);
    return done ? record : Unexpected(done.error());
}

Result<RepairRecord> Repairer::finish(const QString &index)
{
    Result<RepairRecord> record = underWay(index);
    if (!record)
        return record;
    if (record->state != RepairState::Done)
        return impossible(u"the repair is not done (%1)"_s.arg(repairStateName(record->state)), index);
    const Result<void> done = m_steps.finish(*record);
    return done ? record : Unexpected(done.error());
}

} // namespace tally

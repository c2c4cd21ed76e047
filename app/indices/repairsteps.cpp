// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/repairsteps.h"

#include "indices/jsonpick.h"
#include "indices/repaircodes.h"
#include "indices/repairmapping.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected impossible(const QString &why, const QString &index)
{
    return failure(ErrorKind::Conflict, codes::RepairImpossible, why, index);
}

} // namespace

RepairSteps::RepairSteps(ClusterCalls &calls, const Clock &clock, RepairProgress progress)
    : m_calls(calls)
    , m_journal(calls)
    , m_clock(clock)
    , m_progress(std::move(progress))
{
}

Result<void> RepairSteps::save(RepairRecord &record, RepairState state)
{
    record.state = state;
    return m_journal.save(record, m_clock.nowMs());
}

DocumentCount RepairSteps::counting(RepairStage stage, qint64 ofDocuments) const
{
    return [this, stage, ofDocuments](qint64 documents) { m_progress(stage, documents, ofDocuments); };
}

Result<IndexFacts> RepairSteps::facts(const QString &name)
{
    const Result<std::optional<IndexFacts>> found = factsOf(m_calls, name);
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return failure(ErrorKind::NotFound, codes::RepairImpossible, u"there is no such index"_s, name);
    return **found;
}

Result<bool> RepairSteps::exists(const QString &index)
{
    return factsOf(m_calls, index).map([](const std::optional<IndexFacts> &found) {
        return found.has_value();
    });
}

Result<void> RepairSteps::block(const QString &index)
{
    // Waits until the writes that have begun are through; older engines know the setting alone.
    const Result<Json> done = m_calls.send("PUT", u"/%1/_block/write"_s.arg(pathPart(index)))
                                  .and_then([](const ClusterAnswer &answer) -> Result<Json> {
                                      if (answer.status == 200)
                                          return Json();
                                      return Unexpected(refusalOf(answer));
                                  });
    if (done)
        return {};
    const Result<Json> set
        = m_calls.put(u"/%1/_settings"_s.arg(pathPart(index)), {{"index.blocks.write", true}});
    return set ? Result<void>() : Unexpected(set.error());
}

Result<void> RepairSteps::unblock(const QString &index)
{
    const Result<Json> set
        = m_calls.put(u"/%1/_settings"_s.arg(pathPart(index)), {{"index.blocks.write", nullptr}});
    return set ? Result<void>() : Unexpected(set.error());
}

Result<void> RepairSteps::waitForShards(const QString &index)
{
    for (;;) {
        const QString path = u"/_cluster/health/%1?wait_for_status=yellow&timeout=20s"_s.arg(pathPart(index));
        const Result<ClusterAnswer> answer = m_calls.send("GET", path);
        if (!answer)
            return Unexpected(answer.error());
        const Json health = Json::parse(answer->body.begin(), answer->body.end(), nullptr, false);
        if (answer->status == 200 && !isTrue(pick(health, {"timed_out"})))
            return {};
        if (answer->status != 200 && answer->status != 408)
            return Unexpected(refusalOf(*answer));
    }
}

Result<void> RepairSteps::cloneIndex(const RepairRecord &record, const RealIndex &index)
{
    const QString original = record.originals.first();
    const Result<bool> there = exists(original);
    if (!there)
        return Unexpected(there.error());
    if (*there) { // from an earlier run; nobody knows how far it came
        if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(original)); !gone)
            return gone;
    }
    Json settings{{"index.blocks.write", true}};
    for (const char *key : {"index.number_of_replicas", "index.auto_expand_replicas"}) {
        if (const Json &value = pick(index.settings, {key}); !value.is_null())
            settings[key] = value;
    }
    const QString path = u"/%1/_clone/%2"_s.arg(pathPart(index.name), pathPart(original));
    const Result<Json> made = m_calls.put(path, {{"settings", settings}});
    if (!made)
        return Unexpected(made.error());
    return waitForShards(original);
}

Result<void> RepairSteps::keep(RepairRecord &record)
{
    m_progress(RepairStage::Keeping, 0, 0);
    const Result<IndexFacts> now = facts(record.index);
    if (!now)
        return Unexpected(now.error());
    if (record.wasAlias) {
        // The originals lie outside of the pattern since an earlier repair. Where events still come, roll()
        // blocks.
        for (const QString &original : record.live ? QStringList() : record.originals) {
            if (const Result<void> done = block(original); !done)
                return done;
        }
        return save(record, RepairState::Kept);
    }
    if (now->isAlias)
        return impossible(u"it became an alias meanwhile"_s, record.index);
    if (const Result<void> done = block(record.index); !done)
        return done;
    if (const Result<void> done = cloneIndex(record, now->targets.first()); !done)
        return done;
    const Result<qint64> there = countDocuments(m_calls, record.index);
    const Result<qint64> kept = countDocuments(m_calls, record.originals.first());
    if (!there || !kept)
        return Unexpected(there ? kept.error() : there.error());
    if (*there != *kept)
        return failure(ErrorKind::Damaged, codes::RepairDiffers,
                       u"the clone has %1 of %2 documents"_s.arg(*kept).arg(*there), record.index);
    return save(record, RepairState::Kept);
}

Result<void> RepairSteps::make(const QString &index, const RealIndex &like, const QList<FieldRepair> &repairs)
{
    const Result<bool> there = exists(index);
    if (!there)
        return Unexpected(there.error());
    if (*there)
        return {};
    const Result<Json> mapping = repairedMapping(like.mapping, repairs);
    if (!mapping)
        return Unexpected(mapping.error());
    const Result<Json> made = m_calls.put(
        u"/"_s + pathPart(index), {{"settings", settingsToKeep(like.settings)}, {"mappings", *mapping}});
    if (!made)
        return Unexpected(made.error());
    return waitForShards(index);
}

AliasActions RepairSteps::actionsFor(const RepairRecord &record) const
{
    QMap<QString, Json> further;
    const Json names = Json::parse(record.aliases.toStdString(), nullptr, false);
    if (names.is_object()) {
        for (const auto &[alias, body] : names.items())
            further.insert(QString::fromStdString(alias), body);
    }
    return {record.index, further};
}

Result<void> RepairSteps::apply(const AliasActions &actions)
{
    const Result<Json> done = m_calls.post(u"/_aliases"_s, actions.body());
    return done ? Result<void>() : Unexpected(done.error());
}

Result<void> RepairSteps::roll(RepairRecord &record)
{
    const Result<IndexFacts> now = facts(record.index);
    if (!now)
        return Unexpected(now.error());
    if (!now->hasTarget(record.late)) { // else it happened before a crash
        const Result<IndexFacts> kept = facts(record.originals.last());
        if (!kept)
            return Unexpected(kept.error());
        if (const Result<void> made = make(record.late, kept->targets.first(), record.repairs); !made)
            return made;
        if (now->isReal()) {
            if (const Result<void> whole = checkUntouched(record); !whole)
                return whole;
        }
        AliasActions actions = actionsFor(record);
        if (now->isReal())
            actions.removeIndex(record.index);
        for (const QString &original : record.originals)
            actions.addTo(original, false);
        actions.addTo(record.late, true);
        if (const Result<void> done = apply(actions); !done)
            return done;
    }
    for (const QString &original : record.originals) {
        if (const Result<void> done = block(original); !done)
            return done;
    }
    return save(record, RepairState::Rolled);
}

Result<void> RepairSteps::copy(RepairRecord &record)
{
    const Result<IndexFacts> like = facts(record.originals.last());
    if (!like)
        return Unexpected(like.error());
    if (const Result<void> made = make(record.copy, like->targets.first(), record.repairs); !made)
        return made;
    qint64 all = 0;
    for (const QString &original : record.originals) {
        const Result<qint64> count = countDocuments(m_calls, original);
        if (!count)
            return Unexpected(count.error());
        all += *count;
    }
    ContentSum wanted;
    qint64 duplicates = 0;
    record.totals = QList<FieldTotals>(record.repairs.size());
    for (qsizetype at = 0; at < record.originals.size(); ++at) {
        const Result<CopyReport> report
            = copyDocuments(m_calls, record.originals.at(at), record.originals.first(at), record.copy,
                            record.repairs, counting(RepairStage::Copying, all));
        if (!report)
            return Unexpected(report.error());
        wanted.documents += report->wanted.documents;
        wanted.sum += report->wanted.sum;
        duplicates += report->duplicates;
        for (qsizetype field = 0; field < record.totals.size(); ++field) {
            record.totals[field].values += report->totals.at(field).values;
            record.totals[field].changed += report->totals.at(field).changed;
            record.totals[field].impossible += report->totals.at(field).impossible;
            record.totals[field].indexed += report->totals.at(field).indexed;
        }
    }
    if (wanted.documents + duplicates != all)
        return failure(ErrorKind::Unavailable, codes::PartialResult,
                       u"%1 of %2 documents came"_s.arg(wanted.documents + duplicates).arg(all), record.index,
                       true);
    record.documents = wanted.documents;
    if (const Result<void> equal = compare(record, wanted); !equal)
        return equal;
    return save(record, RepairState::Copied);
}

Result<void> RepairSteps::compare(RepairRecord &record, const ContentSum &wanted)
{
    const Result<qint64> visible = countDocuments(m_calls, record.copy); // refreshes
    if (!visible)
        return Unexpected(visible.error());
    const Result<ContentSum> content
        = contentOf(m_calls, record.copy, counting(RepairStage::Comparing, wanted.documents));
    if (!content)
        return Unexpected(content.error());
    QString difference;
    if (*content != wanted)
        difference = u"the copy holds other documents (%1, %2 wanted)"_s.arg(content->documents)
                         .arg(wanted.documents);
    for (qsizetype at = 0; at < record.repairs.size() && difference.isEmpty(); ++at) {
        if (record.repairs.at(at).type == TargetType::Text)
            continue; // what its analyser finds no word in is nobody's to foretell
        const Result<qint64> found = countDocuments(m_calls, record.copy, record.repairs.at(at).path);
        if (!found)
            return Unexpected(found.error());
        if (*found != record.totals.at(at).indexed)
            difference = u"%1 documents are found by %2, %3 wanted"_s.arg(*found)
                             .arg(record.repairs.at(at).path)
                             .arg(record.totals.at(at).indexed);
    }
    if (difference.isEmpty())
        return {};
    if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(record.copy)); !gone)
        return gone;
    return failure(ErrorKind::Damaged, codes::RepairDiffers, difference, record.index);
}

} // namespace tally

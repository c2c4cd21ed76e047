// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that change what readers see.
#include "indices/jsonpick.h"
#include "indices/repaircodes.h"
#include "indices/repairsteps.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {

Result<bool> RepairSteps::isSwapped(const RepairRecord &record)
{
    return facts(record.index).map([&record](const IndexFacts &now) {
        return now.isAlias && now.hasTarget(record.copy);
    });
}

/// Before a real index is removed: it is what its clone is, and stays it.
Result<void> RepairSteps::checkUntouched(const RepairRecord &record)
{
    if (const Result<void> done = block(record.index); !done)
        return done;
    const Result<qint64> there = countDocuments(m_calls, record.index);
    const Result<qint64> kept = countDocuments(m_calls, record.originals.first());
    if (!there || !kept)
        return Unexpected(there ? kept.error() : there.error());
    if (*there == *kept)
        return {};
    return failure(ErrorKind::Conflict, codes::RepairDiffers,
                   u"the index was written to: it has %1 documents, its clone %2"_s.arg(*there).arg(*kept),
                   record.index);
}

/// The events that came since the roll: most of them while they may go on coming, the last ones behind a
/// block.
Result<void> RepairSteps::catchUp(RepairRecord &record)
{
    const auto pass = [&] {
        return copyDocuments(m_calls, record.late, record.originals, record.copy, record.repairs,
                             counting(RepairStage::CatchingUp, 0));
    };
    const Result<qint64> visible = countDocuments(m_calls, record.late);
    if (!visible)
        return Unexpected(visible.error());
    if (const Result<CopyReport> first = pass(); !first)
        return Unexpected(first.error());
    if (const Result<void> done = block(record.late); !done)
        return done;
    const Result<qint64> late = countDocuments(m_calls, record.late);
    const Result<CopyReport> last = pass();
    if (!late || !last)
        return Unexpected(late ? last.error() : late.error());
    const Result<qint64> all = countDocuments(m_calls, record.copy);
    if (!all)
        return Unexpected(all.error());
    const bool complete = last->wanted.documents + last->duplicates == *late
        && record.documents + last->wanted.documents == *all;
    if (complete)
        return {};
    return failure(ErrorKind::Damaged, codes::RepairDiffers,
                   u"the copy has %1 documents, %2 and %3 late ones wanted"_s.arg(*all)
                       .arg(record.documents)
                       .arg(last->wanted.documents),
                   record.index);
}

Result<void> RepairSteps::swap(RepairRecord &record)
{
    const Result<bool> swapped = isSwapped(record);
    if (!swapped)
        return Unexpected(swapped.error());
    if (*swapped)
        return save(record, RepairState::Done);
    if (record.live) {
        if (const Result<void> caught = catchUp(record); !caught)
            return caught;
    }
    m_progress(RepairStage::Swapping, 0, 0);
    const Result<IndexFacts> now = facts(record.index);
    if (!now)
        return Unexpected(now.error());
    AliasActions actions = actionsFor(record);
    if (now->isReal()) {
        if (const Result<void> whole = checkUntouched(record); !whole)
            return whole;
        actions.removeIndex(record.index);
    } else {
        for (const RealIndex &target : now->targets)
            actions.takeOff(target);
    }
    actions.addTo(record.copy, true);
    // Whoever took the repair over has saved since: then this save fails, and nothing is swapped.
    if (const Result<void> mine = save(record, RepairState::Copied); !mine)
        return mine;
    if (const Result<void> done = apply(actions); !done) {
        // The answer may be what was lost, and not the change.
        const Result<bool> after = isSwapped(record);
        if (!after || !*after)
            return done;
    }
    return save(record, RepairState::Done);
}

Result<void> RepairSteps::rollBack(RepairRecord &record)
{
    const Result<IndexFacts> now = facts(record.index);
    if (!now)
        return Unexpected(now.error());
    if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(record.copy)); !gone)
        return gone;
    if (now->hasTarget(record.late)) { // readers see originals and late events; events go on to the latter
        if (const Result<void> done = unblock(record.late); !done)
            return done;
        return save(record, RepairState::Undone);
    }
    for (const QString &name : now->isReal() ? QStringList{record.index} : record.originals) {
        if (const Result<void> done = unblock(name); !done)
            return done;
    }
    if (now->isReal()) { // the clone is in nobody's view
        if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(record.originals.first())); !gone)
            return gone;
    }
    if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(record.late)); !gone)
        return gone;
    return save(record, RepairState::Undone);
}

/// Events that came since the swap are in the copy alone.
Result<void> RepairSteps::keepLateDocuments(RepairRecord &record)
{
    if (const Result<void> done = block(record.copy); !done)
        return done;
    const Result<IndexFacts> copy = facts(record.copy);
    if (!copy)
        return Unexpected(copy.error());
    const Result<bool> madeBefore = exists(record.late);
    const Result<int> size = pageSizeFor(m_calls, record.copy);
    const Result<qint64> visible = countDocuments(m_calls, record.copy);
    if (!madeBefore || !size || !visible)
        return Unexpected(!madeBefore ? madeBefore.error() : !size ? size.error() : visible.error());
    bool there = *madeBefore;
    if (there) {
        if (const Result<void> open = unblock(record.late); !open)
            return open;
    }
    return streamDocuments(
        m_calls, record.copy, {*size, -1, {}}, [&](std::vector<StoredDocument> &documents) -> Result<void> {
            const Result<QList<std::size_t>> fresh = notIn(
                m_calls, record.originals + (there ? QStringList{record.late} : QStringList()), documents);
            if (!fresh)
                return Unexpected(fresh.error());
            std::vector<StoredDocument> late;
            for (const std::size_t at : *fresh)
                late.push_back(std::move(documents[at]));
            if (late.empty())
                return {};
            if (const Result<void> made = make(record.late, copy->targets.first(), {}); !made)
                return made;
            there = true;
            const Result<qint64> written = writeDocuments(m_calls, record.late, late);
            return written ? Result<void>() : Unexpected(written.error());
        });
}

Result<void> RepairSteps::showOriginals(const RepairRecord &record)
{
    const Result<bool> late = exists(record.late);
    const Result<IndexFacts> now = facts(record.index);
    if (!late || !now)
        return Unexpected(late ? now.error() : late.error());
    AliasActions actions = actionsFor(record);
    for (const RealIndex &target : now->targets)
        actions.takeOff(target);
    for (const QString &original : record.originals)
        actions.addTo(original, !*late && original == record.originals.last());
    if (*late)
        actions.addTo(record.late, true);
    if (const Result<qint64> visible = *late ? countDocuments(m_calls, record.late) : 0; !visible)
        return Unexpected(visible.error());
    return apply(actions);
}

Result<void> RepairSteps::undo(RepairRecord &record)
{
    if (const Result<void> begun = save(record, RepairState::Undoing); !begun)
        return begun;
    const Result<bool> swapped = isSwapped(record);
    if (!swapped)
        return Unexpected(swapped.error());
    if (*swapped) {
        if (const Result<void> kept = keepLateDocuments(record); !kept)
            return kept;
        if (const Result<void> shown = showOriginals(record); !shown)
            return shown;
    }
    const Result<bool> late = exists(record.late);
    if (!late)
        return Unexpected(late.error());
    if (const Result<void> open = unblock(*late ? record.late : record.originals.last()); !open)
        return open;
    if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(record.copy)); !gone)
        return gone;
    return save(record, RepairState::Undone);
}

Result<void> RepairSteps::finish(RepairRecord &record)
{
    const Result<IndexFacts> now = facts(record.index);
    if (!now)
        return Unexpected(now.error());
    if (!now->isAlias || now->targetNames() != QStringList{record.copy}) {
        return failure(ErrorKind::Conflict, codes::RepairImpossible,
                       u"readers do not see the repaired copy alone"_s, record.index);
    }
    for (const QString &name : record.originals + QStringList{record.late}) {
        if (const Result<void> gone = m_calls.remove(u"/"_s + pathPart(name)); !gone)
            return gone;
    }
    return save(record, RepairState::Finished);
}

} // namespace tally

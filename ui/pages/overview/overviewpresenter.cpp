// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpresenter.h"

#include "ui/models/whendone.h"

#include <algorithm>
#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

OverviewPresenter::OverviewPresenter(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

OverviewPresenter::~OverviewPresenter()
{
    cancelAll();
}

void OverviewPresenter::setSource(std::shared_ptr<Source> source)
{
    cancelAll();
    if (m_source)
        m_source->disconnect(this);
    m_source = std::move(source);
    m_slots.clear();
    m_info.reset();
    m_plan = {};
    m_answeredAtMs.reset();
    if (!m_source)
        return;
    connect(m_source.get(), &Source::dataChanged, this, &OverviewPresenter::follow, Qt::QueuedConnection);
    askInfo();
}

void OverviewPresenter::setScope(const Scope &scope, Qt::DayOfWeek weekStart)
{
    m_frame.scope = scope;
    m_frame.weekStart = weekStart;
    if (m_info)
        askAll();
}

void OverviewPresenter::refresh()
{
    if (m_source)
        askInfo();
}

void OverviewPresenter::follow()
{
    // An import changes the data again and again: each round of answers is let come before the next is asked
    // for.
    if (isSettled())
        refresh();
    else
        m_followAgain = true;
}

void OverviewPresenter::retry(Tile tile)
{
    if (m_source && m_slots.contains(tile) && resolve())
        ask(tile, Query(m_slots[tile].query));
}

const OverviewPresenter::TileStatus &OverviewPresenter::tile(Tile tile) const
{
    static const TileStatus none;
    const auto found = m_slots.constFind(tile);
    return found == m_slots.constEnd() ? none : found->state;
}

const Query &OverviewPresenter::question(Tile tile) const
{
    static const Query none;
    const auto found = m_slots.constFind(tile);
    return found == m_slots.constEnd() ? none : found->query;
}

bool OverviewPresenter::isSettled() const
{
    return !m_infoOpen && std::none_of(m_slots.begin(), m_slots.end(), [](const Slot &slot) {
        return slot.state.phase == Phase::Loading;
    });
}

void OverviewPresenter::askInfo()
{
    m_infoCancel.cancel();
    m_infoCancel = CancelToken();
    m_infoOpen = true;
    const quint64 generation = m_infoGeneration = ++m_lastGeneration;
    whenDone(m_source->info(m_infoCancel), this,
             [this, generation](const Result<SourceInfo> &info) { infoArrived(generation, info); });
}

void OverviewPresenter::infoArrived(quint64 generation, const Result<SourceInfo> &info)
{
    if (generation != m_infoGeneration)
        return;
    m_infoOpen = false;
    if (!info) {
        Q_EMIT infoFailed(info.error());
        announceIfSettled();
        return;
    }
    m_info = *info;
    m_plan = planOverview(*info);
    Q_EMIT infoChanged();
    askAll();
}

bool OverviewPresenter::resolve()
{
    m_frame.asOfMs = m_clock.nowMs();
    const auto range = resolveRange(m_frame.scope.range, m_frame.asOfMs, m_frame.weekStart, m_info->bounds);
    if (!range) {
        for (const Tile tile : std::as_const(m_plan.tiles))
            fail(tile, range.error());
        announceIfSettled();
        return false;
    }
    m_range = *range;
    m_frame.unit = m_frame.scope.unit.value_or(unitFor(*range));
    return true;
}

void OverviewPresenter::setActive(bool active)
{
    m_isActive = active;
    if (active && std::exchange(m_isStale, false) && m_info)
        askAll();
}

void OverviewPresenter::askAll()
{
    if (!m_isActive) {
        m_isStale = true;
        return announceIfSettled();
    }
    if (!resolve())
        return;
    forgetTilesOutsidePlan();
    Q_EMIT scopeChanged();
    for (const Tile tile : std::as_const(m_plan.tiles))
        ask(tile, tileQuery(tile, m_plan, m_frame));
}

void OverviewPresenter::forgetTilesOutsidePlan()
{
    m_slots.removeIf([this](const std::pair<const Tile &, Slot &> &entry) {
        const bool isPlanned = std::any_of(m_plan.tiles.begin(), m_plan.tiles.end(), [&](Tile tile) {
            return tile == entry.first || trendsOf(tile) == entry.first;
        });
        if (!isPlanned)
            entry.second.cancel.cancel();
        return !isPlanned;
    });
}

void OverviewPresenter::ask(Tile tile, Query query)
{
    Slot &slot = m_slots[tile];
    slot.cancel.cancel();
    slot.cancel = CancelToken();
    slot.query = std::move(query);
    slot.state.phase = Phase::Loading;
    slot.state.error.reset();
    const quint64 generation = slot.generation = ++m_lastGeneration;
    // The rows a trend belongs to are about to change.
    if (const auto trends = trendsOf(tile); trends && m_slots.contains(*trends)) {
        m_slots[*trends].cancel.cancel();
        m_slots[*trends].generation = ++m_lastGeneration;
        m_slots[*trends].state.phase = Phase::Idle;
    }
    whenDone(
        m_source->query(slot.query, slot.cancel), this,
        [this, tile, generation](const Result<ResultTable> &answer) { answered(tile, generation, answer); });
    Q_EMIT tileChanged(tile);
}

void OverviewPresenter::answered(Tile tile, quint64 generation, const Result<ResultTable> &answer)
{
    if (!m_slots.contains(tile) || m_slots[tile].generation != generation)
        return;
    if (!answer) {
        fail(tile, answer.error());
        announceIfSettled();
        return;
    }
    TileStatus &state = m_slots[tile].state;
    state.phase = Phase::Ready;
    state.answer = *answer;
    state.error.reset();
    m_answeredAtMs = m_clock.nowMs();
    Q_EMIT tileChanged(tile);
    if (const auto trends = trendsOf(tile); trends && !answer->rows.isEmpty())
        ask(*trends, trendQuery(tile, *answer, m_frame));
    announceIfSettled();
}

void OverviewPresenter::fail(Tile tile, const Error &error)
{
    Slot &slot = m_slots[tile];
    slot.cancel.cancel();
    slot.generation = ++m_lastGeneration;
    slot.state = {Phase::Failed, {}, error};
    Q_EMIT tileChanged(tile);
}

void OverviewPresenter::cancelAll()
{
    m_infoCancel.cancel();
    m_infoGeneration = ++m_lastGeneration;
    m_infoOpen = false;
    for (Slot &slot : m_slots) {
        slot.cancel.cancel();
        slot.generation = ++m_lastGeneration;
    }
}

void OverviewPresenter::announceIfSettled()
{
    if (!isSettled())
        return;
    Q_EMIT settled();
    if (std::exchange(m_followAgain, false))
        refresh();
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/boardpresenter.h"

#include "ui/models/whendone.h"

#include <algorithm>
#include <utility>

namespace tally {

using namespace Qt::StringLiterals;
using Phase = AnswerState::Phase;

BoardPresenter::BoardPresenter(const Clock &clock, Planner planner, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_planner(std::move(planner))
{
}

BoardPresenter::~BoardPresenter()
{
    stop();
}

void BoardPresenter::ask(const PageContext &context, const QString &subject, const QLocale &locale)
{
    m_locale = locale;
    const bool isOther = context.source != m_context.source || subject != m_subject;
    m_context = context;
    m_subject = subject;
    if (isOther)
        forget();
    if (!m_context.source || !m_context.info)
        return;
    for (Slot &slot : m_slots)
        slot.isAsked = false;
    m_rangeError.reset();
    resolve();
    follow();
    announceIfSettled();
}

void BoardPresenter::replan(const QLocale &locale)
{
    m_locale = locale;
    if (!m_context.source || !m_context.info || !m_range)
        return;
    follow();
    announceIfSettled();
}

void BoardPresenter::retry(const QString &id)
{
    if (!m_slots.contains(id) || !m_context.source)
        return;
    if (m_rangeError)
        return ask(PageContext(m_context), QString(m_subject), QLocale(m_locale));
    const Block *waiting = block(id);
    if (waiting && waiting->query.metrics.isEmpty() && !waiting->needs.isEmpty())
        return retry(waiting->needs);
    m_slots[id].isAsked = false;
    follow();
}

void BoardPresenter::stop()
{
    for (Slot &slot : m_slots) {
        slot.cancel.cancel();
        slot.generation = ++m_lastGeneration;
        if (slot.state.phase == Phase::Loading)
            slot.state.phase = Phase::Idle;
        slot.isAsked = slot.isAsked && slot.state.phase == Phase::Ready;
    }
}

void BoardPresenter::forget()
{
    stop();
    m_slots.clear();
    m_blocks.clear();
    m_range.reset();
    Q_EMIT planChanged();
}

const Block *BoardPresenter::block(const QString &id) const
{
    const auto found
        = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const Block &each) { return each.id == id; });
    return found == m_blocks.end() ? nullptr : &*found;
}

const AnswerState &BoardPresenter::state(const QString &id) const
{
    static const AnswerState none;
    const auto found = m_slots.constFind(id);
    return found == m_slots.constEnd() ? none : found->state;
}

bool BoardPresenter::isSettled() const
{
    return std::none_of(m_slots.begin(), m_slots.end(),
                        [](const Slot &slot) { return slot.state.phase == Phase::Loading; });
}

bool BoardPresenter::resolve()
{
    m_frame.scope = m_context.scope;
    m_frame.weekStart = m_context.weekStart;
    m_frame.asOfMs = m_clock.nowMs();
    const auto range
        = resolveRange(m_frame.scope.range, m_frame.asOfMs, m_frame.weekStart, m_context.info->bounds);
    if (!range) {
        m_rangeError = range.error();
        return false;
    }
    m_range = *range;
    m_frame.unit = m_frame.scope.unit.value_or(unitFor(*range));
    return true;
}

PlanInput BoardPresenter::input() const
{
    PlanInput made{*m_context.info, m_frame, m_range.value_or(DateRange{}), m_subject, m_locale, {}};
    for (auto it = m_slots.begin(); it != m_slots.end(); ++it) {
        if (it->isAsked && it->state.phase == Phase::Ready)
            made.answers.insert(it.key(), *it->state.answer);
    }
    return made;
}

std::optional<PlanInput> BoardPresenter::planInput() const
{
    return m_context.info && m_range ? std::optional(input()) : std::nullopt;
}

QList<Block> BoardPresenter::planned() const
{
    return m_planner(input());
}

void BoardPresenter::follow()
{
    m_blocks = planned();
    m_slots.removeIf([this](const std::pair<const QString &, Slot &> &entry) {
        const bool isPlanned = block(entry.first) != nullptr;
        if (!isPlanned)
            entry.second.cancel.cancel();
        return !isPlanned;
    });
    Q_EMIT planChanged();
    const QList<Block> blocks = m_blocks; // an answer that is there at once plans anew
    for (const Block &each : blocks) {
        if (m_rangeError)
            fail(each.id, *m_rangeError);
        else if (!each.obstacle.isEmpty())
            m_slots.remove(each.id);
        else if (each.given)
            take(each);
        else if (!each.query.metrics.isEmpty())
            askBlock(each);
        else
            wait(each);
    }
}

void BoardPresenter::askBlock(const Block &block)
{
    Slot &slot = m_slots[block.id];
    if (slot.isAsked && slot.query == block.query)
        return;
    slot.cancel.cancel();
    slot.cancel = CancelToken();
    slot.query = block.query;
    slot.isAsked = true;
    slot.state.phase = Phase::Loading;
    slot.state.error.reset();
    const quint64 generation = slot.generation = ++m_lastGeneration;
    whenDone(m_context.source->query(slot.query, slot.cancel), this,
             [this, id = block.id, generation](const Result<ResultTable> &answer) {
                 answered(id, generation, answer);
             });
    Q_EMIT blockChanged(block.id);
}

void BoardPresenter::take(const Block &block)
{
    Slot &slot = m_slots[block.id];
    slot.cancel.cancel();
    slot.generation = ++m_lastGeneration;
    slot.isAsked = false;
    slot.state = {Phase::Ready, block.given, {}};
    Q_EMIT blockChanged(block.id);
}

void BoardPresenter::wait(const Block &block)
{
    Slot &slot = m_slots[block.id];
    slot.cancel.cancel();
    slot.generation = ++m_lastGeneration;
    slot.isAsked = false;
    slot.state.phase = Phase::Idle;
    const AnswerState &leader = state(block.needs);
    if (leader.phase == Phase::Failed && leader.error)
        fail(block.id, *leader.error);
}

void BoardPresenter::answered(const QString &id, quint64 generation, const Result<ResultTable> &answer)
{
    if (!m_slots.contains(id) || m_slots[id].generation != generation)
        return;
    if (!answer) {
        fail(id, answer.error());
        follow(); // what waits for it has nothing to wait for any more
        return announceIfSettled();
    }
    AnswerState &state = m_slots[id].state;
    state.phase = Phase::Ready;
    state.answer = *answer;
    state.error.reset();
    Q_EMIT blockChanged(id);
    follow();
    announceIfSettled();
}

void BoardPresenter::fail(const QString &id, const Error &error)
{
    Slot &slot = m_slots[id];
    slot.cancel.cancel();
    slot.generation = ++m_lastGeneration;
    slot.state = {Phase::Failed, {}, error};
    Q_EMIT blockChanged(id);
}

void BoardPresenter::announceIfSettled()
{
    if (isSettled())
        Q_EMIT settled();
}

} // namespace tally

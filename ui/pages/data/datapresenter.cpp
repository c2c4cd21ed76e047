// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/datapresenter.h"

#include "ui/models/whendone.h"

#include <QtConcurrent>

namespace tally {

namespace {

constexpr int ImportsShown = 200;
constexpr int RowsShown = 500;

template <typename T>
void take(DataPresenter::Part<T> &part, const Result<T> &answer)
{
    part.isAsked = false;
    part.error = answer ? std::nullopt : std::optional(answer.error());
    if (answer)
        part.value = *answer;
}

} // namespace

DataPresenter::DataPresenter(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

DataPresenter::~DataPresenter()
{
    leave();
}

StoreKeeper *DataPresenter::keeper() const
{
    return dynamic_cast<StoreKeeper *>(source().get());
}

QualitySource *DataPresenter::qualitySource() const
{
    return dynamic_cast<QualitySource *>(source().get());
}

QualityQuestion DataPresenter::question() const
{
    return {m_scope.range, m_weekStart, m_clock.nowMs()};
}

void DataPresenter::leave()
{
    m_cancel.cancel();
    m_cancelRows.cancel();
    ++m_generation;
    ++m_rowsGeneration;
    m_facts.isAsked = m_quality.isAsked = m_rows.isAsked = false;
}

void DataPresenter::ask(const PageContext &context)
{
    if (context.source != source()) {
        m_facts = {};
        m_quality = {};
        m_rows = {};
    }
    m_source = context.source;
    m_scope = context.scope;
    m_weekStart = context.weekStart;
    askAgain();
}

void DataPresenter::askAgain()
{
    leave();
    m_cancel = CancelToken();
    askFacts();
    askQuality();
    askRows();
    settleIfDone();
}

void DataPresenter::choose(QualityFigure figure)
{
    if (m_figure == figure && m_rows.value)
        return;
    m_figure = figure;
    m_rows.value.reset();
    askRows();
}

void DataPresenter::askFacts()
{
    m_facts.isKnowable = keeper() != nullptr;
    if (m_facts.isKnowable) {
        m_facts.isAsked = true;
        // The future keeps the source, so that the keeper is there.
        const auto future = QtConcurrent::run([source = source(), keeper = keeper(), cancel = m_cancel] {
            return keeper->facts(ImportsShown, cancel);
        });
        whenDone(future, this, [this, generation = m_generation](const Result<StoreFacts> &facts) {
            if (generation != m_generation)
                return;
            take(m_facts, facts);
            Q_EMIT factsChanged();
            settleIfDone();
        });
    }
    Q_EMIT factsChanged();
}

void DataPresenter::askQuality()
{
    m_quality.isKnowable = qualitySource() != nullptr;
    if (m_quality.isKnowable) {
        m_quality.isAsked = true;
        whenDone(qualitySource()->quality(question(), m_cancel), this,
                 [this, generation = m_generation](const Result<QualityReport> &report) {
                     if (generation != m_generation)
                         return;
                     take(m_quality, report);
                     Q_EMIT qualityChanged();
                     settleIfDone();
                 });
    }
    Q_EMIT qualityChanged();
}

void DataPresenter::askRows()
{
    m_rows.isKnowable = qualitySource() != nullptr;
    m_cancelRows.cancel();
    m_cancelRows = CancelToken();
    if (m_rows.isKnowable) {
        m_rows.isAsked = true;
        whenDone(qualitySource()->qualityRows(question(), m_figure, RowsShown, m_cancelRows), this,
                 [this, generation = ++m_rowsGeneration](const Result<QualityRows> &rows) {
                     if (generation != m_rowsGeneration)
                         return;
                     take(m_rows, rows);
                     Q_EMIT rowsChanged();
                     settleIfDone();
                 });
    }
    Q_EMIT rowsChanged();
}

void DataPresenter::settleIfDone()
{
    if (!isBusy())
        Q_EMIT settled();
}

} // namespace tally

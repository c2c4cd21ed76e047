// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/pages/common/answerstate.h"
#include "ui/pages/overview/overviewplan.h"

#include <QMap>

#include <memory>

namespace tally {

/// Asks a source the questions of the Overview page and keeps the answers tile by tile. The newest question
/// wins: an older one is cancelled at the source and its answer dropped. Lives on the GUI thread and never
/// blocks it.
class OverviewPresenter : public QObject
{
    Q_OBJECT
public:
    using Phase = AnswerState::Phase;
    using TileStatus = AnswerState;

    explicit OverviewPresenter(const Clock &clock, QObject *parent = nullptr);
    ~OverviewPresenter() override;

    /// Forgets all answers and starts anew with this source (or none).
    void setSource(std::shared_ptr<Source> source);
    /// Asks again whatever the scope changes. A scope that cannot be resolved fails every tile with the
    /// reason.
    void setScope(const Scope &scope, Qt::DayOfWeek weekStart);
    /// Asks everything again as of now; answers stay until their successors come.
    void refresh();
    void retry(Tile tile);
    /// While another page is in front only info() is kept up to date.
    void setActive(bool active);

    const std::optional<SourceInfo> &info() const { return m_info; }
    const OverviewPlan &plan() const { return m_plan; }
    const Scope &scope() const { return m_frame.scope; }
    TimeUnit unit() const { return m_frame.unit; }
    const std::optional<DateRange> &range() const { return m_range; }
    const TileStatus &tile(Tile tile) const;
    /// The question last asked for this tile.
    const Query &question(Tile tile) const;
    bool isSettled() const;
    /// When the last answer came; unset before.
    std::optional<qint64> answeredAtMs() const { return m_answeredAtMs; }

Q_SIGNALS:
    void infoChanged(); ///< info() and plan() are new
    void infoFailed(const tally::Error &error);
    void scopeChanged(); ///< range() and unit() are new
    void tileChanged(tally::Tile tile);
    void settled(); ///< no question is open any more

private:
    struct Slot
    {
        TileStatus state;
        Query query;
        quint64 generation = 0;
        CancelToken cancel;
    };

    void follow(); ///< the data changed
    void askInfo();
    void infoArrived(quint64 generation, const Result<SourceInfo> &info);
    bool resolve();
    void askAll();
    void forgetTilesOutsidePlan();
    void ask(Tile tile, Query query);
    void answered(Tile tile, quint64 generation, const Result<ResultTable> &answer);
    void fail(Tile tile, const Error &error);
    void cancelAll();
    void announceIfSettled();

    const Clock &m_clock;
    std::shared_ptr<Source> m_source;
    std::optional<SourceInfo> m_info;
    OverviewPlan m_plan;
    QueryFrame m_frame;
    std::optional<DateRange> m_range;
    QMap<Tile, Slot> m_slots;
    quint64 m_lastGeneration = 0; ///< one count for all, so that no answer on its way finds its number again
    quint64 m_infoGeneration = 0;
    CancelToken m_infoCancel;
    bool m_infoOpen = false;
    bool m_followAgain = false;
    bool m_isActive = true;
    bool m_isStale = false; ///< something changed while another page was in front
    std::optional<qint64> m_answeredAtMs;
};

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/pages/board/block.h"
#include "ui/pages/common/answerstate.h"
#include "ui/pages/common/page.h"

namespace tally {

/// Asks a source the questions of a plan and keeps the answers block by block. The newest question wins: an
/// older one is cancelled at the source and its answer dropped. Lives on the GUI thread and never blocks it.
class BoardPresenter : public QObject
{
    Q_OBJECT
public:
    BoardPresenter(const Clock &clock, Planner planner, QObject *parent = nullptr);
    ~BoardPresenter() override;

    /// Asks everything as of now; answers stay until their successors come.
    void ask(const PageContext &context, const QString &subject, const QLocale &locale);
    /// The plan anew: in another language, or by other wishes of the page; only what changed is asked.
    void replan(const QLocale &locale);
    void retry(const QString &id);
    /// Nothing that is open needs an answer.
    void stop();

    const QList<Block> &blocks() const { return m_blocks; }
    const Block *block(const QString &id) const; ///< null: not planned
    const AnswerState &state(const QString &id) const;
    const std::optional<DateRange> &range() const { return m_range; }
    const PageContext &context() const { return m_context; }
    TimeUnit unit() const { return m_frame.unit; }
    const QString &subject() const { return m_subject; }
    /// What the plan would be made from now; nothing before the first question.
    std::optional<PlanInput> planInput() const;
    bool isSettled() const;

Q_SIGNALS:
    void planChanged(); ///< blocks() are new
    void blockChanged(const QString &id); ///< its state
    void settled();

private:
    struct Slot
    {
        AnswerState state;
        Query query;
        bool isAsked = false; ///< false: asked whatever the query
        quint64 generation = 0;
        CancelToken cancel;
    };

    bool resolve();
    void follow();
    PlanInput input() const;
    QList<Block> planned() const;
    void forget();
    void askBlock(const Block &block);
    void take(const Block &block); ///< what is given
    void wait(const Block &block); ///< for the answer that tells what to ask
    void answered(const QString &id, quint64 generation, const Result<ResultTable> &answer);
    void fail(const QString &id, const Error &error);
    void announceIfSettled();

    const Clock &m_clock;
    Planner m_planner;
    PageContext m_context;
    QString m_subject;
    QLocale m_locale;
    QueryFrame m_frame;
    std::optional<DateRange> m_range;
    std::optional<Error> m_rangeError;
    QList<Block> m_blocks;
    QMap<QString, Slot> m_slots;
    quint64 m_lastGeneration = 0; ///< one count for all, so that no answer on its way finds its number again
};

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sources/qualitysource.h"
#include "sources/storekeeper.h"
#include "ui/pages/common/page.h"

namespace tally {

/// What the page Data knows of the source: its facts, the six figures of the bar's range, the rows behind one
/// of them. Asks on the source's threads; the latest question wins. GUI thread.
class DataPresenter : public QObject
{
    Q_OBJECT
public:
    explicit DataPresenter(const Clock &clock, QObject *parent = nullptr);
    ~DataPresenter() override;

    template <typename T>
    struct Part
    {
        bool isAsked = false; ///< an answer is on its way
        bool isKnowable = true; ///< false: this source does not tell
        std::optional<T> value; ///< the last answer
        std::optional<Error> error; ///< in its place
    };

    void ask(const PageContext &context);
    void askAgain(); ///< the same
    void leave(); ///< drops what is on its way
    void choose(QualityFigure figure); ///< whose rows are shown
    QualityFigure figure() const { return m_figure; }
    bool isBusy() const { return m_facts.isAsked || m_quality.isAsked || m_rows.isAsked; }

    const Part<StoreFacts> &facts() const { return m_facts; }
    const Part<QualityReport> &quality() const { return m_quality; }
    const Part<QualityRows> &rows() const { return m_rows; }
    /// The frame owns it: this page does not keep a store open that is to be closed.
    std::shared_ptr<Source> source() const { return m_source.lock(); }
    /// Null: nobody here looks after the source. Valid as long as source().
    StoreKeeper *keeper() const;

Q_SIGNALS:
    void factsChanged();
    void qualityChanged();
    void rowsChanged();
    void settled();

private:
    void askFacts();
    void askQuality();
    void askRows();
    QualitySource *qualitySource() const;
    QualityQuestion question() const;
    void settleIfDone();

    const Clock &m_clock;
    std::weak_ptr<Source> m_source;
    Scope m_scope;
    Qt::DayOfWeek m_weekStart = Qt::Monday;
    CancelToken m_cancel;
    CancelToken m_cancelRows;
    quint64 m_generation = 0;
    quint64 m_rowsGeneration = 0;
    QualityFigure m_figure = QualityFigure::Validity;
    Part<StoreFacts> m_facts;
    Part<QualityReport> m_quality;
    Part<QualityRows> m_rows;
};

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/demoaudience.h"

namespace tally {

/// Plays one visit after the other: pages, impressions, views, and what viewers do about them.
class DemoVisits
{
public:
    DemoVisits(quint64 seed, const DemoContents &contents, DemoAudience &audience)
        : m_contents(contents)
        , m_audience(audience)
        , m_random(seed ^ 0x56495349ull)
    {
    }

    /// Appends the events of one visit that begins at the instant.
    void play(qint64 viewer, bool isFirst, qint64 startMs, std::vector<DemoEvent> &events);
    DemoRandom &random() { return m_random; }

private:
    struct Visit
    {
        DemoEvent blank; ///< what all its events share
        qint64 nowMs;
        bool bounces;
        std::vector<DemoEvent> &events;
    };
    DemoEvent &add(Visit &visit, Action action, qint64 afterMs);
    void playPages(Visit &visit);
    qint64 playListing(Visit &visit, quint64 &impression);
    void playWatch(Visit &visit, qint64 content, quint64 impression);
    void playProgress(Visit &visit, const DemoEvent &view);
    void playReactions(Visit &visit, qint64 content);
    void playUndo(Visit &visit, qint64 content, Action action, double probability);
    void playAccount(Visit &visit, bool isFirst);
    void playPlanAndPurchase(Visit &visit);
    void playPurchase(Visit &visit, bool isMembership);
    void changePlan(Visit &visit, DemoPlan plan);
    void playBot(Visit &visit);

    const DemoContents &m_contents;
    DemoAudience &m_audience;
    DemoRandom m_random;
};

} // namespace tally

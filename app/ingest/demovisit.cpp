// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/demovisit.h"

#include "core/utcday.h"

#include <algorithm>

namespace tally {
namespace {

struct Share
{
    quint8 source;
    double share;
};
// In the order of demoSources(): home, search, following, share, external, direct, notification.
constexpr Share SourceShares[]{{0, 0.30}, {1, 0.22}, {2, 0.10}, {3, 0.08}, {4, 0.16}, {5, 0.09}, {6, 0.05}};

constexpr double BounceShare = 0.41;
constexpr double BotShare = 0.02;
constexpr double InternalShare = 0.002;

DemoPage landingPage(quint8 source)
{
    static constexpr DemoPage pages[]{DemoPage::Home,  DemoPage::Search, DemoPage::Following, DemoPage::Watch,
                                      DemoPage::Watch, DemoPage::Home,   DemoPage::Watch};
    return pages[source];
}

} // namespace

DemoEvent &DemoVisits::add(Visit &visit, Action action, qint64 afterMs)
{
    visit.nowMs += afterMs;
    DemoEvent event = visit.blank;
    event.timeMs = visit.nowMs;
    event.action = action;
    visit.events.push_back(event);
    return visit.events.back();
}

void DemoVisits::play(qint64 viewer, bool isFirst, qint64 startMs, std::vector<DemoEvent> &events)
{
    const DemoAudience::State &state = m_audience.state(viewer);
    DemoEvent blank;
    blank.viewer = viewer;
    blank.isFromBefore = m_audience.isFromBefore(viewer);
    blank.session = m_random.bits() >> 16;
    blank.source = SourceShares[pickByShare(std::span<const Share>(SourceShares), m_random.unit())].source;
    blank.signedUpMs = qint64(state.signedUpMinute) * 60'000;
    blank.plan = state.plan;
    Visit visit{blank, startMs, m_random.chance(BounceShare), events};
    if (m_random.chance(BotShare)) {
        playBot(visit);
        return;
    }
    if (m_random.chance(InternalShare))
        visit.blank.traffic = DemoTraffic::Internal;
    playAccount(visit, isFirst);
    playPages(visit);
    playPlanAndPurchase(visit);
}

/// Signs in, or up: newcomers who will have an account make one now.
void DemoVisits::playAccount(Visit &visit, bool isFirst)
{
    DemoAudience::State &state = m_audience.state(visit.blank.viewer);
    if (state.signedUpMinute != 0) {
        if (m_random.chance(0.22))
            add(visit, Action::SignIn, 0);
    } else if (isFirst) {
        state.signedUpMinute = qint32(visit.nowMs / 60'000);
        state.plan = m_random.chance(0.4) ? DemoPlan::Trial : DemoPlan::Free;
        visit.blank.signedUpMs = qint64(state.signedUpMinute) * 60'000;
        visit.blank.plan = state.plan;
        add(visit, Action::SignUp, 0);
    }
}

void DemoVisits::playPages(Visit &visit)
{
    DemoPage page = landingPage(visit.blank.source);
    qint64 content = page == DemoPage::Watch ? qint64(m_contents.pick(m_random, visit.nowMs)) : -1;
    quint64 impression = 0;
    int pages = 1;
    while (!visit.bounces && pages < 14 && (pages < 2 || m_random.chance(0.42)))
        ++pages;
    for (int i = 0; i < pages; ++i) {
        DemoEvent &view = add(visit, Action::PageView,
                              i == 0 ? m_random.between(200, 900) : m_random.between(1500, 30'000));
        view.page = page;
        view.content = content;
        if (page == DemoPage::Watch)
            playWatch(visit, content, impression);
        impression = 0;
        content = page == DemoPage::Watch && m_random.chance(0.6) ? -1 : playListing(visit, impression);
        if (content < 0 && m_random.chance(0.34))
            content = qint64(m_contents.pick(m_random, visit.nowMs));
        static constexpr DemoPage listings[]{DemoPage::Home,     DemoPage::Home,   DemoPage::Trending,
                                             DemoPage::Search,   DemoPage::Search, DemoPage::Category,
                                             DemoPage::Following};
        page = content >= 0 ? DemoPage::Watch : m_random.oneOf(std::span<const DemoPage>(listings));
        if (content >= 0 && m_random.chance(0.07))
            page = DemoPage::Channel;
    }
}

/// Shows some contents; answers the one that is opened from here (and its impression), or −1.
qint64 DemoVisits::playListing(Visit &visit, quint64 &impression)
{
    qint64 opened = -1;
    for (qint64 count = m_random.between(1, 3); count > 0; --count) {
        DemoEvent &shown = add(visit, Action::Impression, m_random.between(300, 2500));
        shown.content = qint64(m_contents.pick(m_random, shown.timeMs));
        shown.impression = m_random.bits() >> 16;
        if (opened < 0 && !visit.bounces && m_random.chance(0.14)) {
            opened = shown.content;
            impression = shown.impression;
        }
    }
    return opened;
}

void DemoVisits::playWatch(Visit &visit, qint64 content, quint64 impression)
{
    DemoEvent &added = add(visit, Action::View, m_random.between(150, 1500));
    added.content = content;
    added.impression = impression;
    added.playback = m_random.bits() >> 16;
    added.watchedMs = m_random.between(500, 9000);
    const DemoEvent view = added;
    visit.nowMs += view.watchedMs;
    playProgress(visit, view);
    playReactions(visit, content);
}

void DemoVisits::playProgress(Visit &visit, const DemoEvent &view)
{
    const qint64 duration = m_contents.contents()[size_t(view.content)].durationMs;
    qint64 left = duration - view.watchedMs;
    double goesOn = visit.bounces ? 0.38 : 0.62;
    while (left > 0 && m_random.chance(goesOn)) {
        const qint64 watched = std::min(left, m_random.between(12'000, 75'000));
        DemoEvent &progress = add(visit, Action::ViewProgress, watched);
        progress.content = view.content;
        progress.playback = view.playback;
        // A broken player now and then: more watched than time has passed.
        progress.watchedMs = m_random.chance(0.0004) ? watched * 50 : watched;
        left -= watched;
        goesOn = std::min(0.72, goesOn + 0.02);
    }
}

void DemoVisits::playUndo(Visit &visit, qint64 content, Action action, double probability)
{
    if (m_random.chance(probability))
        add(visit, action, m_random.between(1000, 40'000)).content = content;
}

void DemoVisits::playReactions(Visit &visit, qint64 content)
{
    struct Reaction
    {
        Action action;
        double probability;
        Action undo;
        double undone;
    };
    static constexpr Reaction reactions[]{{Action::Like, 0.062, Action::Unlike, 0.06},
                                          {Action::Comment, 0.019, Action::CommentDelete, 0.04},
                                          {Action::Save, 0.016, Action::Unsave, 0.05},
                                          {Action::Follow, 0.013, Action::Unfollow, 0.08}};
    if (visit.blank.signedUpMs != 0) {
        for (const Reaction &reaction : reactions) {
            if (!m_random.chance(reaction.probability))
                continue;
            add(visit, reaction.action, m_random.between(800, 20'000)).content = content;
            playUndo(visit, content, reaction.undo, reaction.undone);
        }
    }
    if (m_random.chance(0.009))
        add(visit, Action::Share, m_random.between(800, 15'000)).content = content;
    if (m_random.chance(0.0009))
        add(visit, Action::Report, m_random.between(800, 15'000)).content = content;
}

void DemoVisits::changePlan(Visit &visit, DemoPlan plan)
{
    m_audience.state(visit.blank.viewer).plan = plan;
    visit.blank.plan = plan;
    add(visit, Action::PlanChange, m_random.between(2000, 60'000));
}

void DemoVisits::playPlanAndPurchase(Visit &visit)
{
    constexpr qint64 trialMs = 14 * DayMs;
    if (visit.blank.signedUpMs == 0)
        return;
    const DemoPlan plan = visit.blank.plan;
    const bool trialIsOver = plan == DemoPlan::Trial && visit.nowMs - visit.blank.signedUpMs > trialMs;
    const bool subscribes
        = trialIsOver ? m_random.chance(0.34) : plan == DemoPlan::Free && m_random.chance(0.004);
    if (subscribes) {
        changePlan(visit, DemoPlan::Subscribed);
        playPurchase(visit, true);
    } else if (trialIsOver || (plan == DemoPlan::Subscribed && m_random.chance(0.006))) {
        changePlan(visit, DemoPlan::Free);
    }
    if (m_random.chance(0.011))
        playPurchase(visit, false);
    if (m_random.chance(0.0012)) {
        add(visit, Action::Withdraw, m_random.between(5000, 60'000));
        m_audience.state(visit.blank.viewer).hasLeft = true;
    }
}

void DemoVisits::playPurchase(Visit &visit, bool isMembership)
{
    static constexpr qint32 tips[]{1000, 1900, 3900, 4900, 9900, 19'000, 29'000, 49'000};
    static constexpr qint32 dollars[]{199, 299, 499, 999, 1499};
    DemoEvent &purchase = add(visit, Action::Purchase, m_random.between(3000, 90'000));
    purchase.isDollars = m_random.chance(0.03);
    const qint32 won = isMembership ? 7900 : m_random.oneOf(std::span<const qint32>(tips));
    purchase.amountHundredths
        = purchase.isDollars ? m_random.oneOf(std::span<const qint32>(dollars)) : won * 100;
    purchase.hasCurrency = !m_random.chance(0.008);
}

/// Reads page after page faster than anybody, and looks at nothing.
void DemoVisits::playBot(Visit &visit)
{
    visit.blank.traffic = DemoTraffic::Bot;
    visit.blank.source = 5; // direct
    visit.blank.signedUpMs = 0;
    visit.blank.plan = DemoPlan::None;
    for (qint64 pages = m_random.between(3, 14); pages > 0; --pages) {
        DemoEvent &page = add(visit, Action::PageView, m_random.between(120, 700));
        page.page = DemoPage::Watch;
        page.content = qint64(m_contents.pick(m_random, page.timeMs));
    }
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/democommunity.h"

#include "core/clock.h"
#include "core/errorcodes.h"
#include "core/utcday.h"
#include "ingest/democalendar.h"
#include "ingest/demovisit.h"
#include "ingest/ndjsonwriter.h"

#include <QIODevice>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qsizetype BatchRows = 100'000;
constexpr qsizetype SmallBatchRows = 40'000;
constexpr double ViewersAnEvent = 0.12;

/// Makes one day after the other.
class DayMaker
{
public:
    DayMaker(const DemoOptions &options, qint64 fromMs)
        : m_until(options.untilMs)
        , m_seed(options.seed)
        , m_contents(options.seed, std::max<qint64>(60, options.events / 160), fromMs, options.untilMs)
        , m_audience(options.seed,
                     std::max<qint64>(40, qint64(double(options.events) * ViewersAnEvent * 0.45)), fromMs)
        , m_visits(options.seed, m_contents, m_audience)
        , m_calendar(options.seed, options.events, fromMs, options.untilMs)
    {
    }

    const DemoContents &contents() const { return m_contents; }
    size_t days() const { return m_calendar.days(); }
    qint64 different() const { return m_different; } ///< events of the day made last, without repeated lines

    const std::vector<DemoEvent> &make(size_t day)
    {
        const qint64 start = m_calendar.dayStart(day);
        const size_t quota = size_t(m_calendar.quota(day));
        m_calendar.openDay(day);
        m_audience.openDay();
        m_contents.openDay(start, std::min(start + DayMs, m_until));
        m_events.clear();
        addPublishing(start, std::min(start + DayMs, m_until));
        // A log that ends within moments of midnight has hardly room for a visit.
        for (int fruitless = 0; m_events.size() < quota && fruitless < 1000;) {
            const size_t before = m_events.size();
            addVisit();
            fruitless = m_events.size() > before ? 0 : fruitless + 1;
        }
        m_events.resize(std::min(quota, m_events.size()));
        m_different = qint64(m_events.size());
        for (DemoEvent &event : m_events)
            stamp(event);
        repeatSome();
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const DemoEvent &a, const DemoEvent &b) { return a.orderMs < b.orderMs; });
        return m_events;
    }

private:
    void addVisit()
    {
        DemoRandom &random = m_visits.random();
        const qint64 known = random.chance(0.53) ? -1 : m_audience.returning(random);
        const qint64 viewer = known < 0 ? m_audience.newcomer() : known;
        const DemoViewer who = demoViewer(m_seed, viewer, m_audience.isFromBefore(viewer));
        const size_t before = m_events.size();
        m_visits.play(viewer, known < 0 && who.registers, m_calendar.pickTime(who.country, random), m_events);
        // What would happen after the log's end is not in it.
        const auto late = [this](const DemoEvent &event) { return event.timeMs >= m_until; };
        m_events.erase(std::remove_if(m_events.begin() + std::ptrdiff_t(before), m_events.end(), late),
                       m_events.end());
    }

    void addPublishing(qint64 fromMs, qint64 toMs)
    {
        const auto isInDay = [fromMs, toMs](qint64 ms) { return ms >= fromMs && ms < toMs; };
        const auto &contents = m_contents.contents();
        for (size_t i = 0; i < contents.size(); ++i) {
            if (isInDay(contents[i].publishedMs)) {
                addUploaderEvent(Action::PageView, qint64(i),
                                 contents[i].publishedMs - m_visits.random().between(5, 40) * 1000, fromMs);
                addUploaderEvent(Action::ContentUpload, qint64(i), contents[i].publishedMs, fromMs);
                addEarlyView(qint64(i), contents[i].publishedMs, fromMs);
            }
            if (contents[i].deletedMs != 0 && isInDay(contents[i].deletedMs))
                addUploaderEvent(Action::ContentDelete, qint64(i), contents[i].deletedMs, fromMs);
        }
    }

    void addUploaderEvent(Action action, qint64 content, qint64 atMs, qint64 fromMs)
    {
        DemoEvent event;
        event.timeMs = std::max(atMs, fromMs);
        event.action = action;
        event.content = content;
        event.page = action == Action::PageView ? DemoPage::Studio : DemoPage::None;
        const auto day = quint64(event.timeMs / DayMs);
        event.session
            = mixBits(m_seed ^ day ^ (quint64(m_contents.contents()[size_t(content)].uploader) << 24)) >> 16;
        m_events.push_back(event);
    }

    /// On purpose: now and then a view stands in the log before the content's upload.
    void addEarlyView(qint64 content, qint64 publishedMs, qint64 fromMs)
    {
        DemoRandom &random = m_visits.random();
        if (!random.chance(0.02) || m_audience.size() == 0)
            return;
        DemoEvent event;
        event.viewer = random.below(m_audience.size());
        event.isFromBefore = m_audience.isFromBefore(event.viewer);
        event.signedUpMs = qint64(m_audience.state(event.viewer).signedUpMinute) * 60'000;
        event.plan = m_audience.state(event.viewer).plan;
        event.timeMs = std::max(fromMs, publishedMs - random.between(1, 30) * 60'000);
        event.action = Action::View;
        event.content = content;
        event.watchedMs = random.between(500, 9000);
        event.session = random.bits() >> 16;
        m_events.push_back(event);
    }

    /// Gives the event its id and when it came in: mostly at once, one in a hundred hours late.
    void stamp(DemoEvent &event)
    {
        DemoRandom &random = m_visits.random();
        event.id = mixBits(m_seed * 0x100000001B3ull + ++m_lastId);
        event.orderMs = event.timeMs;
        qint64 lag = 80 + qint64(random.exponential(900));
        if (random.chance(0.01))
            lag = qint64(random.exponential(5.0 * double(HourMs))) + HourMs / 2;
        event.ingestedMs = std::min(event.timeMs + lag, std::max(m_until, event.timeMs + 80));
    }

    /// On purpose: a shipper sends some lines again.
    void repeatSome()
    {
        const size_t count = m_events.size();
        for (size_t i = 0; i < count; ++i) {
            if (!m_visits.random().chance(0.001))
                continue;
            DemoEvent again = m_events[i];
            const qint64 delay = m_visits.random().between(2000, 120'000);
            again.orderMs += delay;
            again.ingestedMs += delay;
            m_events.push_back(again);
        }
    }

    qint64 m_until;
    quint64 m_seed;
    DemoContents m_contents;
    DemoAudience m_audience;
    DemoVisits m_visits;
    DemoCalendar m_calendar;
    quint64 m_lastId = 0;
    qint64 m_different = 0;
    std::vector<DemoEvent> m_events;
};

DemoOptions completed(DemoOptions options)
{
    options.days = std::clamp(options.days, 1, 3660);
    options.events = std::clamp<qint64>(options.events, 1, 1'000'000'000);
    if (options.untilMs <= 0)
        options.untilMs = SystemClock().nowMs() / HourMs * HourMs;
    return options;
}

Unexpected cancelled()
{
    return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
}

} // namespace

DemoCommunity::DemoCommunity(const DemoOptions &options)
    : m_options(completed(options))
{
}

Result<DemoSummary> DemoCommunity::generate(const std::function<Result<void>(const EventBatch &)> &take,
                                            const Progress &progress, CancelToken cancel) const
{
    // The day of the last instant is the last day, also when the log ends at midnight.
    const qint64 lastDay = (m_options.untilMs - 1) / DayMs * DayMs;
    DemoSummary summary{0, 0, lastDay - (m_options.days - 1) * DayMs, m_options.untilMs, {}};
    DayMaker maker(m_options, summary.fromMs);
    DemoEventWriter writer(m_options.seed, maker.contents());
    EventBatch batch;
    const auto flush = [&]() -> Result<void> {
        if (cancel.isCancelled())
            return cancelled();
        auto taken = batch.isEmpty() ? Result<void>() : take(batch);
        batch.clear();
        if (taken && progress)
            progress(summary.events, m_options.events);
        return taken;
    };
    for (size_t day = 0; day < maker.days(); ++day) {
        for (const DemoEvent &event : maker.make(day)) {
            writer.write(event, batch);
            ++summary.lines;
            if (batch.size() < BatchRows)
                continue;
            if (auto flushed = flush(); !flushed)
                return Unexpected(flushed.error());
        }
        summary.events += maker.different();
        const bool isLast = day + 1 == maker.days();
        if (batch.size() < SmallBatchRows && !isLast)
            continue; // small days go together
        if (auto flushed = flush(); !flushed)
            return Unexpected(flushed.error());
    }
    return summary;
}

Result<DemoSummary> DemoCommunity::write(EventSink &sink, const Progress &progress, CancelToken cancel) const
{
    if (auto begun = sink.begin({u"demo"_s, u"ecs"_s, SystemClock().nowMs()}); !begun)
        return Unexpected(begun.error());
    auto summary = generate([&sink, &cancel](const EventBatch &batch) { return sink.write(batch, cancel); },
                            progress, cancel);
    if (!summary && summary.error().kind != ErrorKind::Cancelled)
        return summary;
    auto ledger = sink.finish(); // what was written until a cancel keeps its record
    if (!ledger)
        return Unexpected(ledger.error());
    if (summary)
        summary->ledger = *ledger;
    return summary;
}

Result<DemoSummary> DemoCommunity::writeNdjson(QIODevice &device, const Progress &progress,
                                               CancelToken cancel) const
{
    NdjsonWriter writer;
    std::string lines;
    const auto take = [&](const EventBatch &batch) -> Result<void> {
        lines.clear();
        for (qsizetype row = 0; row < batch.size(); ++row)
            writer.append(batch, row, lines);
        if (device.write(lines.data(), qint64(lines.size())) != qint64(lines.size()))
            return failure(ErrorKind::Io, codes::IoError, device.errorString());
        return {};
    };
    return generate(take, progress, cancel);
}

} // namespace tally

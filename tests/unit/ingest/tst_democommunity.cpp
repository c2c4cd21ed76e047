// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/democommunity.h"
#include "ingest/importer.h"
#include "support/collectingsink.h"
#include "support/eventmaker.h"

#include <QBuffer>
#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QtTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr qint64 Until = 1'793'800'800'000; // 2026-11-04T14:00:00Z
constexpr qint64 DayMs = 86'400'000;

DemoOptions options(qint64 events, int days = 90)
{
    DemoOptions made;
    made.events = events;
    made.days = days;
    made.untilMs = Until;
    return made;
}

QByteArray ndjson(const DemoOptions &with)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return DemoCommunity(with).writeNdjson(buffer, {}, {}) ? buffer.data() : QByteArray();
}

/// What the believable ratios are computed from.
struct Figures
{
    QHash<QByteArray, qint64> actions;
    QHash<QByteArray, qint64> pageViewsOfSession;
    QHash<QByteArray, qint64> viewsOfContent;
    QHash<QByteArray, QSet<qint64>> daysOfViewer;
    QHash<qint64, qint64> eventsOfDay;
    QSet<QByteArray> missingCurrency;
    qint64 viewsFromImpressions = 0;
    qint64 bots = 0;
    qint64 late = 0;
    qint64 early = 0;
};

QByteArray text(const EventBatch &batch, Field field, qsizetype row)
{
    const auto view = batch.text(field, row);
    return QByteArray(view.data(), qsizetype(view.size()));
}

Figures figuresOf(const EventBatch &events)
{
    Figures figures;
    for (qsizetype row = 0; row < events.size(); ++row) {
        const QByteArray action = text(events, Field::Action, row);
        const qint64 day = events.integer(Field::Time, row) / DayMs;
        figures.bots += text(events, Field::TrafficClass, row) == "bot" ? 1 : 0;
        figures.late
            += events.integer(Field::IngestedAt, row) - events.integer(Field::Time, row) > 1'200'000 ? 1 : 0;
        ++figures.eventsOfDay[day];
        if (text(events, Field::TrafficClass, row) == "bot")
            continue;
        ++figures.actions[action];
        if (action == "page-view")
            ++figures.pageViewsOfSession[text(events, Field::Session, row)];
        if (action == "view") {
            ++figures.viewsOfContent[text(events, Field::Content, row)];
            figures.viewsFromImpressions += events.has(Field::Impression, row) ? 1 : 0;
            figures.early
                += events.integer(Field::ContentPublishedAt, row) > events.integer(Field::Time, row) ? 1 : 0;
        }
        if (action == "purchase" && !events.has(Field::Currency, row))
            figures.missingCurrency.insert(text(events, Field::EventId, row));
        figures.daysOfViewer[text(events, Field::Viewer, row) + '/' + text(events, Field::AnonymousId, row)]
            .insert(day);
    }
    return figures;
}

void compareShare(const char *what, double share, double least, double most)
{
    QVERIFY2(share >= least && share <= most, qPrintable(u"%1 is %2"_s.arg(QLatin1String(what)).arg(share)));
}

} // namespace

class TestDemoCommunity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameBytes();
    void exactNumberOfEvents_data();
    void exactNumberOfEvents();
    void isBelievable();
    void ndjsonIsTheSame();
    void cancelled();
    void deviceFull();
};

void TestDemoCommunity::sameSeedSameBytes()
{
    const QByteArray once = ndjson(options(3000));
    QVERIFY(once.size() > 500'000);
    QCOMPARE(once, ndjson(options(3000)));
    DemoOptions other = options(3000);
    other.seed = 2;
    QVERIFY(once != ndjson(other));
}

void TestDemoCommunity::exactNumberOfEvents_data()
{
    QTest::addColumn<qint64>("events");
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("until");
    QTest::newRow("one") << qint64(1) << 1 << Until;
    QTest::newRow("few over many days") << qint64(50) << 400 << Until;
    QTest::newRow("one day") << qint64(2000) << 1 << Until;
    QTest::newRow("90 days") << qint64(20'000) << 90 << Until;
    QTest::newRow("until midnight") << qint64(2000) << 3 << Until / DayMs * DayMs;
    QTest::newRow("an hour into the day") << qint64(2000) << 2 << Until / DayMs * DayMs + 3'600'000;
}

void TestDemoCommunity::exactNumberOfEvents()
{
    QFETCH(qint64, events);
    QFETCH(int, days);
    QFETCH(qint64, until);
    DemoOptions with = options(events, days);
    with.untilMs = until;
    CollectingSink sink;
    qint64 lastDone = -1;
    const auto summary
        = DemoCommunity(with).write(sink, [&lastDone](qint64 done, qint64) { lastDone = done; }, {});
    QVERIFY(summary);
    QCOMPARE(sink.events().size(), events);
    QCOMPARE(summary->events, events);
    QCOMPARE(lastDone, events);
    const qint64 firstDay = (until - 1) / DayMs - (days - 1);
    QCOMPARE(summary->fromMs, firstDay * DayMs);
    qint64 stored = 0;
    qint64 received = 0;
    for (const LedgerEntry &day : summary->ledger) {
        stored += day.stored;
        received += day.received;
    }
    QCOMPARE(stored, events);
    QCOMPARE(received, summary->lines);
    for (qsizetype row = 0; row < sink.events().size(); ++row) {
        QVERIFY(sink.events().integer(Field::Time, row) >= summary->fromMs);
        QVERIFY(sink.events().integer(Field::Time, row) < until);
    }
}

void TestDemoCommunity::isBelievable()
{
    constexpr qint64 count = 120'000;
    CollectingSink sink;
    const auto summary = DemoCommunity(options(count)).write(sink, {}, {});
    QVERIFY(summary);
    const Figures figures = figuresOf(sink.events());
    const auto of = [&figures](const char *action) { return double(figures.actions.value(action)); };

    compareShare("click-through rate", double(figures.viewsFromImpressions) / of("impression"), 0.02, 0.12);
    compareShare("engagement rate", (of("like") + of("comment") + of("share")) / of("view"), 0.02, 0.08);
    const auto bounces = std::count(figures.pageViewsOfSession.begin(), figures.pageViewsOfSession.end(), 1);
    compareShare("bounce rate", double(bounces) / double(figures.pageViewsOfSession.size()), 0.30, 0.50);
    compareShare("viewers an event", double(figures.daysOfViewer.size()) / count, 0.08, 0.16);
    const auto returned = std::count_if(figures.daysOfViewer.begin(), figures.daysOfViewer.end(),
                                        [](const QSet<qint64> &days) { return days.size() > 1; });
    compareShare("viewers of several days", double(returned) / double(figures.daysOfViewer.size()), 0.08,
                 0.6);
    compareShare("bots", double(figures.bots) / count, 0.002, 0.08);
    compareShare("late lines", double(figures.late) / count, 0.003, 0.02);
    compareShare("repeated lines", double(summary->lines - summary->events) / count, 0.0003, 0.003);
    QVERIFY(figures.early > 0);
    QVERIFY(!figures.missingCurrency.isEmpty() || of("purchase") < 200);
    for (const char *action :
         {"sign-up", "sign-in", "withdraw", "plan-change", "content-upload", "content-delete",
          "view-progress", "unlike", "save", "follow", "unfollow", "purchase", "report"})
        QVERIFY2(figures.actions.contains(action), action);

    QList<qint64> views = figures.viewsOfContent.values();
    std::sort(views.rbegin(), views.rend());
    const double all = of("view");
    const double topTenth
        = double(std::accumulate(views.begin(), views.begin() + views.size() / 10, qint64(0)));
    compareShare("views of the top tenth", topTenth / all, 0.3, 0.9);

    // Growth: the last four whole weeks are busier than the first four.
    qint64 first = 0;
    qint64 last = 0;
    for (qint64 day = 0; day < 28; ++day) {
        first += figures.eventsOfDay.value(summary->fromMs / DayMs + day);
        last += figures.eventsOfDay.value(Until / DayMs - 1 - day);
    }
    QVERIFY(last > first * 11 / 10);
    QVERIFY(figures.eventsOfDay.value(Until / DayMs) > 0); // today has begun
}

void TestDemoCommunity::ndjsonIsTheSame()
{
    const DemoOptions with = options(5000, 10);
    const TestFolder folder;
    const QByteArray log = ndjson(with);
    const QString file = folder.write(u"demo.ndjson"_s, log);
    CollectingSink direct;
    CollectingSink imported;
    QVERIFY(DemoCommunity(with).write(direct, {}, {}));
    ImportOptions import;
    const auto result = Importer().run({file}, import, imported, {}, {});
    QVERIFY(result);
    QCOMPARE(result->total.rejected, 0);
    QCOMPARE(result->total.received, log.count('\n'));
    QCOMPARE(imported.events().size(), direct.events().size());
    for (qsizetype row = 0; row < direct.events().size(); ++row)
        QCOMPARE(imported.row(row), direct.row(row));
}

void TestDemoCommunity::cancelled()
{
    CollectingSink sink;
    CancelToken cancel;
    sink.onWrite = [&cancel] { cancel.cancel(); };
    const auto summary = DemoCommunity(options(100'000)).write(sink, {}, cancel);
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, ErrorKind::Cancelled);
    QCOMPARE(sink.unfinished(), 0);
    QVERIFY(sink.events().isEmpty());
}

void TestDemoCommunity::deviceFull()
{
    QFile full(u"/dev/full"_s);
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("no /dev/full here");
    const auto summary = DemoCommunity(options(100)).writeNdjson(full, {}, {});
    QVERIFY(!summary);
    QCOMPARE(summary.error().code, codes::IoError);
}

QTEST_GUILESS_MAIN(TestDemoCommunity)
#include "tst_democommunity.moc"

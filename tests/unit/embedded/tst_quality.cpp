// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include "core/utcday.h"

#include <QRandomGenerator>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr qint64 Day0 = 20'600 * DayMs; // 2026-05-27

struct Event
{
    qint64 time = 0;
    QString id;
    QString action;
    QString viewer;
    QString content;
    QString uploader;
    QString playback;
    QString country;
    QString plan;
    QString device;
    std::optional<qint64> watched;
    std::optional<double> amount;
    std::optional<qint64> ingested;
};

QualityDay reportDay(const QualityReport &report, qint64 day)
{
    for (const QualityDay &one : report.days) {
        if (one.day == utcDayText(day))
            return one;
    }
    return {};
}

/// The rules once more, event by event.
class Plain
{
public:
    explicit Plain(QList<Event> events)
        : m_events(std::move(events))
    {
    }

    QSet<QString> faults(const Event &e) const
    {
        static const QStringList onContent{u"impression"_s, u"view"_s,    u"view-progress"_s, u"like"_s,
                                           u"unlike"_s,     u"comment"_s, u"share"_s};
        static const QStringList contents = onContent + QStringList{u"content-upload"_s, u"content-delete"_s};
        static const QStringList somebodys = onContent
            + QStringList{u"sign-up"_s, u"withdraw"_s, u"purchase"_s, u"follow"_s, u"page-view"_s};
        QSet<QString> found;
        const auto note = [&found](bool is, const char *name) {
            if (is)
                found.insert(QString::fromLatin1(name));
        };
        note(!e.plan.isEmpty() && e.plan != u"free"_s && e.plan != u"trial"_s && e.plan != u"subscribed"_s,
             "unknown_word");
        note(!e.device.isEmpty() && e.device != u"mobile"_s && e.device != u"tv"_s, "unknown_word");
        note(somebodys.contains(e.action) && e.viewer.isEmpty(), "missing_viewer");
        note(contents.contains(e.action) && e.content.isEmpty(), "missing_content");
        note((contents.contains(e.action) || e.action == u"follow"_s) && e.uploader.isEmpty(),
             "missing_uploader");
        note(e.action == u"purchase"_s && !e.amount, "missing_amount");
        note(e.action == u"view-progress"_s && !e.watched, "missing_watched");
        note(e.ingested && *e.ingested - e.time > 3'600'000, "late_event");
        const auto first = [&](const QString &action) {
            qint64 ms = std::numeric_limits<qint64>::max();
            for (const Event &other : m_events) {
                if (other.content == e.content && other.action == action)
                    ms = std::min(ms, other.time);
            }
            return ms;
        };
        if (onContent.contains(e.action) && !e.content.isEmpty()) {
            const qint64 uploaded = first(u"content-upload"_s);
            note(uploaded != std::numeric_limits<qint64>::max() && e.time < uploaded, "before_upload");
            note(e.time > first(u"content-delete"_s), "after_deletion");
        }
        note(isGone(e), "after_withdrawal");
        note(e.ingested && e.time - *e.ingested > 300'000, "future_time");
        note((e.watched && *e.watched < 0) || (e.amount && *e.amount < 0), "impossible_value");
        note(isWatchedTooLong(e), "watched_too_long");
        note(!e.country.isEmpty() && e.country != u"KR"_s && e.country != u"US"_s, "unknown_country");
        return found;
    }

private:
    bool isGone(const Event &e) const
    {
        if (e.viewer.isEmpty() || e.action == u"sign-up"_s)
            return false;
        qint64 latest = -1;
        bool here = true;
        for (const Event &other : m_events) {
            const bool comes = other.action == u"sign-up"_s;
            if (other.viewer != e.viewer || other.time >= e.time || (!comes && other.action != u"withdraw"_s))
                continue;
            here = other.time > latest ? comes : other.time == latest ? here || comes : here;
            latest = std::max(latest, other.time);
        }
        return !here;
    }

    bool isWatchedTooLong(const Event &e) const
    {
        if (!e.watched)
            return false;
        qint64 allowed = DayMs;
        std::pair<qint64, QString> before{-1, {}};
        for (const Event &other : m_events) {
            const std::pair key(other.time, other.id);
            if (!e.playback.isEmpty() && other.playback == e.playback && key < std::pair(e.time, e.id))
                before = std::max(before, key);
        }
        if (before.first >= 0)
            allowed = std::min(allowed, e.time - before.first);
        return *e.watched > allowed + 10'000;
    }

    QList<Event> m_events;
};

template <typename T>
T oneOf(QRandomGenerator &random, const QList<T> &values)
{
    return values.at(random.bounded(int(values.size())));
}

Event randomEvent(QRandomGenerator &random, int index)
{
    const QString none;
    Event e;
    e.time = Day0 + random.bounded(int(3 * DayMs / 60'000)) * 60'000LL; // minutes, so that instants meet
    e.id = u"e%1"_s.arg(index, 5, 10, QLatin1Char('0'));
    e.action = oneOf<QString>(random,
                              {u"view"_s, u"view"_s, u"view-progress"_s, u"like"_s, u"content-upload"_s,
                               u"content-delete"_s, u"sign-up"_s, u"withdraw"_s, u"purchase"_s, u"follow"_s,
                               u"page-view"_s, u"something-else"_s});
    if (e.action.startsWith(u"content-"_s) && random.bounded(3) > 0)
        e.action = u"view"_s;
    e.viewer = oneOf<QString>(random, {u"v1"_s, u"v2"_s, u"v3"_s, u"v4"_s, u"v5"_s, none});
    e.content = oneOf<QString>(random, {u"c1"_s, u"c2"_s, u"c3"_s, u"c4"_s, none});
    e.uploader = oneOf<QString>(random, {u"u1"_s, u"u1"_s, u"u2"_s, none});
    e.playback = oneOf<QString>(random, {u"p1"_s, u"p2"_s, u"p3"_s, none, none});
    e.country = oneOf<QString>(random, {u"KR"_s, u"KR"_s, u"US"_s, u"kr"_s, u"Korea"_s, none});
    e.plan = oneOf<QString>(random, {u"free"_s, u"trial"_s, u"gold"_s, none});
    e.device = oneOf<QString>(random, {u"mobile"_s, u"tv"_s, u"fridge"_s, none});
    if (random.bounded(3) > 0)
        e.watched = oneOf<qint64>(random, {0, 5'000, 600'000, 40 * 60'000, 2 * DayMs, -1});
    if (random.bounded(2) > 0)
        e.amount = oneOf<double>(random, {1.5, 0.0, -2.0});
    if (random.bounded(5) > 0)
        e.ingested = e.time
            + oneOf<qint64>(random,
                            {0, 1'000, 250'000, LateMs, LateMs + 1, 9 * LateMs, -FutureMs, -FutureMs - 1});
    return e;
}

void addTo(StoreFixture &store, const Event &e)
{
    EventBatch batch;
    const auto text = [](const QString &value) { return value.toStdString(); };
    batch.setInteger(Field::Time, e.time);
    batch.setText(Field::EventId, text(e.id));
    batch.setText(Field::Action, text(e.action));
    const std::pair<Field, QString> words[]{{Field::Viewer, e.viewer},     {Field::Content, e.content},
                                            {Field::Uploader, e.uploader}, {Field::Playback, e.playback},
                                            {Field::Country, e.country},   {Field::ViewerPlan, e.plan},
                                            {Field::Device, e.device}};
    for (const auto &[field, word] : words) {
        if (!word.isEmpty())
            batch.setText(field, text(word));
    }
    if (e.watched)
        batch.setInteger(Field::WatchedMs, *e.watched);
    if (e.amount)
        batch.setDecimal(Field::Amount, *e.amount);
    if (e.ingested)
        batch.setInteger(Field::IngestedAt, *e.ingested);
    batch.endRow();
    store.add(batch);
}

} // namespace

class TestQuality : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_store = std::make_unique<StoreFixture>(); }

    void equalsPlainCode_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void equalsPlainCode()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        QList<Event> events;
        for (int i = 0; i < 400; ++i)
            events.append(randomEvent(random, i));
        for (const Event &event : events)
            addTo(*m_store, event);
        QCOMPARE(m_store->store(), u"400/0"_s);
        const auto report = ask(u"all"_s);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->days.size(), 3);
        const Plain plain(events);
        QSet<QString> seen;
        for (qint64 day = Day0 / DayMs; day < Day0 / DayMs + 3; ++day)
            seen += compareDay(reportDay(*report, day), plain, of(events, day));
        seen += compareDay(report->total, plain, events);
        // A test of faults that do not occur would be none.
        for (int i = 0; i < QualityProblemCount; ++i) {
            const QString name = qualityProblemName(QualityProblem(i));
            if (name != u"rejected_line"_s && name != u"duplicate_event"_s)
                QVERIFY2(seen.contains(name), qPrintable(name));
        }
        for (int i = 0; i < QualityFigureCount; ++i)
            compareRows(QualityFigure(i), plain, events);
    }

    void countsLinesByTheLedger()
    {
        m_store->add(
            {{"time", "2026-06-01T10:00:00Z"}, {"action", "sign-in"}, {"viewer", "a"}, {"event_id", "1"}});
        m_store->add(
            {{"time", "2026-06-01T11:00:00Z"}, {"action", "sign-in"}, {"viewer", "a"}, {"event_id", "1"}});
        m_store->add(
            {{"time", "2026-06-02T11:00:00Z"}, {"action", "sign-in"}, {"viewer", "a"}, {"event_id", "2"}});
        QCOMPARE(m_store->store(), u"2/1"_s);
        const auto sink = m_store->source->makeSink();
        QVERIFY(sink->begin({u"bad.ndjson"_s, u"ecs"_s, 20'606 * DayMs})); // 2026-06-02
        sink->addRejected(u"2026-06-01"_s, 2);
        sink->addRejected({}, 5);
        QVERIFY(sink->finish());
        const auto report = ask(u"2026-06-01"_s, u"2026-06-03"_s);
        QVERIFY(report);
        const QualityDay first = report->days.first();
        QCOMPARE(first.ledger.received, 4);
        QVERIFY(first.figure(QualityFigure::Validity) == (QualityCount{4, 2}));
        QVERIFY(first.figure(QualityFigure::Uniqueness) == (QualityCount{2, 1}));
        QVERIFY(report->days.at(1).figure(QualityFigure::Validity) == (QualityCount{1, 0}));
        QCOMPARE(report->undated.rejected, 5);
        QVERIFY(report->total.figure(QualityFigure::Validity) == (QualityCount{10, 7}));
        const auto rejected = rows(QualityFigure::Validity, 10);
        QVERIFY(rejected);
        QCOMPARE(rejected->imports.size(), 2);
        QCOMPARE(rejected->imports.at(0).day, u"2026-06-01"_s);
        QCOMPARE(rejected->imports.at(0).file, u"bad.ndjson"_s);
        QCOMPARE(rejected->imports.at(1).lines, 5);
        const auto doubled = rows(QualityFigure::Uniqueness, 10);
        QVERIFY(doubled);
        QCOMPARE(doubled->imports.size(), 1);
        QCOMPARE(doubled->imports.first().lines, 1);
    }

    void remembersUploadsThatWerePruned()
    {
        m_store->add({{"time", "2026-06-01T10:00:00Z"}, {"action", "content-upload"}, {"content", "c"}});
        m_store->add({{"time", "2026-06-02T10:00:00Z"}, {"action", "content-delete"}, {"content", "c"}});
        m_store->add({{"time", "2026-06-10T10:00:00Z"}, {"action", "view"}, {"content", "c"}});
        m_store->store();
        QVERIFY(m_store->source->prune({.keepDays = 1, .beforeDay = {}}, {}));
        const auto report = ask(u"all"_s);
        QVERIFY(report);
        QCOMPARE(report->total.problem(QualityProblem::AfterDeletion), 1);
    }

    void knowsNothingOfAnEmptyStore()
    {
        const auto report = ask(u"all"_s);
        QVERIFY(report);
        QVERIFY(report->days.isEmpty());
        QVERIFY(!report->total.figure(QualityFigure::Validity).goodShare());
        QVERIFY(!report->total.lagMedianMs);
        QVERIFY(rows(QualityFigure::Accuracy, 5)->rows.isEmpty());
    }

    void answersWithErrors()
    {
        const auto wrong = ask(u"someday"_s);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, u"invalid_range"_s);
        CancelToken cancelled;
        cancelled.cancel();
        const auto none = m_store->source->quality({}, cancelled).takeResult();
        QVERIFY(!none);
    }

    void takesTheDaysThatARangeTouches()
    {
        QualityQuestion question;
        question.range
            = {.name = {}, .from = u"2026-06-02"_s, .to = u"2026-06-03"_s, .zone = u"Asia/Seoul"_s};
        const auto report = m_store->source->quality(question, {}).takeResult();
        QVERIFY(report);
        QCOMPARE(Zone().toIso(report->fromMs), u"2026-06-01T00:00:00+00:00"_s);
        QCOMPARE(Zone().toIso(report->toMs), u"2026-06-03T00:00:00+00:00"_s);
    }

private:
    static QualityQuestion question(const QString &from, const QString &to)
    {
        QualityQuestion question;
        question.range = to.isEmpty() ? RangeSpec{.name = from, .from = {}, .to = {}}
                                      : RangeSpec{.name = {}, .from = from, .to = to};
        return question;
    }
    Result<QualityReport> ask(const QString &from, const QString &to = {})
    {
        return m_store->source->quality(question(from, to), {}).takeResult();
    }
    Result<QualityRows> rows(QualityFigure figure, int limit)
    {
        return m_store->source->qualityRows(question(u"all"_s, {}), figure, limit, {}).takeResult();
    }

    static QList<Event> of(const QList<Event> &events, qint64 day)
    {
        QList<Event> some;
        std::copy_if(events.begin(), events.end(), std::back_inserter(some),
                     [day](const Event &e) { return utcDay(e.time) == day; });
        return some;
    }

    /// Answers the faults that occurred.
    QSet<QString> compareDay(const QualityDay &day, const Plain &plain, const QList<Event> &events)
    {
        std::map<QString, qint64> problems;
        std::map<QualityFigure, qint64> figures;
        std::vector<qint64> lags;
        for (const Event &event : events) {
            QSet<QualityFigure> failed;
            for (const QString &fault : plain.faults(event)) {
                ++problems[fault];
                for (int i = 0; i < QualityProblemCount; ++i) {
                    if (qualityProblemName(QualityProblem(i)) == fault)
                        failed.insert(figureOf(QualityProblem(i)));
                }
            }
            for (const QualityFigure figure : failed)
                ++figures[figure];
            if (event.ingested)
                lags.push_back(*event.ingested - event.time);
        }
        QSet<QString> seen;
        for (int i = 0; i < QualityProblemCount; ++i) {
            const QString name = qualityProblemName(QualityProblem(i));
            const qint64 expected = problems[name];
            if (day.problem(QualityProblem(i)) != expected)
                QTest::qFail(qPrintable(u"%1 %2: %3, expected %4"_s.arg(day.day, name)
                                            .arg(day.problem(QualityProblem(i)))
                                            .arg(expected)),
                             __FILE__, __LINE__);
            if (expected > 0)
                seen.insert(name);
        }
        compare(day.events, events.size(), "events");
        for (int i = 0; i < QualityFigureCount; ++i)
            compare(day.figure(QualityFigure(i)).failed, figures[QualityFigure(i)],
                    qPrintable(qualityFigureName(QualityFigure(i))));
        compare(day.figure(QualityFigure::Timeliness).checked, qint64(lags.size()), "with ingest");
        std::sort(lags.begin(), lags.end());
        const auto nearest = [&lags](double q) {
            const double n = double(lags.size());
            return lags.at(std::size_t(std::max(1.0, n - std::floor(n - n * q))) - 1);
        };
        compare(day.lagMedianMs.value_or(-1), nearest(0.5), "median");
        compare(day.lagP95Ms.value_or(-1), nearest(0.95), "p95");
        return seen;
    }

    void compareRows(QualityFigure figure, const Plain &plain, const QList<Event> &events)
    {
        QStringList expected;
        for (const Event &event : events) {
            const QSet<QString> faults = plain.faults(event);
            for (const QualityProblem problem : problemsOf(figure)) {
                if (faults.contains(qualityProblemName(problem))) {
                    expected.append(event.id + u' ' + qualityProblemName(problem));
                    break;
                }
            }
        }
        const auto few = rows(figure, 7);
        const auto all = rows(figure, 1000);
        compare(few->rows.size(), std::min<qint64>(7, expected.size()), "limited rows");
        compare(few->count, expected.size(), "count of rows");
        QStringList found;
        for (const QualityRow &row : all->rows)
            found.append(row.eventId + u' ' + qualityProblemName(row.problem));
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        QCOMPARE(found, expected);
    }

    static void compare(qint64 found, qint64 expected, const char *what)
    {
        if (found != expected)
            QTest::qFail(
                qPrintable(u"%1: %2, expected %3"_s.arg(QString::fromUtf8(what)).arg(found).arg(expected)),
                __FILE__, __LINE__);
    }

    std::unique_ptr<StoreFixture> m_store;
};

QTEST_GUILESS_MAIN(TestQuality)
#include "tst_quality.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/labelnames.h"
#include "storefixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tally;

/// Imports: what counts once, what comes out again, what a failure leaves behind.
class TestSink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void duplicates();
    void duplicatesAcrossManyBatches();
    void ledgerByDay();
    void hostileTexts_data();
    void hostileTexts();
    void everyFieldComesOutAgain();
    void bothIdsAreKept();
    void cancelledWriteLeavesNothing();
    void infoTellsWhatOccurs();
    void labelNames_data();
    void labelNames();
    void signalsChange();
    void exportIsInOrder();
    void exportStopsWhenToldTo();
    void valuesOfADimension_data();
    void valuesOfADimension();
    void queriesBesideAnImport();
};

void TestSink::duplicates()
{
    StoreFixture store;
    const auto add = [&store](const char *time, const char *id, const char *country) {
        store.add({{"time", time}, {"event_id", id}, {"action", "view"}, {"country", country}});
    };
    add("2026-03-01T10:00:00Z", "a", "first");
    add("2026-03-01T23:59:59Z", "a", "same day");
    add("2026-03-02T00:00:00Z", "a", "next day");
    QCOMPARE(store.store(), u"2/1"_s);
    add("2026-03-01T00:00:00Z", "a", "another import");
    add("2026-03-01T00:00:00Z", "b", "new id");
    add("2026-02-28T00:00:00Z", "a", "new day");
    QCOMPARE(store.store(), u"2/1"_s);
    QCOMPARE(store.rows(R"({"metrics":["views"],"dimensions":["country"],"range":"all"})"),
             u"first 1; new day 1; new id 1; next day 1"_s);
}

void TestSink::duplicatesAcrossManyBatches()
{
    StoreFixture store;
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 3'000; ++i)
            store.add({{"time", qint64(1'770'000'000'000) + i * 60'000},
                       {"event_id", u"e%1"_s.arg(i)},
                       {"action", "view"},
                       {"viewer", u"v%1"_s.arg(i % 700)}});
        QCOMPARE(store.store(), round == 0 ? u"3000/0"_s : u"0/3000"_s);
    }
    QCOMPARE(store.rows(R"({"metrics":["views","unique_viewers"],"range":"all"})"), u"3000 700"_s);
}

void TestSink::ledgerByDay()
{
    StoreFixture store;
    EventBatch batch;
    const auto add = [&batch](qint64 time, std::string_view id) {
        batch.setInteger(Field::Time, time);
        batch.setText(Field::Action, "view");
        batch.setText(Field::EventId, id);
        batch.endRow();
    };
    constexpr qint64 day = 86'400'000;
    add(20'000 * day, "a");
    add(20'000 * day + 1, "a");
    add(20'001 * day, "a");
    const auto sink = store.source->makeSink();
    QVERIFY(sink->begin({u"f"_s, u"m"_s, 5}));
    sink->addRejected(QString(), 3);
    QVERIFY(sink->write(batch, {}));
    QVERIFY(sink->write(batch, {}));
    sink->addRejected(u"2024-10-04"_s, 2);
    const Result<QList<LedgerEntry>> ledger = sink->finish();
    QVERIFY(ledger);
    QStringList texts;
    for (const LedgerEntry &entry : *ledger)
        texts.append(u"%1 %2=%3+%4+%5"_s.arg(entry.day)
                         .arg(entry.received)
                         .arg(entry.stored)
                         .arg(entry.duplicates)
                         .arg(entry.rejected));
    QCOMPARE(texts, (QStringList{u" 3=0+0+3"_s, u"2024-10-04 6=1+3+2"_s, u"2024-10-05 2=1+1+0"_s}));
}

void TestSink::hostileTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quote") << u"O'Brien"_s;
    QTest::newRow("double quote") << u"say \"hi\""_s;
    QTest::newRow("sql") << u"'); DROP TABLE events; --"_s;
    QTest::newRow("percent") << u"100%_\\"_s;
    QTest::newRow("glob") << u"a*b?c"_s;
    QTest::newRow("nul") << QString(u"a\0b"_s);
    QTest::newRow("newline") << u"a\r\nb\t"_s;
    QTest::newRow("dollar") << u"$1 ? :x"_s;
    QTest::newRow("korean") << u"한국어 제목"_s;
    QTest::newRow("emoji") << u"👩‍👩‍👧"_s;
    QTest::newRow("empty") << QString(u""_s);
    QTest::newRow("spaces") << u"  a  "_s;
    QTest::newRow("huge") << QString(u"x"_s).repeated(300'000);
    QTest::newRow("rtl") << u"\u202Eabc\uFEFF"_s;
}

void TestSink::hostileTexts()
{
    QFETCH(QString, text);
    StoreFixture store;
    store.add({{"time", "2026-03-01T10:00:00Z"},
               {"action", "view"},
               {"country", text},
               {"event_id", text},
               {"viewer", text}});
    store.add(
        {{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", "plain"}, {"event_id", "plain"}});
    QCOMPARE(store.store(), u"2/0"_s);

    Query query;
    query.metrics = {u"views"_s};
    query.dimensions = {u"country"_s, u"event_id"_s, u"viewer"_s};
    query.range.name = u"all"_s;
    query.filters = {Filter{Filter::Op::Is, u"country"_s, {text}, {}, {}},
                     Filter{Filter::Op::Is, u"event_id"_s, {text}, {}, {}}};
    const Result<ResultTable> table = store.source->query(query, {}).takeResult();
    QVERIFY(table);
    QCOMPARE(table->rows, (QList<Row>{{Value(text), Value(text), Value(text), Value(1)}}));

    // As a glob with everything special escaped it matches itself and nothing else.
    QString glob = text;
    glob.replace(u'\\', u"\\\\"_s).replace(u'*', u"\\*"_s).replace(u'?', u"\\?"_s);
    query.filters = {Filter{Filter::Op::Matches, u"country"_s, {glob}, {}, {}}};
    QCOMPARE(store.source->query(query, {}).takeResult()->rows.size(), 1);
    query.filters = {Filter{Filter::Op::Contains, u"event_id"_s, {text}, {}, {}}};
    QCOMPARE(store.source->query(query, {}).takeResult()->rows.size(), text.isEmpty() ? 2 : 1);
}

void TestSink::everyFieldComesOutAgain()
{
    StoreFixture store;
    EventBatch batch;
    for (const FieldInfo &info : fields()) {
        if (info.type == FieldType::Instant || info.type == FieldType::Integer)
            batch.setInteger(info.field, 1'770'000'000'000 + int(info.field));
        else if (info.type == FieldType::Decimal)
            batch.setDecimal(info.field, 0.1 + int(info.field));
        else if (info.type == FieldType::KeywordList)
            batch.setText(info.field, R"(["a","ö"])");
        else if (info.type == FieldType::Object)
            batch.setText(info.field, R"({"a":1})");
        else if (info.field != Field::AnonymousId)
            batch.setText(info.field, info.name.toStdString());
    }
    batch.endRow();
    const auto sink = store.source->makeSink();
    QVERIFY(sink->begin({}));
    QVERIFY(sink->write(batch, {}));
    EventBatch back;
    QVERIFY(store.source->exportEvents({},
                                       [&back](const EventBatch &part) -> Result<void> {
                                           back = part;
                                           return {};
                                       },
                                       {}));
    QCOMPARE(back.size(), 1);
    for (const FieldInfo &info : fields()) {
        QCOMPARE(back.has(info.field, 0), batch.has(info.field, 0));
        QCOMPARE(back.text(info.field, 0), batch.text(info.field, 0));
        QCOMPARE(back.integer(info.field, 0), batch.integer(info.field, 0));
    }
}

void TestSink::bothIdsAreKept()
{
    StoreFixture store;
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"viewer", "u"}, {"anonymous_id", "a"}});
    store.add({{"time", "2026-03-01T10:01:00Z"}, {"action", "view"}, {"anonymous_id", "a"}});
    store.add({{"time", "2026-03-01T10:02:00Z"}, {"action", "view"}, {"anonymous_id", "u"}});
    store.store();
    QStringList ids;
    QVERIFY(store.source->exportEvents({},
                                       [&ids](const EventBatch &part) -> Result<void> {
                                           for (qsizetype i = 0; i < part.size(); ++i)
                                               ids.append(QString::fromStdString(
                                                   std::string(part.text(Field::Viewer, i)) + '/'
                                                   + std::string(part.text(Field::AnonymousId, i))));
                                           return {};
                                       },
                                       {}));
    QCOMPARE(ids, (QStringList{u"u/a"_s, u"/a"_s, u"/u"_s}));
    QCOMPARE(store.rows(R"({"metrics":["unique_viewers"],"range":"all"})"), u"3"_s);
    QCOMPARE(store.rows(R"({"metrics":["unique_viewers"],"dimensions":["viewer"],"range":"all"})"),
             u"a 1; u 2"_s);
}

void TestSink::cancelledWriteLeavesNothing()
{
    StoreFixture store;
    CancelToken cancel;
    cancel.cancel();
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", "KR"}, {"viewer", "v"}});
    QCOMPARE(store.store(cancel), u"cancelled"_s);
    QCOMPARE(store.source->info({}).takeResult()->events, 0);
    // The ids that were handed out meanwhile are not taken for stored ones.
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", "KR"}, {"viewer", "v"}});
    QCOMPARE(store.store(), u"1/0"_s);
    QCOMPARE(store.rows(R"({"metrics":["views","unique_viewers"],"dimensions":["country"],"range":"all"})"),
             u"KR 1 1"_s);
}

void TestSink::infoTellsWhatOccurs()
{
    StoreFixture store;
    const quint64 before = store.source->info({}).takeResult()->dataVersion;
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"labels", R"({"x.y":1,"q\"":2})"}});
    store.add({{"time", "2026-03-05T10:00:00Z"}, {"action", "dance"}, {"country", "KR"}});
    store.store();
    const Result<SourceInfo> info = store.source->info({}).takeResult();
    QVERIFY(info);
    QCOMPARE(info->events, 2);
    QCOMPARE(info->actions, (QSet<QString>{u"view"_s, u"dance"_s}));
    QCOMPARE(info->fields,
             (QSet<QString>{u"time"_s, u"event_id"_s, u"action"_s, u"country"_s, u"labels"_s, u"labels.x.y"_s,
                            u"labels.q\""_s}));
    QCOMPARE(info->bounds->lastMs - info->bounds->firstMs, 4 * 86'400'000LL);
    QVERIFY(info->dataVersion != before);
    QVERIFY(info->lastImportMs);
    QVERIFY(info->bytes > 0);
}

void TestSink::labelNames_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("flat") << QByteArray(R"({"a":1,"b":"x","c":null})") << QByteArray("a b c");
    QTest::newRow("values are no names") << QByteArray(R"({"a":"b,\"c\":"})") << QByteArray("a");
    QTest::newRow("nested") << QByteArray(R"({"a":{"b":1},"c":["d","e"],"f":2})") << QByteArray("a c f");
    QTest::newRow("empty") << QByteArray("{}") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"a":1,"b)") << QByteArray("a");
    QTest::newRow("rubbish") << QByteArray("]]]}}}\"\\") << QByteArray();
}

void TestSink::labelNames()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, names);
    QByteArrayList found;
    for (const std::string_view name : tally::labelNames({json.constData(), std::size_t(json.size())}))
        found.append(QByteArray(name.data(), qsizetype(name.size())));
    QCOMPARE(found.join(' '), names);
}

void TestSink::signalsChange()
{
    StoreFixture store;
    QSignalSpy spy(store.source.get(), &Source::dataChanged);
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}});
    store.store();
    QVERIFY(spy.size() >= 1);
}

void TestSink::exportIsInOrder()
{
    StoreFixture store;
    for (const int minute : {5, 3, 9, 1, 3})
        store.add(
            {{"time", qint64(1'770'000'000'000) + minute * 60'000LL}, {"action", "view"}, {"country", "KR"}});
    for (const int day : {9, 1, 4})
        store.add({{"time", qint64(1'770'000'000'000) + day * 86'400'000LL},
                   {"action", "view"},
                   {"country", "JP"}});
    store.store();
    QList<qint64> times;
    const auto take = [&times](const EventBatch &part) -> Result<void> {
        for (qsizetype i = 0; i < part.size(); ++i)
            times.append(part.integer(Field::Time, i));
        return {};
    };
    QVERIFY(store.source->exportEvents({}, take, {}));
    QCOMPARE(times.size(), 8);
    QVERIFY(std::is_sorted(times.cbegin(), times.cend()));
    times.clear();
    EventSelection selection;
    selection.filters = {Filter{Filter::Op::Is, u"country"_s, {Value(u"JP"_s)}, {}, {}}};
    selection.range = RangeSpec{{}, u"2026-02-03"_s, u"2026-02-10"_s, u"UTC"_s, false};
    QVERIFY(store.source->exportEvents(selection, take, {}));
    QCOMPARE(times.size(), 2);
}

void TestSink::exportStopsWhenToldTo()
{
    StoreFixture store;
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}});
    store.store();
    const Result<void> stopped
        = store.source->exportEvents({},
                                     [](const EventBatch &) -> Result<void> {
                                         return failure(ErrorKind::Io, u"disk_full"_s, u"enough"_s);
                                     },
                                     {});
    QCOMPARE(stopped.error().code, u"disk_full"_s);
    CancelToken cancel;
    cancel.cancel();
    const auto never = [](const EventBatch &) -> Result<void> { return {}; };
    QCOMPARE(store.source->exportEvents({}, never, cancel).error().code, u"cancelled"_s);
}

void TestSink::valuesOfADimension_data()
{
    QTest::addColumn<QString>("dimension");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all") << u"country"_s << QString() << u"Korea 2, Japan 1, KOREA 1"_s;
    QTest::newRow("case") << u"country"_s << u"kOr"_s << u"Korea 2, KOREA 1"_s;
    QTest::newRow("percent") << u"country"_s << u"%"_s << QString();
    QTest::newRow("tags") << u"tags"_s << QString() << u"b 2, a 1"_s;
    QTest::newRow("labels") << u"labels.n"_s << QString() << u"12 1"_s;
    QTest::newRow("bucket") << u"time:day"_s << QString() << u"incompatible_dimension"_s;
    QTest::newRow("unknown") << u"nope"_s << QString() << u"unknown_dimension"_s;
}

void TestSink::valuesOfADimension()
{
    QFETCH(QString, dimension);
    QFETCH(QString, text);
    StoreFixture store;
    store.add({{"time", "2026-03-01T10:00:00Z"},
               {"action", "view"},
               {"country", "Korea"},
               {"tags", R"(["a","b"])"}});
    store.add(
        {{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", "Korea"}, {"tags", R"(["b"])"}});
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", "KOREA"}});
    store.add({{"time", "2026-03-01T10:00:00Z"},
               {"action", "view"},
               {"country", "Japan"},
               {"labels", R"({"n":12})"}});
    store.store();
    const auto values = store.source->values(dimension, text, 10, {}).takeResult();
    QStringList texts;
    if (values) {
        for (const DimensionValue &value : *values)
            texts.append(u"%1 %2"_s.arg(value.value).arg(value.events));
    } else {
        texts.append(values.error().code);
    }
    QTEST(texts.join(u", "_s), "expected");
}

void TestSink::queriesBesideAnImport()
{
    StoreFixture store;
    QList<QFuture<Result<ResultTable>>> answers;
    const Result<Query> query = parseQuery(R"({"metrics":["events","visitors"],"range":"all"})");
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 500; ++i)
            store.add({{"time", qint64(1'770'000'000'000) + round * 500 + i},
                       {"action", "view"},
                       {"viewer", u"r%1-%2"_s.arg(round).arg(i)}});
        answers.append(store.source->query(*query, {}));
        answers.append(store.source->query(*query, {}));
        QCOMPARE(store.store(), u"500/0"_s);
    }
    for (QFuture<Result<ResultTable>> &answer : answers) {
        const Result<ResultTable> table = answer.takeResult();
        QVERIFY(table);
        // Each saw whole transactions only.
        QCOMPARE(table->rows[0][0].toInteger() % 500, 0);
        QCOMPARE(table->rows[0][0], table->rows[0][1]);
    }
}

QTEST_GUILESS_MAIN(TestSink)
#include "tst_sink.moc"

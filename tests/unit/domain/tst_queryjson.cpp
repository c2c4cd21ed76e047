// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

#include <QRandomGenerator>
#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

/// Random queries that JSON can say; they need not make sense.
class Queries
{
public:
    explicit Queries(quint32 seed)
        : m_random(seed)
    {
    }

    Query query()
    {
        Query query;
        query.metrics = texts();
        query.dimensions = texts();
        query.range = range();
        for (int i = m_random.bounded(3); i > 0; --i)
            query.filters.append(filter(0));
        query.compare = compare();
        for (int i = m_random.bounded(3); i > 0; --i)
            query.order.append({text(), flip()});
        if (flip())
            query.top = TopSpec{text(), 1 + m_random.bounded(Query::MaxLimit), text()};
        query.limit = 1 + m_random.bounded(Query::MaxLimit);
        query.cursor = flip() ? QString() : u"c"_s + text();
        query.accuracy = flip() ? Accuracy::Fast : Accuracy::Exact;
        query.allowPartial = flip();
        query.includeTotals = flip();
        query.includeEmptyBuckets = flip();
        query.includeOther = flip();
        query.weekStart = Qt::DayOfWeek(1 + m_random.bounded(7));
        if (flip())
            query.asOfMs = m_random.bounded(qint64(7'000'000'000'000)) - 1'000'000'000'000;
        return query;
    }

private:
    bool flip() { return m_random.bounded(2) == 0; }

    QString text()
    {
        static const QStringList known
            = {u"views"_s,   u"time:day"_s,          u"country"_s,    u""_s,         u"한글 제목"_s,
               u"a\"b\\c"_s, u"\U0001F600 line\n"_s, u"labels.x y"_s, u"\u0001\t"_s, u"null"_s,
               u"../etc"_s,  u"'; DROP TABLE"_s};
        return known[m_random.bounded(known.size())];
    }

    QStringList texts()
    {
        QStringList list;
        for (int i = m_random.bounded(4); i > 0; --i)
            list.append(text());
        return list;
    }

    RangeSpec range()
    {
        static const QStringList names
            = {u"today"_s, u"last_28_days"_s, u"this_week"_s, u"last_12_months"_s, u"all"_s};
        RangeSpec range;
        range.zone = text();
        range.includeToday = flip();
        if (flip())
            range.name = names[m_random.bounded(names.size())];
        else
            std::tie(range.from, range.to) = std::pair(text(), text());
        return range;
    }

    CompareSpec compare()
    {
        CompareSpec compare;
        compare.mode = CompareMode(m_random.bounded(4));
        if (compare.mode == CompareMode::None)
            return compare;
        compare.align = flip() ? CompareAlign::Date : CompareAlign::Weekday;
        compare.elapsed = flip() ? CompareElapsed::Match : CompareElapsed::Full;
        if (compare.mode == CompareMode::Custom)
            compare.custom = range();
        return compare;
    }

    Value value()
    {
        switch (m_random.bounded(6)) {
        case 0:
            return {};
        case 1:
            return qint64(m_random.generate64());
        case 2:
            return m_random.generateDouble() * 1e9;
        case 3:
            return double(m_random.bounded(100)); // 12.0 stays a decimal
        default:
            return text();
        }
    }

    Filter filter(int depth)
    {
        using Op = Filter::Op;
        Filter filter;
        filter.op = Op(m_random.bounded(depth < 4 ? int(Op::Segment) + 1 : int(Op::And)));
        if (filter.op == Op::Segment) {
            filter.segment = text();
        } else if (filter.op == Op::And || filter.op == Op::Or || filter.op == Op::Not) {
            for (int i = filter.op == Op::Not ? 1 : 1 + m_random.bounded(3); i > 0; --i)
                filter.children.append(this->filter(depth + 1));
        } else if (filter.op == Op::HasDone || filter.op == Op::HasNotDone) {
            filter.values = {text(), text()};
        } else {
            filter.dimension = flip() ? u"labels.n"_s : u"country"_s;
            for (int i = filter.op == Op::Exists ? 0 : 1 + m_random.bounded(3); i > 0; --i)
                filter.values.append(filter.dimension == u"country"_s ? value() : Value(text()));
        }
        return filter;
    }

    QRandomGenerator m_random;
};

Query parsed(const QByteArray &json)
{
    const Result<Query> query = parseQuery(json);
    if (!query)
        qWarning("%s at %s", qPrintable(query.error().detail), qPrintable(query.error().place));
    return query.value_or(Query());
}

} // namespace

class TestQueryJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomQueriesReadBack()
    {
        Queries queries(20261001);
        for (int i = 0; i < 500; ++i) {
            const Query query = queries.query();
            const QByteArray json = QByteArray::fromStdString(queryToJson(query).dump());
            const Result<Query> back = parseQuery(json);
            QVERIFY2(back, json.constData());
            QVERIFY2(*back == query, json.constData());
            QVERIFY(QByteArray::fromStdString(queryToJson(*back).dump()) == json);
            QVERIFY(queryFromJson(queryToJson(query)).value() == query);
        }
    }

    void theExampleOfTheDesign()
    {
        const Query query = parsed(R"({ "metrics": ["views", "unique_viewers"],
          "dimensions": ["time:day"],
          "range": {"from": "2026-10-01", "to": "2026-11-01", "zone": "Asia/Seoul"},
          "filters": [["is", "country", ["KR", "JP"]], ["not", ["is", "device", ["tv"]]],
                      ["or", [["contains", "content_title", ["live"]], ["matches", "page", ["/watch/\u002a"]]]]],
          "compare": {"mode": "previous_period", "align": "date", "elapsed": "match"},
          "order": [["views", "desc"]],
          "page": {"limit": 100, "cursor": null},
          "accuracy": "fast",
          "include": ["totals", "empty_buckets", "other"] })");
        QCOMPARE(query.metrics, (QStringList{u"views"_s, u"unique_viewers"_s}));
        QCOMPARE(query.range.zone, u"Asia/Seoul"_s);
        QCOMPARE(query.filters.size(), 3);
        QCOMPARE(query.filters[1].children[0].values, QList<Value>{u"tv"_s});
        QCOMPARE(query.compare.mode, CompareMode::PreviousPeriod);
        QVERIFY(query.order[0].descending);
        QCOMPARE(query.limit, 100);
        QVERIFY(query.includeTotals && query.includeEmptyBuckets && query.includeOther);
        QVERIFY(validate(query));
        QVERIFY(!namesTrafficClass(query));
    }

    void defaults()
    {
        const Query query = parsed(R"({"metrics": ["views"], "range": "last_28_days"})");
        Query expected;
        expected.metrics = {u"views"_s};
        expected.range = {u"last_28_days"_s, {}, {}, u"UTC"_s, false};
        QVERIFY(query == expected);
        QVERIFY(parsed(R"({"metrics": ["views"], "range": "last_28_days", "dimensions": null, "filters": null,
            "compare": null, "order": null, "top": null, "page": null, "accuracy": null, "include": null,
            "allow_partial": null, "week_starts": null, "as_of": null})")
                == expected);
    }

    void shorthands()
    {
        const Query query = parsed(R"({"metrics": ["views"], "range": {"name": "today", "zone": "Asia/Seoul"},
            "week_starts": 7, "as_of": "2026-10-01T09:00", "filters": [["is", "country", "KR"],
            ["has_done", "action", ["purchase"]], ["has_not_done", "like"], ["is", "labels.n", [12, 1.50, null]],
            ["gt", "labels.n", 12]], "compare": {"mode": "custom", "range": {"from": "2026-01-01", "to": "2026-02-01"}}})");
        QCOMPARE(query.weekStart, Qt::Sunday);
        QCOMPARE(Zone().toIso(query.asOfMs.value()), u"2026-10-01T00:00:00+00:00"_s); // 09:00 in Seoul
        QCOMPARE(query.filters[0].values, QList<Value>{u"KR"_s});
        QCOMPARE(query.filters[1].dimension, QString());
        QCOMPARE(query.filters[1].values, QList<Value>{u"purchase"_s});
        QCOMPARE(query.filters[2].values, QList<Value>{u"like"_s});
        QCOMPARE(query.filters[3].values, (QList<Value>{u"12"_s, u"1.5"_s, Value()})); // labels are text
        QCOMPARE(query.filters[4].values, QList<Value>{12});
        QCOMPARE(query.compare.custom.zone, u"Asia/Seoul"_s); // the query's, where it names none
        QCOMPARE(parsed(R"({"metrics": [], "range": "all", "week_starts": "saturday"})").weekStart,
                 Qt::Saturday);
    }

    void basis_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("basis");
        QTest::newRow("first event") << u"first_event"_s << int(Basis::FirstEvent);
        QTest::newRow("sign-up") << u"sign_up"_s << int(Basis::SignUp);
        QTest::newRow("content") << u"content"_s << int(Basis::Content);
        QTest::newRow("uploader") << u"uploader"_s << int(Basis::Uploader);
    }
    void basis()
    {
        QFETCH(QString, word);
        const QByteArray json
            = "{\"metrics\": [\"views\"], \"range\": \"all\", \"basis\": \"" + word.toLatin1() + "\"}";
        const Query query = parsed(json);
        QVERIFY(query.basis);
        QTEST(int(*query.basis), "basis");
        QVERIFY(queryFromJson(queryToJson(query)).value() == query);
    }

    void keysStandInTheOrderOfTheDesign()
    {
        Query query;
        query.metrics = {u"views"_s};
        query.range = {{}, u"2026-10-01"_s, u"2026-11-01"_s, u"Asia/Seoul"_s, false};
        query.compare.mode = CompareMode::PreviousPeriod;
        const nlohmann::ordered_json json = queryToJson(query);
        QStringList keys;
        for (const auto &item : json.items())
            keys.append(QString::fromStdString(item.key()));
        QCOMPARE(keys.mid(0, 9),
                 (QStringList{u"metrics"_s, u"dimensions"_s, u"range"_s, u"filters"_s, u"compare"_s,
                              u"order"_s, u"page"_s, u"accuracy"_s, u"include"_s}));
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &json, const char *place,
                            const QString &code = u"invalid_query"_s) {
            QTest::newRow(name) << json << QString::fromUtf8(place) << code;
        };
        const auto with = [](const QByteArray &members) {
            return R"({"metrics": ["views"], "range": "today", )" + members + '}';
        };
        // Text that is no JSON.
        row("empty", "", "");
        row("spaces", " \n ", "");
        row("word", "views", "");
        row("truncated object", R"({"metrics": ["views")", "metrics[1]");
        row("truncated text", "{\"metrics\": [\"vie", "metrics[0]");
        row("truncated deep", "{\"filters\": [[\"or\", [[\"is\", \"country", "filters[0][1][0][1]");
        row("trailing", R"({"metrics": ["views"], "range": "today"} x)", "");
        row("two values", "{}{}", "");
        row("comment", "{/* */}", "");
        row("trailing comma", R"({"metrics": ["views",]})", "metrics[1]");
        row("NaN", with(R"("page": {"limit": NaN})"), "page.limit");
        row("Infinity", with(R"("filters": [["gt", "amount", Infinity]])"), "filters[0][2]");
        row("beyond doubles", with(R"("filters": [["gt", "amount", 1e999]])"), "filters[0][2]");
        row("invalid UTF-8", "{\"metrics\": [\"vi\xff\xfe\"]}", "metrics[0]");
        row("overlong UTF-8", "{\"metrics\": [\"\xc0\xaf\"]}", "metrics[0]");
        row("lone surrogate", R"({"metrics": ["\ud800"]})", "metrics[0]");
        row("raw control character", "{\"metrics\": [\"a\nb\"]}", "metrics[0]");
        row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), "");
        row("null byte", QByteArray("{}\0", 3), "");
        row("deep lists", QByteArray(40, '['), qPrintable(u"[0]"_s.repeated(32)));
        row("very deep lists", QByteArray(500'000, '['), qPrintable(u"[0]"_s.repeated(32)));
        row("too large", "{\"metrics\": [\"" + QByteArray(1'100'000, 'x') + "\"]}", "");
        row("key twice", R"({"metrics": ["views"], "metrics": ["likes"]})", "metrics");
        row("key twice inside", with(R"("page": {"limit": 1, "limit": 2})"), "page.limit");
        // Wrong types at the top.
        row("a list", "[]", "");
        row("a number", "12", "");
        row("null", "null", "");
        row("unknown key", with(R"("metricz": [])"), "metricz");
        row("key of a later version", with(R"("sampling": "all")"), "sampling");
        row("no metrics", R"({"range": "today"})", "metrics");
        row("no range", R"({"metrics": ["views"]})", "range");
        row("metrics are text", R"({"metrics": "views", "range": "today"})", "metrics");
        row("metrics null", R"({"metrics": null, "range": "today"})", "metrics");
        row("a metric is a number", R"({"metrics": ["views", 1], "range": "today"})", "metrics[1]");
        row("dimensions are an object", with(R"("dimensions": {"a": 1})"), "dimensions");
        row("a dimension is null", with(R"("dimensions": [null])"), "dimensions[0]");
        // Ranges.
        row("range is a number", R"({"metrics": [], "range": 7})", "range");
        row("range name", R"({"metrics": [], "range": "last_fortnight"})", "range", u"invalid_range"_s);
        row("range name inside", R"({"metrics": [], "range": {"name": "some_day"}})", "range.name",
            u"invalid_range"_s);
        row("name and from", R"({"metrics": [], "range": {"name": "today", "from": "2026-01-01"}})", "range");
        row("no to", R"({"metrics": [], "range": {"from": "2026-01-01"}})", "range.to");
        row("from is a number", R"({"metrics": [], "range": {"from": 1, "to": "2026-01-01"}})", "range.from");
        row("zone is a list", R"({"metrics": [], "range": {"name": "today", "zone": []}})", "range.zone");
        row("include_today is text", R"({"metrics": [], "range": {"name": "today", "include_today": "yes"}})",
            "range.include_today");
        row("unknown key of the range", R"({"metrics": [], "range": {"name": "today", "tz": "UTC"}})",
            "range.tz");
        // Filters.
        row("filters are an object", with(R"("filters": {})"), "filters");
        row("a filter is text", with(R"("filters": ["country is KR"])"), "filters[0]");
        row("a filter is empty", with(R"("filters": [[]])"), "filters[0]");
        row("unknown operator", with(R"("filters": [["isnt", "country", ["KR"]]])"), "filters[0][0]");
        row("operator is a number", with(R"("filters": [[1, "country", ["KR"]]])"), "filters[0][0]");
        row("no values", with(R"("filters": [["is", "country"]])"), "filters[0]");
        row("values are empty", with(R"("filters": [["is", "country", []]])"), "filters[0][2]");
        row("too many members", with(R"("filters": [["is", "country", ["KR"], 1]])"), "filters[0]");
        row("a value is a list", with(R"("filters": [["is", "country", [["KR"]]]])"), "filters[0][2][0]");
        row("a value is true", with(R"("filters": [["is", "country", ["KR", true]]])"), "filters[0][2][1]");
        row("a whole number too large", with(R"("filters": [["gt", "amount", 18446744073709551615]])"),
            "filters[0][2]");
        row("exists with a value", with(R"("filters": [["exists", "country", []]])"), "filters[0]");
        row("an empty or", with(R"("filters": [["or", []]])"), "filters[0][1]");
        row("or of text", with(R"("filters": [["or", ["KR"]]])"), "filters[0][1][0]");
        row("deep inside", with(R"("filters": [["and", [["exists", "page"], ["not", ["is", 5, ["x"]]]]]])"),
            "filters[0][1][1][1][1]");
        row("has_done of a number", with(R"("filters": [["has_done", ["view", 1]]])"), "filters[0][1][1]");
        row("has_done elsewhere", with(R"("filters": [["has_done", "page", ["view"]]])"), "filters[0][1]");
        row("segment without name", with(R"("filters": [["segment"]])"), "filters[0]");
        QByteArray nots;
        for (int i = 0; i < 40; ++i)
            nots += "[\"not\", ";
        row("nots without end", with("\"filters\": [" + nots + "[]" + QByteArray(40, ']') + ']'),
            qPrintable(u"filters[0]"_s + u"[1]"_s.repeated(30)));
        // The rest.
        row("compare is text", with(R"("compare": "previous_period")"), "compare");
        row("compare without mode", with(R"("compare": {})"), "compare.mode");
        row("compare mode", with(R"("compare": {"mode": "last_decade"})"), "compare.mode");
        row("compare align", with(R"("compare": {"mode": "previous_year", "align": "moon"})"),
            "compare.align");
        row("custom without range", with(R"("compare": {"mode": "custom"})"), "compare.range");
        row("range without custom", with(R"("compare": {"mode": "previous_year", "range": "today"})"),
            "compare.range");
        row("custom range",
            with(R"("compare": {"mode": "custom", "range": {"from": "2026-01-01", "too": ""}})"),
            "compare.range.too");
        row("order is text", with(R"("order": "views")"), "order");
        row("order of text", with(R"("order": ["views"])"), "order[0]");
        row("order without direction", with(R"("order": [["views"]])"), "order[0]");
        row("order direction", with(R"("order": [["views", "down"]])"), "order[0][1]");
        row("top without by", with(R"("top": {"dimension": "country"})"), "top.by");
        row("top limit", with(R"("top": {"dimension": "country", "by": "views", "limit": 0})"), "top.limit");
        row("limit 0", with(R"("page": {"limit": 0})"), "page.limit");
        row("limit below", with(R"("page": {"limit": -1})"), "page.limit");
        row("limit above", with(R"("page": {"limit": 1000001})"), "page.limit");
        row("limit decimal", with(R"("page": {"limit": 10.0})"), "page.limit");
        row("limit huge", with(R"("page": {"limit": 99999999999999999999})"), "page.limit");
        row("limit text", with(R"("page": {"limit": "10"})"), "page.limit");
        row("page unknown", with(R"("page": {"offset": 10})"), "page.offset");
        row("cursor is a number", with(R"("page": {"cursor": 1})"), "page.cursor");
        row("accuracy", with(R"("accuracy": "best")"), "accuracy");
        row("include unknown", with(R"("include": ["totals", "all"])"), "include[1]");
        row("include twice", with(R"("include": ["totals", "totals"])"), "include[1]");
        row("week_starts 0", with(R"("week_starts": 0)"), "week_starts");
        row("week_starts 8", with(R"("week_starts": 8)"), "week_starts");
        row("week_starts word", with(R"("week_starts": "Mon")"), "week_starts");
        row("basis", with(R"("basis": "viewer")"), "basis");
        row("basis number", with(R"("basis": 1)"), "basis");
        row("as_of", with(R"("as_of": "yesterday")"), "as_of");
        row("as_of number", with(R"("as_of": 1790000000)"), "as_of");
        row("allow_partial", with(R"("allow_partial": 1)"), "allow_partial");
    }
    void malformed()
    {
        QFETCH(QByteArray, json);
        const Result<Query> query = parseQuery(json);
        QVERIFY(!query);
        QTEST(query.error().place, "place");
        QTEST(query.error().code, "code");
        QCOMPARE(query.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!query.error().detail.isEmpty() && query.error().detail.size() < 500);
    }

    void damagedTextsNeverCrash()
    {
        Queries queries(3);
        QRandomGenerator random(4);
        for (int round = 0; round < 300; ++round) {
            QByteArray json = QByteArray::fromStdString(queryToJson(queries.query()).dump());
            for (int i = 1 + random.bounded(4); i > 0; --i) {
                const qsizetype at = random.bounded(json.size());
                if (random.bounded(3) == 0)
                    json.truncate(at + 1);
                else
                    json[at] = char(random.bounded(256));
            }
            const Result<Query> query = parseQuery(json);
            if (query) // still a query: then it is one that can be written
                QVERIFY(parseQuery(QByteArray::fromStdString(queryToJson(*query).dump())).value() == *query);
        }
    }
};

QTEST_APPLESS_MAIN(TestQueryJson)
#include "tst_queryjson.moc"

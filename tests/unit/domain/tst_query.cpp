// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <QtTest>

#include <functional>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

Query sound()
{
    Query query;
    query.metrics = {u"views"_s, u"unique_viewers"_s};
    query.dimensions = {u"time:day"_s, u"country"_s};
    query.range = {u"last_28_days"_s, {}, {}, u"Asia/Seoul"_s, false};
    return query;
}

Filter condition(Filter::Op op, const QString &dimension, const QList<Value> &values = {})
{
    Filter filter;
    filter.op = op;
    filter.dimension = dimension;
    filter.values = values;
    return filter;
}

Filter group(Filter::Op op, const QList<Filter> &children)
{
    Filter filter;
    filter.op = op;
    filter.children = children;
    return filter;
}

using Change = std::function<void(Query &)>;
using Op = Filter::Op;

Change filtered(const Filter &filter)
{
    return [filter](Query &query) { query.filters = {filter}; };
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestQuery : public QObject
{
    Q_OBJECT

    static void incompatible(const char *name, const Change &change, const QString &place)
    {
        QTest::newRow(name) << change << codes::IncompatibleDimension << place;
    }

    static void pairsThatDoNotFit()
    {
        const auto pair = [](const char *metric, const char *dimension, const QString &place) {
            const QByteArray name = QByteArray(metric) + " by " + dimension;
            incompatible(name.constData(), Change([metric, dimension](Query &q) {
                             q.metrics = {u"views"_s, QString::fromLatin1(metric)};
                             q.dimensions = {u"country"_s, QString::fromLatin1(dimension)};
                         }),
                         place);
        };
        for (const char *dimension :
             {"time:minute", "time:hour", "hour_of_day", "day_of_week", "time", "landing_page",
              "events_per_viewer", "days_since_last", "event_id", "session", "impression", "playback"})
            pair("dau", dimension, u"dimensions[1]"_s);
        for (const char *metric : {"wau", "mau", "stickiness", "dormant_viewers"})
            pair(metric, "time:hour", u"dimensions[1]"_s);
        for (const char *dimension :
             {"hour_of_day", "day_of_week", "landing_page", "time", "content_age", "events_per_viewer",
              "days_since_last", "event_id", "session", "impression", "playback"})
            pair("gini", dimension, u"dimensions[1]"_s);
        for (const char *metric : {"zero_view_rate", "top_1_percent_share"})
            pair(metric, "content_age", u"dimensions[1]"_s);
        for (const char *metric : {"freshness", "retention", "rolling_retention"})
            pair(metric, "device", u"metrics[1]"_s);
        incompatible("two times beside active days", Change([](Query &q) {
                         q.metrics = {u"mau"_s};
                         q.dimensions = {u"time:day"_s, u"country"_s, u"time:week"_s};
                     }),
                     u"dimensions[2]"_s);
        incompatible("top by what its dimension can't tell", Change([](Query &q) {
                         q.dimensions = {u"country"_s};
                         q.top = TopSpec{u"country"_s, 5, u"freshness"_s};
                     }),
                     u"top.by"_s);
    }

    static void cohortsThatDoNotFit()
    {
        const auto cohorts = [](const char *name, const QStringList &metrics, const QStringList &dimensions,
                                const QString &place) {
            incompatible(name, Change([metrics, dimensions](Query &q) {
                             q.metrics = metrics;
                             q.dimensions = dimensions;
                         }),
                         place);
        };
        cohorts("views of cohorts", {u"retention"_s, u"views"_s}, {u"cohort:day"_s}, u"metrics[1]"_s);
        cohorts("cohorts by country", {u"retention"_s}, {u"cohort:day"_s, u"country"_s}, u"dimensions[1]"_s);
        cohorts("two cohorts", {u"visitors"_s}, {u"cohort:day"_s, u"cohort:week"_s}, u"dimensions[1]"_s);
        cohorts("period alone", {u"visitors"_s}, {u"period"_s}, u"dimensions[0]"_s);
        const auto invalid = [](const char *name, const Change &change, const QString &place) {
            QTest::newRow(name) << Change([change](Query &q) {
                q.metrics = {u"retention"_s};
                q.dimensions = {u"cohort:day"_s};
                change(q);
            }) << codes::InvalidQuery
                                << place;
        };
        invalid(
            "Other of cohorts", [](Query &q) { q.includeOther = true; }, u"include"_s);
        invalid(
            "top of cohorts",
            [](Query &q) {
                q.top = TopSpec{u"cohort:day"_s, 5, u"visitors"_s};
            },
            u"top"_s);
    }

private Q_SLOTS:
    void accepted_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("plain") << Change([](Query &) {});
        QTest::newRow("labels") << Change([](Query &q) { q.dimensions = {u"labels.a b"_s}; });
        QTest::newRow("visits by landing page") << Change([](Query &q) {
            q.metrics = {u"bounce_rate"_s};
            q.dimensions = {u"landing_page"_s};
        });
        QTest::newRow("active days by week and country") << Change([](Query &q) {
            q.metrics = {u"dau"_s, u"stickiness"_s, u"gini"_s};
            q.dimensions = {u"time:week"_s, u"country"_s};
        });
        QTest::newRow("active days by content age") << Change([](Query &q) {
            q.metrics = {u"mau"_s, u"freshness"_s};
            q.dimensions = {u"content_age"_s};
        });
        QTest::newRow("cohorts") << Change([](Query &q) {
            q.metrics = {u"retention"_s, u"rolling_retention"_s, u"visitors"_s};
            q.dimensions = {u"period"_s, u"cohort:week"_s};
        });
        QTest::newRow("cohorts' sizes") << Change([](Query &q) {
            q.metrics = {u"visitors"_s};
            q.dimensions = {u"cohort:week"_s};
        });
        QTest::newRow("content age") << filtered(condition(Op::Contains, u"content_age"_s, {u"d"_s}));
        QTest::newRow("visits filtered by page") << Change([](Query &q) {
            q.metrics = {u"visits"_s};
            q.filters = {condition(Op::Is, u"page"_s, {u"/"_s})};
        });
        QTest::newRow("top by a metric that is not shown") << Change([](Query &q) {
            q.top = TopSpec{u"country"_s, 5, u"likes"_s};
        });
        QTest::newRow("missing") << filtered(condition(Op::Is, u"country"_s, {u"KR"_s, Value()}));
        QTest::newRow("hours") << filtered(condition(Op::Gte, u"hour_of_day"_s, {18}));
        QTest::newRow("instant") << filtered(condition(Op::Lt, u"content_published_at"_s, {u"2026-10-01"_s}));
        QTest::newRow("label as a number") << filtered(condition(Op::Gt, u"labels.score"_s, {1.5}));
        QTest::newRow("empty and") << filtered(group(Op::And, {}));
        QTest::newRow("has done") << filtered(condition(Op::HasDone, {}, {u"own-action"_s}));
        QTest::newRow("tags") << filtered(condition(Op::Contains, u"tags"_s, {u"live"_s}));
    }
    void accepted()
    {
        QFETCH(Change, change);
        Query query = sound();
        change(query);
        const Result<void> checked = validate(query);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().place + checked.error().detail));
    }

    void refused_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const Change &change, const QString &code, const char *place) {
            QTest::newRow(name) << change << code << QString::fromLatin1(place);
        };
        const QString invalid = codes::InvalidQuery;
        row(
            "no metric", [](Query &q) { q.metrics.clear(); }, invalid, "metrics");
        row(
            "metric", [](Query &q) { q.metrics[1] = u"viewz"_s; }, codes::UnknownMetric, "metrics[1]");
        row(
            "metric twice", [](Query &q) { q.metrics.append(u"views"_s); }, invalid, "metrics[2]");
        row(
            "dimension", [](Query &q) { q.dimensions[1] = u"countri"_s; }, codes::UnknownDimension,
            "dimensions[1]");
        row(
            "labels as a whole", [](Query &q) { q.dimensions[0] = u"labels"_s; }, codes::UnknownDimension,
            "dimensions[0]");
        row(
            "dimension twice", [](Query &q) { q.dimensions.append(u"country"_s); }, invalid, "dimensions[2]");
        row(
            "too many dimensions",
            [](Query &q) {
                for (int i = 0; i < 20; ++i)
                    q.dimensions.append(u"labels.%1"_s.arg(i));
            },
            invalid, "dimensions");
        for (const char *metric :
             {"visits", "pages_per_visit", "bounce_rate", "avg_visit_duration", "avg_page_duration"})
            row(
                metric,
                [metric](Query &q) {
                    q.metrics = {u"views"_s, QString::fromLatin1(metric)};
                    q.dimensions = {u"country"_s, u"page"_s};
                },
                codes::IncompatibleDimension, "dimensions[1]");
        row(
            "order",
            [](Query &q) {
                q.order = {{u"views"_s, true}, {u"likes"_s, true}};
            },
            invalid, "order[1][0]");
        row(
            "order twice",
            [](Query &q) {
                q.order = {{u"views"_s, true}, {u"views"_s, false}};
            },
            invalid, "order[1][0]");
        row(
            "top dimension",
            [](Query &q) {
                q.top = TopSpec{u"device"_s, 5, u"views"_s};
            },
            invalid, "top.dimension");
        row(
            "top of time",
            [](Query &q) {
                q.top = TopSpec{u"time:day"_s, 5, u"views"_s};
            },
            codes::IncompatibleDimension, "top.dimension");
        row(
            "top metric",
            [](Query &q) {
                q.top = TopSpec{u"country"_s, 5, u"viewz"_s};
            },
            codes::UnknownMetric, "top.by");
        row(
            "top limit",
            [](Query &q) {
                q.top = TopSpec{u"country"_s, 0, u"views"_s};
            },
            invalid, "top.limit");
        row(
            "limit", [](Query &q) { q.limit = 0; }, invalid, "page.limit");
        row(
            "limit above", [](Query &q) { q.limit = Query::MaxLimit + 1; }, invalid, "page.limit");
        row(
            "zone", [](Query &q) { q.range.zone = u"Asia/Soul"_s; }, codes::InvalidTimeZone, "range.zone");
        row("filter dimension", filtered(condition(Op::Is, u"nonsense"_s, {u"x"_s})), codes::UnknownDimension,
            "filters[0][1]");
        row("filter inside",
            filtered(
                group(Op::Or,
                      {condition(Op::Exists, u"page"_s), group(Op::Not, {condition(Op::Exists, u"pag"_s)})})),
            codes::UnknownDimension, "filters[0][1][1][1][1]");
        row("filter on a time unit", filtered(condition(Op::Is, u"time:day"_s, {u"2026-10-01"_s})),
            codes::IncompatibleDimension, "filters[0][1]");
        pairsThatDoNotFit();
        cohortsThatDoNotFit();
        row("age compared", filtered(condition(Op::Gt, u"content_age"_s, {u"1–7 d"_s})), invalid,
            "filters[0][0]");
        for (const char *name : {"events_per_viewer", "days_since_last", "cohort:day", "period"})
            row(name, filtered(condition(Op::Is, QString::fromLatin1(name), {u"1"_s})),
                codes::IncompatibleDimension, "filters[0][1]");
        row("filter on the landing page", filtered(condition(Op::Is, u"landing_page"_s, {u"/"_s})),
            codes::IncompatibleDimension, "filters[0][1]");
        row("text operator on numbers", filtered(condition(Op::Contains, u"amount"_s, {u"1"_s})),
            codes::IncompatibleDimension, "filters[0][1]");
        row("text for a number", filtered(condition(Op::Is, u"quantity"_s, {1, u"2"_s})), invalid,
            "filters[0][2][1]");
        row("number for a text", filtered(condition(Op::Is, u"country"_s, {82})), invalid,
            "filters[0][2][0]");
        row("no instant", filtered(condition(Op::Gt, u"time"_s, {u"2026-02-30"_s})), invalid,
            "filters[0][2][0]");
        row("null compared", filtered(condition(Op::Gt, u"amount"_s, {Value()})), invalid,
            "filters[0][2][0]");
        row("null contained", filtered(condition(Op::Contains, u"page"_s, {Value()})), invalid,
            "filters[0][2][0]");
        row("two compared", filtered(condition(Op::Gt, u"amount"_s, {1, 2})), invalid, "filters[0][2]");
        row("no value", filtered(condition(Op::Is, u"page"_s)), invalid, "filters[0][2]");
        row("nan label", filtered(condition(Op::Gt, u"labels.n"_s, {u"nan"_s})), invalid, "filters[0][2][0]");
        row("empty or", filtered(group(Op::Or, {})), invalid, "filters[0][1]");
        row("two nots",
            filtered(group(Op::Not, {condition(Op::Exists, u"page"_s), condition(Op::Exists, u"os"_s)})),
            invalid, "filters[0][1]");
        row("nothing done", filtered(condition(Op::HasDone, {})), invalid, "filters[0][1]");
        row("too many values", filtered(condition(Op::Is, u"page"_s, QList<Value>(100'001, u"/"_s))), invalid,
            "filters[0]");
        Filter deep = condition(Op::Exists, u"page"_s);
        for (int i = 0; i < 40; ++i)
            deep = group(Op::Not, {deep});
        QTest::newRow("deep") << filtered(deep) << invalid << u"filters[0]"_s + u"[1]"_s.repeated(32);
    }
    void refused()
    {
        QFETCH(Change, change);
        Query query = sound();
        change(query);
        const Result<void> checked = validate(query);
        QVERIFY(!checked);
        QTEST(checked.error().code, "code");
        QTEST(checked.error().place, "place");
    }

    void trafficClassAnywhere()
    {
        Query query = sound();
        QVERIFY(!namesTrafficClass(query));
        query.filters
            = {group(Op::Or, {group(Op::Not, {condition(Op::Is, u"traffic_class"_s, {u"bot"_s})})})};
        QVERIFY(namesTrafficClass(query));
        query.filters.clear();
        query.dimensions.append(u"traffic_class"_s);
        QVERIFY(namesTrafficClass(query));
    }

    void segmentsAreExpanded()
    {
        Filter asia;
        asia.op = Op::Segment;
        asia.segment = u"asia"_s;
        Filter bots = asia;
        bots.segment = u"bots"_s;
        const Filter kr = condition(Op::Is, u"country"_s, {u"KR"_s});
        const Filter bot = condition(Op::Is, u"traffic_class"_s, {u"bot"_s});
        const SegmentLookup lookup = [&](const QString &name) -> std::optional<QList<Filter>> {
            if (name == u"asia"_s)
                return QList<Filter>{kr, bots};
            return name == u"bots"_s ? std::optional(QList<Filter>{bot}) : std::nullopt;
        };
        Query query = sound();
        query.filters = {group(Op::Not, {asia}), bots};
        const Query expanded = expandSegments(query, lookup).value();
        QCOMPARE(expanded.filters, (QList<Filter>{group(Op::Not, {group(Op::And, {kr, bot})}), bot}));
        QVERIFY(namesTrafficClass(expanded));
        QVERIFY(validate(expanded));

        query.filters[1].segment = u"nobody"_s;
        const Result<Query> unknown = expandSegments(query, lookup);
        QCOMPARE(unknown.error().code, codes::UnknownSegment);
        QCOMPARE(unknown.error().place, u"filters[1]"_s);
        QCOMPARE(expandSegments(query, {}).error().code, codes::UnknownSegment);
    }

    void circlesOfSegments()
    {
        const auto segment = [](const QString &name) {
            Filter filter;
            filter.op = Op::Segment;
            filter.segment = name;
            return filter;
        };
        Query query = sound();
        query.filters = {condition(Op::Exists, u"page"_s), group(Op::Not, {segment(u"a"_s)})};
        const Result<Query> circle = expandSegments(query, [&](const QString &name) {
            return std::optional(QList<Filter>{segment(name == u"a"_s ? u"b"_s : u"a"_s)});
        });
        QCOMPARE(circle.error().code, codes::InvalidQuery);
        QCOMPARE(circle.error().place, u"filters[1][1][0]"_s);

        // Each holds the next one twice: no circle, yet without a limit it would never end.
        const Result<Query> growing = expandSegments(query, [&](const QString &name) {
            const QString next = name + u'a';
            return std::optional(QList<Filter>{segment(next), segment(next)});
        });
        QCOMPARE(growing.error().code, codes::InvalidQuery);
        const Result<Query> wide = expandSegments(query, [&](const QString &name) {
            const QString next = name + u'a';
            const bool last = name.size() > 25;
            return std::optional(last ? QList<Filter>{condition(Op::Exists, u"page"_s)}
                                      : QList<Filter>{segment(next), segment(next)});
        });
        QCOMPARE(wide.error().code, codes::InvalidQuery);
    }
};

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "domain/numberclasses.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <cmath>

using namespace tally;
using namespace Qt::StringLiterals;

using Atoms = QHash<QString, Value>;
Q_DECLARE_METATYPE(tally::Value)

namespace {

bool hasHangul(const QString &text)
{
    static const QRegularExpression hangul(u"[가-힣]"_s);
    return text.contains(hangul);
}

void verifyText(const Localised &text, bool sentence)
{
    QVERIFY2(!text.en.trimmed().isEmpty(), "English is missing");
    QVERIFY2(hasHangul(text.ko), qPrintable(text.en + u": Korean is missing"_s));
    QVERIFY(!hasHangul(text.en));
    QCOMPARE(text.en.trimmed(), text.en);
    QCOMPARE(text.ko.trimmed(), text.ko);
    if (sentence)
        QVERIFY2(text.en.endsWith(u'.') && text.ko.endsWith(u'.'), qPrintable(text.en));
    QCOMPARE(text.in(Language::English), text.en);
    QCOMPARE(text.in(Language::Korean), text.ko);
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void metricsAreExactlyThese()
    {
        const QStringList expected = {u"events"_s,
                                      u"views"_s,
                                      u"impressions"_s,
                                      u"click_through_rate"_s,
                                      u"unique_viewers"_s,
                                      u"views_per_viewer"_s,
                                      u"watch_time"_s,
                                      u"avg_view_duration"_s,
                                      u"avg_percentage_viewed"_s,
                                      u"peak_concurrent"_s,
                                      u"first_24h_views"_s,
                                      u"first_7d_views"_s,
                                      u"first_28d_views"_s,
                                      u"freshness"_s,
                                      u"zero_view_rate"_s,
                                      u"gini"_s,
                                      u"top_1_percent_share"_s,
                                      u"likes"_s,
                                      u"likes_gross"_s,
                                      u"comments"_s,
                                      u"comments_gross"_s,
                                      u"shares"_s,
                                      u"saves"_s,
                                      u"saves_gross"_s,
                                      u"follows"_s,
                                      u"follows_gross"_s,
                                      u"engagement_rate"_s,
                                      u"visits"_s,
                                      u"visitors"_s,
                                      u"page_views"_s,
                                      u"pages_per_visit"_s,
                                      u"bounce_rate"_s,
                                      u"avg_visit_duration"_s,
                                      u"avg_page_duration"_s,
                                      u"sign_ups"_s,
                                      u"withdrawals"_s,
                                      u"dau"_s,
                                      u"wau"_s,
                                      u"mau"_s,
                                      u"stickiness"_s,
                                      u"dormant_viewers"_s,
                                      u"new_viewers"_s,
                                      u"returning_viewers"_s,
                                      u"viewers_by_plan"_s,
                                      u"retention"_s,
                                      u"rolling_retention"_s,
                                      u"frequency"_s,
                                      u"recency"_s,
                                      u"uploads"_s,
                                      u"deletions"_s,
                                      u"active_uploaders"_s,
                                      u"uploads_per_uploader"_s,
                                      u"first_time_uploaders"_s,
                                      u"uploader_return_rate"_s,
                                      u"purchases"_s,
                                      u"revenue"_s,
                                      u"avg_order_value"_s,
                                      u"reports"_s,
                                      u"reports_per_1000_views"_s};
        QStringList names;
        for (const MetricInfo &metric : metrics())
            names.append(metric.name);
        QCOMPARE(names, expected);
        for (const QString &name : expected)
            QCOMPARE(findMetric(name)->name, name);
        QVERIFY(findMetric(u"cohort_size"_s) == nullptr);
        QVERIFY(findMetric(QString()) == nullptr);
        QVERIFY(findMetric(u"Views"_s) == nullptr);
    }

    /// Every row of the data model's table of metrics has a name in the catalogue.
    void nothingOfTheDataModelIsMissing()
    {
        const QStringList promised = {u"events"_s,
                                      u"views"_s,
                                      u"impressions"_s,
                                      u"click_through_rate"_s,
                                      u"unique_viewers"_s,
                                      u"views_per_viewer"_s,
                                      u"watch_time"_s,
                                      u"avg_view_duration"_s,
                                      u"avg_percentage_viewed"_s,
                                      u"likes"_s,
                                      u"comments"_s,
                                      u"shares"_s,
                                      u"saves"_s,
                                      u"follows"_s,
                                      u"engagement_rate"_s,
                                      u"visits"_s,
                                      u"visitors"_s,
                                      u"page_views"_s,
                                      u"pages_per_visit"_s,
                                      u"bounce_rate"_s,
                                      u"avg_visit_duration"_s,
                                      u"avg_page_duration"_s,
                                      u"dau"_s,
                                      u"wau"_s,
                                      u"mau"_s,
                                      u"stickiness"_s,
                                      u"new_viewers"_s,
                                      u"returning_viewers"_s,
                                      u"dormant_viewers"_s,
                                      u"sign_ups"_s,
                                      u"withdrawals"_s,
                                      u"viewers_by_plan"_s,
                                      u"retention"_s,
                                      u"uploads"_s,
                                      u"deletions"_s,
                                      u"active_uploaders"_s,
                                      u"first_time_uploaders"_s,
                                      u"uploads_per_uploader"_s,
                                      u"uploader_return_rate"_s,
                                      u"zero_view_rate"_s,
                                      u"gini"_s,
                                      u"top_1_percent_share"_s,
                                      u"freshness"_s,
                                      u"first_24h_views"_s,
                                      u"first_7d_views"_s,
                                      u"first_28d_views"_s,
                                      u"frequency"_s,
                                      u"recency"_s,
                                      u"purchases"_s,
                                      u"revenue"_s,
                                      u"avg_order_value"_s,
                                      u"peak_concurrent"_s};
        for (const QString &name : promised)
            QVERIFY2(findMetric(name) != nullptr, qPrintable(name));
    }

    void dimensionsAreExactlyThese()
    {
        const QStringList expected = {u"time"_s,
                                      u"event_id"_s,
                                      u"action"_s,
                                      u"viewer"_s,
                                      u"session"_s,
                                      u"viewer_gender"_s,
                                      u"viewer_age_group"_s,
                                      u"viewer_plan"_s,
                                      u"viewer_signed_up_at"_s,
                                      u"content"_s,
                                      u"content_title"_s,
                                      u"content_type"_s,
                                      u"category"_s,
                                      u"tags"_s,
                                      u"content_published_at"_s,
                                      u"content_duration_ms"_s,
                                      u"uploader"_s,
                                      u"uploader_name"_s,
                                      u"watched_ms"_s,
                                      u"impression"_s,
                                      u"playback"_s,
                                      u"page"_s,
                                      u"traffic_source"_s,
                                      u"country"_s,
                                      u"region"_s,
                                      u"device"_s,
                                      u"browser"_s,
                                      u"os"_s,
                                      u"traffic_class"_s,
                                      u"amount"_s,
                                      u"quantity"_s,
                                      u"currency"_s,
                                      u"ingested_at"_s,
                                      u"time:minute"_s,
                                      u"time:hour"_s,
                                      u"time:day"_s,
                                      u"time:week"_s,
                                      u"time:month"_s,
                                      u"time:quarter"_s,
                                      u"time:year"_s,
                                      u"hour_of_day"_s,
                                      u"day_of_week"_s,
                                      u"landing_page"_s,
                                      u"content_age"_s,
                                      u"events_per_viewer"_s,
                                      u"days_since_last"_s,
                                      u"cohort:day"_s,
                                      u"cohort:week"_s,
                                      u"cohort:month"_s,
                                      u"cohort:quarter"_s,
                                      u"cohort:year"_s,
                                      u"period"_s};
        QStringList names;
        for (const DimensionInfo &dimension : dimensions())
            names.append(dimension.name);
        QCOMPARE(names, expected);
        for (const QString &name : {u"labels"_s, u"labels."_s, u"anonymous_id"_s, u"time:decade"_s, u""_s,
                                    u"cohort"_s, u"cohort:hour"_s})
            QVERIFY2(!findDimension(name), qPrintable(name));
        QVERIFY(!findDimension(u"labels."_s + QString(5'000, u'x')));
    }

    void textsInBothLanguages()
    {
        QSet<QString> labels;
        for (const MetricInfo &metric : metrics()) {
            verifyText(metric.label, false);
            verifyText(metric.shortLabel, false);
            verifyText(metric.definition, true);
            QVERIFY2(metric.shortLabel.en.size() <= 18, qPrintable(metric.shortLabel.en));
            labels.insert(metric.label.en);
            labels.insert(metric.label.ko);
        }
        QCOMPARE(labels.size(), 2 * metrics().size());
        labels.clear();
        for (const DimensionInfo &dimension : dimensions()) {
            verifyText(dimension.label, false);
            verifyText(dimension.definition, true);
            labels.insert(dimension.label.en);
            labels.insert(dimension.label.ko);
        }
        QCOMPARE(labels.size(), 2 * dimensions().size());
    }

    void formulasAreSound()
    {
        QHash<QString, AtomRef> keys;
        for (const MetricInfo &metric : metrics()) {
            const QList<AtomRef> atoms = metric.atoms();
            QVERIFY2(!metric.formula.plus.isEmpty(), qPrintable(metric.name));
            QVERIFY(metric.formula.scale > 0.0);
            if (metric.kind != MetricKind::NonAdditive)
                QCOMPARE(metric.kind == MetricKind::Ratio, !metric.formula.over.isEmpty());
            QCOMPARE(metric.formula.ripe.isEmpty(), metric.formula.unripe.isEmpty());
            for (const AtomRef &atom : atoms) {
                QVERIFY2(!atom.key().isEmpty(), qPrintable(metric.name));
                QVERIFY(QRegularExpression(u"\\A[a-z_]+\\z"_s).match(atom.key()).hasMatch());
                QVERIFY(keys.value(atom.key(), atom) == atom); // one key, one atom
                keys.insert(atom.key(), atom);
                // Revenue is a sum but for groups of several currencies.
                if (metric.kind == MetricKind::Additive && atom.atom != Atom::Revenue)
                    QVERIFY2(atom.isAdditive(), qPrintable(metric.name));
            }
            if (metric.kind == MetricKind::NonAdditive)
                QVERIFY(!atoms.front().isAdditive());
            QVERIFY(!metric.kindName().isEmpty() && !metric.unitName().isEmpty());
        }
        QCOMPARE((AtomRef{Atom::Count, Action::ContentUpload}.key()), u"count_content_upload"_s);
    }

    void columnTypes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::newRow("country") << u"country"_s << u"keyword"_s;
        QTest::newRow("tags") << u"tags"_s << u"keyword"_s;
        QTest::newRow("day") << u"time:day"_s << u"date"_s;
        QTest::newRow("year") << u"time:year"_s << u"date"_s;
        QTest::newRow("hour") << u"time:hour"_s << u"datetime"_s;
        QTest::newRow("instant") << u"time"_s << u"datetime"_s;
        QTest::newRow("hour of day") << u"hour_of_day"_s << u"integer"_s;
        QTest::newRow("amount") << u"amount"_s << u"decimal"_s;
        QTest::newRow("watched") << u"watched_ms"_s << u"integer"_s;
        QTest::newRow("age") << u"content_age"_s << u"keyword"_s;
        QTest::newRow("events of the viewer") << u"events_per_viewer"_s << u"keyword"_s;
        QTest::newRow("cohort") << u"cohort:week"_s << u"date"_s;
        QTest::newRow("period") << u"period"_s << u"integer"_s;
        QTest::newRow("label") << u"labels.a.b"_s << u"keyword"_s;
    }
    void columnTypes()
    {
        QFETCH(QString, name);
        const std::optional<DimensionInfo> dimension = findDimension(name);
        QVERIFY(dimension);
        QCOMPARE(dimension->name, name);
        QTEST(dimension->columnType(), "type");
    }

    void attributesNameTheirOwner()
    {
        QCOMPARE(findDimension(u"content_title"_s)->attributeOf, Field::Content);
        QCOMPARE(findDimension(u"uploader_name"_s)->attributeOf, Field::Uploader);
        QCOMPARE(findDimension(u"uploader_name"_s)->kind, DimensionKind::Attribute);
        QCOMPARE(findDimension(u"labels.a.b"_s)->labelName, u"a.b"_s);
        QCOMPARE(findDimension(u"time:week"_s)->unit, TimeUnit::Week);
    }

    void evaluates_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<Atoms>("atoms");
        QTest::addColumn<Value>("expected");
        const QString views = u"count_view"_s;
        QTest::newRow("count") << u"views"_s << Atoms{{views, 7}} << Value(7);
        QTest::newRow("zero") << u"views"_s << Atoms{{views, 0}} << Value(0);
        QTest::newRow("missing atom") << u"views"_s << Atoms{} << Value();
        QTest::newRow("net below zero")
            << u"likes"_s << Atoms{{u"count_like"_s, 2}, {u"count_unlike"_s, 5}} << Value(-3);
        QTest::newRow("ratio") << u"views_per_viewer"_s << Atoms{{views, 7}, {u"unique_viewers"_s, 2}}
                               << Value(3.5);
        QTest::newRow("divided by zero")
            << u"views_per_viewer"_s << Atoms{{views, 7}, {u"unique_viewers"_s, 0}} << Value();
        QTest::newRow("unknown divisor")
            << u"views_per_viewer"_s << Atoms{{views, 7}, {u"unique_viewers"_s, Value()}} << Value();
        QTest::newRow("seconds") << u"watch_time"_s << Atoms{{u"watched_ms"_s, 1'234'567}} << Value(1234.567);
        QTest::newRow("half a millisecond away from zero")
            << u"avg_view_duration"_s << Atoms{{u"watched_ms"_s, 2'001}, {views, 2}} << Value(1.001);
        QTest::newRow("a third of a millisecond")
            << u"avg_view_duration"_s << Atoms{{u"watched_ms"_s, 1'000}, {views, 3}} << Value(0.333);
        QTest::newRow("engagement") << u"engagement_rate"_s
                                    << Atoms{{u"count_like"_s, 1},
                                             {u"count_comment"_s, 2},
                                             {u"count_share"_s, 3},
                                             {views, 24}}
                                    << Value(0.25);
        QTest::newRow("per thousand")
            << u"reports_per_1000_views"_s << Atoms{{u"count_report"_s, 3}, {views, 2'000}} << Value(1.5);
        QTest::newRow("money") << u"revenue"_s << Atoms{{u"revenue"_s, 12.5}} << Value(12.5);
        QTest::newRow("several currencies") << u"revenue"_s << Atoms{{u"revenue"_s, Value()}} << Value();
        QTest::newRow("order value") << u"avg_order_value"_s
                                     << Atoms{{u"revenue"_s, 10.0}, {u"count_purchase"_s, 4}} << Value(2.5);
        QTest::newRow("no orders") << u"avg_order_value"_s
                                   << Atoms{{u"revenue"_s, 0.0}, {u"count_purchase"_s, 0}} << Value();
        QTest::newRow("bounces") << u"bounce_rate"_s
                                 << Atoms{{u"visits_one_page"_s, 1}, {u"visits_with_page"_s, 4}}
                                 << Value(0.25);
        const auto early = [](Value counted, int ripe, int unripe) {
            return Atoms{{u"first_day_views"_s, counted},
                         {u"ripe_day_views"_s, ripe},
                         {u"unripe_day_views"_s, unripe}};
        };
        QTest::newRow("some old enough") << u"first_24h_views"_s << early(2, 3, 9) << Value(2);
        QTest::newRow("old enough, none early") << u"first_24h_views"_s << early(0, 3, 9) << Value(0);
        QTest::newRow("all too young") << u"first_24h_views"_s << early(0, 0, 9) << Value();
        QTest::newRow("nothing there") << u"first_24h_views"_s << early(0, 0, 0) << Value(0);
        QTest::newRow("returning") << u"returning_viewers"_s
                                   << Atoms{{u"visitors"_s, 5}, {u"new_viewers"_s, 2}} << Value(3);
        QTest::newRow("recency") << u"recency"_s << Atoms{{u"silence_ms"_s, 2'001}, {u"visitors"_s, 2}}
                                 << Value(1.001);
        QTest::newRow("recency after the end")
            << u"recency"_s << Atoms{{u"silence_ms"_s, -2'001}, {u"visitors"_s, 2}} << Value(-1.001);
        QTest::newRow("a day not known") << u"dau"_s << Atoms{{u"active_last_day"_s, Value()}} << Value();
        QTest::newRow("not finite") << u"revenue"_s << Atoms{{u"revenue"_s, std::nan("")}} << Value();
    }
    void evaluates()
    {
        QFETCH(QString, metric);
        QFETCH(Atoms, atoms);
        QFETCH(Value, expected);
        QVERIFY(findMetric(metric) != nullptr);
        const Value found = evaluate(*findMetric(metric), atoms);
        QVERIFY2(found == expected, qPrintable(found.toPlainText()));
    }

    void classesAreInOrder()
    {
        using enum DimensionKind;
        QCOMPARE(
            classWords(ContentAge),
            (QStringList{u"0–24 h"_s, u"1–7 d"_s, u"7–28 d"_s, u"28–90 d"_s, u"> 90 d"_s, u"unknown"_s}));
        QCOMPARE(classWords(EventsPerViewer),
                 (QStringList{u"1"_s, u"2"_s, u"3–5"_s, u"6–10"_s, u"11–20"_s, u"21–50"_s, u"51–100"_s,
                              u"> 100"_s}));
        QCOMPARE(classWords(DaysSinceLast), QStringList{u"0"_s} + classWords(EventsPerViewer));
        QVERIFY(classWords(Time).isEmpty());
    }

    void changes_data()
    {
        QTest::addColumn<Value>("current");
        QTest::addColumn<Value>("previous");
        QTest::addColumn<Value>("rate");
        QTest::newRow("up") << Value(15) << Value(10) << Value(0.5);
        QTest::newRow("down to nothing") << Value(0) << Value(4) << Value(-1.0);
        QTest::newRow("same") << Value(2.5) << Value(2.5) << Value(0.0);
        QTest::newRow("from nothing") << Value(5) << Value(0) << Value();
        QTest::newRow("from unknown") << Value(5) << Value() << Value();
        QTest::newRow("to unknown") << Value() << Value(5) << Value();
        QTest::newRow("texts") << Value(u"a"_s) << Value(1) << Value();
        QTest::newRow("overflow") << Value(1e308) << Value(-1e-308) << Value();
    }
    void changes()
    {
        QFETCH(Value, current);
        QFETCH(Value, previous);
        QFETCH(Value, rate);
        QVERIFY(changeRate(current, previous) == rate);
    }
};

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"

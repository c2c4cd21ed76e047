// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/qualitycosts.h"
#include "quality/qualityjson.h"
#include "quality/qualitytexts.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

void fault(QualityReport &report, QualityProblem problem, qint64 rows, qint64 of)
{
    QualityCount &count = report.total.figures[std::size_t(figureOf(problem))];
    count.checked = of;
    count.failed += rows;
    report.total.problems[std::size_t(problem)] = rows;
}

} // namespace

class TestQualityCosts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void touchesWhatItMakesWrong_data()
    {
        using enum QualityProblem;
        QTest::addColumn<QualityProblem>("problem");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<bool>("expected");
        QTest::newRow("a rejected line is missing everywhere") << RejectedLine << u"views"_s << true;
        QTest::newRow("views need no viewer") << MissingViewer << u"views"_s << false;
        QTest::newRow("unique viewers do") << MissingViewer << u"unique_viewers"_s << true;
        QTest::newRow("retention does") << MissingViewer << u"retention"_s << true;
        QTest::newRow("uploaders") << MissingUploader << u"active_uploaders"_s << true;
        QTest::newRow("revenue needs amounts") << MissingAmount << u"revenue"_s << true;
        QTest::newRow("purchases do not") << MissingAmount << u"purchases"_s << false;
        QTest::newRow("watch time") << WatchedTooLong << u"watch_time"_s << true;
        QTest::newRow("average of it") << WatchedTooLong << u"avg_view_duration"_s << true;
        QTest::newRow("views are not watch time") << WatchedTooLong << u"views"_s << false;
        QTest::newRow("views after deletion") << AfterDeletion << u"views"_s << true;
        QTest::newRow("sign-ups after deletion") << AfterDeletion << u"sign_ups"_s << false;
        QTest::newRow("duplicates are not counted") << DuplicateEvent << u"views"_s << false;
        QTest::newRow("late ones are there by now") << LateEvent << u"views"_s << false;
        QTest::newRow("no such metric") << RejectedLine << u"vews"_s << false;
    }
    void touchesWhatItMakesWrong()
    {
        QFETCH(QualityProblem, problem);
        QFETCH(QString, metric);
        QFETCH(bool, expected);
        QCOMPARE(touches(problem, metric), expected);
    }

    void namesTheDearestFirst()
    {
        QualityReport report;
        fault(report, QualityProblem::RejectedLine, 30, 1000);
        fault(report, QualityProblem::AfterDeletion, 80, 970);
        fault(report, QualityProblem::DuplicateEvent, 500, 1000);
        fault(report, QualityProblem::FutureTime, 1, 970);
        const QList<QualityCost> costs = qualityCosts(report, u"views"_s);
        QCOMPARE(costs.size(), 2);
        QCOMPARE(int(costs.at(0).problem), int(QualityProblem::AfterDeletion));
        QCOMPARE(int(costs.at(1).problem), int(QualityProblem::RejectedLine));
        QCOMPARE(costs.at(1).share(), 0.03);
        QCOMPARE(qualityCosts(report, u"views"_s, 0.0).size(), 3);
        QVERIFY(qualityCosts({}, u"views"_s).isEmpty());
    }

    void everyNameHasTexts()
    {
        QSet<QString> labels;
        const auto check = [&labels](const QualityText &text) {
            QVERIFY(!text.label.en.isEmpty() && !text.label.ko.isEmpty());
            QVERIFY(!text.definition.en.isEmpty() && !text.definition.ko.isEmpty());
            QVERIFY(text.definition.en.endsWith(u'.') && text.definition.ko.endsWith(u'.'));
            labels.insert(text.label.en);
        };
        for (int i = 0; i < QualityFigureCount; ++i) {
            check(qualityText(QualityFigure(i)));
            QVERIFY(qualityFigureByName(qualityFigureName(QualityFigure(i))) == QualityFigure(i));
            QVERIFY(!problemsOf(QualityFigure(i)).isEmpty());
        }
        for (int i = 0; i < QualityProblemCount; ++i)
            check(qualityText(QualityProblem(i)));
        QCOMPARE(labels.size(), QualityFigureCount + QualityProblemCount);
        QVERIFY(!qualityFigureByName(u"beauty"_s));
        QCOMPARE(knownCountries().size(), 250);
        QVERIFY(knownCountries().contains(u"KR"_s) && knownCountries().contains(u"ZW"_s));
    }

    void writesJson()
    {
        QualityReport report;
        fault(report, QualityProblem::LateEvent, 1, 4);
        report.total.lagMedianMs = 1500;
        report.days.append(report.total);
        report.days.first().day = u"2026-10-01"_s;
        const auto json = qualityToJson(report);
        const auto &figure = json["days"][0]["figures"]["timeliness"];
        QCOMPARE(figure["good_share"].get<double>(), 0.75);
        QCOMPARE(figure["problems"]["late_event"].get<int>(), 1);
        QVERIFY(json["total"]["day"].is_null());
        QVERIFY(json["total"]["lag_ms"]["p95"].is_null());
        QVERIFY(json["total"]["figures"]["accuracy"]["good_share"].is_null());
        QualityRow row;
        row.problem = QualityProblem::LateEvent;
        row.eventId = u"x"_s;
        const auto rows = qualityRowsToJson(QualityFigure::Timeliness, {1, {row}, {}});
        QCOMPARE(rows["rows"][0]["problem"].get<std::string>(), std::string("late_event"));
    }
};

QTEST_APPLESS_MAIN(TestQualityCosts)
#include "tst_qualitycosts.moc"

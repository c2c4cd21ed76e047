// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "workspace/savedreports.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

Report sample(const QString &name)
{
    const Query query = *parseQuery(R"({"metrics": ["views"], "dimensions": ["time:day"], "range": "all"})");
    Report report{name,
                  u"메모"_s,
                  RangeSpec{.name = u"last_7_days"_s, .from = {}, .to = {}, .zone = u"Asia/Seoul"_s},
                  {{u"조회수"_s, ChartKind::Line, query}, {u"Same as a table"_s, ChartKind::Table, query}}};
    return report;
}

} // namespace

class TestSavedReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_reports = std::make_unique<SavedReports>(m_dir->filePath(u"reports"_s));
    }

    void keepsWhatWasSaved()
    {
        QVERIFY(m_reports->save(sample(u"주간"_s)));
        const auto found = m_reports->find(u"주간"_s);
        QVERIFY(found);
        QVERIFY(*found == sample(u"주간"_s));
        Report own = sample(u"own ranges"_s);
        own.range.reset();
        QVERIFY(m_reports->save(own));
        QVERIFY(*m_reports->find(u"own ranges"_s) == own);
        QCOMPARE(m_reports->list().items.size(), 2);
    }

    void itsRangeIsThatOfAllViews()
    {
        Report report = sample(u"a"_s);
        for (const ReportView &view : report.resolvedViews())
            QVERIFY(view.query.range == *report.range);
        report.range.reset();
        QCOMPARE(report.resolvedViews().first().query.range.name, u"all"_s);
    }

    void refusesWhatIsNone()
    {
        Report empty = sample(u"empty"_s);
        empty.views.clear();
        QVERIFY(!m_reports->save(empty));
        Report many = sample(u"many"_s);
        many.views = QList<ReportView>(SavedReports::MaxViews + 1, many.views.first());
        QVERIFY(!m_reports->save(many));
        QVERIFY(!m_reports->save(sample(u"a\nb"_s)));
    }

    void importsUnderAFreeName()
    {
        QVERIFY(m_reports->save(sample(u"mine"_s)));
        const QString outside = m_dir->filePath(u"outside.json"_s);
        QVERIFY(m_reports->exportFile(u"mine"_s, outside));
        QCOMPARE(m_reports->importFile(outside)->name, u"mine (2)"_s);
        QVERIFY(!m_reports->importFile(m_dir->filePath(u"none.json"_s)));
    }

    void namesTheSpotThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("place");
        const QByteArray view
            = R"({"title": "t", "chart": "line", "query": {"metrics": ["views"], "range": "all"}})";
        QTest::newRow("not JSON") << QByteArray("{") << QString();
        QTest::newRow("no name") << QByteArray("{\"views\": [" + view + "]}") << u"name"_s;
        QTest::newRow("no views") << QByteArray(R"({"name": "x", "views": []})") << u"views"_s;
        QTest::newRow("a chart that is none")
            << QByteArray(R"({"name": "x", "views": [{"chart": "pie", "query": {"metrics": ["views"]}}]})")
            << u"views[0].chart"_s;
        QTest::newRow("the second view")
            << QByteArray("{\"name\": \"x\", \"views\": [" + view + ", 5]}") << u"views[1].query"_s;
        QTest::newRow("a query's own place")
            << QByteArray(R"({"name": "x", "views": [{"chart": "bar", "query": {"metrics": "views"}}]})")
            << u"views[0].query.metrics"_s;
        QTest::newRow("deep") << "{\"name\": \"x\", \"views\": " + QByteArray(100'000, '[') << QString();
    }
    void namesTheSpotThatIsWrong()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, place);
        const auto report = reportFromJson(content);
        QVERIFY(!report);
        QCOMPARE(report.error().place, place);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SavedReports> m_reports;
};

QTEST_APPLESS_MAIN(TestSavedReports)
#include "tst_savedreports.moc"

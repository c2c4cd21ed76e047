// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "chartsamples.h"
#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/legenditem.h"

#include <QSignalSpy>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

/// Presses the real keys and buttons of a chart on the offscreen platform.
class TestTimeChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void hoverShowsTheNearestBucket();
    void hoverDoesNotRepaintTheLines();
    void dragSelectsARange_data();
    void dragSelectsARange();
    void aClickIsNoDrag();
    void doubleClickAsksForEverything();
    void arrowKeysMoveTheCrosshair();
    void shiftAndEnterSelectARange();
    void escapeClearsThenLeavesToThePage();
    void legendHidesASeries();
    void hiddenSeriesStayHiddenByName();
    void lastSeriesHiddenLooksEmpty();
    void newDataDropsBrushAndWindow();
    void manyPointsComeFromTheWorker();
    void theLatestDataWins();
    void describesItselfInWords();
    void tooltipTellsComparedDateAndRunningPeriod();
    void tableHoldsAllBuckets();
    void followsTheLanguage();
    void outlivesDeletionWhileThinning();

private:
    QPoint pixelOf(qsizetype bucket) const;

    Theme m_theme;
    std::unique_ptr<TimeChart> m_chart;
    ChartCanvas *m_canvas = nullptr;
};

void TestTimeChart::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_GB"_s));
    m_theme.setMode(Theme::Mode::Light);
    m_theme.applyTo(qApp);
}

void TestTimeChart::init()
{
    m_chart = std::make_unique<TimeChart>(m_theme);
    m_chart->resize(800, 400);
    m_chart->setData(samples::days(90));
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    m_canvas = m_chart->findChild<ChartCanvas *>();
}

void TestTimeChart::cleanup()
{
    m_chart.reset();
}

QPoint TestTimeChart::pixelOf(qsizetype bucket) const
{
    const ChartGeometry &geometry = m_canvas->geometryOfPlot();
    return QPointF(geometry.x(double(bucket)), geometry.plot.center().y()).toPoint();
}

void TestTimeChart::hoverShowsTheNearestBucket()
{
    for (const qsizetype bucket : {0, 1, 45, 88, 89}) {
        QTest::mouseMove(m_canvas, pixelOf(bucket));
        QCOMPARE(m_canvas->cursorBucket(), bucket);
    }
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_canvas, &leave);
    QCOMPARE(m_canvas->cursorBucket(), -1);
}

void TestTimeChart::hoverDoesNotRepaintTheLines()
{
    const QImage before = m_canvas->grab().toImage();
    QTest::mouseMove(m_canvas, pixelOf(30));
    const QImage hovered = m_canvas->grab().toImage();
    QVERIFY(before != hovered);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_canvas, &leave);
    QCOMPARE(m_canvas->grab().toImage(), before);
}

void TestTimeChart::dragSelectsARange_data()
{
    QTest::addColumn<qsizetype>("from");
    QTest::addColumn<qsizetype>("to");
    QTest::newRow("rightwards") << qsizetype(20) << qsizetype(40);
    QTest::newRow("leftwards") << qsizetype(40) << qsizetype(20);
    QTest::newRow("to the ends") << qsizetype(0) << qsizetype(89);
}

void TestTimeChart::dragSelectsARange()
{
    QFETCH(qsizetype, from);
    QFETCH(qsizetype, to);
    QSignalSpy selected(m_chart.get(), &TimeChart::rangeSelected);
    QSignalSpy activated(m_chart.get(), &TimeChart::bucketActivated);
    QTest::mousePress(m_canvas, Qt::LeftButton, {}, pixelOf(from));
    QTest::mouseMove(m_canvas, pixelOf((from + to) / 2));
    QTest::mouseMove(m_canvas, pixelOf(to));
    QCOMPARE(m_canvas->brush().first, std::min(from, to));
    QCOMPARE(m_canvas->brush().last, std::max(from, to));
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, pixelOf(to));
    QCOMPARE(selected.size(), 1);
    const auto range = selected.first().first().value<ChartRange>();
    const ChartRange expected{std::min(from, to), std::max(from, to),
                              m_chart->data().instants.at(std::min(from, to)),
                              m_chart->data().instants.at(std::max(from, to)) + 86'400'000};
    QCOMPARE(range, expected);
    QVERIFY(m_canvas->brush().isEmpty());
    QCOMPARE(activated.size(), 0);
}

void TestTimeChart::aClickIsNoDrag()
{
    QSignalSpy selected(m_chart.get(), &TimeChart::rangeSelected);
    QSignalSpy activated(m_chart.get(), &TimeChart::bucketActivated);
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, pixelOf(33));
    QCOMPARE(selected.size(), 0);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<qsizetype>(), 33);
}

void TestTimeChart::doubleClickAsksForEverything()
{
    QSignalSpy reset(m_chart.get(), &TimeChart::resetRequested);
    m_chart->setWindow(10, 30);
    QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, pixelOf(20));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(m_chart->window().size(), 90);
}

void TestTimeChart::arrowKeysMoveTheCrosshair()
{
    QTest::keyClick(m_canvas, Qt::Key_Left);
    QCOMPARE(m_canvas->cursorBucket(), 89); // the first key shows where it is
    QTest::keyClick(m_canvas, Qt::Key_Left);
    QCOMPARE(m_canvas->cursorBucket(), 88);
    QTest::keyClick(m_canvas, Qt::Key_Home);
    QCOMPARE(m_canvas->cursorBucket(), 0);
    QTest::keyClick(m_canvas, Qt::Key_Left);
    QCOMPARE(m_canvas->cursorBucket(), 0);
    QTest::keyClick(m_canvas, Qt::Key_PageDown);
    QCOMPARE(m_canvas->cursorBucket(), 9);
    QTest::keyClick(m_canvas, Qt::Key_End);
    QTest::keyClick(m_canvas, Qt::Key_Right);
    QCOMPARE(m_canvas->cursorBucket(), 89);
}

void TestTimeChart::shiftAndEnterSelectARange()
{
    QSignalSpy selected(m_chart.get(), &TimeChart::rangeSelected);
    QTest::keyClick(m_canvas, Qt::Key_Home);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_canvas, Qt::Key_Right);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_canvas, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_canvas->brush().first, 5);
    QCOMPARE(m_canvas->brush().last, 8);
    QTest::keyClick(m_canvas, Qt::Key_Return);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().value<ChartRange>().first, 5);
    QCOMPARE(selected.first().first().value<ChartRange>().last, 8);
    QSignalSpy activated(m_chart.get(), &TimeChart::bucketActivated);
    QTest::keyClick(m_canvas, Qt::Key_Enter);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<qsizetype>(), 8);
}

void TestTimeChart::escapeClearsThenLeavesToThePage()
{
    QTest::keyClick(m_canvas, Qt::Key_Home);
    QTest::keyClick(m_canvas, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(!m_canvas->brush().isEmpty());
    QTest::keyClick(m_canvas, Qt::Key_Escape);
    QVERIFY(m_canvas->brush().isEmpty());
    QCOMPARE(m_canvas->cursorBucket(), 1);
    QTest::keyClick(m_canvas, Qt::Key_Escape);
    QCOMPARE(m_canvas->cursorBucket(), -1);
    QKeyEvent third(QEvent::KeyPress, Qt::Key_Escape, {});
    QApplication::sendEvent(m_canvas, &third);
    QVERIFY(!third.isAccepted());
}

void TestTimeChart::legendHidesASeries()
{
    auto *legend = m_chart->findChild<ChartLegend *>();
    QVERIFY(legend->isVisible());
    const auto items = legend->findChildren<LegendItem *>();
    QCOMPARE(items.size(), 2);
    const QImage before = m_canvas->grab().toImage();
    QSignalSpy changed(m_chart.get(), &TimeChart::seriesVisibilityChanged);
    QTest::mouseClick(items.at(1), Qt::LeftButton);
    QVERIFY(!m_chart->isSeriesVisible(1));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_canvas->content().model.series.size(), 1);
    QVERIFY(m_canvas->grab().toImage() != before);
    QTest::keyClick(items.at(1), Qt::Key_Space);
    QVERIFY(m_chart->isSeriesVisible(1));
    QCOMPARE(m_canvas->grab().toImage(), before);
}

void TestTimeChart::hiddenSeriesStayHiddenByName()
{
    m_chart->setSeriesVisible(1, false);
    ChartData turned = samples::days(30);
    std::swap(turned.series[0], turned.series[1]);
    m_chart->setData(turned);
    QVERIFY(!m_chart->isSeriesVisible(0));
    QVERIFY(m_chart->isSeriesVisible(1));
    m_chart->setData(samples::byType());
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_chart->isSeriesVisible(i));
    m_chart->setSeriesVisible(7, false); // no such series
}

void TestTimeChart::lastSeriesHiddenLooksEmpty()
{
    m_chart->setSeriesVisible(0, false);
    m_chart->setSeriesVisible(1, false);
    QVERIFY(!m_canvas->content().model.hasValues);
    QCOMPARE(m_chart->summary(), u"No values in this range"_s);
    QTest::mouseMove(m_canvas, pixelOf(3));
    m_canvas->grab();
}

void TestTimeChart::newDataDropsBrushAndWindow()
{
    m_chart->setWindow(5, 9);
    QTest::mousePress(m_canvas, Qt::LeftButton, {}, pixelOf(6));
    QTest::mouseMove(m_canvas, pixelOf(8));
    QSignalSpy selected(m_chart.get(), &TimeChart::rangeSelected);
    m_chart->setData(samples::days(3));
    QVERIFY(m_canvas->brush().isEmpty());
    QCOMPARE(m_chart->window().size(), 3);
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, pixelOf(1));
    QCOMPARE(selected.size(), 0);
}

void TestTimeChart::manyPointsComeFromTheWorker()
{
    QSignalSpy ready(m_chart.get(), &TimeChart::ready);
    const ChartData many = samples::days(300'000, false);
    m_chart->setData(many);
    QCOMPARE(m_canvas->content().data.size(), 90); // the last picture stays meanwhile
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(m_canvas->content().data.size(), 300'000);
    QVERIFY(m_canvas->content().model.series.first().runs.first().points.size() < 5'000);
    QTest::mouseMove(m_canvas, pixelOf(150'000));
    QVERIFY(qAbs(m_canvas->cursorBucket() - 150'000) < 500);
}

void TestTimeChart::theLatestDataWins()
{
    QSignalSpy ready(m_chart.get(), &TimeChart::ready);
    m_chart->setData(samples::days(300'000, false));
    m_chart->setData(samples::days(7));
    QCOMPARE(ready.size(), 1);
    m_chart->setData(samples::days(200'000, false));
    m_chart->setData(samples::days(250'000, false));
    QTRY_COMPARE(m_canvas->content().data.size(), 250'000);
    QTRY_COMPARE(ready.size(), 2);
}

void TestTimeChart::describesItselfInWords()
{
    ChartData data = samples::days(3, false);
    data.series[0].values = {10, 1'234'567, 20};
    m_chart->setData(data);
    QCOMPARE(m_chart->accessibleName(), u"Daily views"_s);
    const QString words = m_chart->accessibleDescription();
    for (const auto &part : {u"Views"_s, u"10 ("_s, u"1,234,567 ("_s, u"20 ("_s, u"2 Apr 2025"_s})
        QVERIFY2(words.contains(part), qPrintable(words));
    QTest::keyClick(m_canvas, Qt::Key_Home);
    QVERIFY2(m_canvas->accessibleDescription().contains(u"Views 10"_s),
             qPrintable(m_canvas->accessibleDescription()));
}

void TestTimeChart::tooltipTellsComparedDateAndRunningPeriod()
{
    ChartData data = samples::days(5);
    data.incompleteFrom = 4;
    data.series[1].values[4] = ChartGap;
    m_chart->setData(data);
    const TooltipCard card = tooltipCard(m_canvas->content(), 4, m_theme.tokens());
    QVERIFY2(card.title.contains(u"5 Apr 2025"_s), qPrintable(card.title));
    QCOMPARE(card.rows.size(), 2);
    QVERIFY(card.rows.at(0).note.isEmpty());
    QVERIFY2(card.rows.at(1).note.contains(u"5 Jan 2025"_s), qPrintable(card.rows.at(1).note));
    QCOMPARE(card.rows.at(1).value, u"–"_s); // unknown is never 0
    QVERIFY(!card.footer.isEmpty());
    QVERIFY(tooltipCard(m_canvas->content(), 3, m_theme.tokens()).footer.isEmpty());
}

void TestTimeChart::tableHoldsAllBuckets()
{
    const ChartTable table = m_chart->asTable();
    QCOMPARE(table.header.size(), 4); // period, views, compared period, previous views
    QCOMPARE(table.rows.size(), 90);
    for (const QStringList &row : table.rows)
        QCOMPARE(row.size(), table.header.size());
    m_chart->setSeriesVisible(1, false);
    QCOMPARE(m_chart->asTable().header.size(), 2);
}

void TestTimeChart::followsTheLanguage()
{
    const QString first = m_canvas->axisLabelsShown().first().text;
    m_chart->setLocale(QLocale(u"ko_KR"_s));
    const QString korean = m_canvas->axisLabelsShown().first().text;
    QVERIFY2(korean != first && korean.contains(u"월"_s), qPrintable(korean));
    QVERIFY(m_chart->accessibleDescription().contains(u"2025년"_s));
}

void TestTimeChart::outlivesDeletionWhileThinning()
{
    m_chart->setData(samples::days(400'000, false));
    m_chart.reset(); // the worker's answer finds nobody, and nothing crashes
    QCoreApplication::sendPostedEvents();
}

QTEST_MAIN(TestTimeChart)
#include "tst_timechart.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartoverview.h"

#include "chartsamples.h"
#include "ui/charts/chartcanvas.h"
#include "ui/charts/timechart.h"

#include <QSignalSpy>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestChartOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void overviewZoomsTheChart();
    void overviewHandlesAndKeys();
    void widerOverviewAsksForItsRange();

private:
    ChartOverview *overview() const { return m_chart->findChild<ChartOverview *>(); }

    Theme m_theme;
    std::unique_ptr<TimeChart> m_chart;
    ChartCanvas *m_canvas = nullptr;
};

void TestChartOverview::initTestCase()
{
    m_theme.setMode(Theme::Mode::Light);
    m_theme.applyTo(qApp);
}

void TestChartOverview::init()
{
    m_chart = std::make_unique<TimeChart>(m_theme);
    m_chart->resize(800, 400);
    m_chart->setOverviewVisible(true);
    m_chart->setData(samples::days(90));
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    m_canvas = m_chart->findChild<ChartCanvas *>();
}

void TestChartOverview::cleanup()
{
    m_chart.reset();
}

void TestChartOverview::overviewZoomsTheChart()
{
    QVERIFY(overview()->isVisible());
    QSignalSpy window(m_chart.get(), &TimeChart::windowChanged);
    QSignalSpy selected(m_chart.get(), &TimeChart::rangeSelected);
    const QRectF whole = overview()->brushRect();
    const int y = overview()->height() / 2;
    const QPoint from(int(whole.left() + whole.width() * 0.25), y);
    const QPoint to(int(whole.left() + whole.width() * 0.5), y);
    QTest::mousePress(overview(), Qt::LeftButton, {}, from);
    QTest::mouseMove(overview(), to);
    QTest::mouseRelease(overview(), Qt::LeftButton, {}, to);
    QVERIFY(window.size() >= 1);
    QVERIFY(qAbs(m_chart->window().first - 22) <= 1);
    QVERIFY(qAbs(m_chart->window().last - 44) <= 1);
    QCOMPARE(m_canvas->content().model.first, m_chart->window().first);
    QCOMPARE(selected.size(), 0);

    const ChartRange before = m_chart->window(); // then move it by its body
    const QPoint body = overview()->brushRect().center().toPoint();
    const int step = int(whole.width() / 89 * 10);
    QTest::mousePress(overview(), Qt::LeftButton, {}, body);
    QTest::mouseMove(overview(), body + QPoint(step, 0));
    QTest::mouseRelease(overview(), Qt::LeftButton, {}, body + QPoint(step, 0));
    QCOMPARE(m_chart->window().size(), before.size());
    QVERIFY(qAbs(m_chart->window().first - before.first - 10) <= 1);
}

void TestChartOverview::overviewHandlesAndKeys()
{
    m_chart->setWindow(20, 40);
    const int y = overview()->height() / 2;
    const int right = int(overview()->brushRect().right());
    QTest::mousePress(overview(), Qt::LeftButton, {}, QPoint(right + 3, y));
    QTest::mouseMove(overview(), QPoint(right + 100, y));
    QTest::mouseRelease(overview(), Qt::LeftButton, {}, QPoint(right + 100, y));
    QCOMPARE(m_chart->window().first, 20);
    QVERIFY(m_chart->window().last > 45);

    m_chart->setWindow(20, 40);
    QTest::keyClick(overview(), Qt::Key_Right);
    QCOMPARE(m_chart->window().first, 21);
    QCOMPARE(m_chart->window().last, 41);
    QTest::keyClick(overview(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_chart->window().last, 42);
    QTest::keyClick(overview(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(m_chart->window().first, 20);
    QTest::mouseDClick(overview(), Qt::LeftButton, {}, QPoint(right, y));
    QCOMPARE(m_chart->window().size(), 90);
    QTest::keyClick(overview(), Qt::Key_Left); // nowhere to go
    QCOMPARE(m_chart->window().size(), 90);
}

void TestChartOverview::widerOverviewAsksForItsRange()
{
    const ChartData wider = samples::days(300, false);
    m_chart->setOverviewData(wider, {100, 189, 0, 0});
    QCOMPARE(overview()->first(), 100);
    QSignalSpy selected(m_chart.get(), &TimeChart::rangeSelected);
    QTest::keyClick(overview(), Qt::Key_Right);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().value<ChartRange>().fromMs, wider.instants.at(101));
    QCOMPARE(m_chart->window().size(), 90); // the chart itself waits for its owner's answer
}

QTEST_MAIN(TestChartOverview)
#include "tst_chartoverview.moc"

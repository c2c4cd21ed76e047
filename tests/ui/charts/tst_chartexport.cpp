// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "chartsamples.h"
#include "ui/charts/chartcanvas.h"

#include <QClipboard>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace tally;
using namespace Qt::StringLiterals;

/// What is painted, pixel by pixel: exports, gaps, dashes, sharpness.
class TestChartExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pngIsAnImage_data();
    void pngIsAnImage();
    void svgIsVector_data();
    void svgIsVector();
    void copiesToTheClipboard();
    void gapsAreReallyGaps_data();
    void gapsAreReallyGaps();
    void onlyTheRunningSegmentIsDashed();
    void comparedLineIsSolidAndBehind();
    void isSharpAtAnyRatio_data();
    void isSharpAtAnyRatio();
    void followsTheTheme();

private:
    Theme m_theme;
};

namespace {

/// One chart whose series all have the value 100, so that its line lies on one row of pixels.
ChartData flat(qsizetype count)
{
    ChartData data = samples::days(count, false);
    data.series[0].values = QList<double>(count, 60);
    return data;
}

struct Picture
{
    QImage image;
    ChartGeometry geometry;

    /// Whether a colour is on the column of a bucket near a value.
    bool isInked(double bucket, double value, const QColor &ink) const
    {
        const QPoint at = QPointF(geometry.x(bucket), geometry.y(value)).toPoint();
        for (int i = 0; i < 15; ++i) {
            const QColor colour = image.pixelColor(at + QPoint(i % 3 - 1, i / 3 - 2));
            const int off = qAbs(colour.red() - ink.red()) + qAbs(colour.green() - ink.green())
                + qAbs(colour.blue() - ink.blue());
            if (off < 120)
                return true;
        }
        return false;
    }

    /// How often ink begins and ends between two buckets.
    int changes(double from, double to, double value, const QColor &ink) const
    {
        int count = 0;
        bool before = true;
        const double step = 1 / geometry.pixelsPerBucket();
        for (double bucket = from; bucket <= to; bucket += step) {
            const bool now = isInked(bucket, value, ink);
            count += now != before;
            before = now;
        }
        return count;
    }
};

Picture pictureOf(const Theme &theme, const ChartData &data, const QSize &size = {800, 300})
{
    TimeChart chart(theme);
    chart.setLegendVisible(false);
    chart.resize(size);
    chart.setData(data);
    chart.show();
    auto *canvas = chart.findChild<ChartCanvas *>();
    QImage image(canvas->size(), QImage::Format_RGB32);
    image.fill(theme.tokens().surface);
    canvas->render(&image, {}, {}, {});
    return {image, canvas->geometryOfPlot()};
}

} // namespace

void TestChartExport::initTestCase()
{
    m_theme.setMode(Theme::Mode::Light);
    m_theme.applyTo(qApp);
}

void TestChartExport::pngIsAnImage_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("1") << 1.0;
    QTest::newRow("2") << 2.0;
    QTest::newRow("fraction") << 1.5;
    QTest::newRow("absurd") << 1e9;
    QTest::newRow("zero") << 0.0;
    QTest::newRow("not a number") << std::nan("");
}

void TestChartExport::pngIsAnImage()
{
    QFETCH(double, scale);
    TimeChart chart(m_theme);
    chart.resize(400, 200);
    chart.setLegendVisible(false);
    chart.setData(samples::days(90));
    const QByteArray png = chart.toPng(scale > 100 ? 8.0 : scale);
    QVERIFY(png.startsWith("\x89PNG"));
    const QImage image = QImage::fromData(png, "PNG");
    QVERIFY(!image.isNull());
    if (scale >= 1 && scale <= 2)
        QCOMPARE(image.width(), int(432 * scale));
    QVERIFY(image.width() <= 16'384 && image.height() <= 16'384);
}

void TestChartExport::svgIsVector_data()
{
    QTest::addColumn<ChartData>("data");
    QTest::addColumn<ChartShape>("shape");
    QTest::newRow("lines") << samples::days(90) << ChartShape::Line;
    QTest::newRow("stacked") << samples::byType(true) << ChartShape::StackedBars;
    QTest::newRow("bars") << samples::hours(24) << ChartShape::Bars;
    QTest::newRow("empty") << ChartData() << ChartShape::Line;
    ChartData hostile = samples::byType();
    hostile.title = u"<script>&\"'\x1f]]> 제목"_s;
    hostile.series[0].name = u"</text><g>"_s;
    hostile.categories[0] = u"&amp;<"_s;
    QTest::newRow("hostile names") << hostile << ChartShape::StackedBars;
}

void TestChartExport::svgIsVector()
{
    QFETCH(ChartData, data);
    QFETCH(ChartShape, shape);
    TimeChart chart(m_theme);
    chart.resize(700, 300);
    chart.setShape(shape);
    chart.setData(data);
    const QByteArray svg = chart.toSvg();
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(!svg.contains("<image")); // nothing was rasterised
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QImage image(renderer.defaultSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    QCOMPARE(image.pixelColor(2, 2), m_theme.tokens().surface);
}

void TestChartExport::copiesToTheClipboard()
{
    TimeChart chart(m_theme);
    chart.resize(400, 200);
    chart.setData(samples::days(7));
    chart.copyImage();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), chart.toImage().size());
}

void TestChartExport::gapsAreReallyGaps_data()
{
    QTest::addColumn<QList<int>>("missing");
    QTest::newRow("one") << QList<int>{10};
    QTest::newRow("several in a row") << QList<int>{4, 5, 6};
    QTest::newRow("two places") << QList<int>{3, 12, 13};
}

void TestChartExport::gapsAreReallyGaps()
{
    QFETCH(QList<int>, missing);
    ChartData data = flat(20);
    for (const int bucket : missing)
        data.series[0].values[bucket] = ChartGap;
    const Picture picture = pictureOf(m_theme, data);
    const QColor ink = m_theme.tokens().series.first();
    for (int bucket = 1; bucket < 19; ++bucket)
        QCOMPARE(picture.isInked(bucket, 60, ink), !missing.contains(bucket));
    for (const int bucket : missing) {
        QVERIFY(!picture.isInked(bucket - 0.5, 60, ink)); // nothing leads into the gap either
        QVERIFY(!picture.isInked(bucket + 0.5, 60, ink));
        // nor does the area fill it
        const int x = qRound(picture.geometry.x(bucket));
        const int y = qRound((picture.geometry.y(60) + picture.geometry.y(40)) / 2);
        QCOMPARE(picture.image.pixelColor(x, y), m_theme.tokens().surface);
    }
}

void TestChartExport::onlyTheRunningSegmentIsDashed()
{
    ChartData data = flat(11);
    data.incompleteFrom = 10;
    const QColor ink = m_theme.tokens().series.first();
    const Picture picture = pictureOf(m_theme, data);
    QCOMPARE(picture.changes(0.1, 8.95, 60, ink), 0);
    QVERIFY2(picture.changes(9.1, 9.9, 60, ink) >= 4,
             qPrintable(QString::number(picture.changes(9.1, 9.9, 60, ink))));
    data.incompleteFrom = -1;
    QCOMPARE(pictureOf(m_theme, data).changes(0.1, 9.9, 60, ink), 0);
}

void TestChartExport::comparedLineIsSolidAndBehind()
{
    ChartData data = samples::days(11);
    data.series[0].values = QList<double>(11, 60);
    data.series[1].values = QList<double>(11, 30);
    data.incompleteFrom = 10;
    const Picture picture = pictureOf(m_theme, data);
    QCOMPARE(picture.changes(0.1, 9.9, 30, m_theme.tokens().muted), 0);
    data.series[1].values = QList<double>(11, 60);
    data.incompleteFrom = -1;
    QCOMPARE(pictureOf(m_theme, data).changes(0.1, 9.9, 60, m_theme.tokens().series.first()), 0);
}

void TestChartExport::isSharpAtAnyRatio_data()
{
    QTest::addColumn<double>("ratio");
    QTest::newRow("1") << 1.0;
    QTest::newRow("2") << 2.0;
}

void TestChartExport::isSharpAtAnyRatio()
{
    QFETCH(double, ratio);
    TimeChart chart(m_theme);
    chart.resize(400, 200);
    chart.setData(flat(20));
    const QImage image = chart.toImage(ratio);
    // Grid lines are of one colour, not smeared over two rows: count the colours down an empty column of the
    // plot.
    ChartData nothing = flat(20);
    nothing.series[0].values = QList<double>(20, ChartGap);
    chart.setData(nothing);
    const QImage empty = chart.toImage(ratio);
    QCOMPARE(empty.size(), image.size());
    QSet<QRgb> colours;
    const int x = int(empty.width() * 0.3);
    for (int y = int(50 * ratio); y < empty.height() - int(50 * ratio); ++y)
        colours.insert(empty.pixel(x, y));
    const QSet<QRgb> allowed{m_theme.tokens().surface.rgb(), m_theme.tokens().grid.rgb(),
                             m_theme.tokens().border.rgb()};
    for (const QRgb colour : colours)
        QVERIFY2(allowed.contains(colour), qPrintable(QColor(colour).name()));
}

void TestChartExport::followsTheTheme()
{
    TimeChart chart(m_theme);
    chart.resize(400, 200);
    chart.setData(samples::days(7));
    chart.show();
    auto *canvas = chart.findChild<ChartCanvas *>();
    const QImage light = canvas->grab().toImage();
    m_theme.setMode(Theme::Mode::Dark);
    const QImage dark = canvas->grab().toImage();
    m_theme.setMode(Theme::Mode::Light);
    QVERIFY(dark != light);
    QCOMPARE(canvas->grab().toImage(), light);
}

QTEST_MAIN(TestChartExport)
#include "tst_chartexport.moc"

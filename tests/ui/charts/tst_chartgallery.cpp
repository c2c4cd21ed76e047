// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "chartsamples.h"
#include "ui/charts/chartcanvas.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

/// Renders charts of many shapes to $TALLYROOM_ARTEFACTS/charts for people to judge, and checks what a
/// program can: that each is painted, and differs between themes.
class TestChartGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void renders_data();
    void renders();
    void rendersHoverAndBrush_data();
    void rendersHoverAndBrush();

private:
    QDir m_folder;
    Theme m_theme;
};

namespace {

struct Shape
{
    const char *name;
    ChartData data;
    ChartShape shape = ChartShape::Line;
    bool overview = false;
    bool endLabels = false;
    QSize size{760, 300};
};

ChartData with(ChartData data, const QList<double> &values)
{
    data.series[0].values = values;
    return data;
}

ChartData gappy()
{
    ChartData data = samples::days(30);
    for (const int i : {5, 6, 7, 12, 14, 20})
        data.series[0].values[i] = ChartGap;
    data.incompleteFrom = 29;
    return data;
}

ChartData net()
{
    ChartData data = samples::days(28, false);
    for (double &value : data.series[0].values)
        value -= 430'000;
    data.incompleteFrom = 27;
    return data;
}

ChartData several()
{
    ChartData data = samples::days(60, false);
    data.series[0].name = u"Home"_s;
    data.series.append({u"Search"_s, samples::wave(60, 300'000, 60'000), SeriesKind::Current, -1, {}});
    data.series.append({u"Following"_s, samples::wave(60, 290'000, 30'000), SeriesKind::Current, -1, {}});
    data.series.append({u"Direct"_s, samples::wave(60, 90'000, 30'000), SeriesKind::Current, -1, {}});
    return data;
}

ChartData million()
{
    ChartData data = samples::days(0, false);
    data.unit = TimeUnit::Minute;
    data.title = u"A million minutes"_s;
    data.series[0].values.clear();
    for (qsizetype i = 0; i < 1'000'000; ++i)
        data.instants.append(samples::utcMs(2023, 6, 1) + i * 60'000);
    for (qsizetype i = 0; i < 1'000'000; ++i) {
        const double hour = double(i) / 60;
        data.series[0].values.append(100 + hour * 0.004 + 40 * std::sin(hour * 0.0374)
                                     + 30 * std::sin(hour * 0.2618) + 20 * std::sin(double(i) * 12.9898));
    }
    for (qsizetype i = 400'000; i < 430'000; ++i)
        data.series[0].values[i] = ChartGap;
    return data;
}

QList<Shape> shapes(bool korean)
{
    ChartData running = samples::days(90, true, korean);
    running.incompleteFrom = 89;
    running.series[0].values[89] = 180'000;
    ChartData comparedBars = samples::days(7, true, korean);
    comparedBars.incompleteFrom = 6;
    ChartData share = samples::days(28, false, korean);
    share.format.integers = false;
    share.format.axis = [](double value) { return QString::number(value * 100) + u'%'; };
    share = with(share, samples::wave(28, 0.05, 0.02).mid(0));
    for (qsizetype i = 0; i < 28; ++i)
        share.series[0].values[i] = 0.05 + 0.02 * std::sin(double(i));
    return {
        {"90days", running, ChartShape::Line, true},
        {"1point", with(samples::days(1, true, korean), {42}), ChartShape::Line},
        {"2points", samples::days(2, true, korean), ChartShape::Line},
        {"allzero", with(samples::days(28, false, korean), QList<double>(28, 0.0)), ChartShape::Line},
        {"allnull", with(samples::days(28, false, korean), QList<double>(28, ChartGap)), ChartShape::Line},
        {"gaps", gappy(), ChartShape::Line},
        {"negative", net(), ChartShape::Line},
        {"negativebars", net(), ChartShape::Bars},
        {"24hours", samples::hours(24), ChartShape::Bars},
        {"24hoursline", samples::hours(24), ChartShape::Line},
        {"12months", samples::months(12), ChartShape::Bars},
        {"comparedbars", comparedBars, ChartShape::Bars},
        {"stacked", samples::byType(korean), ChartShape::StackedBars, false, false, {440, 340}},
        {"several", several(), ChartShape::Line, false, true},
        {"share", share, ChartShape::Line},
        {"narrow", samples::days(90, true, korean), ChartShape::Line, true, false, {300, 260}},
        {"wide", samples::days(90, true, korean), ChartShape::Line, false, false, {1'600, 300}},
        {"million", million(), ChartShape::Line, true}};
}

void addRows()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    for (const bool dark : {false, true}) {
        for (const bool korean : {false, true})
            QTest::addRow("%s-%s", dark ? "dark" : "light", korean ? "ko" : "en") << dark << korean;
    }
}

/// A card's inside, as the pages have it.
QImage onSurface(QWidget &widget, const Theme &theme, qreal ratio)
{
    const int margin = 16;
    QImage image((QSizeF(widget.size() + QSize(2 * margin, 2 * margin)) * ratio).toSize(),
                 QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.tokens().surface);
    widget.render(&image, QPoint(margin, margin), {}, QWidget::DrawChildren);
    return image;
}

bool hasContent(const QImage &image)
{
    const QRgb background = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != background)
                return true;
        }
    }
    return false;
}

} // namespace

void TestChartGallery::initTestCase()
{
    const QString root = qEnvironmentVariable("TALLYROOM_ARTEFACTS", QDir::tempPath() + u"/tallyroom"_s);
    m_folder = QDir(root + u"/charts"_s);
    QVERIFY(m_folder.mkpath(u"."_s));
    m_theme.applyTo(qApp);
}

void TestChartGallery::renders_data()
{
    addRows();
}

void TestChartGallery::renders()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    for (const Shape &shape : shapes(korean)) {
        TimeChart chart(m_theme);
        chart.setLocale(QLocale(korean ? u"ko_KR"_s : u"en_GB"_s));
        chart.setShape(shape.shape);
        chart.setOverviewVisible(shape.overview);
        chart.setEndLabels(shape.endLabels);
        chart.resize(shape.size);
        QSignalSpy ready(&chart, &TimeChart::ready);
        chart.setData(shape.data);
        chart.show();
        QTRY_VERIFY(!ready.isEmpty()
                    && chart.findChild<ChartCanvas *>()->content().data.size() == shape.data.size());
        const QImage image = onSurface(chart, m_theme, 1);
        QVERIFY2(hasContent(image), shape.name);
        const QString name = QStringLiteral("%1-%2.png")
                                 .arg(QLatin1String(shape.name), QLatin1String(QTest::currentDataTag()));
        QVERIFY(image.save(m_folder.filePath(name)));
    }
}

void TestChartGallery::rendersHoverAndBrush_data()
{
    addRows();
}

void TestChartGallery::rendersHoverAndBrush()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    TimeChart chart(m_theme);
    chart.setLocale(QLocale(korean ? u"ko_KR"_s : u"en_GB"_s));
    chart.setOverviewVisible(true);
    chart.resize(760, 340);
    ChartData data = samples::days(90, true, korean);
    data.incompleteFrom = 89;
    data.series[0].values[89] = 180'000;
    chart.setData(data);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    auto *canvas = chart.findChild<ChartCanvas *>();
    const auto at = [canvas](int bucket) {
        return QPointF(canvas->geometryOfPlot().x(bucket), canvas->geometryOfPlot().plot.center().y())
            .toPoint();
    };
    const QString suffix = QLatin1String(QTest::currentDataTag());
    const QImage plain = onSurface(chart, m_theme, 2);
    QTest::mouseMove(canvas, at(46));
    const QImage hovered = onSurface(chart, m_theme, 2);
    QVERIFY(hovered != plain);
    QVERIFY(hovered.save(m_folder.filePath(u"hover-%1.png"_s.arg(suffix))));
    QTest::mouseMove(canvas, at(89));
    QVERIFY(onSurface(chart, m_theme, 1).save(m_folder.filePath(u"hoverlast-%1.png"_s.arg(suffix))));
    QTest::mousePress(canvas, Qt::LeftButton, {}, at(30));
    QTest::mouseMove(canvas, at(50));
    QVERIFY(onSurface(chart, m_theme, 1).save(m_folder.filePath(u"brush-%1.png"_s.arg(suffix))));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, at(50));
    chart.setWindow(30, 50);
    QVERIFY(onSurface(chart, m_theme, 1).save(m_folder.filePath(u"zoomed-%1.png"_s.arg(suffix))));
}

QTEST_MAIN(TestChartGallery)
#include "tst_chartgallery.moc"

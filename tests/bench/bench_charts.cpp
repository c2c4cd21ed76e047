// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints what a chart costs: new data until it is painted, and one step of the mouse over it, for several
// numbers of points. A 1000 x 400 widget on the offscreen platform; medians of several rounds; nothing is
// asserted.
#include "ui/charts/chartcanvas.h"
#include "ui/charts/plotmodel.h"
#include "ui/charts/timechart.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

constexpr int Rounds = 9;

ChartData sample(qsizetype count)
{
    ChartData data;
    data.title = u"Views"_s;
    data.unit = TimeUnit::Minute;
    ChartSeries now{u"Views"_s, {}, SeriesKind::Current, -1, {}};
    ChartSeries before{u"Previous period"_s, {}, SeriesKind::Compared, -1, {}};
    for (qsizetype i = 0; i < count; ++i) {
        data.instants.append(1'700'000'000'000 + i * 60'000);
        now.values.append(1'000 + 300 * std::sin(double(i) * 0.05) + 200 * std::sin(double(i) * 12.9898));
        before.values.append(900 + 300 * std::sin(double(i) * 0.05) + 150 * std::sin(double(i) * 78.233));
    }
    data.series = {now, before};
    return data;
}

double medianMs(const std::function<void(int)> &work)
{
    QList<double> times;
    for (int round = 0; round < Rounds; ++round) {
        const std::clock_t start = std::clock();
        work(round);
        times.append(1e3 * double(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    return times.at(Rounds / 2);
}

void measure(qsizetype count, const Theme &theme)
{
    const ChartData data = sample(count);
    TimeChart chart(theme);
    chart.setLegendVisible(false);
    chart.resize(1'000, 400);
    chart.show();
    auto *canvas = chart.findChild<ChartCanvas *>();
    QImage screen(1'000, 400, QImage::Format_RGB32);
    const double thin = medianMs([&](int) { plotModel(data, ChartShape::Line, 0, count - 1, {}, 1'024); });
    const double replace = medianMs([&](int) {
        QSignalSpy ready(&chart, &TimeChart::ready);
        chart.setData(data);
        if (ready.isEmpty())
            ready.wait();
        canvas->render(&screen);
    });
    const double blocked = medianMs([&](int) { // the picture again, while a worker may be thinning
        chart.setData(data);
        canvas->invalidate();
        canvas->render(&screen);
    });
    const double hover = medianMs([&](int round) {
        const QPointF at(200 + 40 * round, 200);
        QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(canvas, &move);
        canvas->render(&screen);
    });
    std::printf("%9lld  %10.2f  %16.2f  %17.2f  %8.2f\n", qlonglong(count), thin, replace, blocked, hover);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    theme.applyTo(&application);
    std::printf("Chart of 1000 x 400 with a compared period, median of %d, processor ms\n", Rounds);
    std::printf("%9s  %10s  %16s  %17s  %8s\n", "points", "thinning", "replace + paint", "hand over + paint",
                "hover");
    for (const qsizetype count : {1'000, 100'000, 1'000'000})
        measure(count, theme);
    return 0;
}

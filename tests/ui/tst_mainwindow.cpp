// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"
#include "ui/theme/format.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rangepopup.h"
#include "ui/window/topbar.h"
#include "windowfixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

/// What the store says itself about a range of the window's zone.
Value askDirectly(MainWindow &window, const QString &metric, const QString &from, const QString &to,
                  const QList<Filter> &filters = {})
{
    Query query;
    query.metrics = {metric};
    query.range = {.name = {}, .from = from, .to = to, .zone = u"Asia/Seoul"_s};
    query.filters = filters;
    query.asOfMs = TestNow;
    const auto answer = window.source()->query(query, {}).result();
    return answer && !answer->rows.isEmpty() ? answer->rows.first().first() : Value();
}

QString shownValue(const WindowFixture &fixture, const QString &metric)
{
    const KpiTile *tile = fixture.window->page()->headline()->tileOf(metric);
    return tile ? tile->content().exactValue : QString();
}

QString written(const WindowFixture &fixture, const QString &metric, const Value &value)
{
    return Format(fixture.window->locale()).exactValue(value, findMetric(metric)->unit);
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>(demoStore());
        m_fixture->settleDown();
        m_fixture->show();
        WAIT_READY(*m_fixture);
    }
    void cleanup() { m_fixture.reset(); }

    void showsTheFiguresOfTheRange_data()
    {
        QTest::addColumn<QString>("metric");
        for (const char *metric :
             {"views", "unique_viewers", "watch_time", "uploads", "active_uploaders", "engagement_rate"})
            QTest::newRow(metric) << QString::fromLatin1(metric);
    }
    void showsTheFiguresOfTheRange()
    {
        QFETCH(QString, metric);
        const Value direct = askDirectly(*m_fixture->window, metric, u"2026-10-05"_s, u"2026-11-02"_s);
        QVERIFY(direct.isNumber());
        QCOMPARE(shownValue(*m_fixture, metric), written(*m_fixture, metric, direct));
    }

    void theRangePickerChangesTheNumbers()
    {
        RangePicker *picker = m_fixture->window->bar()->ranges();
        QTest::mouseClick(picker->findChild<QPushButton *>(u"range"_s), Qt::LeftButton);
        QTRY_VERIFY(picker->popup());
        const auto edits = picker->popup()->findChildren<QLineEdit *>();
        QVERIFY(edits.size() >= 2);
        for (const auto &[edit, day] :
             {std::pair{edits.at(0), u"2026-10-10"_s}, {edits.at(1), u"2026-10-19"_s}}) {
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, day);
        }
        QTest::mouseClick(picker->popup()->findChild<QPushButton *>(u"apply"_s), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->window->presenter().scope().range.from, u"2026-10-10"_s);
        WAIT_READY(*m_fixture);
        const Value direct = askDirectly(*m_fixture->window, u"views"_s, u"2026-10-10"_s, u"2026-10-20"_s);
        QCOMPARE(shownValue(*m_fixture, u"views"_s), written(*m_fixture, u"views"_s, direct));
    }

    void draggingOnTheChartSetsTheRangeAndBackUndoesIt()
    {
        const RangeSpec before = m_fixture->window->presenter().scope().range;
        auto *canvas = m_fixture->window->page()->chart()->findChild<ChartCanvas *>();
        QVERIFY(canvas);
        const ChartGeometry geometry = canvas->geometryOfPlot();
        const auto at = [&](double bucket) {
            return QPointF(geometry.x(bucket), geometry.plot.center().y()).toPoint();
        };
        QTest::mousePress(canvas, Qt::LeftButton, {}, at(5));
        QTest::mouseMove(canvas, at(8));
        QTest::mouseMove(canvas, at(11));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at(11));
        QTRY_COMPARE(m_fixture->window->presenter().scope().range.from, u"2026-10-10"_s);
        QCOMPARE(m_fixture->window->presenter().scope().range.to, u"2026-10-17"_s);
        WAIT_READY(*m_fixture);
        const Value direct = askDirectly(*m_fixture->window, u"views"_s, u"2026-10-10"_s, u"2026-10-17"_s);
        QCOMPARE(shownValue(*m_fixture, u"views"_s), written(*m_fixture, u"views"_s, direct));
        QTest::keyClick(m_fixture->window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_fixture->window->presenter().scope().range, before);
        QTest::keyClick(m_fixture->window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_fixture->window->presenter().scope().range.from, u"2026-10-10"_s);
        WAIT_READY(*m_fixture);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, at(1));
        QTRY_COMPARE(m_fixture->window->presenter().scope().range, before);
    }

    void aClickOnABarAddsAChip()
    {
        BarList *bars = m_fixture->window->page()->bars(Tile::Device);
        QVERIFY(bars && !bars->rows().isEmpty());
        const Value key = bars->rows().first().key;
        m_fixture->window->page()->ensureWidgetVisible(bars);
        QTest::mouseClick(bars->viewport(), Qt::LeftButton, {},
                          bars->visualRect(bars->model()->index(0, 0)).center());
        QTRY_COMPARE(m_fixture->window->bar()->chips()->chips().size(), 1);
        const Filter filter = m_fixture->window->bar()->chips()->chips().first().filter;
        QCOMPARE(filter.dimension, u"device"_s);
        QCOMPARE(filter.values, QList<Value>{key});
        WAIT_READY(*m_fixture);
        const Value direct
            = askDirectly(*m_fixture->window, u"views"_s, u"2026-10-05"_s, u"2026-11-02"_s, {filter});
        QCOMPARE(shownValue(*m_fixture, u"views"_s), written(*m_fixture, u"views"_s, direct));
        // The same once more adds none.
        bars->setCurrentIndex(bars->model()->index(0, 0));
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(m_fixture->window->bar()->chips()->chips().size(), 1);
    }

    void aClickOnARowFiltersByItsContent()
    {
        TopTable *table = m_fixture->window->page()->table(Tile::Contents);
        QVERIFY(table->model()->rowCount() > 3);
        const Value key = table->resultModel()->keyAt(2);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(2, 0)).center());
        QTRY_COMPARE(m_fixture->window->presenter().scope().activeFilters().size(), 1);
        QCOMPARE(m_fixture->window->presenter().scope().activeFilters().first().values, QList<Value>{key});
    }

    void aTilePutsItsMetricOnTheChart()
    {
        KpiTile *tile = m_fixture->window->page()->headline()->tileOf(u"watch_time"_s);
        QVERIFY(tile);
        QTest::mouseClick(tile, Qt::LeftButton);
        QCOMPARE(m_fixture->window->page()->chartMetric(), u"watch_time"_s);
        QCOMPARE(m_fixture->window->page()->chart()->data().series.first().name,
                 findMetric(u"watch_time"_s)->label.en);
        QCOMPARE(m_fixture->window->settings().chartMetric, u"watch_time"_s);
    }

    void theChartShowsTheComparedPeriodBehind()
    {
        const ChartData &data = m_fixture->window->page()->chart()->data();
        QCOMPARE(data.series.size(), 2);
        QCOMPARE(data.series.at(1).kind, SeriesKind::Compared);
        QCOMPARE(data.size(), 28);
        double sum = 0;
        for (const double value : data.series.first().values)
            sum += value;
        const Value direct = askDirectly(*m_fixture->window, u"views"_s, u"2026-10-05"_s, u"2026-11-02"_s);
        QCOMPARE(qint64(sum), direct.toInteger());
    }

    void theHeatmapIsInTheChosenZone()
    {
        Scope scope = m_fixture->window->presenter().scope();
        scope.range = {.name = {}, .from = u"2026-10-12"_s, .to = u"2026-10-13"_s, .zone = u"Asia/Seoul"_s};
        m_fixture->window->setScope(scope);
        WAIT_READY(*m_fixture);
        // One Monday: all other days are empty.
        const auto answer = m_fixture->window->page()->shownTable(Tile::Heatmap);
        QVERIFY(answer);
        for (const Row &row : answer->rows)
            QCOMPARE(row.first(), Value(1));
    }

    void switchesTheLanguageWithoutARestart()
    {
        const auto title = [this] { return m_fixture->window->page()->card(Tile::Contents)->title(); };
        QCOMPARE(title(), u"Top contents"_s);
        m_fixture->window->setLanguage(LanguageChoice::Korean);
        QTRY_COMPARE(title(), u"인기 콘텐츠"_s);
        QTRY_COMPARE(m_fixture->window->bar()->exportButton()->accessibleName(), u"CSV 내보내기"_s);
        QVERIFY(m_fixture->window->page()
                    ->headline()
                    ->tileOf(u"views"_s)
                    ->accessibleName()
                    .contains(findMetric(u"views"_s)->label.ko));
        m_fixture->window->setLanguage(LanguageChoice::English);
        QTRY_COMPARE(title(), u"Top contents"_s);
    }

    void switchesTheTheme()
    {
        QVERIFY(!m_fixture->theme().isDark());
        QTest::mouseClick(m_fixture->window->findChild<QWidget *>(u"themeButton"_s), Qt::LeftButton);
        QVERIFY(m_fixture->theme().isDark());
        QCOMPARE(m_fixture->window->settings().theme, ThemeChoice::Dark);
        const QColor ground = m_fixture->window->palette().color(QPalette::Window);
        QCOMPARE(ground, darkTokens().window);
    }

    void everyControlIsReachedByKeysAndHasAName()
    {
        MainWindow *window = m_fixture->window.get();
        window->activateWindow();
        QTRY_VERIFY(window->isActiveWindow());
        QSet<QWidget *> reached;
        for (int i = 0; i < 300; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window, Qt::Key_Tab);
            QWidget *focus = QApplication::focusWidget();
            if (!focus || reached.contains(focus))
                break;
            reached.insert(focus);
        }
        QVERIFY(reached.size() > 15);
        for (QWidget *widget : std::as_const(reached)) {
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible);
            const QString name = accessible->text(QAccessible::Name);
            QVERIFY2(!name.isEmpty() || widget->inherits("QScrollArea"),
                     qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                               widget->objectName())));
        }
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            const bool isControl = widget->isVisible() && widget->isEnabled()
                && (widget->focusPolicy() & Qt::TabFocus) && !widget->inherits("QLineEdit")
                && !widget->focusProxy();
            QVERIFY2(!isControl || reached.contains(widget),
                     qPrintable(u"not reached: %1 %2"_s.arg(
                         QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
        }
    }

    void nothingIsClippedAtTheSmallestSize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280×800") << QSize(1280, 800);
        QTest::newRow("2560×1440") << QSize(2560, 1440);
    }
    void nothingIsClippedAtTheSmallestSize()
    {
        QFETCH(QSize, size);
        m_fixture->window->resize(size);
        QTRY_COMPARE(m_fixture->window->size(), size);
        const QRect inside = m_fixture->window->rect();
        for (QWidget *widget : m_fixture->window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->isWindow() || widget->parentWidget()->inherits("QTableView")
                || widget->inherits("QScrollBar"))
                continue;
            const QRect box(widget->mapTo(m_fixture->window.get(), QPoint()), widget->size());
            QVERIFY2(box.left() >= inside.left() && box.right() <= inside.right(),
                     qPrintable(
                         u"%1 %2 %3–%4"_s
                             .arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())
                             .arg(box.left())
                             .arg(box.right())));
        }
    }

private:
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

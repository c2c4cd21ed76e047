// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "ui/charts/chartcanvas.h"
#include "ui/pages/explore/explorebar.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/theme/format.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/findfield.h"
#include "ui/window/commandpalette.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

/// What the store says itself, over dates and not over the page's own question.
std::optional<ResultTable> askDirectly(MainWindow &window, Query query, bool isAllTime = false)
{
    query.range = isAllTime
        ? RangeSpec{.name = u"all"_s, .from = {}, .to = {}, .zone = u"Asia/Seoul"_s}
        : RangeSpec{.name = {}, .from = u"2026-10-05"_s, .to = u"2026-11-02"_s, .zone = u"Asia/Seoul"_s};
    query.asOfMs = TestNow;
    const auto answer = window.source()->query(query, {}).result();
    return answer ? std::optional(*answer) : std::nullopt;
}

QString className(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<WindowFixture>(demoStore());
        m_fixture->settleDown();
        m_fixture->show();
        WAIT_READY(*m_fixture);
    }
    void cleanupTestCase() { m_fixture.reset(); }
    void init()
    {
        if (!m_fixture)
            return;
        Scope scope = m_fixture->window->scope();
        scope.filters.clear();
        scope.range = {.name = u"last_28_days"_s, .from = {}, .to = {}, .zone = u"Asia/Seoul"_s};
        m_fixture->window->setScope(scope);
        m_fixture->window->resize(1280, 800);
    }

    void tilesEqualTheSource_data()
    {
        QTest::addColumn<QString>("page");
        for (const char *page : {"content", "uploaders", "viewers"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void tilesEqualTheSource()
    {
        QFETCH(QString, page);
        open(page);
        const Format format(m_fixture->window->locale());
        int compared = 0;
        const QList<Block> blocks = boardOf(*m_fixture, page)->presenter().blocks();
        for (const Block &block : blocks) {
            auto *tiles = partOf<TilesBlock>(*m_fixture, page, block.id);
            if (!tiles)
                continue;
            for (const QString &metric : block.metrics) {
                Query query;
                query.metrics = {metric};
                query.basis = block.query.basis;
                const Unit unit = findMetric(metric)->unit;
                const auto now = askDirectly(*m_fixture->window, query);
                const auto ever = askDirectly(*m_fixture->window, query, true);
                QVERIFY(now && ever);
                const KpiContent &shown = tiles->row()->tileOf(metric)->content();
                QCOMPARE(shown.exactValue, format.exactValue(now->rows.first().first(), unit));
                QCOMPARE(shown.total, format.shortValue(ever->rows.first().first(), unit));
                QVERIFY2(!shown.previous.isEmpty(), qPrintable(metric));
                ++compared;
            }
        }
        QVERIFY(compared >= 6);
    }

    void theTableEqualsTheSource()
    {
        open(u"content"_s);
        auto *block = partOf<TableBlock>(*m_fixture, u"content"_s, u"content.contents"_s);
        QVERIFY(block);
        ResultModel *model = block->table()->resultModel();
        Query query;
        query.metrics = {u"views"_s};
        query.dimensions = {u"content"_s};
        query.order = {{u"views"_s, true}};
        query.limit = 20;
        query.filters = {existsFilter(u"content"_s)};
        const auto direct = askDirectly(*m_fixture->window, query);
        QVERIFY(direct && direct->rows.size() == 20);
        const int views = model->columnOf(u"views"_s);
        for (int row = 0; row < 20; ++row) {
            QCOMPARE(model->keyAt(row), direct->rows.at(row).at(0));
            QCOMPARE(model->index(row, views).data(ResultModel::PlainRole).toString(),
                     direct->rows.at(row).at(1).toPlainText());
        }
        // The rest is the last row, and all rows together are the total.
        QVERIFY(model->keyAt(model->rowCount() - 1).isOther());
        qint64 sum = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            sum += model->index(row, views).data(ResultModel::PlainRole).toString().toLongLong();
        query.dimensions.clear();
        query.order.clear();
        QCOMPARE(sum, askDirectly(*m_fixture->window, query)->rows.first().first().toInteger());
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->sort(views, Qt::AscendingOrder);
        model->sort(-1);
    }

    void retentionHasNothingWhereNothingHappenedYet()
    {
        open(u"viewers"_s);
        auto *block = partOf<GridBlock>(*m_fixture, u"viewers"_s, u"viewers.retention"_s);
        QVERIFY(block);
        const GridValues &values = block->grid()->values();
        QVERIFY(values.rows.size() >= 5);
        QVERIFY(values.columns.size() >= 5);
        const int lastRow = int(values.rows.size()) - 2;
        QCOMPARE(block->grid()->valueAt({0, 0}), std::optional(1.0));
        QVERIFY(!block->grid()->valueAt({lastRow, int(values.columns.size()) - 1}));
        QVERIFY(block->grid()->cellText({lastRow, int(values.columns.size()) - 1}).contains(u"not known"_s));
        // Keys reach the cells.
        block->grid()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(block->grid(), Qt::Key_Right);
        QCOMPARE(block->grid()->accessibleDescription(), block->grid()->cellText({0, 1}));
    }

    void aRowLeadsToItsPageAndBackAgain()
    {
        open(u"content"_s);
        auto *block = partOf<TableBlock>(*m_fixture, u"content"_s, u"content.contents"_s);
        TopTable *table = block->table();
        const QString id = table->resultModel()->keyAt(1).toPlainText();
        const QString title = table->resultModel()->index(1, 0).data().toString();
        boardOf(*m_fixture, u"content"_s)->view().ensureWidgetVisible(table);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(1, 0)).center());
        QTRY_COMPARE(m_fixture->window->pages().current()->subject(), id);
        WAIT_SETTLED(*m_fixture);
        QCOMPARE(m_fixture->window->pages().current()->title(), title);
        Query query;
        query.metrics = {u"views"_s};
        query.filters = {isFilter(u"content"_s, id)};
        const auto direct = askDirectly(*m_fixture->window, query);
        auto *tiles = partOf<TilesBlock>(*m_fixture, u"content"_s, u"content.one.tiles"_s);
        QVERIFY(tiles);
        QCOMPARE(tiles->row()->tileOf(u"views"_s)->content().exactValue,
                 Format(m_fixture->window->locale()).exactValue(direct->rows.first().first(), Unit::Count));
        QTest::mouseClick(m_fixture->window->findChild<QPushButton *>(u"backToAll"_s), Qt::LeftButton);
        QTRY_VERIFY(m_fixture->window->pages().current()->subject().isEmpty());
        QTest::keyClick(m_fixture->window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_fixture->window->pages().current()->subject(), id);
        WAIT_SETTLED(*m_fixture);
    }

    void theFirstDaysStandBesideTheMedian()
    {
        open(u"content"_s);
        const QString id = firstContent(*m_fixture);
        m_fixture->window->showPage(u"content"_s, id);
        WAIT_SETTLED(*m_fixture);
        auto *chart = partOf<ChartBlock>(*m_fixture, u"content"_s, u"content.early"_s);
        QVERIFY(chart);
        const ChartData &data = chart->chart()->data();
        QCOMPARE(data.series.size(), 2);
        QCOMPARE(data.categories.size(), 3);
        Query query;
        query.metrics = {u"first_7d_views"_s};
        query.filters = {isFilter(u"content"_s, id)};
        const Value direct = askDirectly(*m_fixture->window, query, true)->rows.first().first();
        const double shown = data.series.first().values.at(1);
        QCOMPARE(std::isnan(shown), direct.isNull());
        QVERIFY(direct.isNull() || shown == direct.toDouble());
    }

    void aBarAddsAChipThatStaysOnItsPage()
    {
        open(u"viewers"_s);
        auto *bars = partOf<BarsBlock>(*m_fixture, u"viewers"_s, u"viewers.device"_s);
        QVERIFY(bars && !bars->bars()->rows().isEmpty());
        boardOf(*m_fixture, u"viewers"_s)->view().ensureWidgetVisible(bars->bars());
        bars->bars()->setCurrentIndex(bars->bars()->model()->index(0, 0));
        QTest::keyClick(bars->bars(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->window->scope().filters.size(), 1);
        WAIT_SETTLED(*m_fixture);
        m_fixture->window->showPage(u"uploaders"_s);
        QCOMPARE(m_fixture->window->scope().filters.size(), 0);
        m_fixture->window->showPage(u"viewers"_s);
        QCOMPARE(m_fixture->window->scope().filters.size(), 1);
        // Pinned, it goes along.
        Scope scope = m_fixture->window->scope();
        scope.filters.first().pinned = true;
        m_fixture->window->setScope(scope);
        m_fixture->window->showPage(u"uploaders"_s);
        QCOMPARE(m_fixture->window->scope().filters.size(), 1);
        WAIT_SETTLED(*m_fixture);
    }

    void aTileIsOnTheChart()
    {
        open(u"content"_s);
        auto *tiles = partOf<TilesBlock>(*m_fixture, u"content"_s, u"content.tiles"_s);
        QTest::mouseClick(tiles->row()->tileOf(u"watch_time"_s), Qt::LeftButton);
        auto *chart = partOf<ChartBlock>(*m_fixture, u"content"_s, u"content.chart"_s);
        QCOMPARE(chart->chart()->data().series.first().name, findMetric(u"watch_time"_s)->label.en);
        QCOMPARE(chart->exportable()->table.query.metrics, QStringList{u"watch_time"_s});
        QTest::mouseClick(tiles->row()->tileOf(u"views"_s), Qt::LeftButton);
    }

    void chartsShareOneCrosshair()
    {
        open(u"viewers"_s);
        auto *one = partOf<ChartBlock>(*m_fixture, u"viewers"_s, u"viewers.chart"_s);
        auto *other = partOf<ChartBlock>(*m_fixture, u"viewers"_s, u"viewers.newreturning"_s);
        QVERIFY(one && other);
        auto *canvas = one->chart()->findChild<ChartCanvas *>();
        auto *guided = other->chart()->findChild<ChartCanvas *>();
        const ChartGeometry &geometry = canvas->geometryOfPlot();
        boardOf(*m_fixture, u"viewers"_s)->view().ensureWidgetVisible(canvas);
        const QPointF at(geometry.x(9), geometry.plot.center().y());
        QMouseEvent move(QEvent::MouseMove, at, canvas->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(canvas, &move);
        QTRY_COMPARE(canvas->cursorBucket(), 9);
        QCOMPARE(guided->guideBucket(), 9);
        canvas->clearMarks();
        QCOMPARE(guided->guideBucket(), -1);
    }

    void findsInTheTable()
    {
        open(u"content"_s);
        TopTable *table = partOf<TableBlock>(*m_fixture, u"content"_s, u"content.contents"_s)->table();
        const QString title = table->resultModel()->index(7, 0).data().toString();
        m_fixture->window->activateWindow();
        QTRY_VERIFY(m_fixture->window->isActiveWindow());
        QTest::keyClick(m_fixture->window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *field = qobject_cast<FindField *>(QApplication::focusWidget());
        QVERIFY(field);
        field->setText(title);
        QTRY_VERIFY(table->selectionModel()->hasSelection());
        QCOMPARE(table->resultModel()->index(table->currentIndex().row(), 0).data().toString(), title);
        // Copied, it is tab-separated.
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(title));
        QVERIFY(QApplication::clipboard()->text().contains(u'\t'));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        m_fixture->window->pages().current()->clearSelection();
    }

    void thePaletteGoesToPagesAndContents()
    {
        open(u"content"_s);
        const QString id = firstContent(*m_fixture);
        const QString title = partOf<TableBlock>(*m_fixture, u"content"_s, u"content.contents"_s)
                                  ->table()
                                  ->resultModel()
                                  ->index(0, 0)
                                  .data()
                                  .toString();
        CommandPalette *palette = openPalette();
        QVERIFY(palette);
        QTest::keyClicks(palette->field(), u"Viewers"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->window->pages().current()->id(), u"viewers"_s);
        WAIT_SETTLED(*m_fixture);
        QTRY_VERIFY(!m_fixture->window->findChild<CommandPalette *>());
        palette = openPalette();
        QVERIFY(palette);
        palette->field()->setText(title);
        QTRY_VERIFY_WITH_TIMEOUT(palette->list()->count() > 0, 20'000);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->window->pages().current()->id(), u"content"_s);
        QCOMPARE(m_fixture->window->pages().current()->title().isEmpty(), false);
        QVERIFY(!m_fixture->window->pages().current()->subject().isEmpty());
        WAIT_SETTLED(*m_fixture);
        QCOMPARE(m_fixture->window->pages().current()->title(), title);
    }

    void exploreAnswersAndKeepsViews()
    {
        open(u"explore"_s);
        auto *page = qobject_cast<ExplorePage *>(m_fixture->window->pages().find(u"explore"_s));
        QVERIFY(page);
        // Chosen as a user does: metric by the list, dimension and drawing by the boxes.
        PickPopup *popup = page->bar()->metrics()->popup();
        QTest::mouseClick(page->bar()->metrics(), Qt::LeftButton);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClicks(popup->field(), u"watch_time"_s);
        QTest::keyClick(popup->field(), Qt::Key_Down);
        QTest::keyClick(popup->list(), Qt::Key_Return);
        QTest::keyClick(popup->list(), Qt::Key_Escape);
        QCOMPARE(page->bar()->view().query.metrics, (QStringList{u"views"_s, u"watch_time"_s}));
        choose(page->bar()->first(), u"device"_s);
        choose(page->bar()->charts(), int(ChartKind::Bar));
        WAIT_SETTLED(*m_fixture);
        auto *chart = partOf<ChartBlock>(*m_fixture, u"explore"_s, u"explore.answer"_s);
        QVERIFY(chart);
        Query query;
        query.metrics = {u"views"_s};
        query.dimensions = {u"device"_s};
        query.order = {{u"views"_s, true}};
        const auto direct = askDirectly(*m_fixture->window, query);
        QCOMPARE(chart->chart()->data().series.first().values.first(), direct->rows.first().at(1).toDouble());
        page->saveView(u"Devices"_s, u"a note"_s);
        choose(page->bar()->first(), u"country"_s);
        WAIT_SETTLED(*m_fixture);
        const SavedViews store(m_fixture->configFolder() + u"/views"_s);
        QVERIFY(store.find(u"Devices"_s));
        QCOMPARE(store.find(u"Devices"_s)->query.dimensions, QStringList{u"device"_s});
        page->openView(*store.find(u"Devices"_s));
        WAIT_SETTLED(*m_fixture);
        QCOMPARE(page->bar()->view().query.dimensions, QStringList{u"device"_s});
        QCOMPARE(page->bar()->first()->currentData().toString(), u"device"_s);
    }

    void exploreSaysWhyNot()
    {
        open(u"explore"_s);
        auto *page = qobject_cast<ExplorePage *>(m_fixture->window->pages().find(u"explore"_s));
        choose(page->bar()->charts(), int(ChartKind::CohortGrid));
        WAIT_SETTLED(*m_fixture);
        auto *grid = partOf<GridBlock>(*m_fixture, u"explore"_s, u"explore.answer"_s);
        QVERIFY(grid);
        QCOMPARE(grid->card()->state(), TileState::Empty);
        choose(page->bar()->charts(), int(ChartKind::Line));
        WAIT_SETTLED(*m_fixture);
    }

    void everyControlIsReachedByKeysAndHasAName_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : BoardPages)
            QTest::newRow(qPrintable(page)) << page;
    }
    void everyControlIsReachedByKeysAndHasAName()
    {
        QFETCH(QString, page);
        open(page);
        MainWindow *window = m_fixture->window.get();
        window->activateWindow();
        QTRY_VERIFY(window->isActiveWindow());
        QSet<QWidget *> reached;
        for (int i = 0; i < 400; ++i) {
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
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(className(widget)));
        }
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            const bool isControl = widget->isVisible() && widget->isEnabled()
                && (widget->focusPolicy() & Qt::TabFocus) && !widget->inherits("QLineEdit")
                && !widget->focusProxy() && !widget->inherits("QScrollArea");
            QVERIFY2(!isControl || reached.contains(widget),
                     qPrintable(u"not reached: "_s + className(widget)));
        }
    }

    void noTextIsClipped_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<LanguageChoice>("language");
        QTest::addColumn<QSize>("size");
        for (const QString &page : BoardPages) {
            for (const QSize &size : {QSize(1280, 800), QSize(2560, 1440)}) {
                QTest::addRow("%s-en-%d", qPrintable(page), size.width())
                    << page << LanguageChoice::English << size;
                QTest::addRow("%s-ko-%d", qPrintable(page), size.width())
                    << page << LanguageChoice::Korean << size;
            }
        }
    }
    void noTextIsClipped()
    {
        QFETCH(QString, page);
        QFETCH(LanguageChoice, language);
        QFETCH(QSize, size);
        m_fixture->window->setLanguage(language);
        open(page);
        m_fixture->window->resize(size);
        QTRY_COMPARE(m_fixture->window->size(), size);
        QCoreApplication::sendPostedEvents();
        const QRect inside = m_fixture->window->rect();
        for (QWidget *widget : m_fixture->window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->isWindow() || widget->inherits("QScrollBar"))
                continue;
            const auto *label = qobject_cast<QLabel *>(widget);
            const auto *button = qobject_cast<QPushButton *>(widget);
            int needed = 0;
            if (label && !label->wordWrap() && !label->text().isEmpty())
                needed = label->fontMetrics().horizontalAdvance(label->text());
            if (button)
                needed = button->fontMetrics().horizontalAdvance(QString(button->text()).remove(u'&'));
            QVERIFY2(needed <= widget->width() + 1,
                     qPrintable(u"%1 “%2” needs %3 of %4"_s
                                    .arg(className(widget), label ? label->text() : widget->accessibleName())
                                    .arg(needed)
                                    .arg(widget->width())));
            const QRect box(widget->mapTo(m_fixture->window.get(), QPoint()), widget->size());
            const bool isInTable = widget->parentWidget()->inherits("QTableView");
            QVERIFY2(isInTable || (box.left() >= inside.left() && box.right() <= inside.right()),
                     qPrintable(className(widget)));
        }
        m_fixture->window->setLanguage(LanguageChoice::English);
    }

    void comesBackToThePageItWasLeftOn()
    {
        // A store is open once at a time.
        m_fixture.reset();
        QTemporaryDir config;
        QString id;
        {
            WindowFixture fixture(demoStore(), config.path());
            fixture.settleDown();
            fixture.show();
            WAIT_READY(fixture);
            fixture.window->showPage(u"content"_s);
            WAIT_SETTLED(fixture);
            id = firstContent(fixture);
            QVERIFY(!id.isEmpty());
            TopTable *table = partOf<TableBlock>(fixture, u"content"_s, u"content.contents"_s)->table();
            table->sortByColumn(table->resultModel()->columnOf(u"change"_s), Qt::AscendingOrder);
            auto *tiles = partOf<TilesBlock>(fixture, u"content"_s, u"content.tiles"_s);
            QTest::mouseClick(tiles->row()->tileOf(u"watch_time"_s), Qt::LeftButton);
            fixture.window->showPage(u"content"_s, id);
            WAIT_SETTLED(fixture);
            fixture.window->close();
        }
        WindowFixture fixture(demoStore(), config.path());
        fixture.show();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window->source(), 30'000);
        WAIT_SETTLED(fixture);
        QCOMPARE(fixture.window->pages().current()->id(), u"content"_s);
        QCOMPARE(fixture.window->pages().current()->subject(), id);
        fixture.window->showPage(u"content"_s);
        WAIT_SETTLED(fixture);
        QCOMPARE(partOf<TableBlock>(fixture, u"content"_s, u"content.contents"_s)
                     ->table()
                     ->tableLayout()
                     .sortColumn,
                 u"change"_s);
        QCOMPARE(partOf<ChartBlock>(fixture, u"content"_s, u"content.chart"_s)->metric(), u"watch_time"_s);
    }

private:
    void open(const QString &page)
    {
        m_fixture->window->showPage(page);
        WAIT_SETTLED(*m_fixture);
        QVERIFY(m_fixture->window->pages().current()->id() == page);
    }

    CommandPalette *openPalette()
    {
        m_fixture->window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_fixture->window.get()))
            return nullptr;
        QTest::keyClick(m_fixture->window.get(), Qt::Key_K, Qt::ControlModifier);
        return m_fixture->window->findChild<CommandPalette *>();
    }

    static void choose(QComboBox *box, const QVariant &data)
    {
        const int row = box->findData(data);
        QVERIFY2(row >= 0, qPrintable(data.toString()));
        box->setFocus();
        box->setCurrentIndex(row);
        Q_EMIT box->activated(row);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

Q_DECLARE_METATYPE(tally::LanguageChoice)

QTEST_MAIN(TestPages)
#include "tst_pages.moc"

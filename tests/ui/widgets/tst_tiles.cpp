// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/barlist.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/heatmap.h"
#include "ui/widgets/kpitile.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/navbar.h"
#include "ui/widgets/navbutton.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <limits>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

const QLocale English(QLocale::English, QLocale::UnitedKingdom);
const QLocale Korean(QLocale::Korean, QLocale::SouthKorea);
constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();

KpiContent views()
{
    KpiContent content;
    content.value = u"48.2M"_s;
    content.exactValue = u"48,213,004"_s;
    content.change = 0.124;
    content.higherIsBetter = true;
    content.versus = u"vs previous period"_s;
    content.series = {1, 2, Unknown, 4};
    return content;
}

/// How many pixels of a picture have just this colour.
int pixelsOf(QWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return found;
}

} // namespace

/// Tiles, cards, heatmap, bar list and the smaller parts: states, mouse, keys, what is said to assistive
/// technology.
class TestTiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kpiClicks_data();
    void kpiClicks();
    void kpiSaysAll();
    void kpiColours_data();
    void kpiColours();
    void kpiErrorRetries();
    void kpiPaintsAtAnyWidth_data();
    void kpiPaintsAtAnyWidth();
    void cardStates();
    void cardMenuShowsWithActions();
    void heatmapKeys();
    void heatmapClicks();
    void heatmapWeekStart_data();
    void heatmapWeekStart();
    void heatmapUnknownIsNotZero();
    void barListActivates();
    void barListNames();
    void barListModel();
    void sparklineEdgeCases_data();
    void sparklineEdgeCases();
    void navByKeys();
    void messageBar();
    void toastGoesByItself();
    void emptyStateHasThreeWays();
    void progressCancelsOnce();

private:
    Theme m_theme;
};

void TestTiles::initTestCase()
{
    m_theme.setMode(Theme::Mode::Light);
    m_theme.applyTo(qApp);
}

void TestTiles::kpiClicks_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("mouse") << 0;
    QTest::newRow("space") << int(Qt::Key_Space);
    QTest::newRow("enter") << int(Qt::Key_Return);
}

void TestTiles::kpiClicks()
{
    QFETCH(int, key);
    KpiTile tile(m_theme);
    tile.setContent(views());
    tile.show();
    QSignalSpy clicked(&tile, &KpiTile::clicked);
    if (key == 0)
        QTest::mouseClick(&tile, Qt::LeftButton);
    else
        QTest::keyClick(&tile, Qt::Key(key));
    QCOMPARE(clicked.size(), 1);
}

void TestTiles::kpiSaysAll()
{
    KpiTile tile(m_theme);
    tile.setLocale(English);
    tile.setLabel(u"Views"_s);
    tile.setDefinition(u"Count of view events"_s);
    QVERIFY(tile.accessibleName().contains(u"loading"_s));
    KpiContent content = views();
    content.trust = Trust::Approximate;
    content.trustNote = u"HyperLogLog, 1 %"_s;
    tile.setContent(content);
    QCOMPARE(tile.accessibleName(), u"Views: 48,213,004, ▲ 12.4% vs previous period"_s);
    QVERIFY(tile.accessibleDescription().contains(u"Count of view events"_s));
    QVERIFY(tile.accessibleDescription().contains(u"HyperLogLog"_s));
}

void TestTiles::kpiColours_data()
{
    QTest::addColumn<double>("change");
    QTest::addColumn<bool>("better");
    QTest::addColumn<QColor>("pill");
    QTest::newRow("more of what is good") << 0.1 << true << lightTokens().goodSoft;
    QTest::newRow("less of what is good") << -0.1 << true << lightTokens().badSoft;
    QTest::newRow("more of what is bad") << 0.1 << false << lightTokens().badSoft;
    QTest::newRow("less of what is bad") << -0.1 << false << lightTokens().goodSoft;
    QTest::newRow("no change") << 0.0 << true << lightTokens().hover;
}

void TestTiles::kpiColours()
{
    QFETCH(double, change);
    QFETCH(bool, better);
    QFETCH(QColor, pill);
    KpiTile tile(m_theme);
    tile.resize(260, 108);
    KpiContent content = views();
    content.change = change;
    content.higherIsBetter = better;
    tile.setContent(content);
    QVERIFY(pixelsOf(tile, pill) > 200);
}

void TestTiles::kpiErrorRetries()
{
    KpiTile tile(m_theme);
    tile.setLabel(u"Views"_s);
    tile.setError(u"It did not answer."_s);
    tile.show();
    QSignalSpy retry(&tile, &KpiTile::retryRequested);
    QSignalSpy clicked(&tile, &KpiTile::clicked);
    auto *button = tile.findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(retry.size(), 1);
    QCOMPARE(clicked.size(), 0);
    QVERIFY(tile.accessibleName().contains(u"It did not answer."_s));
    tile.setLoading();
    QVERIFY(!button->isVisible());
    QCOMPARE(tile.state(), TileState::Loading);
}

void TestTiles::kpiPaintsAtAnyWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1, 40, 168, 240, 700})
        QTest::addRow("%d", width) << width;
}

void TestTiles::kpiPaintsAtAnyWidth()
{
    QFETCH(int, width);
    KpiTile tile(m_theme);
    tile.setLabel(u"A label that is much too long for a narrow tile, on purpose"_s);
    tile.resize(width, 108);
    tile.setContent(views());
    tile.grab();
    tile.setError(QString(2000, u'x'));
    tile.grab();
    tile.setEmpty(u"Nothing"_s);
    const QImage image = tile.grab().toImage();
    // Nothing reaches over the frame's right padding.
    if (width >= 168) {
        for (int y = 20; y < 88; ++y)
            QCOMPARE(image.pixelColor(image.width() - 8, y), lightTokens().surface);
    }
}

void TestTiles::cardStates()
{
    Card card(m_theme);
    card.resize(300, 200);
    auto *content = new QLabel(u"content"_s);
    card.setContent(content);
    card.show();
    card.setReady();
    QVERIFY(content->isVisible());
    card.setLoading();
    QVERIFY(content->isVisible()); // the last answer stays, dimmed
    card.setError(u"It did not answer."_s);
    QVERIFY(!content->isVisible());
    QSignalSpy retry(&card, &Card::retryRequested);
    const auto buttons = card.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 1);
    QTest::mouseClick(buttons.first(), Qt::LeftButton);
    QCOMPARE(retry.size(), 1);
    card.setEmpty(u"Nothing here."_s);
    QVERIFY(!buttons.first()->isVisible());
    card.setReady();
    QVERIFY(content->isVisible());
}

void TestTiles::cardMenuShowsWithActions()
{
    Card card(m_theme);
    card.setTitle(u"Views"_s);
    card.show();
    auto *button = card.findChild<QToolButton *>();
    QVERIFY(!button->isVisible());
    QAction action(u"Export CSV"_s);
    card.addMenuAction(&action);
    QVERIFY(button->isVisible());
    QVERIFY(button->accessibleName().contains(u"Views"_s));
}

void TestTiles::heatmapKeys()
{
    Heatmap map(m_theme);
    map.setLocale(English);
    map.resize(420, 250);
    HeatmapValues values;
    values.at(1, 1) = 7;
    map.setMetric(u"views"_s, Unit::Count);
    map.setValues(values);
    map.show();
    QSignalSpy clicked(&map, &Heatmap::cellClicked);
    QSignalSpy cleared(&map, &Heatmap::selectionCleared);
    QTest::keyClick(&map, Qt::Key_Left); // at the edge: stays
    QTest::keyClick(&map, Qt::Key_Right);
    QVERIFY2(map.accessibleDescription().contains(u"Mon, 01:00–02:00: 7 views"_s),
             qPrintable(map.accessibleDescription()));
    QTest::keyClick(&map, Qt::Key_Down);
    QTest::keyClick(&map, Qt::Key_End);
    QTest::keyClick(&map, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.first(), (QVariantList{2, 23}));
    QTest::keyClick(&map, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!map.selected());
}

void TestTiles::heatmapClicks()
{
    Heatmap map(m_theme);
    map.resize(420, 250);
    map.show();
    QSignalSpy clicked(&map, &Heatmap::cellClicked);
    for (const HeatmapCell &cell : {HeatmapCell{1, 0}, HeatmapCell{7, 23}, HeatmapCell{4, 12}}) {
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect(cell).center().toPoint());
        QCOMPARE(clicked.last(), (QVariantList{cell.weekday, cell.hour}));
        QCOMPARE(map.selected(), std::optional(cell));
    }
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(2, 245));
    QCOMPARE(clicked.size(), 3);
}

void TestTiles::heatmapWeekStart_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<int>("first");
    QTest::newRow("Monday") << English << 1;
    QTest::newRow("Sunday") << Korean << 7;
}

void TestTiles::heatmapWeekStart()
{
    QFETCH(QLocale, locale);
    QFETCH(int, first);
    Heatmap map(m_theme);
    map.setLocale(locale);
    map.resize(420, 250);
    const auto cell = map.cellAt(map.cellRect({first, 5}).center());
    QCOMPARE(cell, std::optional(HeatmapCell{first, 5}));
    QVERIFY(map.cellRect({first, 0}).top() < 4);
}

void TestTiles::heatmapUnknownIsNotZero()
{
    Heatmap map(m_theme);
    map.setLocale(English);
    HeatmapValues values;
    values.at(1, 0) = 0;
    map.setValues(values);
    QVERIFY(map.cellText({1, 0}).contains(u": 0"_s));
    QVERIFY(map.cellText({1, 1}).contains(u"unknown"_s));
    map.resize(420, 250);
    const QImage image = map.grab().toImage();
    QVERIFY(image.copy(map.cellRect({1, 0}).toRect()) != image.copy(map.cellRect({1, 1}).toRect()));
}

void TestTiles::barListActivates()
{
    BarList list(m_theme);
    list.resize(400, 200);
    BarRow first;
    first.key = u"KR"_s;
    first.value = 10;
    BarRow unknown;
    unknown.value = 5;
    BarRow other;
    other.key = OtherValues();
    other.value = 90;
    list.setRows({first, unknown, other});
    list.show();
    QSignalSpy activated(&list, &BarList::rowActivated);
    const auto click = [&](int row) {
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(row, 0)).center());
    };
    click(0);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.last().at(1).value<Value>(), Value(u"KR"_s));
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QVERIFY(activated.last().at(1).value<Value>().isNull());
    click(2); // nothing to filter by
    QCOMPARE(activated.size(), 2);
}

void TestTiles::barListNames()
{
    BarList list(m_theme);
    list.setLocale(English);
    BarRow other;
    other.key = OtherValues();
    other.valueText = u"90"_s;
    other.share = 0.5;
    list.setRows({BarRow(), other});
    QCOMPARE(list.model()->index(0, 0).data().toString(), u"(unknown)"_s);
    QCOMPARE(list.model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Other, 90, 50.0%"_s);
}

void TestTiles::barListModel()
{
    BarList list(m_theme);
    const QAbstractItemModelTester tester(list.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setRows({BarRow(), BarRow()});
    list.setLocale(Korean);
    list.setRows({});
    QCOMPARE(list.model()->rowCount(), 0);
}

void TestTiles::sparklineEdgeCases_data()
{
    QTest::addColumn<QList<double>>("series");
    QTest::addColumn<bool>("inked");
    QTest::newRow("none") << QList<double>() << false;
    QTest::newRow("all unknown") << QList<double>{Unknown, Unknown} << false;
    QTest::newRow("one") << QList<double>{5} << true;
    QTest::newRow("flat") << QList<double>{5, 5, 5} << true;
    QTest::newRow("infinite") << QList<double>{1, std::numeric_limits<double>::infinity(), 2} << true;
    QTest::newRow("gap") << QList<double>{1, 2, Unknown, 3, 1} << true;
}

void TestTiles::sparklineEdgeCases()
{
    QFETCH(QList<double>, series);
    QFETCH(bool, inked);
    QImage image(100, 30, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    SparklineLook look;
    look.line = Qt::black;
    look.lastIncomplete = true;
    Sparkline::paint(painter, QRectF(0, 0, 100, 30), series, look);
    painter.end();
    QImage blank(image.size(), image.format());
    blank.fill(Qt::white);
    QCOMPARE(image != blank, inked);
}

void TestTiles::navByKeys()
{
    NavBar bar(m_theme);
    bar.addPage(u"a"_s, u"overview"_s, u"A"_s);
    bar.addPage(u"b"_s, u"content"_s, u"B"_s);
    bar.addPage(u"c"_s, u"data"_s, u"C"_s);
    bar.show();
    bar.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    QSignalSpy chosen(&bar, &NavBar::pageChosen);
    const auto buttons = bar.findChildren<NavButton *>();
    buttons.at(0)->setFocus();
    QTest::keyClick(buttons.at(0), Qt::Key_Down);
    QCOMPARE(bar.focusWidget(), buttons.at(1));
    QCOMPARE(chosen.size(), 0); // looking is not going
    QTest::keyClick(buttons.at(1), Qt::Key_Return);
    QCOMPARE(bar.current(), u"b"_s);
    QTest::keyClick(buttons.at(1), Qt::Key_End);
    QTest::keyClick(buttons.at(2), Qt::Key_Space);
    QCOMPARE(bar.current(), u"c"_s);
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QCOMPARE(chosen.size(), 3);
    QVERIFY(buttons.at(0)->isChecked() && !buttons.at(2)->isChecked());
}

void TestTiles::messageBar()
{
    QWidget window;
    MessageBar bar(m_theme, &window);
    window.show();
    QVERIFY(!bar.isVisible());
    bar.showMessage(MessageKind::Bad, u"The file can't be read."_s, u"Try again"_s);
    QVERIFY(bar.isVisible());
    QSignalSpy action(&bar, &MessageBar::actionTriggered);
    QSignalSpy dismissed(&bar, &MessageBar::dismissed);
    QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(action.size(), 1);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
    QCOMPARE(dismissed.size(), 1);
    bar.showMessage(MessageKind::Info, u"Done."_s);
    QVERIFY(!bar.findChild<QPushButton *>()->isVisible());
}

void TestTiles::toastGoesByItself()
{
    QWidget window;
    window.resize(600, 300);
    QLineEdit edit(&window); // where the focus is: on the toast it would keep it
    Toast toast(m_theme, &window);
    window.show();
    edit.setFocus();
    toast.showFor(20, MessageKind::Good, u"1,204 rows exported."_s);
    QVERIFY(toast.isVisible());
    QVERIFY(window.rect().contains(toast.geometry()));
    QTRY_VERIFY(!toast.isVisible());
}

void TestTiles::emptyStateHasThreeWays()
{
    EmptyState state(m_theme);
    QVERIFY(state.addAction(u"One"_s, true));
    QVERIFY(state.addAction(u"Two"_s));
    QVERIFY(state.addAction(u"Three"_s));
    QVERIFY(!state.addAction(u"Four"_s));
}

void TestTiles::progressCancelsOnce()
{
    ProgressPanel panel(m_theme);
    panel.start(u"Importing"_s);
    QSignalSpy cancel(&panel, &ProgressPanel::cancelRequested);
    auto *button = panel.findChild<QPushButton *>();
    auto *bar = panel.findChild<QProgressBar *>();
    QCOMPARE(bar->maximum(), 0); // not known how much
    panel.setFraction(7.0);
    QCOMPARE(bar->value(), bar->maximum());
    panel.setFraction(Unknown);
    QCOMPARE(bar->maximum(), 0);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cancel.size(), 1);
    QVERIFY(!button->isEnabled());
    panel.start(u"Again"_s);
    QVERIFY(button->isEnabled());
}

QTEST_MAIN(TestTiles)
#include "tst_tiles.moc"

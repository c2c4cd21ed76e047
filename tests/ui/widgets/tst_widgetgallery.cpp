// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/barlist.h"
#include "ui/widgets/card.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/heatmap.h"
#include "ui/widgets/kpitile.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/navbar.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/rangepicker.h"
#include "ui/widgets/zonepicker.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTranslator>

#include <cmath>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'751'200'000'000; // 2025-06-29T12:26:40Z

QList<double> wave(double level, int days, double phase)
{
    QList<double> series;
    for (int i = 0; i < days; ++i)
        series.append(level * (1 + 0.3 * std::sin(i * 0.9 + phase) + 0.012 * i));
    return series;
}

KpiContent tile(const QString &value, double change, bool better, Trust trust, double phase)
{
    KpiContent content;
    content.value = value;
    content.exactValue = value;
    content.change = change;
    content.higherIsBetter = better;
    content.versus = QCoreApplication::translate("RangeText", "vs previous period");
    content.series = wave(100, 28, phase);
    content.lastIncomplete = trust == Trust::Incomplete;
    content.trust = trust;
    return content;
}

QWidget *tiles(const Theme &theme, bool korean)
{
    auto *row = new QWidget;
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    QList<KpiTile *> made;
    const QStringList labels = korean
        ? QStringList{u"조회수"_s, u"순 시청자"_s, u"이탈률"_s, u"시청 시간"_s, u"업로드"_s, u"참여율"_s}
        : QStringList{u"Views"_s,      u"Unique viewers"_s, u"Bounce rate"_s,
                      u"Watch time"_s, u"Uploads"_s,        u"Engagement rate"_s};
    for (int i = 0; i < labels.size(); ++i) {
        auto *one = new KpiTile(theme, row);
        one->setLabel(labels.at(i));
        grid->addWidget(one, i / 3, i % 3);
        made.append(one);
    }
    const Format format(korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                               : QLocale(QLocale::English, QLocale::UnitedKingdom));
    made[0]->setContent(tile(format.compact(48'213'004), 0.124, true, Trust::Exact, 0));
    made[1]->setContent(tile(format.integer(18'942), -0.048, true, Trust::Approximate, 2));
    made[2]->setContent(tile(format.percent(0.316), -0.022, false, Trust::Incomplete, 4));
    made[3]->setLoading();
    made[4]->setError(korean ? u"저장소를 다른 프로그램이 쓰고 있습니다."_s
                             : u"The store is in use by another program, which has to end first."_s);
    made[5]->setEmpty(korean ? u"이 기간에는 조회가 없습니다."_s : u"No views in this range."_s);
    return row;
}

QWidget *heatmapCard(const Theme &theme, bool korean)
{
    auto *card = new Card(theme);
    card->setTitle(korean ? u"시간대별 활동"_s : u"Activity by hour"_s);
    card->setSubtitle(korean ? u"조회수, Asia/Seoul"_s : u"Views, Asia/Seoul"_s);
    card->menu()->addAction(u"…"_s);
    auto *map = new Heatmap(theme);
    HeatmapValues values;
    for (int day = 1; day <= 7; ++day) {
        for (int hour = 0; hour < 24; ++hour)
            values.at(day, hour)
                = std::floor(1000 * std::pow(std::sin(hour * 0.13), 2) * (day > 5 ? 1.3 : 1.0));
    }
    values.at(3, 4).reset();
    map->setMetric(korean ? u"조회수"_s : u"views"_s, Unit::Count);
    map->setValues(values);
    map->setSelected(HeatmapCell{2, 9});
    card->setContent(map);
    card->setReady();
    return card;
}

QWidget *barCard(const Theme &theme, bool korean)
{
    auto *card = new Card(theme);
    card->setTitle(korean ? u"상위 업로더"_s : u"Top uploaders"_s);
    card->setSubtitle(korean ? u"2,317명"_s : u"2,317 in range"_s);
    auto *list = new BarList(theme);
    const QList<std::tuple<Value, double, double>> rows{
        {QStringLiteral("김민준"), 8'194'000, 0.117},
        {QStringLiteral("이서연"), 6'719'080, 0.316},
        {QStringLiteral("pixel_fox"), 5'509'645, 0.054},
        {QStringLiteral("a name that is rather too long for its column"), 2'491'030, -0.064},
        {Value(), 1'200'000, 0.0},
        {Value(OtherValues()), 24'000'000, 0.08}};
    const Format format(card->locale());
    QList<BarRow> bars;
    for (const auto &[key, value, change] : rows) {
        BarRow bar;
        bar.key = key;
        bar.value = value;
        bar.valueText = format.integer(qint64(value));
        bar.share = value / 48'000'000;
        bar.change = change;
        bars.append(bar);
    }
    list->setHigherIsBetter(true);
    list->setRows(bars);
    list->setCurrentIndex(list->model()->index(1, 0));
    card->setContent(list);
    card->setReady();
    return card;
}

QWidget *tableCard(const Theme &theme)
{
    auto *card = new Card(theme);
    card->setTitle(u"Table · 표"_s);
    auto *model = new QStandardItemModel(5, 5, card);
    model->setHorizontalHeaderLabels({u"Content"_s, u"Views"_s, u"Share"_s, u"Change"_s, u"Trend"_s});
    for (int row = 0; row < 5; ++row) {
        const double share = 0.4 / (row + 1);
        model->setItem(
            row, 0, new QStandardItem(row % 2 ? u"한강 야경 브이로그"_s : u"Night ride, part %1"_s.arg(row)));
        model->setItem(
            row, 1, new QStandardItem(QLocale(QLocale::English).toString(8194000 / (row + 1) / (row + 1))));
        auto *bar = new QStandardItem(Format(QLocale(QLocale::English)).percent(share));
        bar->setData(share, Qt::UserRole + 1);
        model->setItem(row, 2, bar);
        auto *change = new QStandardItem;
        change->setData(row == 4 ? QVariant() : QVariant(0.1 * (2 - row)), Qt::UserRole + 1);
        change->setData(true, Qt::UserRole + 2);
        model->setItem(row, 3, change);
        auto *trend = new QStandardItem;
        trend->setData(QVariant::fromValue(wave(10, 20, row)), Qt::UserRole + 1);
        model->setItem(row, 4, trend);
    }
    auto *table = new QTableView;
    table->setModel(model);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setItemDelegateForColumn(1, new FigureDelegate(table));
    table->setItemDelegateForColumn(2, new BarDelegate(theme, Qt::UserRole + 1, table));
    table->setItemDelegateForColumn(3, new ChangeDelegate(theme, Qt::UserRole + 1, Qt::UserRole + 2, table));
    table->setItemDelegateForColumn(4, new SparklineDelegate(theme, Qt::UserRole + 1, table));
    table->setColumnWidth(0, 150);
    table->setColumnWidth(2, 170);
    table->selectRow(1);
    card->setContent(table);
    card->setReady();
    return card;
}

QWidget *bar(const Theme &theme, const Clock &clock)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    auto *picker = new RangePicker(theme, clock);
    RangeSpec range;
    range.name = u"last_90_days"_s;
    range.zone = u"Asia/Seoul"_s;
    CompareSpec compare;
    compare.mode = CompareMode::PreviousPeriod;
    picker->setRange(range, compare);
    auto *zone = new ZonePicker(clock);
    zone->setZone(u"Asia/Seoul"_s);
    auto *primary = new QPushButton(theme.icon(u"export"_s, IconTone::OnAccent), u"Export CSV"_s);
    primary->setProperty("kind", u"primary"_s);
    row->addWidget(picker);
    row->addWidget(zone);
    row->addWidget(primary);
    row->addStretch();
    return holder;
}

QWidget *chips(const Theme &theme)
{
    auto *bar = new FilterChips(theme);
    const auto is = [](const QString &dimension, const QList<Value> &values, Filter::Op op = Filter::Op::Is) {
        Filter filter;
        filter.op = op;
        filter.dimension = dimension;
        filter.values = values;
        return filter;
    };
    bar->setChips({{is(u"country"_s, {u"KR"_s, u"JP"_s}), true, true},
                   {is(u"device"_s, {u"tv"_s}, Filter::Op::IsNot), true, false},
                   {is(u"content_title"_s, {u"라이브"_s}, Filter::Op::Contains), false, false}});
    return bar;
}

QWidget *messages(const Theme &theme, bool korean)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](MessageKind kind, const QString &text, const QString &action) {
        auto *message = new MessageBar(theme, holder);
        column->addWidget(message);
        message->showMessage(kind, text, action);
    };
    add(MessageKind::Good, korean ? u"1,204행을 내보냈습니다."_s : u"1,204 rows exported."_s,
        korean ? u"폴더 열기"_s : u"Open folder"_s);
    add(MessageKind::Warning, korean ? u"데이터가 6월 28일까지입니다."_s : u"Data ends on 28 June."_s, {});
    add(MessageKind::Bad, korean ? u"파일을 읽을 수 없습니다."_s : u"The file can't be read."_s, u"…"_s);
    auto *progress = new ProgressPanel(theme, holder);
    progress->start(korean ? u"events.ndjson.gz 가져오는 중"_s : u"Importing events.ndjson.gz"_s);
    progress->setFraction(0.42);
    progress->setDetails(korean ? u"412,000줄 읽음 · 3줄 거부"_s : u"412,000 lines read · 3 rejected"_s);
    column->addWidget(progress);
    column->addStretch();
    return holder;
}

QWidget *empty(const Theme &theme, bool korean)
{
    auto *card = new Card(theme);
    auto *state = new EmptyState(theme);
    state->setIcon(u"data"_s);
    state->setHeadline(korean ? u"아직 이벤트가 없습니다"_s : u"No events yet"_s);
    state->setText(korean
                       ? u"이벤트 로그를 이 창에 끌어다 놓거나, 데모 커뮤니티를 만들어 보세요."_s
                       : u"Drop an event log onto this window, or look around in a demo community first."_s);
    state->addAction(korean ? u"파일 가져오기…"_s : u"Import a file…"_s, true);
    state->addAction(korean ? u"데모 만들기"_s : u"Make a demo"_s);
    card->setContent(state);
    card->setReady();
    return card;
}

NavBar *sidebar(const Theme &theme, bool korean)
{
    auto *bar = new NavBar(theme);
    auto *name = new QLabel(u"Tallyroom"_s);
    name->setProperty("kind", u"heading"_s);
    bar->setHeader(name);
    bar->addPage(u"overview"_s, u"overview"_s, korean ? u"개요"_s : u"Overview"_s);
    bar->addPage(u"content"_s, u"content"_s, korean ? u"콘텐츠"_s : u"Content"_s);
    bar->addPage(u"uploaders"_s, u"uploaders"_s, korean ? u"업로더"_s : u"Uploaders"_s);
    bar->addPage(u"viewers"_s, u"viewers"_s, korean ? u"시청자"_s : u"Viewers"_s);
    bar->addPage(u"reports"_s, u"reports"_s, korean ? u"보고서"_s : u"Reports"_s);
    return bar;
}

/// All icons in a row, so that a missing or misdrawn one is seen.
QWidget *icons(const Theme &theme)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    for (const QString &file : files) {
        if (file.contains(u"-light"_s) || file.contains(u"-dark"_s))
            continue;
        auto *label = new QLabel;
        label->setPixmap(theme.icon(file.chopped(4)).pixmap(QSize(20, 20), 2.0));
        row->addWidget(label);
    }
    row->addStretch();
    return holder;
}

} // namespace

/// Every widget in both themes and languages as pictures, for eyes to judge; asserts what a program can see.
class TestWidgetGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renders_data();
    void renders();

private:
    static void save(QWidget &widget, const QString &name, qreal ratio);
};

void TestWidgetGallery::renders_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::newRow("light_en") << false << false;
    QTest::newRow("dark_en") << true << false;
    QTest::newRow("light_ko") << false << true;
    QTest::newRow("dark_ko") << true << true;
}

void TestWidgetGallery::save(QWidget &widget, const QString &name, qreal ratio)
{
    QImage image(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    widget.render(&image);
    const QString folder = qEnvironmentVariable("TALLYROOM_ARTEFACTS", QDir::tempPath());
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(image.save(u"%1/widgets_%2.png"_s.arg(folder, name)));
    // On a ground of its own, painted, and not all of one colour.
    QCOMPARE(qAlpha(image.pixel(image.width() / 2, int(6 * ratio))), 255);
    const QRgb first = image.pixel(4, 4);
    bool varied = false;
    for (int x = 0; x < image.width() && !varied; x += 3)
        varied = image.pixel(x, image.height() / 2) != first;
    QVERIFY(varied);
}

void TestWidgetGallery::renders()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QTranslator translator;
    if (korean && translator.load(u":/i18n/tallyroom_ko.qm"_s))
        QCoreApplication::installTranslator(&translator);
    const QLocale locale = korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                  : QLocale(QLocale::English, QLocale::UnitedKingdom);
    QLocale::setDefault(locale);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.applyTo(qApp);
    const FixedClock clock(Now);

    QWidget window;
    window.setLocale(locale);
    auto *grid = new QGridLayout(&window);
    grid->setContentsMargins(0, 0, 16, 16);
    grid->setSpacing(12);
    grid->addWidget(sidebar(theme, korean), 0, 0, 6, 1);
    grid->addWidget(bar(theme, clock), 0, 1, 1, 2);
    grid->addWidget(chips(theme), 1, 1, 1, 2);
    grid->addWidget(tiles(theme, korean), 2, 1, 1, 2);
    grid->addWidget(heatmapCard(theme, korean), 3, 1);
    grid->addWidget(barCard(theme, korean), 3, 2);
    grid->addWidget(tableCard(theme), 4, 1);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(messages(theme, korean));
    column->addWidget(empty(theme, korean), 1);
    grid->addWidget(side, 4, 2);
    grid->addWidget(icons(theme), 5, 1, 1, 2);
    grid->setRowStretch(4, 1);
    window.resize(1280, 1120);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    save(window, name, 1.0);
    save(window, name + u"_2x"_s, 2.0);

    auto *picker = window.findChild<RangePicker *>();
    picker->openPopup();
    QVERIFY(picker->popup());
    save(*picker->popup(), name + u"_range"_s, 2.0);
    picker->popup()->close();
    auto *filters = window.findChild<FilterChips *>();
    filters->setSuggestions([](const QString &, const QString &, const auto &answer) {
        answer({u"KR"_s, u"JP"_s, u"US"_s, u"VN"_s, u"TH"_s});
    });
    filters->openEditor(0);
    QVERIFY(filters->editor());
    save(*filters->editor(), name + u"_filter"_s, 2.0);
    filters->editor()->close();
}

QTEST_MAIN(TestWidgetGallery)
#include "tst_widgetgallery.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/monthpair.h"
#include "ui/widgets/rangepicker.h"
#include "ui/widgets/rangetext.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'751'200'000'000; // Sunday 2025-06-29, 21:26 in Seoul

QDate day(int month, int number)
{
    return {2025, month, number};
}

} // namespace

/// The date range by mouse and by keys, as a person does it.
class TestRangePicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void buttonTellsNameAndInclusiveDays();
    void presets_data();
    void presets();
    void clickAndClick();
    void clicksInReverseOrder();
    void dragAcrossMonths();
    void hoverPreviews();
    void keys_data();
    void keys();
    void enterChoosesBothEnds();
    void escapeTakesBackThenCloses();
    void enterInPresetsApplies();
    void monthButtonsPage();
    void weekStart_data();
    void weekStart();
    void typedDates_data();
    void typedDates();
    void includeToday();
    void compare();
    void cancelKeepsAll();
    void steps_data();
    void steps();
    void forwardEndsAtNow();
    void koreanTexts();

private:
    void open(const QString &name = u"last_7_days"_s,
              const QLocale &locale = QLocale(QLocale::English, QLocale::UnitedKingdom));
    MonthPair *months() const { return m_picker->popup()->findChild<MonthPair *>(); }
    template <typename Part>
    Part *part(const QString &name) const
    {
        return m_picker->popup()->findChild<Part *>(name);
    }
    void clickDay(QDate date) const
    {
        QTest::mouseClick(months(), Qt::LeftButton, {}, months()->dayRect(date).center().toPoint());
    }
    void apply() const { QTest::mouseClick(part<QPushButton>(u"apply"_s), Qt::LeftButton); }
    RangeSpec appliedRange() const { return m_spy->last().at(0).value<RangeSpec>(); }

    Theme m_theme;
    FixedClock m_clock{Now};
    std::unique_ptr<RangePicker> m_picker;
    std::unique_ptr<QSignalSpy> m_spy;
};

void TestRangePicker::init()
{
    qRegisterMetaType<RangeSpec>();
    qRegisterMetaType<CompareSpec>();
    m_picker = std::make_unique<RangePicker>(m_theme, m_clock);
    m_spy = std::make_unique<QSignalSpy>(m_picker.get(), &RangePicker::applied);
}

void TestRangePicker::cleanup()
{
    m_spy.reset();
    m_picker.reset();
}

void TestRangePicker::open(const QString &name, const QLocale &locale)
{
    m_picker->setLocale(locale);
    RangeSpec range;
    range.name = name;
    range.zone = u"Asia/Seoul"_s;
    m_picker->setRange(range, {});
    m_picker->show();
    QTest::mouseClick(m_picker->findChild<QPushButton *>(u"range"_s), Qt::LeftButton);
    QVERIFY(m_picker->popup());
    QVERIFY(QTest::qWaitForWindowExposed(m_picker->popup()));
}

void TestRangePicker::buttonTellsNameAndInclusiveDays()
{
    open();
    const QString text = m_picker->findChild<QPushButton *>(u"range"_s)->text();
    QVERIFY2(text.contains(u"Last 7 days"_s) && text.contains(u"22 – 28 Jun 2025"_s), qPrintable(text));
}

void TestRangePicker::presets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::newRow("today") << u"today"_s << day(6, 29) << day(6, 29);
    QTest::newRow("yesterday") << u"yesterday"_s << day(6, 28) << day(6, 28);
    QTest::newRow("90 days") << u"last_90_days"_s << day(3, 31) << day(6, 28);
    QTest::newRow("this week, from Monday") << u"this_week"_s << day(6, 23) << day(6, 29);
    QTest::newRow("last month") << u"last_month"_s << day(5, 1) << day(5, 31);
    QTest::newRow("this year to its end") << u"this_year"_s << day(1, 1) << day(12, 31);
}

void TestRangePicker::presets()
{
    QFETCH(QString, name);
    open();
    auto *list = part<QListWidget>(u"presets"_s);
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->data(Qt::UserRole).toString() == name)
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualItemRect(list->item(row)).center());
    }
    QTEST(months()->first(), "first");
    QTEST(months()->last(), "last");
    apply();
    QCOMPARE(m_spy->size(), 1);
    QCOMPARE(appliedRange().name, name);
    QCOMPARE(appliedRange().zone, u"Asia/Seoul"_s);
    QVERIFY(appliedRange().from.isEmpty());
}

void TestRangePicker::clickAndClick()
{
    open();
    clickDay(day(5, 6));
    QVERIFY(months()->isHalfChosen());
    clickDay(day(6, 10));
    QVERIFY(!months()->isHalfChosen());
    QCOMPARE(part<QLineEdit>(u"from"_s)->text(), u"2025-05-06"_s);
    QCOMPARE(part<QLineEdit>(u"to"_s)->text(), u"2025-06-10"_s);
    QVERIFY2(part<QLabel>(u"summary"_s)->text().contains(u"36 days"_s),
             qPrintable(part<QLabel>(u"summary"_s)->text()));
    apply();
    QCOMPARE(m_spy->size(), 1);
    QVERIFY(appliedRange().name.isEmpty());
    QCOMPARE(appliedRange().from, u"2025-05-06"_s);
    QCOMPARE(appliedRange().to, u"2025-06-11"_s); // exclusive
    QTRY_VERIFY(!m_picker->popup());
}

void TestRangePicker::clicksInReverseOrder()
{
    open();
    clickDay(day(6, 20));
    clickDay(day(5, 30));
    QCOMPARE(months()->first(), day(5, 30));
    QCOMPARE(months()->last(), day(6, 20));
}

void TestRangePicker::dragAcrossMonths()
{
    open();
    const auto at = [this](QDate date) { return months()->dayRect(date).center().toPoint(); };
    QTest::mousePress(months(), Qt::LeftButton, {}, at(day(5, 28)));
    QTest::mouseMove(months(), at(day(5, 30)));
    QTest::mouseMove(months(), at(day(6, 3)));
    QCOMPARE(part<QLineEdit>(u"to"_s)->text(), u"2025-06-03"_s); // live, before the release
    QTest::mouseRelease(months(), Qt::LeftButton, {}, at(day(6, 3)));
    QVERIFY(!months()->isHalfChosen());
    QCOMPARE(months()->first(), day(5, 28));
    QCOMPARE(months()->last(), day(6, 3));
}

void TestRangePicker::hoverPreviews()
{
    open();
    clickDay(day(6, 2));
    QTest::mouseMove(months(), months()->dayRect(day(6, 12)).center().toPoint());
    QCOMPARE(months()->last(), day(6, 12));
    QCOMPARE(part<QLineEdit>(u"to"_s)->text(), u"2025-06-12"_s);
    QVERIFY(months()->isHalfChosen());
}

void TestRangePicker::keys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<QDate>("expected");
    // From Saturday 28 June 2025.
    QTest::newRow("left") << Qt::Key_Left << false << day(6, 27);
    QTest::newRow("right") << Qt::Key_Right << false << day(6, 29);
    QTest::newRow("up") << Qt::Key_Up << false << day(6, 21);
    QTest::newRow("down, into July") << Qt::Key_Down << false << day(7, 5);
    QTest::newRow("home") << Qt::Key_Home << false << day(6, 23);
    QTest::newRow("end") << Qt::Key_End << false << day(6, 29);
    QTest::newRow("page up") << Qt::Key_PageUp << false << day(5, 28);
    QTest::newRow("page down") << Qt::Key_PageDown << false << day(7, 28);
    QTest::newRow("shift page up") << Qt::Key_PageUp << true << QDate(2024, 6, 28);
}

void TestRangePicker::keys()
{
    QFETCH(Qt::Key, key);
    QFETCH(bool, shift);
    QFETCH(QDate, expected);
    open();
    months()->setFocus();
    QTest::keyClick(months(), key, shift ? Qt::ShiftModifier : Qt::NoModifier);
    QCOMPARE(months()->cursorDay(), expected);
    QVERIFY(!months()->dayRect(expected).isEmpty()); // its month came into sight
    QCOMPARE(months()->last(), day(6, 28)); // moving does not choose
    QVERIFY(months()->accessibleDescription().contains(QString::number(expected.day())));
}

void TestRangePicker::enterChoosesBothEnds()
{
    open();
    months()->setFocus();
    QTest::keyClick(months(), Qt::Key_Home);
    QTest::keyClick(months(), Qt::Key_Return);
    QTest::keyClick(months(), Qt::Key_Right);
    QTest::keyClick(months(), Qt::Key_Right);
    QCOMPARE(part<QLineEdit>(u"to"_s)->text(), u"2025-06-25"_s);
    QTest::keyClick(months(), Qt::Key_Space);
    QVERIFY(m_picker->popup());
    QTest::keyClick(months(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_spy->size(), 1);
    QCOMPARE(appliedRange().from, u"2025-06-23"_s);
    QCOMPARE(appliedRange().to, u"2025-06-26"_s);
}

void TestRangePicker::escapeTakesBackThenCloses()
{
    open();
    months()->setFocus();
    clickDay(day(6, 2));
    QTest::keyClick(months(), Qt::Key_Escape);
    QVERIFY(m_picker->popup());
    QVERIFY(!months()->isHalfChosen());
    QCOMPARE(months()->first(), day(6, 22));
    QTest::keyClick(months(), Qt::Key_Escape);
    QTRY_VERIFY(!m_picker->popup());
    QCOMPARE(m_spy->size(), 0);
}

void TestRangePicker::enterInPresetsApplies()
{
    open();
    auto *list = part<QListWidget>(u"presets"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_spy->size(), 1);
    QCOMPARE(appliedRange().name, u"last_28_days"_s);
}

void TestRangePicker::monthButtonsPage()
{
    open();
    QCOMPARE(months()->leftMonth(), day(5, 1));
    const auto buttons = months()->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QCOMPARE(months()->leftMonth(), day(4, 1));
    QVERIFY(!months()->dayRect(day(5, 31)).isEmpty()); // both page together
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(months()->leftMonth(), day(6, 1));
    for (const QAbstractButton *button : buttons)
        QVERIFY(!button->accessibleName().isEmpty());
}

void TestRangePicker::weekStart_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QDate>("first");
    QTest::newRow("Monday") << QLocale(QLocale::English, QLocale::UnitedKingdom) << day(6, 23);
    QTest::newRow("Sunday") << QLocale(QLocale::Korean, QLocale::SouthKorea) << day(6, 29);
}

void TestRangePicker::weekStart()
{
    QFETCH(QLocale, locale);
    QFETCH(QDate, first);
    open(u"this_week"_s, locale);
    QCOMPARE(months()->first(), first);
    // The week's first day stands in the first column, under the 1st of a month that begins on that weekday.
    const QRectF cell = months()->dayRect(first);
    QCOMPARE(months()->dayRect(first.addDays(-7)).left(), cell.left());
    QVERIFY(months()->dayRect(first.addDays(-1)).left() > cell.left());
}

void TestRangePicker::typedDates_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("good");
    QTest::newRow("ISO") << u"2025-01-10"_s << u"2025-02-03"_s << true;
    QTest::newRow("one day") << u"2025-01-10"_s << u"2025-01-10"_s << true;
    QTest::newRow("as the locale writes") << u"10/01/2025"_s << u"03/02/2025"_s << true;
    QTest::newRow("reversed") << u"2025-02-03"_s << u"2025-01-10"_s << false;
    QTest::newRow("no such day") << u"2025-02-30"_s << u"2025-03-10"_s << false;
    QTest::newRow("empty") << QString() << u"2025-03-10"_s << false;
    QTest::newRow("rubbish") << u"%s'; --"_s << u"2025-03-10"_s << false;
    QTest::newRow("far away") << u"9999-01-01"_s << u"9999-01-02"_s << false;
}

void TestRangePicker::typedDates()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, good);
    open();
    const auto type = [&](const QString &name, const QString &text) {
        auto *edit = part<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    };
    type(u"from"_s, from);
    type(u"to"_s, to);
    QCOMPARE(part<QPushButton>(u"apply"_s)->isEnabled(), good);
    QTest::keyClick(part<QLineEdit>(u"to"_s), Qt::Key_Return);
    QCOMPARE(m_spy->size(), good ? 1 : 0);
    if (good)
        QCOMPARE(appliedRange().from, u"2025-01-10"_s);
}

void TestRangePicker::includeToday()
{
    open();
    auto *box = part<QCheckBox>(u"includeToday"_s);
    QVERIFY(box->isEnabled());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(12, box->height() / 2));
    QCOMPARE(months()->first(), day(6, 23));
    QCOMPARE(months()->last(), day(6, 29));
    apply();
    QVERIFY(appliedRange().includeToday);
    open(u"this_month"_s);
    QVERIFY(!part<QCheckBox>(u"includeToday"_s)->isEnabled());
}

void TestRangePicker::compare()
{
    open();
    auto *mode = part<QComboBox>(u"compare"_s);
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Down);
    QVERIFY2(part<QLabel>(u"summary"_s)->text().contains(u"15 – 21 Jun 2025"_s),
             qPrintable(part<QLabel>(u"summary"_s)->text()));
    QTest::keyClick(mode, Qt::Key_Down);
    auto *weekday = part<QCheckBox>(u"alignWeekday"_s);
    QTest::keyClick(weekday, Qt::Key_Space);
    QVERIFY2(part<QLabel>(u"summary"_s)->text().contains(u"23 – 29 Jun 2024"_s),
             qPrintable(part<QLabel>(u"summary"_s)->text()));
    apply();
    const auto chosen = m_spy->last().at(1).value<CompareSpec>();
    QCOMPARE(chosen.mode, CompareMode::PreviousYear);
    QCOMPARE(chosen.align, CompareAlign::Weekday);

    open();
    part<QComboBox>(u"compare"_s)->setCurrentIndex(3);
    QCOMPARE(part<QLineEdit>(u"otherFrom"_s)->text(), u"2025-06-15"_s);
    apply();
    const auto custom = m_spy->last().at(1).value<CompareSpec>();
    QCOMPARE(custom.mode, CompareMode::Custom);
    QCOMPARE(custom.custom.from, u"2025-06-15"_s);
    QCOMPARE(custom.custom.to, u"2025-06-22"_s);
}

void TestRangePicker::cancelKeepsAll()
{
    open();
    const RangeSpec before = m_picker->range();
    clickDay(day(6, 2));
    clickDay(day(6, 4));
    m_picker->popup()->close();
    QTRY_VERIFY(!m_picker->popup());
    QCOMPARE(m_spy->size(), 0);
    QCOMPARE(m_picker->range(), before);
}

void TestRangePicker::steps_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("stepName");
    QTest::newRow("seven days") << u"last_7_days"_s << u"2025-06-15"_s << u"2025-06-22"_s << QString();
    QTest::newRow("month by months, not by 30 days")
        << u"last_month"_s << u"2025-04-01"_s << u"2025-05-01"_s << QString();
    QTest::newRow("to a named one") << u"this_month"_s << QString() << QString() << u"last_month"_s;
    QTest::newRow("year") << u"this_year"_s << QString() << QString() << u"last_year"_s;
}

void TestRangePicker::steps()
{
    QFETCH(QString, name);
    open(name);
    m_picker->popup()->close();
    QTest::mouseClick(m_picker->findChild<QAbstractButton *>(u"back"_s), Qt::LeftButton);
    QCOMPARE(m_spy->size(), 1);
    QTEST(appliedRange().from, "from");
    QTEST(appliedRange().to, "to");
    QTEST(appliedRange().name, "stepName");
    QTest::mouseClick(m_picker->findChild<QAbstractButton *>(u"forward"_s), Qt::LeftButton);
    QCOMPARE(appliedRange().name, name);
}

void TestRangePicker::forwardEndsAtNow()
{
    open(u"this_month"_s);
    QVERIFY(!m_picker->findChild<QAbstractButton *>(u"forward"_s)->isEnabled());
    QVERIFY(m_picker->findChild<QAbstractButton *>(u"back"_s)->isEnabled());
    open(u"all"_s);
    QVERIFY(!m_picker->findChild<QAbstractButton *>(u"back"_s)->isEnabled());
}

void TestRangePicker::koreanTexts()
{
    open(u"last_7_days"_s, QLocale(QLocale::Korean, QLocale::SouthKorea));
    const QString text = m_picker->findChild<QPushButton *>(u"range"_s)->text();
    QVERIFY2(text.contains(u"2025년 6월 22일 – 6월 28일"_s), qPrintable(text));
}

QTEST_MAIN(TestRangePicker)
#include "tst_rangepicker.moc"

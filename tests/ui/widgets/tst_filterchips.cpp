// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/zonepicker.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

Filter is(const QString &dimension, const QList<Value> &values)
{
    Filter filter;
    filter.op = Filter::Op::Is;
    filter.dimension = dimension;
    filter.values = values;
    return filter;
}

} // namespace

/// The filter bar by mouse and keys, its editor, and the zone picker beside it.
class TestFilterChips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysOnAChip_data();
    void keysOnAChip();
    void deleteKeepsFocusInTheBar();
    void crossRemoves();
    void contextMenuOffersAll();
    void activeFilters();
    void addingTwiceSwitchesOn();
    void negation_data();
    void negation();
    void sentences_data();
    void sentences();
    void editorByKeys();
    void editorTicksSuggestions();
    void lateSuggestionsAreDropped();
    void editorKeepsANegation();
    void editorTakesNumbers();
    void combinationsOpenTheMenu();
    void escapeChangesNothing();
    void zoneByTyping_data();
    void zoneByTyping();

private:
    Chip *chip(int index) const { return m_bar->findChildren<Chip *>().at(index); }
    template <typename Part>
    Part *part(const QString &name) const
    {
        return m_bar->editor()->findChild<Part *>(name);
    }

    Theme m_theme;
    std::unique_ptr<FilterChips> m_bar;
    std::unique_ptr<QSignalSpy> m_spy;
};

void TestFilterChips::init()
{
    m_bar = std::make_unique<FilterChips>(m_theme);
    m_bar->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
    m_bar->setChips({{is(u"country"_s, {u"KR"_s, u"JP"_s})}, {is(u"device"_s, {u"tv"_s})}});
    m_bar->resize(700, 40);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    m_spy = std::make_unique<QSignalSpy>(m_bar.get(), &FilterChips::changed);
}

void TestFilterChips::keysOnAChip_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<bool>("negated");
    QTest::newRow("space switches off") << Qt::Key_Space << false << false << false;
    QTest::newRow("P pins") << Qt::Key_P << true << true << false;
    QTest::newRow("N negates") << Qt::Key_N << true << false << true;
}

void TestFilterChips::keysOnAChip()
{
    QFETCH(Qt::Key, key);
    QTest::keyClick(chip(0), key);
    QCOMPARE(m_spy->size(), 1);
    const ChipState after = m_bar->chips().first();
    QTEST(after.enabled, "enabled");
    QTEST(after.pinned, "pinned");
    QTEST(isNegated(after.filter), "negated");
    QTest::keyClick(chip(0), key); // and back
    QCOMPARE(m_bar->chips().first(), ChipState{is(u"country"_s, {u"KR"_s, u"JP"_s})});
    QVERIFY(!chip(0)->accessibleDescription().isEmpty());
}

void TestFilterChips::deleteKeepsFocusInTheBar()
{
    m_bar->activateWindow();
    chip(0)->setFocus();
    QTest::keyClick(chip(0), Qt::Key_Delete);
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().first().filter.dimension, u"device"_s);
    QVERIFY(m_bar->focusWidget() && m_bar->isAncestorOf(m_bar->focusWidget()));
    QTest::keyClick(chip(0), Qt::Key_Backspace);
    QVERIFY(m_bar->chips().isEmpty());
    QCOMPARE(m_spy->size(), 2);
}

void TestFilterChips::crossRemoves()
{
    QTest::mouseClick(chip(1), Qt::LeftButton, {}, chip(1)->closeRect().center().toPoint());
    QCOMPARE(m_bar->chips().size(), 1);
    QVERIFY(!m_bar->editor());
}

void TestFilterChips::contextMenuOffersAll()
{
    QContextMenuEvent wish(QContextMenuEvent::Keyboard, QPoint(4, 4), chip(0)->mapToGlobal(QPoint(4, 4)));
    QCoreApplication::sendEvent(chip(0), &wish);
    QTRY_VERIFY(m_bar->findChild<QMenu *>());
    auto *menu = m_bar->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 6); // edit, negate, switch off, pin, a line, remove
    menu->actions().last()->trigger();
    QCOMPARE(m_bar->chips().size(), 1);
    menu->close();
}

void TestFilterChips::activeFilters()
{
    QTest::keyClick(chip(0), Qt::Key_Space);
    QCOMPARE(m_bar->filters(), (QList<Filter>{is(u"device"_s, {u"tv"_s})}));
}

void TestFilterChips::addingTwiceSwitchesOn()
{
    QTest::keyClick(chip(1), Qt::Key_Space);
    m_bar->addFilter(is(u"device"_s, {u"tv"_s}));
    QCOMPARE(m_bar->chips().size(), 2);
    QVERIFY(m_bar->chips().at(1).enabled);
}

void TestFilterChips::negation_data()
{
    QTest::addColumn<Filter::Op>("op");
    QTest::addColumn<Filter::Op>("negated");
    QTest::newRow("is") << Filter::Op::Is << Filter::Op::IsNot;
    QTest::newRow("is not") << Filter::Op::IsNot << Filter::Op::Is;
    QTest::newRow("has done") << Filter::Op::HasDone << Filter::Op::HasNotDone;
    QTest::newRow("contains") << Filter::Op::Contains << Filter::Op::Not;
    QTest::newRow("or") << Filter::Op::Or << Filter::Op::Not;
}

void TestFilterChips::negation()
{
    QFETCH(Filter::Op, op);
    Filter filter = is(u"page"_s, {u"/a"_s});
    filter.op = op;
    QTEST(negatedFilter(filter).op, "negated");
    QCOMPARE(negatedFilter(negatedFilter(filter)), filter);
}

void TestFilterChips::sentences_data()
{
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<QString>("contained");
    QTest::newRow("missing") << is(u"country"_s, {Value()}) << u"(unknown)"_s;
    QTest::newRow("many") << is(u"country"_s, {u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s}) << u"2 more"_s;
    QTest::newRow("label") << is(u"labels.campaign"_s, {u"x"_s}) << u"campaign"_s;
    QTest::newRow("place markers in values") << is(u"country"_s, {u"%1 %2"_s}) << u"%1 %2"_s;
    Filter segment;
    segment.op = Filter::Op::Segment;
    segment.segment = u"big fans"_s;
    QTest::newRow("segment") << segment << u"big fans"_s;
}

void TestFilterChips::sentences()
{
    QFETCH(Filter, filter);
    QFETCH(QString, contained);
    const QString sentence = filterSentence(filter, QLocale(QLocale::English));
    QVERIFY2(sentence.contains(contained), qPrintable(sentence));
}

void TestFilterChips::editorByKeys()
{
    QTest::mouseClick(m_bar->findChild<QPushButton *>(u"addFilter"_s), Qt::LeftButton);
    QVERIFY(m_bar->editor());
    auto *dimension = part<QComboBox>(u"dimension"_s);
    dimension->setCurrentIndex(dimension->findData(u"content_title"_s));
    auto *op = part<QComboBox>(u"operator"_s);
    QTest::keyClick(op, Qt::Key_Down);
    QTest::keyClick(op, Qt::Key_Down); // contains
    auto *value = part<QLineEdit>(u"value"_s);
    QVERIFY(!part<QPushButton>(u"applyFilter"_s)->isEnabled()); // nothing to contain yet
    QTest::keyClicks(value, u"live"_s);
    QTest::keyClick(value, Qt::Key_Return); // takes the value
    QVERIFY(m_bar->editor());
    QTest::keyClick(value, Qt::Key_Return); // nothing typed: done
    QCOMPARE(m_spy->size(), 1);
    Filter expected = is(u"content_title"_s, {u"live"_s});
    expected.op = Filter::Op::Contains;
    QCOMPARE(m_bar->chips().last().filter, expected);
    QTRY_VERIFY(!m_bar->editor());
}

void TestFilterChips::editorTicksSuggestions()
{
    m_bar->setSuggestions([](const QString &, const QString &typed, const auto &answer) {
        answer((QStringList{u"KR"_s, u"JP"_s, u"US"_s}).filter(typed));
    });
    QTest::mouseClick(chip(0), Qt::LeftButton, {}, QPoint(20, 10));
    QVERIFY(m_bar->editor());
    auto *list = part<QListWidget>(u"values"_s);
    QCOMPARE(list->count(), 4); // chosen ones first, US, (unknown)
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
    QCOMPARE(list->item(2)->text(), u"US"_s);
    list->setFocus();
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Space);
    list->setCurrentRow(3);
    QTest::keyClick(list, Qt::Key_Space); // missing
    QTest::mouseClick(part<QPushButton>(u"applyFilter"_s), Qt::LeftButton);
    QCOMPARE(m_bar->chips().first().filter, is(u"country"_s, {u"KR"_s, u"JP"_s, u"US"_s, Value()}));
}

void TestFilterChips::lateSuggestionsAreDropped()
{
    QList<std::function<void(const QStringList &)>> answers;
    m_bar->setSuggestions(
        [&](const QString &, const QString &, const auto &answer) { answers.append(answer); });
    m_bar->openEditor(0);
    QTest::keyClicks(part<QLineEdit>(u"value"_s), u"U"_s);
    QVERIFY(answers.size() >= 2);
    answers.last()({u"US"_s});
    answers.first()({u"OLD"_s});
    auto *list = part<QListWidget>(u"values"_s);
    QVERIFY(list->findItems(u"OLD"_s, Qt::MatchExactly).isEmpty());
    QCOMPARE(list->findItems(u"US"_s, Qt::MatchExactly).size(), 1);
    m_bar->editor()->close();
    QTRY_VERIFY(!m_bar->editor());
    answers.last()({u"US"_s}); // after the editor has gone: nothing happens
}

void TestFilterChips::editorKeepsANegation()
{
    Filter contains = is(u"page"_s, {u"/a"_s});
    contains.op = Filter::Op::Contains;
    const Filter negated = negatedFilter(contains);
    m_bar->setChips({{negated}});
    m_bar->openEditor(0);
    QCOMPARE(m_bar->editor()->filter(), std::optional(negated));
}

void TestFilterChips::editorTakesNumbers()
{
    m_bar->openEditor();
    auto *dimension = part<QComboBox>(u"dimension"_s);
    dimension->setCurrentIndex(dimension->findData(u"watched_ms"_s));
    QVERIFY(dimension->currentIndex() >= 0);
    auto *op = part<QComboBox>(u"operator"_s);
    op->setCurrentIndex(op->findData(int(Filter::Op::Gte)));
    QVERIFY(!part<QListWidget>(u"values"_s)->isVisible());
    QTest::keyClicks(part<QLineEdit>(u"value"_s), u"1000"_s);
    QTest::keyClick(part<QLineEdit>(u"value"_s), Qt::Key_Return);
    QCOMPARE(m_bar->chips().last().filter.values, (QList<Value>{Value(qint64(1000))}));
}

void TestFilterChips::combinationsOpenTheMenu()
{
    Filter either;
    either.op = Filter::Op::Or;
    either.children = {is(u"country"_s, {u"KR"_s}), is(u"device"_s, {u"tv"_s})};
    m_bar->setChips({{either}});
    QTest::keyClick(chip(0), Qt::Key_Return);
    QVERIFY(!m_bar->editor());
    QTRY_VERIFY(m_bar->findChild<QMenu *>());
    QCOMPARE(m_bar->findChild<QMenu *>()->actions().size(), 5); // no Edit
}

void TestFilterChips::escapeChangesNothing()
{
    m_bar->openEditor(0);
    QTest::keyClicks(part<QLineEdit>(u"value"_s), u"zz"_s);
    QTest::keyClick(part<QLineEdit>(u"value"_s), Qt::Key_Escape);
    QTRY_VERIFY(!m_bar->editor());
    QCOMPARE(m_spy->size(), 0);
}

void TestFilterChips::zoneByTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("zone");
    QTest::newRow("whole name") << u"asia/tokyo"_s << u"Asia/Tokyo"_s;
    QTest::newRow("part") << u"kathm"_s << u"Asia/Kathmandu"_s;
    QTest::newRow("with a space") << u"new york"_s << u"America/New_York"_s;
    QTest::newRow("nothing like it") << u"atlantis city"_s << u"Asia/Seoul"_s;
}

void TestFilterChips::zoneByTyping()
{
    QFETCH(QString, typed);
    QFETCH(QString, zone);
    const FixedClock clock(1'751'200'000'000);
    ZonePicker picker(clock);
    picker.setZone(u"Asia/Seoul"_s);
    QCOMPARE(picker.currentText(), u"Asia/Seoul (UTC+09:00)"_s);
    QSignalSpy chosen(&picker, &ZonePicker::zoneChosen);
    picker.show();
    picker.lineEdit()->selectAll();
    QTest::keyClicks(picker.lineEdit(), typed);
    QTest::keyClick(&picker, Qt::Key_Return);
    QCOMPARE(picker.zone(), zone);
    QCOMPARE(chosen.size(), zone == u"Asia/Seoul"_s ? 0 : 1);
    picker.setZone(u"No/Such_Zone"_s);
    QCOMPARE(picker.zone(), zone);
}

QTEST_MAIN(TestFilterChips)
#include "tst_filterchips.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "workspace/savedviews.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr qint64 Now = 1'790'000'000'000;

SavedView sample(const QString &name)
{
    SavedView view;
    view.name = name;
    view.note = u"메모"_s;
    view.query = *parseQuery(R"({"metrics": ["views", "unique_viewers"], "dimensions": ["time:day"],
        "range": "last_28_days", "filters": [["is", "country", ["KR"]]], "include": ["totals"]})");
    view.chart = ChartKind::Area;
    return view;
}

} // namespace

class TestSavedViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_views = std::make_unique<SavedViews>(m_dir->filePath(u"views"_s));
    }

    void keepsWhatWasSaved()
    {
        const auto kept = m_views->save(sample(u"한국 시청"_s), Now);
        QVERIFY(kept);
        QVERIFY(!kept->id.isEmpty());
        QCOMPARE(kept->createdMs, Now);
        const auto found = m_views->findById(kept->id);
        QVERIFY(found);
        QVERIFY(*found == *kept);
        QVERIFY(found->query == sample({}).query);
        QVERIFY(found->chart == ChartKind::Area);
    }

    void keepsItsIdUnderAnotherName()
    {
        SavedView view = *m_views->save(sample(u"before"_s), Now);
        view.name = u"after"_s;
        const auto again = m_views->save(view, Now + 5000);
        QVERIFY(again);
        QCOMPARE(again->id, view.id);
        QCOMPARE(again->createdMs, Now);
        QCOMPARE(again->changedMs, Now + 5000);
        QCOMPARE(m_views->list().items.size(), 1);
        QCOMPARE(m_views->list().items.first().name, u"after"_s);
    }

    void refusesANameThatAnotherHas()
    {
        QVERIFY(m_views->save(sample(u"one"_s), Now));
        SavedView other = *m_views->save(sample(u"two"_s), Now);
        other.name = u"one"_s;
        const auto renamed = m_views->save(other, Now);
        QVERIFY(!renamed);
        QVERIFY(renamed.error().kind == ErrorKind::Conflict);
        QVERIFY(!m_views->save(sample(u"one"_s), Now));
        QVERIFY(!m_views->save(sample(u"  "_s), Now));
        QCOMPARE(m_views->list().items.size(), 2);
    }

    void givesImportsAnIdAndNameOfTheirOwn()
    {
        const SavedView mine = *m_views->save(sample(u"mine"_s), Now);
        const QString outside = m_dir->filePath(u"outside.json"_s);
        QVERIFY(m_views->exportFile(u"mine"_s, outside));
        const auto imported = m_views->importFile(outside, Now);
        QVERIFY(imported);
        QCOMPARE(imported->name, u"mine (2)"_s);
        QVERIFY(imported->id != mine.id);
        QVERIFY(imported->query == mine.query);
        QVERIFY(!m_views->exportFile(u"none"_s, outside));
    }

    void setsAsideWhatIsNoView_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray query = R"("query": {"metrics": ["views"], "range": "all"})";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no name") << "{\"chart\": \"line\", " + query + "}";
        QTest::newRow("no query") << QByteArray(R"({"name": "x", "chart": "line"})");
        QTest::newRow("unknown chart") << "{\"name\": \"x\", \"chart\": \"pie\", " + query + "}";
        QTest::newRow("chart is a number") << "{\"name\": \"x\", \"chart\": 1, " + query + "}";
        QTest::newRow("unreadable time")
            << "{\"name\": \"x\", \"chart\": \"line\", \"created\": \"soon\", " + query + "}";
        QTest::newRow("unknown key in the query")
            << QByteArray(R"({"name": "x", "chart": "line", "query": {"metrics": ["views"], "eat": 1}})");
        QTest::newRow("deep") << "{\"name\": \"x\", \"chart\": \"line\", \"query\": "
                + QByteArray(50'000, '[') + QByteArray(50'000, ']') + "}";
        QTest::newRow("huge") << "{\"name\": \"x\", \"chart\": \"line\", " + query + ", \"note\": \""
                + QByteArray(SavedViews::MaxBytes, 'a') + "\"}";
        QTest::newRow("not UTF-8") << "{\"name\": \"\xff\", \"chart\": \"line\", " + query + "}";
    }
    void setsAsideWhatIsNoView()
    {
        QFETCH(QByteArray, content);
        QVERIFY(m_views->save(sample(u"good"_s), Now));
        const QString bad = m_views->folder() + u"/bad.json"_s;
        QVERIFY(writeSmallFile(bad, content));
        const auto listing = m_views->list();
        QCOMPARE(listing.items.size(), 1);
        QCOMPARE(listing.unreadable, QStringList{u"bad.json"_s});
        QVERIFY(!m_views->importFile(bad, Now));
    }

    void everyChartKindHasAWord()
    {
        for (const QString &name : chartKindNames())
            QCOMPARE(chartKindName(*chartKindByName(name)), name);
        QCOMPARE(chartKindNames().size(), int(ChartKind::Table) + 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SavedViews> m_views;
};

QTEST_APPLESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"

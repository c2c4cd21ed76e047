// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedfilters.h"
#include "workspace/settingsfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

SavedFilter sample(const QString &name)
{
    Filter filter;
    filter.op = Filter::Op::Is;
    filter.dimension = u"country"_s;
    filter.values = {u"KR"_s, u"JP"_s};
    return {.name = name, .note = u"메모\nwith a second line"_s, .filters = {filter}};
}

} // namespace

class TestSavedFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keepsAndListsByName()
    {
        const SavedFilters filters(m_dir->filePath(u"filters"_s));
        QVERIFY(filters.list().filters.isEmpty());
        QVERIFY(filters.save(sample(u"b"_s)));
        QVERIFY(filters.save(sample(u"a"_s)));
        SavedFilter changed = sample(u"a"_s);
        changed.note = u"new"_s;
        QVERIFY(filters.save(changed));
        const auto listing = filters.list();
        QCOMPARE(listing.filters.size(), 2);
        QVERIFY(listing.filters.first() == changed);
        QVERIFY(listing.unreadable.isEmpty());
    }

    void renamesAndRemoves()
    {
        const SavedFilters filters(m_dir->path());
        QVERIFY(filters.save(sample(u"one"_s)));
        QVERIFY(filters.save(sample(u"two"_s)));
        QVERIFY(!filters.rename(u"one"_s, u"two"_s));
        QVERIFY(!filters.rename(u"none"_s, u"three"_s));
        QVERIFY(!filters.rename(u"one"_s, u" "_s));
        QVERIFY(filters.rename(u"one"_s, u"three"_s));
        QVERIFY(!filters.find(u"one"_s));
        QVERIFY(filters.find(u"three"_s));
        QVERIFY(filters.remove(u"two"_s));
        QVERIFY(!filters.remove(u"two"_s));
        QCOMPARE(filters.list().filters.size(), 1);
    }

    void givesImportsAFreeName()
    {
        const SavedFilters filters(m_dir->filePath(u"kept"_s));
        const QString outside = m_dir->filePath(u"outside.json"_s);
        QVERIFY(filters.save(sample(u"mine"_s)));
        QVERIFY(filters.exportFile(u"mine"_s, outside));
        const auto imported = filters.importFile(outside);
        QVERIFY(imported);
        QCOMPARE(imported->name, u"mine (2)"_s);
        QVERIFY(imported->filters == sample(u"mine"_s).filters);
        QCOMPARE(filters.list().filters.size(), 2);
    }

    void staysInItsFolderWhateverTheName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("parent folder") << u"../../escape"_s << true;
        QTest::newRow("absolute") << u"/etc/passwd"_s << true;
        QTest::newRow("hidden") << u".hidden"_s << true;
        QTest::newRow("dots") << u".."_s << true;
        QTest::newRow("windows device") << u"CON"_s << true;
        QTest::newRow("separators") << u"a\\b:c*d?e\"f<g>h|i"_s << true;
        QTest::newRow("korean") << u"한국 시청자 — 주말"_s << true;
        QTest::newRow("emoji") << u"🎉🎉"_s << true;
        QTest::newRow("right to left") << u"\u202Egnp.exe"_s << true;
        QTest::newRow("longest") << QString(200, u'가') << true;
        QTest::newRow("too long") << QString(201, u'a') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("blank") << u"  \u00A0"_s << false;
        QTest::newRow("line end") << u"a\nb"_s << false;
        QTest::newRow("nul") << QString(u"a"_s + QChar(0)) << false;
    }
    void staysInItsFolderWhateverTheName()
    {
        QFETCH(QString, name);
        QFETCH(bool, allowed);
        const QString folder = m_dir->filePath(u"a/b/filters"_s);
        const SavedFilters filters(folder);
        QCOMPARE(filters.save(sample(name)).has_value(), allowed);
        QVERIFY(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), allowed ? 1 : 0);
        if (!allowed)
            return;
        const auto found = filters.find(name);
        QVERIFY(found);
        QVERIFY(*found == sample(name));
        QVERIFY(filters.remove(name));
    }

    void tellsCloseNamesApart()
    {
        QVERIFY(SavedFilters::fileNameFor(u"a b"_s) != SavedFilters::fileNameFor(u"a-b"_s));
        QVERIFY(SavedFilters::fileNameFor(u"A"_s) != SavedFilters::fileNameFor(u"a"_s));
    }

    void setsAsideWhatIsNoFilter_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no filters") << QByteArray(R"({"name": "x"})");
        QTest::newRow("no name") << QByteArray(R"({"filters": []})");
        QTest::newRow("name is a number") << QByteArray(R"({"name": 1, "filters": []})");
        QTest::newRow("unknown operator")
            << QByteArray(R"({"name": "x", "filters": [["eats", "country", "KR"]]})");
        QTest::newRow("deep") << "{\"name\": \"x\", \"filters\": [" + QByteArray(50'000, '[')
                + QByteArray(50'000, ']') + "]}";
        QTest::newRow("huge") << "{\"name\": \"x\", \"filters\": [], \"note\": \""
                + QByteArray(SavedFilters::MaxBytes, 'a') + "\"}";
        QTest::newRow("not UTF-8") << QByteArray("{\"name\": \"\xff\", \"filters\": []}");
    }
    void setsAsideWhatIsNoFilter()
    {
        QFETCH(QByteArray, content);
        const SavedFilters filters(m_dir->path());
        QVERIFY(filters.save(sample(u"good"_s)));
        QVERIFY(writeSmallFile(m_dir->filePath(u"bad.json"_s), content));
        const auto listing = filters.list();
        QCOMPARE(listing.filters.size(), 1);
        QCOMPARE(listing.unreadable, QStringList{u"bad.json"_s});
        QVERIFY(!filters.importFile(m_dir->filePath(u"bad.json"_s)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_APPLESS_MAIN(TestSavedFilters)
#include "tst_savedfilters.moc"

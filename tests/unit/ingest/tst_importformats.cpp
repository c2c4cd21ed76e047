// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/importer.h"
#include "support/collectingsink.h"
#include "support/eventmaker.h"

#include <QtTest>

#include <zstd.h>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

QByteArray lineOf(int number)
{
    return u"{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event\":{\"id\":\"e%1\",\"action\":\"view\"}}\n"_s
        .arg(number)
        .toUtf8();
}

QByteArray linesOf(int count)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += lineOf(i);
    return all;
}

QByteArray zstandard(const QByteArray &bytes)
{
    QByteArray packed(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), '\0');
    packed.truncate(qsizetype(
        ZSTD_compress(packed.data(), size_t(packed.size()), bytes.constData(), size_t(bytes.size()), 3)));
    return packed;
}

} // namespace

/// What is read out of files of every kind, well made and not.
class TestImportFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats_data();
    void formats();
    void packedBombs();
    void guessesFieldMap_data();
    void guessesFieldMap();
};

void TestImportFormats::formats_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("rejected");
    const QByteArray three = linesOf(3);
    const QByteArray csv
        = "@timestamp;event.id;event.action;community.content.title\r\n"
          "2026-10-01 10:00:00;a;view;\"one; \"\"two\"\"\r\nthree\"\r\n2026-10-01;b;like;\r\n\r\n";
    QTest::newRow("ndjson") << u"a.ndjson"_s << three << 3 << 0;
    QTest::newRow("no line end at the end") << u"a.ndjson"_s << three.chopped(1) << 3 << 0;
    QTest::newRow("blank lines") << u"a.ndjson"_s << "\n\r\n  \n" + three + "\n\n" << 3 << 0;
    QTest::newRow("bom") << u"a.json"_s << "\xEF\xBB\xBF" + three << 3 << 0;
    QTest::newRow("no ending") << u"events"_s << three << 3 << 0;
    QTest::newRow("gzip") << u"a.ndjson.gz"_s << gzipped(three) << 3 << 0;
    QTest::newRow("gzip by content") << u"events"_s << gzipped(three) << 3 << 0;
    QTest::newRow("gzip members") << u"a.gz"_s << gzipped(lineOf(1)) + gzipped(lineOf(2)) + gzipped({}) << 2
                                  << 0;
    QTest::newRow("gzip padded with zeros") << u"a.gz"_s << gzipped(three) + QByteArray(600, '\0') << 3 << 0;
    QTest::newRow("zstd") << u"a.ndjson.zst"_s << zstandard(three) << 3 << 0;
    QTest::newRow("zstd frames") << u"a"_s << zstandard(lineOf(1)) + zstandard(lineOf(2)) << 2 << 0;
    QTest::newRow("array") << u"a.json"_s << " [\n" + lineOf(1) + "," + lineOf(2) + " ]\n" << 2 << 0;
    QTest::newRow("empty array") << u"a.json"_s << QByteArray("[]") << 0 << 0;
    QTest::newRow("array never closed")
        << u"a.json"_s << "[" + lineOf(1) + "," + lineOf(2) + ",{\"a\":" << 2 << 1;
    QTest::newRow("array of rubbish") << u"a.json"_s << "[1,\"]\"," + lineOf(2) + "] x" << 1 << 3;
    QTest::newRow("csv") << u"a.csv"_s << csv << 2 << 0;
    QTest::newRow("csv bom") << u"a.csv"_s << "\xEF\xBB\xBF" + csv << 2 << 0;
    QTest::newRow("csv, header only") << u"a.csv"_s << QByteArray("@timestamp,event.action\n") << 0 << 0;
    QTest::newRow("csv, ragged") << u"a.csv"_s
                                 << QByteArray("@timestamp,event.action\n2026-10-01,view\n2026-10-01\n"
                                               "2026-10-01,view,more\n")
                                 << 1 << 2;
    QTest::newRow("csv, quote never closed")
        << u"a.csv"_s
        << QByteArray("@timestamp,event.action\n2026-10-01,\"view\n2026-10-01,view\n2026-10-01,like\n") << 2
        << 1;
    QTest::newRow("csv, text after a quote")
        << u"a.csv"_s << QByteArray("@timestamp,event.action\n2026-10-01,\"vi\"ew\n2026-10-01,view\n") << 1
        << 1;
    QTest::newRow("csv, NUL") << u"a.csv"_s
                              << QByteArray("@timestamp,event.action\n2026-10-01,vi\0ew\n2026-10-01,view\n",
                                            57)
                              << 1 << 1;
    QTest::newRow("empty") << u"a.ndjson"_s << QByteArray() << 0 << 0;
    QTest::newRow("empty csv") << u"a.csv"_s << QByteArray() << 0 << 0;
    QTest::newRow("empty gzip") << u"a.csv.gz"_s << gzipped({}) << 0 << 0;
    QTest::newRow("NULs between") << u"a.ndjson"_s << lineOf(1) + QByteArray(3, '\0') + "\n" + lineOf(2) << 2
                                  << 1;
    QTest::newRow("10 MB line") << u"a.ndjson"_s << lineOf(1) + QByteArray(10'000'000, 'x') + "\n" + lineOf(2)
                                << 2 << 1;
    QTest::newRow("10 MB line at the end")
        << u"a.ndjson"_s << lineOf(1) + QByteArray(10'000'000, 'x') << 1 << 1;
    QTest::newRow("10 MB csv line") << u"a.csv"_s
                                    << "@timestamp,event.action\n2026-10-01,view\n"
            + QByteArray(10'000'000, 'x') + "\n2026-10-01,view\n"
                                    << 2 << 1;
    QTest::newRow("10 MB array element")
        << u"a.json"_s << "[" + lineOf(1) + ",\"" + QByteArray(10'000'000, 'x') + "\"," + lineOf(2) + "]" << 2
        << 1;
}

void TestImportFormats::formats()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(int, stored);
    QFETCH(int, rejected);
    const TestFolder folder;
    CollectingSink sink;
    const auto result = Importer().run({folder.write(name, bytes)}, {}, sink, {}, {});
    QVERIFY(result);
    if (result->files.first().error)
        qWarning() << result->files.first().error->detail;
    QVERIFY(!result->hasErrors());
    QCOMPARE(result->total.stored, stored);
    QCOMPARE(result->total.rejected, rejected);
    QCOMPARE(result->total.received, stored + rejected);
    QCOMPARE(sink.events().size(), stored);
}

/// Thousands of times larger than they look, and no line in them: read in a stream, they cost no memory.
void TestImportFormats::packedBombs()
{
    const TestFolder folder;
    const QByteArray zeros(20'000'000, '0');
    const QString bomb = folder.write(u"a.ndjson.gz"_s, gzipped(lineOf(1) + zeros + "\n" + lineOf(2)));
    const QString cut = folder.write(u"b.ndjson.zst"_s, zstandard(lineOf(3) + zeros).chopped(7));
    CollectingSink sink;
    const auto result = Importer().run({bomb, cut}, {}, sink, {}, {});
    QVERIFY(result);
    QVERIFY(!result->files[0].error);
    QVERIFY(result->files[1].error);
    QCOMPARE(sink.events().size(), 3);
    QCOMPARE(result->total.rejected, 2);
}

void TestImportFormats::guessesFieldMap_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("map");
    QTest::newRow("ecs") << u"a.ndjson"_s << lineOf(1) << u"ecs"_s;
    QTest::newRow("legacy") << u"a.ndjson"_s
                            << QByteArray(
                                   "{\"timestamp\":\"2026-10-01T10:00:00\",\"event_type\":\"content-play\"}")
                            << u"legacy"_s;
    QTest::newRow("shop") << u"a.csv"_s
                          << QByteArray("user_id,session_id,event,timestamp\nu,s,home,2026-10-01 10:00:00\n")
                          << u"shop"_s;
    QTest::newRow("short names") << u"a.csv"_s
                                 << QByteArray("time,event_id,action,viewer\n2026-10-01,1,view,u\n")
                                 << u"tally"_s;
}

void TestImportFormats::guessesFieldMap()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, map);
    const TestFolder folder;
    CollectingSink sink;
    const auto result = Importer().run({folder.write(name, bytes)}, {}, sink, {}, {});
    QVERIFY(result);
    QCOMPARE(result->files.first().fieldMap, map);
    QCOMPARE(sink.events().size(), 1);
    QCOMPARE(sink.imports().first().fieldMap, map);
}

QTEST_GUILESS_MAIN(TestImportFormats)
#include "tst_importformats.moc"

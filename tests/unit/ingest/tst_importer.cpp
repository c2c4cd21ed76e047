// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/importer.h"
#include "support/collectingsink.h"
#include "support/eventmaker.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr qint64 Now = 1'790'000'000'000;
const QString Clickstream = QStringLiteral(TALLYROOM_SOURCE_DIR "/tests/data/ecom-clickstream.csv.gz");

ImportOptions options(const QString &fieldMap = {})
{
    ImportOptions made;
    made.fieldMap = fieldMap;
    made.nowMs = Now;
    return made;
}

Result<ImportResult> import(const QStringList &files, EventSink &sink, const ImportOptions &with = options())
{
    return Importer().run(files, with, sink, {}, {});
}

QByteArray lineOf(int number)
{
    return u"{\"@timestamp\":\"2026-10-01T10:00:%1Z\",\"event\":{\"id\":\"e%2\",\"action\":\"view\"}}\n"_s
        .arg(number % 60, 2, 10, QLatin1Char('0'))
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

void compareLedger(const LedgerEntry &entry, qint64 stored, qint64 duplicates, qint64 rejected)
{
    QCOMPARE(entry.stored, stored);
    QCOMPARE(entry.duplicates, duplicates);
    QCOMPARE(entry.rejected, rejected);
    QCOMPARE(entry.received, stored + duplicates + rejected);
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realClickstream();
    void equalLinesAllCount();
    void badLineIsSetAside();
    void deadLettersKeepBytes();
    void ledgerByDay();
    void orderAndBatches();
    void brokenFiles_data();
    void brokenFiles();
    void unusable_data();
    void unusable();
    void oneBadFileOfThree();
    void sinkFails();
    void cancelledMidway();
    void fieldMapBeside();
    void progress();
};

void TestImporter::realClickstream()
{
    CollectingSink sink;
    const auto result = import({Clickstream}, sink, options(u"shop"_s));
    QVERIFY(result);
    QCOMPARE(result->files.first().fieldMap, u"shop"_s);
    compareLedger(result->total, 31'106, 0, 0);
    QCOMPARE(sink.events().size(), 31'106);
    QCOMPARE(sink.row(0).section(u' ', 0, 0), u"time=2024-03-13T10:21:14.000Z"_s);
    QVERIFY(sink.row(0).contains(u" action=page-view viewer=user_0000 session=sess_000001 page=home "_s));
    QVERIFY(sink.row(0).endsWith(
        u" currency=USD ingested_at=2026-09-21T14:13:20.000Z labels={\"user_cohort\":\"2024-01\",\"user_lifecycle\":\"returning\"}"_s));
    qint64 purchases = 0;
    for (qsizetype row = 0; row < sink.events().size(); ++row)
        purchases += sink.events().text(Field::Action, row) == "purchase" ? 1 : 0;
    QCOMPARE(purchases, 470);

    const auto again = import({Clickstream}, sink, options(u"shop"_s));
    QVERIFY(again);
    compareLedger(again->total, 0, 31'106, 0);
}

void TestImporter::equalLinesAllCount()
{
    const QByteArray line = "{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event.action\":\"view\"}";
    const TestFolder folder;
    const QString file = folder.write(u"same.ndjson"_s, line + '\n' + line + "\r\n" + line);
    CollectingSink sink;
    const auto result = import({file}, sink);
    QVERIFY(result);
    compareLedger(result->total, 3, 0, 0);
    QVERIFY(sink.events().text(Field::EventId, 0).ends_with("-0"));
    QVERIFY(sink.events().text(Field::EventId, 2).ends_with("-2"));
    QCOMPARE(sink.events().text(Field::EventId, 2).size(), size_t(35));
    const auto again = import({file, file}, sink);
    QVERIFY(again);
    compareLedger(again->total, 0, 6, 0);
}

void TestImporter::badLineIsSetAside()
{
    const TestFolder folder;
    const QString file = folder.write(
        u"a.ndjson"_s, linesOf(1000) + "{\"@timestamp\": \"2026-10-01T10:00:00Z\"\n" + linesOf(5));
    ImportOptions with = options();
    with.deadLetterDir = folder.path(u"rejected"_s);
    CollectingSink sink;
    const auto result = import({file}, sink, with);
    QVERIFY(result);
    compareLedger(result->total, 1000, 5, 1);
    QCOMPARE(result->rejected.size(), 1);
    QCOMPARE(result->rejected.first().reason, u"not_json"_s);
    QFile letters(result->deadLetters);
    QVERIFY(letters.open(QIODevice::ReadOnly));
    QVERIFY(result->deadLetters.endsWith(u".ndjson"_s));
    const QJsonObject letter = QJsonDocument::fromJson(letters.readAll()).object();
    QCOMPARE(letter[u"line"_s].toInt(), 1001);
    QCOMPARE(letter[u"file"_s].toString(), file);
    QCOMPARE(letter[u"reason"_s].toString(), u"not_json"_s);
    QCOMPARE(letter[u"raw"_s].toString(), u"{\"@timestamp\": \"2026-10-01T10:00:00Z\""_s);
    QCOMPARE(letters.permissions() & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TestImporter::deadLettersKeepBytes()
{
    const TestFolder folder;
    const QByteArray broken = "{\"@timestamp\":\"2026-10-01\",\"event.action\":\"\xFF\xC0\"}";
    ImportOptions with = options();
    with.deadLetterDir = folder.path(u"deep/rejected"_s);
    CollectingSink sink;
    const auto result = import({folder.write(u"a.ndjson"_s, broken + "\n")}, sink, with);
    QVERIFY(result);
    QFile letters(result->deadLetters);
    QVERIFY(letters.open(QIODevice::ReadOnly));
    const QJsonObject letter = QJsonDocument::fromJson(letters.readAll()).object();
    QCOMPARE(letter[u"reason"_s].toString(), u"not_utf8"_s);
    QCOMPARE(QByteArray::fromBase64(letter[u"raw_base64"_s].toString().toLatin1()), broken);
}

void TestImporter::ledgerByDay()
{
    const TestFolder folder;
    const QByteArray lines
        = "{\"@timestamp\":\"2026-10-01T23:59:59.999Z\",\"event.action\":\"view\"}\n"
          "{\"@timestamp\":\"2026-10-02T08:59:59+09:00\",\"event.action\":\"view\"}\n"
          "{\"@timestamp\":\"2026-10-02T00:00:00Z\",\"event.action\":\"view\"}\n"
          "{\"event.action\":\"view\"}\n"
          "{\"@timestamp\":\"2026-10-02T00:00:00Z\"}\n"
          "{\"community.watched_ms\":\"much\",\"event.action\":\"view\",\"@timestamp\":\"2026-10-02\"}\n";
    CollectingSink sink;
    const auto result = import({folder.write(u"a.ndjson"_s, lines)}, sink);
    QVERIFY(result);
    QCOMPARE(result->ledger.size(), 3);
    QCOMPARE(result->ledger[0].day, QString());
    compareLedger(result->ledger[0], 0, 0, 1);
    QCOMPARE(result->ledger[1].day, u"2026-10-01"_s);
    compareLedger(result->ledger[1], 2, 0, 0);
    QCOMPARE(result->ledger[2].day, u"2026-10-02"_s);
    compareLedger(result->ledger[2], 1, 0, 2);
}

void TestImporter::orderAndBatches()
{
    const TestFolder folder;
    ImportOptions with = options();
    with.batchRows = 5000;
    with.parsers = 3;
    CollectingSink sink;
    const int count = 60'000;
    const auto result = import({folder.write(u"a.ndjson"_s, linesOf(count))}, sink, with);
    QVERIFY(result);
    QCOMPARE(sink.events().size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(sink.events().text(Field::EventId, i), std::string_view("e" + std::to_string(i)));
    const auto sizes = sink.batchSizes();
    for (qsizetype i = 0; i + 1 < sizes.size(); ++i)
        QVERIFY(sizes[i] >= 5000);
    QCOMPARE(sink.unfinished(), 0);
}

void TestImporter::brokenFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("atLeast");
    const QByteArray packed = gzipped(linesOf(20'000));
    QByteArray flipped = packed;
    for (qsizetype i = packed.size() / 2; i < packed.size() / 2 + 8; ++i)
        flipped[i] = char(~flipped[i]);
    QByteArray checksum = packed;
    checksum[packed.size() - 6] = char(~checksum[packed.size() - 6]);
    QTest::newRow("gzip cut short") << u"a.ndjson.gz"_s << packed.left(packed.size() / 2) << 5000;
    QTest::newRow("gzip without its last byte") << u"a.ndjson.gz"_s << packed.chopped(1) << 20'000;
    QTest::newRow("gzip damaged") << u"a.ndjson.gz"_s << flipped << 1;
    QTest::newRow("gzip checksum") << u"a.ndjson.gz"_s << checksum << 20'000;
    QTest::newRow("gzip, rubbish behind") << u"a.ndjson.gz"_s << packed + "rubbish" << 20'000;
    QTest::newRow("gzip header only") << u"a.ndjson.gz"_s << packed.left(6) << 0;
}

void TestImporter::brokenFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(int, atLeast);
    const TestFolder folder;
    CollectingSink sink;
    const QString file = folder.write(name, bytes);
    const auto result = import({file}, sink);
    QVERIFY(result);
    QVERIFY(result->hasErrors());
    QCOMPARE(result->files.first().error->code, codes::InvalidFile);
    QCOMPARE(result->files.first().error->place, file);
    QVERIFY2(sink.events().size() >= atLeast, qPrintable(QString::number(sink.events().size())));
    QVERIFY(sink.events().size() <= 20'000);
    QCOMPARE(result->total.stored, sink.events().size());
}

void TestImporter::unusable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("fieldMap");
    QTest::addColumn<QString>("code");
    QTest::newRow("utf-16") << u"a.csv"_s << QByteArray("\xFF\xFE{\0\n\0", 6) << QString()
                            << codes::InvalidFile;
    QTest::newRow("binary") << u"a.bin"_s
                            << QByteArray("\x7F"
                                          "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0",
                                          18)
                            << QString() << codes::InvalidFile;
    QTest::newRow("parquet") << u"a.parquet"_s << QByteArray("PAR1\x15\x04") << QString()
                             << codes::InvalidFile;
    QTest::newRow("csv without the time")
        << u"a.csv"_s << QByteArray("a,b\n1,2\n") << u"shop"_s << codes::InvalidFieldMap;
    QTest::newRow("csv, bad header") << u"a.csv"_s << QByteArray("\"a\"x,b\n1,2\n") << u"shop"_s
                                     << codes::InvalidFile;
}

void TestImporter::unusable()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, fieldMap);
    QFETCH(QString, code);
    const TestFolder folder;
    CollectingSink sink;
    const auto result = import({folder.write(name, bytes)}, sink, options(fieldMap));
    QVERIFY(result);
    QVERIFY(result->hasErrors());
    QCOMPARE(result->files.first().error->code, code);
    QVERIFY(sink.events().isEmpty());
    QCOMPARE(sink.unfinished(), 0);
}

void TestImporter::oneBadFileOfThree()
{
    const TestFolder folder;
    CollectingSink sink;
    const QString good = folder.write(u"a.ndjson"_s, linesOf(3));
    const auto missing = import({good, folder.path(u"none.csv"_s)}, sink);
    QVERIFY(!missing);
    QCOMPARE(missing.error().place, folder.path(u"none.csv"_s));
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    const auto aFolder = import({good, folder.path({})}, sink);
    QVERIFY(!aFolder);
    QCOMPARE(aFolder.error().code, codes::InvalidFile);
    const auto noMap = import({good}, sink, options(u"nowhere.json"_s));
    QVERIFY(!noMap);
    QCOMPARE(noMap.error().code, codes::InvalidFieldMap);
    QVERIFY(sink.events().isEmpty());

    const QString binary = folder.write(u"b.csv"_s, QByteArray(100, '\1'));
    const auto mixed = import({binary, good}, sink);
    QVERIFY(mixed);
    QVERIFY(mixed->files[0].error);
    QVERIFY(!mixed->files[1].error);
    compareLedger(mixed->total, 3, 0, 0);
}

void TestImporter::sinkFails()
{
    const TestFolder folder;
    CollectingSink sink;
    sink.failAtWrite = 1;
    ImportOptions with = options();
    with.batchRows = 1000;
    const auto result = import({folder.write(u"a.ndjson"_s, linesOf(100'000))}, sink, with);
    QVERIFY(!result);
    QCOMPARE(result.error().code, codes::DiskFull);
}

void TestImporter::cancelledMidway()
{
    const TestFolder folder;
    CancelToken cancel;
    CollectingSink sink;
    int writes = 0;
    sink.onWrite = [&writes, &cancel] {
        if (++writes == 3)
            cancel.cancel();
    };
    ImportOptions with = options();
    with.batchRows = 1000;
    const QString file = folder.write(u"a.ndjson"_s, linesOf(100'000));
    const auto result = Importer().run({file, file}, with, sink, {}, cancel);
    QVERIFY(result);
    QVERIFY(result->cancelled);
    QVERIFY(!result->hasErrors());
    QCOMPARE(sink.batchSizes().size(), 2);
    QCOMPARE(result->total.stored, sink.events().size());
    QCOMPARE(result->files.size(), 1);
    QCOMPARE(sink.unfinished(), 0);
}

void TestImporter::fieldMapBeside()
{
    const TestFolder folder;
    const QByteArray map = R"({"name": "%", "fields": {"time": "t", "action": "a"}})";
    CollectingSink sink;
    const QString file = folder.write(u"log.csv.gz"_s, gzipped("t,a\n2026-10-01,view\n"));
    folder.write(u"fieldmap.json"_s, QByteArray(map).replace("%", "folder"));
    QCOMPARE(import({file}, sink)->files.first().fieldMap, u"folder"_s);
    folder.write(u"log.fieldmap.json"_s, QByteArray(map).replace("%", "plain"));
    QCOMPARE(import({file}, sink)->files.first().fieldMap, u"plain"_s);
    folder.write(u"log.csv.gz.fieldmap.json"_s, QByteArray(map).replace("%", "exact"));
    QCOMPARE(import({file}, sink)->files.first().fieldMap, u"exact"_s);
    folder.write(u"log.csv.gz.fieldmap.json"_s, "{");
    const auto broken = import({file}, sink);
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, codes::InvalidFieldMap);
}

void TestImporter::progress()
{
    const TestFolder folder;
    CollectingSink sink;
    const QString file = folder.write(u"a.ndjson"_s, linesOf(50'000));
    QList<qint64> done;
    qint64 total = 0;
    qint64 rows = 0;
    const auto result = Importer().run({file, file}, options(), sink,
                                       [&](qint64 bytesDone, qint64 bytesTotal, qint64 rowsDone) {
                                           done.append(bytesDone);
                                           total = bytesTotal;
                                           rows = rowsDone;
                                       },
                                       {});
    QVERIFY(result);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(total, 2 * QFileInfo(file).size());
    QCOMPARE(done.last(), total);
    QCOMPARE(rows, 100'000);
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"

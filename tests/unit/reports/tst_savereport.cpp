// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "reports/manifest.h"
#include "reports/reportfile.h"
#include "reports/savereport.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cerrno>

using namespace tally;
using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

Json jsonOf(const QString &path)
{
    const QByteArray text = contentOf(path);
    return Json::parse(text.begin(), text.end(), nullptr, false);
}

ResultTable smallTable()
{
    ResultTable table;
    table.columns
        = {{u"country"_s, u"keyword"_s, {}, {}}, {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
    table.rows = {{Value(u"KR"_s), Value(3)}, {Value(u"=JP"_s), Value(-2)}, {Value(), Value(0)}};
    table.query.metrics = {u"views"_s};
    table.query.dimensions = {u"country"_s};
    table.query.filters = {Filter{Filter::Op::Is, u"device"_s, {Value(u"mobile"_s)}, {}, {}}};
    table.range = DateRange::ofDays(QDate(2026, 10, 1), QDate(2026, 10, 31), *Zone::find(u"Asia/Seoul"_s));
    table.asOfMs = 1'793'000'000'000;
    table.totals = QHash<QString, Value>{{u"views"_s, Value(1)}};
    return table;
}

/// Fails after some bytes, as a full disk does.
class FullDevice : public QIODevice
{
public:
    explicit FullDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_room -= size;
        if (m_room >= 0)
            return size;
        setErrorString(u"No space left on device"_s);
        errno = ENOSPC;
        return -1;
    }

private:
    qint64 m_room;
};

} // namespace

class TestSaveReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvAndManifest();
    void comparisonColumns();
    void replacesBothOrNeither();
    void refusals_data();
    void refusals();
    void errorOfALaterPageLeavesNothing();
    void fullDisk();
    void randomRowsReadBackByPython();
};

void TestSaveReport::csvAndManifest()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"views, October.csv"_s);
    const auto saved = saveResultCsv(path, smallTable(), {true, Zone()}, 1'793'000'000'000);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().detail));
    QCOMPARE(saved->rows, 3);
    const QByteArray text = contentOf(path);
    QCOMPARE(text,
             QByteArray("\xef\xbb\xbf"
                        "country,views\r\nKR,3\r\n'=JP,-2\r\n,0\r\n"));

    const Json manifest = jsonOf(saved->manifest);
    QVERIFY(manifest.is_object());
    QCOMPARE(manifest.value("sha256", ""),
             QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().toStdString());
    QCOMPARE(manifest.value("bytes", 0), int(text.size()));
    QCOMPARE(manifest.value("rows", 0), 3);
    QCOMPARE(manifest.value("file", ""), std::string("views, October.csv"));
    QCOMPARE(manifest.value("zone", ""), std::string("Asia/Seoul"));
    QCOMPARE(manifest["range"].value("from", ""), std::string("2026-10-01T00:00:00+09:00"));
    QCOMPARE(manifest["range"].value("to", ""), std::string("2026-11-01T00:00:00+09:00"));
    QCOMPARE(manifest["query"]["metrics"].dump(), std::string("[\"views\"]"));
    QCOMPARE(manifest["filters"].size(), std::size_t(1));
    QCOMPARE(manifest["totals"].value("views", 0), 1);
    QVERIFY(!manifest["definitions"]["metrics"]["views"]["definition"].value("ko", "").empty());
    QVERIFY(!manifest["definitions"]["dimensions"]["country"]["definition"].value("en", "").empty());
    QCOMPARE(manifest.value("definitions_version", 0), DefinitionsVersion);
    QVERIFY(manifest["quality"].is_object());
    QVERIFY(manifest.value("program", "").find("Tallyroom ") == 0);
    QVERIFY(manifest.contains("created_at"));
}

void TestSaveReport::comparisonColumns()
{
    QTemporaryDir folder;
    ResultTable table = smallTable();
    table.columns[0] = {u"time:day"_s, u"date"_s, {}, {}};
    table.rows = {{Value(u"2026-10-01"_s), Value(3)}, {Value(u"2026-10-02"_s), Value(4)}};
    Comparison comparison;
    comparison.range = table.range;
    comparison.rows = {Row{Value(u"2026-09-01"_s), Value(2)}, std::nullopt};
    comparison.rowChanges = {{{u"views"_s, Value(0.5)}}, {}};
    table.comparison = comparison;
    const QString path = folder.filePath(u"c.csv"_s);
    QVERIFY(saveResultCsv(path, table, {}, 0));
    QCOMPARE(contentOf(path),
             QByteArray("time:day,views,time:day_previous,views_previous,views_change\r\n"
                        "2026-10-01,3,2026-09-01,2,0.5\r\n"
                        "2026-10-02,4,,,\r\n"));
}

void TestSaveReport::replacesBothOrNeither()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QVERIFY(saveResultCsv(path, smallTable(), {}, 0));
    const QByteArray before = contentOf(path);
    {
        // The manifest's place is taken between writing and committing: the data file must stay the old one.
        auto file = ReportFile::create(path);
        QVERIFY(file);
        (*file)->out().write("new");
        QVERIFY(QFile::remove(ReportFile::manifestPath(path)));
        QVERIFY(QDir().mkpath(ReportFile::manifestPath(path) + u"/x"_s));
        QVERIFY(!(*file)->commit(Json::object()));
    }
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);

    // And where nothing stood before, nothing stands after.
    const QString fresh = folder.filePath(u"b.csv"_s);
    {
        auto file = ReportFile::create(fresh);
        QVERIFY(file);
        (*file)->out().write("new");
        QVERIFY(QDir().mkpath(ReportFile::manifestPath(fresh) + u"/x"_s));
        QVERIFY(!(*file)->commit(Json::object()));
    }
    QVERIFY(!QFile::exists(fresh));
}

void TestSaveReport::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << u"nowhere/at/all.csv"_s;
    QTest::newRow("a folder") << u"."_s;
    QTest::newRow("a device") << u"/dev/null"_s;
    QTest::newRow("name too long") << QString(300, u'x') + u".csv"_s;
    QTest::newRow("below a file") << u"plain/a.csv"_s;
}

void TestSaveReport::refusals()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    QFile plain(folder.filePath(u"plain"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    const QString full = path.startsWith(u'/') ? path : folder.filePath(path);
    const auto saved = saveResultCsv(full, smallTable(), {}, 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, codes::IoError);
    QVERIFY(!saved.error().detail.isEmpty());
    QVERIFY(QFile::exists(u"/dev/null"_s));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"plain"_s});
}

void TestSaveReport::errorOfALaterPageLeavesNothing()
{
    QTemporaryDir folder;
    int page = 0;
    const auto next = [&page]() -> Result<std::optional<ResultTable>> {
        if (++page == 3)
            return failure(ErrorKind::Conflict, codes::CursorExpired, u"changed"_s);
        return std::optional(smallTable());
    };
    const auto saved = saveResultCsv(folder.filePath(u"a.csv"_s), next, {}, 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, codes::CursorExpired);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestSaveReport::fullDisk()
{
    FullDevice device(100'000);
    int page = 0;
    const auto next = [&page]() -> Result<std::optional<ResultTable>> {
        ResultTable table = smallTable();
        table.rows = QList<Row>(50'000, Row{Value(u"somewhere"_s), Value(1)});
        return ++page > 100 ? std::optional<ResultTable>() : std::optional(table);
    };
    const auto rows = writeResultCsv(device, next, {});
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, codes::DiskFull);
    QVERIFY2(page < 5, "stops soon after the disk is full");
}

void TestSaveReport::randomRowsReadBackByPython()
{
    constexpr int Rows = 10'000;
    QRandomGenerator random(11);
    const QString alphabet = u"ab ,;\"\r\n\t'=+-@\u00a0\u3000\uff1d한글\u0645\u202e0.é\u2028"_s;
    ResultTable table = smallTable();
    table.columns = {{u"a"_s, u"keyword"_s, {}, {}},
                     {u"b"_s, u"keyword"_s, {}, {}},
                     {u"n"_s, u"integer"_s, {}, {}},
                     {u"d"_s, u"decimal"_s, {}, {}}};
    table.rows.clear();
    Json expected = Json::array();
    const auto randomText = [&] {
        QString text;
        for (int length = random.bounded(12); length > 0; --length)
            text += alphabet.at(random.bounded(int(alphabet.size())));
        return text;
    };
    for (int i = 0; i < Rows; ++i) {
        const QString a = randomText();
        const QString b = randomText();
        const qint64 n = qint64(random.generate64());
        const double d = random.generateDouble() * 2000 - 1000;
        table.rows += Row{Value(a), Value(b), Value(n), Value(d)};
        expected.push_back({a.toStdString(), b.toStdString(), n, d});
    }
    QTemporaryDir folder;
    QVERIFY(saveResultCsv(folder.filePath(u"r.csv"_s), table, {}, 0));
    QFile file(folder.filePath(u"r.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(expected.dump()));
    file.close();

    QProcess python;
    python.start(u"python3"_s,
                 {QStringLiteral(TALLYROOM_SOURCE_DIR "/tests/unit/reports/readback.py"),
                  folder.filePath(u"r.csv"_s), folder.filePath(u"r.json"_s)});
    QVERIFY2(python.waitForFinished(120'000), "python3 is needed");
    QVERIFY2(python.exitCode() == 0, (python.readAll() + python.readAllStandardError()).constData());
}

QTEST_GUILESS_MAIN(TestSaveReport)
#include "tst_savereport.moc"

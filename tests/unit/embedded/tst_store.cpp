// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/connection.h"
#include "sources/embedded/schema.h"
#include "storefixture.h"

#include <QProcess>
#include <QRandomGenerator>

#include <sys/resource.h>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

const char *HoldOption = "--hold-store";
const char *FillOption = "--fill-disk";

QString openCode(const QString &path)
{
    const auto opened = EmbeddedSource::open(path, std::make_shared<SystemClock>());
    return opened ? u"opened"_s : opened.error().code;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Opens the database beneath a store, for a test that plays another version of the program.
std::unique_ptr<Connection> beneath(const QString &path, std::unique_ptr<Database> &database)
{
    database = std::move(*Database::open(path, {}));
    return std::move(*database->connect());
}

} // namespace

/// The file: made, migrated, refused, locked, damaged.
class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesFileAndFolder();
    void refusesWhatIsNoStore_data();
    void refusesWhatIsNoStore();
    void refusesTheFuture();
    void migratesFromTheBeginning();
    void oneOpenerAProcess();
    void oneProcessAtATime();
    void survivesReopening();
    void damagedFilesNeverCrash();
    void reachesNoOtherFile_data();
    void reachesNoOtherFile();
    void fullDiskIsSaid();
};

void TestStore::makesFileAndFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a/b/한국.tally"_s);
    QCOMPARE(openCode(path), u"opened"_s);
    QVERIFY(QFileInfo::exists(path));
}

void TestStore::refusesWhatIsNoStore_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("text") << QByteArray("time,action\n2026-01-01,view\n").repeated(500) << u"store_damaged"_s;
    QTest::newRow("short") << QByteArray("x") << u"store_damaged"_s;
    QTest::newRow("zeros") << QByteArray(20'000, '\0') << u"store_damaged"_s;
    QTest::newRow("sqlite") << QByteArray("SQLite format 3\0", 16) + QByteArray(8'176, '\0')
                            << u"store_damaged"_s;
}

void TestStore::refusesWhatIsNoStore()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"x.tally"_s);
    overwrite(path, bytes);
    QCOMPARE(openCode(path), code);
    QCOMPARE(contents(path), bytes);
    QCOMPARE(openCode(folder.path()), u"invalid_source"_s);
    QCOMPARE(openCode(QString()), u"invalid_source"_s);
}

void TestStore::refusesTheFuture()
{
    StoreFixture store;
    store.source.reset();
    std::unique_ptr<Database> database;
    auto connection = beneath(store.path(), database);
    QVERIFY(connection->execute("UPDATE meta SET value = '9999' WHERE key = 'schema_version'"));
    connection.reset();
    database.reset();
    QCOMPARE(openCode(store.path()), u"store_too_new"_s);

    connection = beneath(store.path(), database);
    QVERIFY(connection->execute("UPDATE meta SET value = 'soon' WHERE key = 'schema_version'"));
    connection.reset();
    database.reset();
    QCOMPARE(openCode(store.path()), u"store_damaged"_s);
}

void TestStore::migratesFromTheBeginning()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"x.tally"_s);
    std::unique_ptr<Database> database;
    auto connection = beneath(path, database);
    QVERIFY(connection->execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)"));
    QVERIFY(connection->execute("INSERT INTO meta VALUES ('schema_version', '0'), ('data_version', '7')"));
    QVERIFY(Schema::prepare(*connection, 1));
    QCOMPARE(*Schema::dataVersion(*connection), 7U);
    QVERIFY(connection->execute("SELECT time, action FROM events"));
    QVERIFY(Schema::prepare(*connection, 1)); // nothing left to do

    const QString foreign = folder.filePath(u"foreign.tally"_s);
    std::unique_ptr<Database> other;
    QVERIFY(beneath(foreign, other)->execute("CREATE TABLE invoices (id INTEGER)"));
    other.reset();
    QCOMPARE(openCode(foreign), u"invalid_source"_s);
}

void TestStore::oneOpenerAProcess()
{
    StoreFixture store;
    QCOMPARE(openCode(store.path()), u"store_in_use"_s);
    const QFileInfo file(store.path());
    QCOMPARE(openCode(file.path() + u"/./"_s + file.fileName()), u"store_in_use"_s);
    store.source.reset();
    QCOMPARE(openCode(store.path()), u"opened"_s);
}

void TestStore::oneProcessAtATime()
{
    StoreFixture store;
    store.source.reset();
    const QByteArray before = contents(store.path());
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QLatin1String(HoldOption), store.path()});
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readAllStandardOutput().trimmed(), QByteArray("held"));
    QCOMPARE(openCode(store.path()), u"store_in_use"_s);
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    QCOMPARE(contents(store.path()), before);
    QCOMPARE(openCode(store.path()), u"opened"_s);
}

void TestStore::survivesReopening()
{
    StoreFixture store;
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"event_id", "a"}, {"action", "view"}, {"country", "KR"}});
    QCOMPARE(store.store(), u"1/0"_s);
    store.reopen();
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"event_id", "a"}, {"action", "view"}, {"country", "KR"}});
    store.add({{"time", "2026-03-01T11:00:00Z"}, {"event_id", "b"}, {"action", "view"}, {"country", "KR"}});
    QCOMPARE(store.store(), u"1/1"_s);
    QCOMPARE(store.rows(R"({"metrics":["views"],"dimensions":["country"],"range":"all"})"), u"KR 2"_s);
}

void TestStore::damagedFilesNeverCrash()
{
    StoreFixture store;
    for (int i = 0; i < 5'000; ++i)
        store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"viewer", u"v%1"_s.arg(i)}});
    store.store();
    store.source.reset();
    const QByteArray whole = contents(store.path());
    QRandomGenerator random(42);
    for (int i = 0; i < 60; ++i) {
        QByteArray bytes = whole;
        if (i % 3 == 0)
            bytes.truncate(random.bounded(bytes.size()));
        else
            for (int k = 0; k < 50; ++k)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
        QFile::remove(store.path() + u".wal"_s);
        overwrite(store.path(), bytes);
        const auto opened = EmbeddedSource::open(store.path(), std::make_shared<SystemClock>());
        if (!opened) {
            QVERIFY2(opened.error().code != u"internal_error"_s, qPrintable(opened.error().detail));
            continue;
        }
        // What opens may still be damaged further inside: an answer or an error, but nothing else.
        const Result<Query> query
            = parseQuery(R"({"metrics":["visitors"],"dimensions":["viewer"],"range":"all"})");
        (*opened)->query(*query, {}).waitForFinished();
    }
}

void TestStore::reachesNoOtherFile_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("read") << QByteArray("SELECT * FROM read_csv('/etc/passwd')");
    QTest::newRow("attach") << QByteArray("ATTACH '/tmp/other.db' AS other");
    QTest::newRow("copy") << QByteArray("COPY (SELECT 1) TO '/tmp/other.csv'");
    QTest::newRow("unlock") << QByteArray("SET enable_external_access = true");
    QTest::newRow("install") << QByteArray("INSTALL httpfs");
}

void TestStore::reachesNoOtherFile()
{
    QFETCH(QByteArray, sql);
    const QTemporaryDir folder;
    std::unique_ptr<Database> database;
    const auto connection = beneath(folder.filePath(u"x.tally"_s), database);
    QVERIFY(!connection->execute(sql.toStdString()));
}

void TestStore::fullDiskIsSaid()
{
    // In a process of its own, whose files may not grow beyond some hundred kilobytes.
    const QTemporaryDir folder;
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(),
                {QLatin1String(FillOption), folder.filePath(u"x.tally"_s)});
    QVERIFY(other.waitForFinished(120'000));
    QCOMPARE(other.exitStatus(), QProcess::NormalExit);
    QCOMPARE(other.readAllStandardOutput().trimmed(), QByteArray("disk_full"));
    QCOMPARE(openCode(folder.filePath(u"x.tally"_s)), u"opened"_s); // with room again, it is intact
}

static int holdStore(const QString &path)
{
    const auto opened = EmbeddedSource::open(path, std::make_shared<SystemClock>());
    std::puts(opened ? "held" : "failed");
    std::fflush(stdout);
    std::getchar(); // until the test closes the pipe
    return opened ? 0 : 1;
}

static int fillDisk(const QString &path)
{
    const auto opened = EmbeddedSource::open(path, std::make_shared<SystemClock>());
    if (!opened)
        return 1;
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{700'000, 700'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    EventBatch batch;
    QRandomGenerator random(1);
    for (int i = 0; i < 200'000; ++i) {
        batch.setInteger(Field::Time, 1'770'000'000'000 + i);
        batch.setText(Field::Action, "view");
        batch.setText(Field::EventId, QByteArray::number(random.generate64(), 36).toStdString());
        batch.endRow();
    }
    const auto sink = (*opened)->makeSink();
    const Result<void> begun = sink->begin({});
    const Result<void> written = begun ? sink->write(batch, {}) : begun;
    std::puts(written ? "written" : qPrintable(written.error().code));
    return 0;
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], HoldOption) == 0)
        return holdStore(QString::fromUtf8(argv[2]));
    if (argc == 3 && qstrcmp(argv[1], FillOption) == 0)
        return fillDisk(QString::fromUtf8(argv[2]));
    TestStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store.moc"

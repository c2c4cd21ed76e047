// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/connection.h"
#include "sources/embedded/labeleraser.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storefile.h"
#include "sources/embedded/storecopy.h"
#include "sources/embedded/storerestore.h"
#include "storefixture.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The rows of a statement on a closed store: "1 2 null; 3 4 5".
QString tableRows(const QString &path, const std::string &sql, int columns)
{
    const auto database = Database::open(path, {});
    const auto connection = (*database)->connect();
    Result<RowReader> rows = (*connection)->run(sql);
    if (!rows)
        return rows.error().detail;
    QStringList lines;
    while (rows->next()) {
        QStringList cells;
        for (int i = 0; i < columns; ++i)
            cells += rows->isNull(i) ? u"null"_s : QString::number(rows->integer(i));
        lines += cells.join(u' ');
    }
    return lines.join(u"; "_s);
}

PruneOptions keep(qint64 days)
{
    return {days, {}, false};
}

constexpr auto EverythingCounted
    = R"({"metrics":["events","unique_viewers","visitors","visits"],"range":"all"})";

} // namespace

/// Looking after a store: old days go, a viewer is forgotten, copies are made and put back.
class TestUpkeep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pruneKeepsWholeDays();
    void pruneCountsFromTheLastEvent();
    void pruneRemembersWhatWasFirst();
    void pruneTwiceWithAReimport();
    void dryRunsChangeNothing();
    void importsGoOnAfterPrune();
    void labelsAreErased_data();
    void labelsAreErased();
    void forgottenViewersStayCounted();
    void forgottenTextLeavesTheFile();
    void nameSpacesAreApart();
    void alsoReplacesWords();
    void backupIsTheStore();
    void backupLeavesOtherFilesAlone();
    void backupDuringAnImport();
    void restoreNeverOverwritesEvents();
    void restoreRefusesDamage();
    void rewritingNeedsTheStoreAlone();
    void factsAreTold();
};

void TestUpkeep::pruneKeepsWholeDays()
{
    StoreFixture store;
    store.add({{"time", "2026-06-01T00:00:00Z"}, {"action", "view"}, {"viewer", "a"}});
    store.add({{"time", "2026-06-09T23:59:59.999Z"}, {"action", "view"}, {"viewer", "b"}});
    store.add({{"time", "2026-06-10T00:00:00Z"}, {"action", "view"}, {"viewer", "c"}});
    store.add({{"time", "2026-06-11T12:00:00Z"}, {"action", "view"}, {"viewer", "d"}});
    QCOMPARE(store.store(), u"4/0"_s);
    const Result<PruneReport> report = store.source->prune(keep(2), {});
    QVERIFY(report);
    QCOMPARE(report->days, 2);
    QCOMPARE(report->events, 2);
    QCOMPARE(
        store.rows(
            R"({"metrics":["events"],"dimensions":["viewer"],"range":"all","order":[["viewer","asc"]]})"),
        u"c 1; d 1"_s);
    QCOMPARE(store.source->info({}).takeResult()->events, 2);
    QCOMPARE(store.source->prune(keep(2), {})->events, 0);
    QCOMPARE(store.source->prune({{}, 1'000'000, false}, {})->events, 2);
    QCOMPARE(store.rows(R"({"metrics":["events"],"range":"all"})"), u"0"_s);
    QVERIFY(!store.source->prune(keep(1), {})->lastDay);
}

void TestUpkeep::pruneCountsFromTheLastEvent()
{
    StoreFixture store; // its clock stands years later
    store.add({{"time", "2020-01-01T00:00:00Z"}, {"action", "view"}});
    store.add({{"time", "2020-01-05T00:00:00Z"}, {"action", "view"}});
    QCOMPARE(store.store(), u"2/0"_s);
    const Result<PruneReport> report = store.source->prune(keep(4), {});
    QCOMPARE(report->events, 1);
    QCOMPARE(report->beforeDay, QDate(1970, 1, 1).daysTo(QDate(2020, 1, 2)));
    QCOMPARE(*report->lastDay, QDate(1970, 1, 1).daysTo(QDate(2020, 1, 5)));
}

void TestUpkeep::pruneRemembersWhatWasFirst()
{
    StoreFixture store;
    store.add({{"time", qint64(1000)},
               {"action", "view"},
               {"viewer", "v"},
               {"traffic_class", "bot"},
               {"content", "c"},
               {"content_published_at", qint64(500)}});
    store.add({{"time", qint64(2000)}, {"action", "view"}, {"viewer", "v"}, {"content", "c"}});
    store.add({{"time", qint64(3000)},
               {"action", "content-upload"},
               {"uploader", "u"},
               {"content", "c"},
               {"event_id", "x"}});
    store.add({{"time", qint64(3000)},
               {"action", "content-upload"},
               {"uploader", "u"},
               {"content", "d"},
               {"event_id", "y"}});
    store.add({{"time", qint64(9000)}, {"action", "content-upload"}, {"uploader", "u"}, {"content", "e"}});
    store.add({{"time", qint64(9500)}, {"action", "content-delete"}, {"uploader", "u"}, {"content", "d"}});
    store.add({{"time", "1970-01-09T00:00:00Z"}, {"action", "view"}, {"viewer", "w"}});
    QCOMPARE(store.store(), u"7/0"_s);
    QCOMPARE(store.source->prune(keep(1), {})->events, 6);
    store.source.reset();
    QCOMPARE(tableRows(store.path(), "SELECT first_ms, human_first_ms FROM first_viewers", 2),
             u"1000 2000"_s);
    QCOMPARE(tableRows(store.path(),
                       "SELECT first_ms, second_ms FROM first_uploads WHERE first_event = 'x' AND "
                       "second_event = 'y'",
                       2),
             u"3000 3000"_s);
    QCOMPARE(
        tableRows(store.path(),
                  "SELECT f.published_ms, f.uploaded_ms, f.deleted_ms, f.first_view_ms FROM first_contents f "
                  "JOIN d_content d ON d.id = f.content ORDER BY d.value",
                  4),
        u"null 3000 null 2000; null 3000 9500 null; null 9000 null null"_s);
}

void TestUpkeep::pruneTwiceWithAReimport()
{
    StoreFixture store;
    const auto fill = [&store](qint64 first) {
        store.add({{"time", first},
                   {"action", "content-upload"},
                   {"uploader", "u"},
                   {"viewer", "u"},
                   {"event_id", "x"}});
        store.add({{"time", "1970-01-09T00:00:00Z"}, {"action", "view"}, {"event_id", "last"}});
        return store.store();
    };
    QCOMPARE(fill(5000), u"2/0"_s);
    QCOMPARE(store.source->prune(keep(1), {})->events, 1);
    QCOMPARE(fill(5000), u"1/1"_s); // the log still has it: it comes back, and goes again
    QCOMPARE(store.source->prune(keep(1), {})->events, 1);
    store.add({{"time", qint64(4000)},
               {"action", "content-upload"},
               {"uploader", "u"},
               {"viewer", "u"},
               {"event_id", "w"}});
    QCOMPARE(store.store(), u"1/0"_s);
    QCOMPARE(store.source->prune(keep(1), {})->events, 1);
    store.source.reset();
    QCOMPARE(tableRows(store.path(), "SELECT first_ms, second_ms FROM first_uploads", 2), u"4000 5000"_s);
    QCOMPARE(tableRows(store.path(), "SELECT first_ms, human_first_ms FROM first_viewers", 2),
             u"4000 4000"_s);
}

void TestUpkeep::dryRunsChangeNothing()
{
    StoreFixture store;
    store.add(
        {{"time", "2026-06-01T00:00:00Z"}, {"action", "view"}, {"viewer", "a"}, {"labels", R"({"x":"a"})"}});
    store.add({{"time", "2026-06-11T12:00:00Z"}, {"action", "view"}, {"viewer", "d"}});
    QCOMPARE(store.store(), u"2/0"_s);
    const quint64 version = store.source->info({}).takeResult()->dataVersion;
    QCOMPARE(store.source->prune({1, {}, true}, {})->events, 1);
    const Result<ErasureReport> erased = store.source->erase({u"a"_s, false, {}, true}, {});
    QCOMPARE(erased->events, 1);
    QCOMPARE(erased->labels, 1);
    QCOMPARE(erased->pseudonym, QString());
    QCOMPARE(store.source->info({}).takeResult()->dataVersion, version);
    QCOMPARE(store.rows(R"({"metrics":["events"],"dimensions":["viewer","labels.x"],"range":"all",
                            "order":[["viewer","asc"]]})"),
             u"a a 1; d null 1"_s);
}

void TestUpkeep::importsGoOnAfterPrune()
{
    StoreFixture store;
    const auto sink = store.source->makeSink();
    store.add({{"time", "2026-06-01T00:00:00Z"}, {"action", "view"}, {"event_id", "1"}});
    store.add({{"time", "2026-06-11T12:00:00Z"}, {"action", "view"}, {"event_id", "2"}});
    QCOMPARE(store.store(), u"2/0"_s);
    QVERIFY(store.source->prune(keep(1), {}));
    store.add({{"time", "2026-06-01T00:00:00Z"}, {"action", "view"}, {"event_id", "1"}});
    store.add({{"time", "2026-06-11T12:00:00Z"}, {"action", "view"}, {"event_id", "2"}});
    QCOMPARE(store.store(), u"1/1"_s);
    QCOMPARE(store.source->info({}).takeResult()->events, 2);
}

void TestUpkeep::labelsAreErased_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("removed");
    const auto row = [](const char *name, const char *before, const char *after, int removed) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << removed;
    };
    row("nothing of it", R"({"a":"x","n":1.50})", R"({"a":"x","n":1.50})", 0);
    row("alone", R"({"a":"u7"})", "", 1);
    row("first", R"({"a":"u7","b":1})", R"({"b":1})", 1);
    row("last, numbers as they were", R"({"b":12345678901234567890,"a":"u7"})",
        R"({"b":12345678901234567890})", 1);
    row("as a word", R"({"a":"/users/u7/x","b":"u71","c":"xu7"})", R"({"b":"u71","c":"xu7"})", 1);
    row("in a list", R"({"a":["x","u7"],"b":["x"]})", R"({"b":["x"]})", 1);
    row("nested", R"({"a":{"by":{"id":"u7"}},"b":true})", R"({"b":true})", 1);
    row("with escapes", R"({"a":"\u00757","b":"\"u7\"","c":"\\"})", R"({"c":"\\"})", 2);
    row("the name alone is none", R"({"u7":"x"})", R"({"u7":"x"})", 0);
    row("brackets in texts", R"({"a":"},{[","b":"u7"})", R"({"a":"},{["})", 1);
}

void TestUpkeep::labelsAreErased()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, removed);
    const ErasedLabels erased = eraseLabels(before.toStdString(), "u7");
    QCOMPARE(QByteArray::fromStdString(erased.json), after);
    QCOMPARE(erased.removed, removed);
}

void TestUpkeep::forgottenViewersStayCounted()
{
    StoreFixture store;
    store.add({{"time", "2026-06-01T00:00:00Z"},
               {"action", "view"},
               {"viewer", "u7"},
               {"session", "s1"},
               {"anonymous_id", "cookie"},
               {"labels", R"({"who":"u7","x":"1"})"}});
    store.add({{"time", "2026-06-02T00:00:00Z"}, {"action", "view"}, {"viewer", "u7"}, {"session", "s2"}});
    store.add({{"time", "2026-06-02T00:00:00Z"},
               {"action", "view"},
               {"viewer", "u71"},
               {"session", "s3"},
               {"labels", R"({"friend":"u7"})"}});
    store.add({{"time", "2026-06-02T01:00:00Z"},
               {"action", "view"},
               {"anonymous_id", "cookie"},
               {"event_id", "e"}});
    QCOMPARE(store.store(), u"4/0"_s);
    const QString before = store.rows(EverythingCounted);
    const Result<ErasureReport> report = store.source->erase({u"u7"_s, false, {}, false}, {});
    QVERIFY(report);
    QVERIFY(report->known);
    QCOMPARE(report->events, 2);
    QCOMPARE(report->labels, 1); // another viewer's label is not its own, but told
    QCOMPARE(report->elsewhere.size(), 1);
    QCOMPARE(report->elsewhere.first().field, Field::Labels);
    QCOMPARE(report->elsewhere.first().values, 1);
    QCOMPARE(report->linkedIds, QStringList{u"cookie"_s});
    QVERIFY(report->pseudonym.startsWith(u"forgotten-"_s));
    QCOMPARE(store.rows(EverythingCounted), before);
    QCOMPARE(
        store.rows(
            R"({"metrics":["events"],"dimensions":["viewer"],"range":"all","order":[["viewer","asc"]]})"),
        u"cookie 1; %1 2; u71 1"_s.arg(report->pseudonym));
    QCOMPARE(store.rows(R"({"metrics":["events"],"range":"all","filters":[["is","labels.x",["1"]]]})"),
             u"1"_s);
    QCOMPARE(store.rows(R"({"metrics":["events"],"range":"all","filters":[["is","labels.who",["u7"]]]})"),
             u"0"_s);

    QVERIFY(!store.source->erase({u"u7"_s, false, {}, false}, {})->known);
    // The same person later is somebody new; what the log tells again is known by its id.
    store.add({{"time", "2026-06-02T01:00:00Z"},
               {"action", "view"},
               {"anonymous_id", "cookie"},
               {"event_id", "e"}});
    store.add({{"time", "2026-06-03T00:00:00Z"}, {"action", "view"}, {"viewer", "u7"}});
    QCOMPARE(store.store(), u"1/1"_s);
    QCOMPARE(store.rows(R"({"metrics":["visitors"],"range":"all"})"), u"4"_s);
}

void TestUpkeep::forgottenTextLeavesTheFile()
{
    StoreFixture store;
    for (int i = 0; i < 500; ++i)
        store.add({{"time", qint64(i) * 1000}, {"action", "view"}, {"viewer", u"viewer-%1"_s.arg(i)}});
    store.add({{"time", qint64(1)},
               {"action", "view"},
               {"viewer", "Kim-Secret-Person"},
               {"labels", R"({"mail":"Kim-Secret-Person at home","k":1})"}});
    QCOMPARE(store.store(), u"501/0"_s);
    store.reopen();
    const auto anywhere = [&store] {
        return contents(store.path()).contains("Secret-Person")
            || contents(storefile::walOf(store.path())).contains("Secret-Person");
    };
    QVERIFY2(anywhere(), "the text can be found by its bytes at all");
    QVERIFY(store.source->erase({u"Kim-Secret-Person"_s, false, {}, false}, {})->known);
    QVERIFY(store.source->facts(0, {})->rewritePending);
    store.source.reset();
    QVERIFY(rewriteStore(store.path(), {}, {}, {}));
    QVERIFY(!anywhere());
    QVERIFY(!QFile::exists(rewrittenName(store.path())));
    QVERIFY(QFile::copy(store.path(), rewrittenName(store.path()))); // as a kill leaves it
    store.reopen();
    QVERIFY(!QFile::exists(rewrittenName(store.path())));
    QVERIFY(!store.source->facts(0, {})->rewritePending);
    QCOMPARE(store.rows(R"({"metrics":["events","visitors"],"range":"all"})"), u"501 501"_s);
}

void TestUpkeep::nameSpacesAreApart()
{
    StoreFixture store;
    store.add({{"time", qint64(1)}, {"action", "view"}, {"viewer", "same"}});
    store.add({{"time", qint64(2)}, {"action", "view"}, {"anonymous_id", "same"}});
    store.add({{"time", qint64(3)}, {"action", "view"}, {"viewer", "user"}, {"anonymous_id", "same"}});
    QCOMPARE(store.store(), u"3/0"_s);
    const QString before = store.rows(EverythingCounted);
    const Result<ErasureReport> report = store.source->erase({u"same"_s, true, {}, false}, {});
    QCOMPARE(report->events, 2);
    QVERIFY(report->otherNameSpace);
    QCOMPARE(report->linkedIds, QStringList{u"user"_s});
    QCOMPARE(store.rows(EverythingCounted), before);
    QCOMPARE(
        store.rows(
            R"({"metrics":["events"],"dimensions":["viewer"],"range":"all","order":[["viewer","asc"]]})"),
        u"%1 1; same 1; user 1"_s.arg(report->pseudonym));
    QVERIFY(!store.source->erase({u"same"_s, true, {}, false}, {})->known);
    QVERIFY(store.source->erase({u"same"_s, false, {}, false}, {})->known);
}

void TestUpkeep::alsoReplacesWords()
{
    StoreFixture store;
    store.add({{"time", qint64(1)},
               {"action", "page-view"},
               {"viewer", "u.7"},
               {"page", "/users/u.7/home"},
               {"event_id", "u.7:1"},
               {"tags", R"(["u.7","x"])"}});
    store.add({{"time", qint64(2)},
               {"action", "page-view"},
               {"viewer", "w"},
               {"page", "/users/uX7"},
               {"uploader", "u.7"},
               {"labels", R"({"by":"u.7","n":1})"}});
    QCOMPARE(store.store(), u"2/0"_s);
    const Result<ErasureReport> look = store.source->erase({u"u.7"_s, false, {}, true}, {});
    QCOMPARE(look->elsewhere.size(), 5); // event_id, tags, uploader, page, labels
    const auto done = store.source->erase(
        {u"u.7"_s, false, {Field::Page, Field::Tags, Field::EventId, Field::Labels}, false}, {});
    QVERIFY(done);
    QCOMPARE(
        store.rows(R"({"metrics":["events"],"dimensions":["page"],"range":"all","order":[["page","asc"]]})"),
        u"/users/%1/home 1; /users/uX7 1"_s.arg(done->pseudonym));
    QCOMPARE(store.rows(R"({"metrics":["events"],"dimensions":["labels.by"],"range":"all",
                            "filters":[["exists","uploader"]]})"),
             done->pseudonym + u" 1"_s);
    QCOMPARE(store.rows(R"({"metrics":["events"],"dimensions":["uploader"],"range":"all",
                            "filters":[["exists","uploader"]]})"),
             u"u.7 1"_s);
    QCOMPARE(store.rows(R"({"metrics":["events"],"dimensions":["tags"],"range":"all",
                            "filters":[["is","tags",["x"]]],"order":[["tags","asc"]]})"),
             u"%1 1; x 1"_s.arg(done->pseudonym));
}

void TestUpkeep::backupIsTheStore()
{
    StoreFixture store;
    for (int i = 0; i < 5000; ++i)
        store.add({{"time", qint64(i) * 60'000},
                   {"action", i % 2 ? "view" : "like"},
                   {"viewer", u"v%1"_s.arg(i % 700)},
                   {"tags", R"(["a","b"])"},
                   {"amount", 0.1 * i}});
    QCOMPARE(store.store(), u"5000/0"_s);
    const QTemporaryDir folder;
    const QString backup = folder.filePath(u"b.tally"_s);
    qint64 told = 0;
    const auto report = store.source->backUp(backup, [&told](qint64 done, qint64) { told = done; }, {});
    QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
    QCOMPARE(report->events, 5000);
    QVERIFY(told >= 5000);
    const auto copy = EmbeddedSource::open(backup, std::make_shared<FixedClock>(1));
    QVERIFY(copy);
    const Query query
        = *parseQuery(R"({"metrics":["events","visitors","revenue"],"dimensions":["time:hour","tags"],
                                        "range":"all"})");
    QCOMPARE(StoreFixture::rowsText((*copy)->query(query, {}).takeResult()->rows),
             StoreFixture::rowsText(store.source->query(query, {}).takeResult()->rows));
    QCOMPARE((*copy)->info({}).takeResult()->dataVersion, store.source->info({}).takeResult()->dataVersion);
}

void TestUpkeep::backupLeavesOtherFilesAlone()
{
    StoreFixture store;
    store.add({{"time", qint64(1)}, {"action", "view"}});
    QCOMPARE(store.store(), u"1/0"_s);
    const QTemporaryDir folder;
    const QString photo = folder.filePath(u"photo.jpg"_s);
    QFile file(photo);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();
    QCOMPARE(store.source->backUp(photo, {}, {}).error().code, u"invalid_source"_s);
    QCOMPARE(store.source->backUp(store.path(), {}, {}).error().code, u"invalid_source"_s);
    QCOMPARE(store.source->backUp(folder.path(), {}, {}).error().code, u"invalid_source"_s);
    QCOMPARE(contents(photo), QByteArray(10'000, 'x'));
    const QString backup = folder.filePath(u"b.tally"_s);
    QVERIFY(store.source->backUp(backup, {}, {}));
    QVERIFY(store.source->backUp(backup, {}, {})); // an earlier backup is replaced
    CancelToken cancelled;
    cancelled.cancel();
    QCOMPARE(store.source->backUp(backup, {}, cancelled).error().code, u"cancelled"_s);
    QVERIFY(EmbeddedSource::open(backup, std::make_shared<FixedClock>(1)));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{u"b.tally"_s, u"photo.jpg"_s}));
}

void TestUpkeep::backupDuringAnImport()
{
    StoreFixture store;
    store.add({{"time", qint64(1)}, {"action", "view"}});
    QCOMPARE(store.store(), u"1/0"_s);
    const QTemporaryDir folder;
    const QString backup = folder.filePath(u"b.tally"_s);
    bool imported = false;
    const auto importOnce = [&](qint64, qint64) {
        if (std::exchange(imported, true))
            return;
        store.add({{"time", qint64(2)}, {"action", "view"}});
        QCOMPARE(store.store(), u"1/0"_s);
    };
    QCOMPARE(store.source->backUp(backup, importOnce, {})->events, 1);
    QVERIFY(imported);
    QCOMPARE(store.source->info({}).takeResult()->events, 2);
}

void TestUpkeep::restoreNeverOverwritesEvents()
{
    StoreFixture store;
    store.add({{"time", qint64(1)}, {"action", "view"}});
    QCOMPARE(store.store(), u"1/0"_s);
    const QTemporaryDir folder;
    const QString backup = folder.filePath(u"b.tally"_s);
    QVERIFY(store.source->backUp(backup, {}, {}));
    QCOMPARE(restoreStore(backup, store.path(), true, 1, {}).error().code, u"store_in_use"_s);
    store.add({{"time", qint64(2)}, {"action", "view"}});
    QCOMPARE(store.store(), u"1/0"_s);
    store.source.reset();
    QCOMPARE(restoreStore(backup, store.path(), false, 1, {}).error().code, u"store_not_empty"_s);
    const auto restored = restoreStore(backup, store.path(), true, 1, {});
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    QCOMPARE(restored->events, 1);
    QCOMPARE(restored->keptEvents, 2);
    QCOMPARE(tableRows(store.path(), "SELECT count(*) FROM events", 1), u"1"_s);
    QCOMPARE(tableRows(restored->keptAs, "SELECT count(*) FROM events", 1), u"2"_s);
    // Where there is nothing yet, or a store without events, there is nothing to keep.
    const QString fresh = folder.filePath(u"deep/er/c.tally"_s);
    QCOMPARE(restoreStore(backup, fresh, false, 1, {})->keptAs, QString());
    const QString empty = folder.filePath(u"empty.tally"_s);
    QVERIFY(EmbeddedSource::open(empty, std::make_shared<FixedClock>(1)));
    QCOMPARE(restoreStore(backup, empty, false, 1, {})->events, 1);
    QVERIFY(!QFile::exists(empty + u".before-restore"_s));
    QCOMPARE(restoreStore(backup, backup, true, 1, {}).error().code, u"invalid_source"_s);
}

void TestUpkeep::restoreRefusesDamage()
{
    StoreFixture store;
    for (int i = 0; i < 3000; ++i)
        store.add({{"time", qint64(i)}, {"action", "view"}, {"viewer", u"v%1"_s.arg(i)}});
    QCOMPARE(store.store(), u"3000/0"_s);
    const QTemporaryDir folder;
    const QString backup = folder.filePath(u"b.tally"_s);
    QVERIFY(store.source->backUp(backup, {}, {}));
    store.source.reset();
    const QByteArray good = contents(store.path());
    const QByteArray bytes = contents(backup);
    const QString target = folder.filePath(u"target.tally"_s);
    int refused = 0;
    for (qsizetype at = 12; at < bytes.size(); at += 262'144) {
        QByteArray bad = bytes;
        for (qsizetype i = at; i < std::min(at + 4000, bad.size()); ++i)
            bad[i] = char(bad[i] ^ 0x5A);
        QFile file(folder.filePath(u"bad.tally"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bad);
        file.close();
        const auto restored = restoreStore(file.fileName(), target, true, 1, {});
        refused += restored ? 0 : 1;
        QCOMPARE(QFile::exists(target), restored.has_value());
        if (restored) // the damage lies in a block that holds nothing
            QCOMPARE(tableRows(target, "SELECT count(*) FROM events", 1), u"3000"_s);
        QFile::remove(target);
    }
    QVERIFY2(refused >= 10, qPrintable(QString::number(refused)));
    QCOMPARE(contents(store.path()), good);
    QCOMPARE(restoreStore(folder.filePath(u"none"_s), store.path(), true, 1, {}).error().code, u"io_error"_s);
    QCOMPARE(restoreStore(folder.path(), store.path(), true, 1, {}).error().code, u"invalid_file"_s);
}

void TestUpkeep::rewritingNeedsTheStoreAlone()
{
    StoreFixture store;
    store.add({{"time", qint64(1)}, {"action", "view"}});
    QCOMPARE(store.store(), u"1/0"_s);
    QCOMPARE(rewriteStore(store.path(), {}, {}, {}).error().code, u"store_in_use"_s);
    store.source.reset();
    const QString link = store.path() + u"-link"_s;
    QVERIFY(QFile::link(store.path(), link));
    QVERIFY(rewriteStore(link, {}, {}, {}));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(tableRows(store.path(), "SELECT count(*) FROM events", 1), u"1"_s);
}

void TestUpkeep::factsAreTold()
{
    StoreFixture store;
    const Result<StoreFacts> none = store.source->facts(10, {});
    QVERIFY(none);
    QCOMPARE(none->events, 0);
    QVERIFY(!none->bounds);
    for (int i = 0; i < 12; ++i) {
        store.add({{"time", qint64(i) * 86'400'000}, {"action", "view"}, {"viewer", "v"}});
        store.store();
    }
    const Result<StoreFacts> facts = store.source->facts(10, {});
    QCOMPARE(facts->events, 12);
    QCOMPARE(facts->days, 12);
    QCOMPARE(facts->viewers, 1);
    QCOMPARE(facts->bounds->lastMs, qint64(11) * 86'400'000);
    QCOMPARE(facts->importCount, 12);
    QCOMPARE(facts->imports.size(), 10);
    QCOMPARE(facts->imports.first().id, 12);
    QCOMPARE(facts->imports.first().total.stored, 1);
    QCOMPARE(facts->schemaVersion, Schema::supportedVersion());
    QVERIFY(facts->bytes > 0);
    QVERIFY(!facts->prunedBeforeDay);
    store.source->prune(keep(5), {});
    QCOMPARE(*store.source->facts(1, {})->prunedBeforeDay, 7);
    QCOMPARE(store.source->facts(1, {})->missingDays, 0);
    store.add({{"time", qint64(15) * 86'400'000}, {"action", "view"}, {"viewer", "v"}});
    store.store();
    QCOMPARE(store.source->facts(1, {})->missingDays, 3);
    QCOMPARE(store.source->facts(1, {})->latestMissingDays, (QList<qint64>{14, 13, 12}));
}

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"

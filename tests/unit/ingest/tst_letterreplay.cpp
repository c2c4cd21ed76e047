// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/deadletters.h"
#include "ingest/importer.h"
#include "ingest/letterreplay.h"
#include "support/collectingsink.h"
#include "support/eventmaker.h"

#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'790'000'000'000;

QByteArray good(int number)
{
    return "{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event.action\":\"view\",\"event.id\":\"g"
        + QByteArray::number(number) + "\"}\n";
}

} // namespace

class TestLetterReplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_sink = std::make_unique<CollectingSink>();
    }

    void mendedLinesAreStoredOnce()
    {
        const QString file
            = importLetters(u"a.ndjson"_s,
                            good(1) + "{\"@timestamp\":\"2026-10-01T10:00:00Z\"}\n"
                                + "{\"@timestamp\":\"soon\",\"event.action\":\"like\"}\n" + good(2));
        const auto page = readLetters(file, 0, 10, {});
        QVERIFY(page);
        QCOMPARE(page->count, 2);
        QCOMPARE(page->letters.at(0).letter.reason, u"missing_action"_s);
        QCOMPARE(page->letters.at(0).letter.day, u"2026-10-01"_s);
        QCOMPARE(page->letters.at(0).letter.origin.fieldMap, u"ecs"_s);
        QVERIFY(
            editLetter(file, 1, u"{\"@timestamp\":\"2026-10-02T10:00:00Z\",\n\"event.action\":\"like\"}"_s));
        QCOMPARE(replay(file), u"2 tried, 1 stored, 0 duplicates, 1 rejected, 0 skipped"_s);
        QCOMPARE(m_sink->events().size(), 3);
        const auto left = readLetters(file, 0, 10, {});
        QCOMPARE(left->count, 1);
        QCOMPARE(left->letters.first().letter.reason, u"missing_action"_s);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
        QVERIFY(
            editLetter(file, 0, u"{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event.action\":\"share\"}"_s));
        QCOMPARE(replay(file), u"1 tried, 1 stored, 0 duplicates, 0 rejected, 0 skipped"_s);
        QVERIFY(!QFile::exists(file));
    }

    void aReplayThatWasCutOffStoresNothingTwice()
    {
        const QString file = importLetters(u"a.ndjson"_s, "{\"@timestamp\":\"2026-10-01T10:00:00Z\"}\n");
        QVERIFY(
            editLetter(file, 0, u"{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event.action\":\"share\"}"_s));
        const QString copy = m_folder->path(u"rejected/copy.ndjson"_s);
        QVERIFY(
            QFile::copy(file, copy)); // as it stands when the process dies before the file is written anew
        QCOMPARE(replay(file), u"1 tried, 1 stored, 0 duplicates, 0 rejected, 0 skipped"_s);
        QCOMPARE(replay(copy), u"1 tried, 0 stored, 1 duplicates, 0 rejected, 0 skipped"_s);
        QCOMPARE(m_sink->events().size(), 1);
        QVERIFY(!QFile::exists(copy));
    }

    void csvKeepsItsColumns()
    {
        const QString file = importLetters(
            u"a.csv"_s,
            "timestamp;event;user_id\n2026-10-01 10:00:00;purchase;u1\nyesterday;purchase;u2\n"
            "2026-10-01 10:00:00;\"unclosed;u3\n2026-10-01 10:00:00;purchase;u4\n",
            u"shop"_s);
        const auto page = readLetters(file, 0, 10, {});
        QCOMPARE(page->count, 2);
        QCOMPARE(page->letters.first().letter.origin.header, u"timestamp;event;user_id"_s);
        QVERIFY(editLetter(file, 0, u"2026-10-01 11:00:00;purchase;\"u\n2\""_s));
        QCOMPARE(replay(file), u"2 tried, 1 stored, 0 duplicates, 1 rejected, 0 skipped"_s);
        QVERIFY(m_sink->row(2).contains(u"viewer=u\n2"_s));
        QCOMPARE(readLetters(file, 0, 10, {})->letters.first().letter.reason, u"bad_quotes"_s);
    }

    void onlyThoseAskedFor()
    {
        const QString file = importLetters(u"a.ndjson"_s, "{\"@timestamp\":\"2026-10-01\"}\n{}\nno\n");
        for (int i = 0; i < 3; ++i)
            QVERIFY(editLetter(file, i, QString::fromUtf8(good(10 + i)).trimmed()));
        QCOMPARE(replay(file, QSet<qint64>{1}), u"1 tried, 1 stored, 0 duplicates, 0 rejected, 0 skipped"_s);
        QCOMPARE(readLetters(file, 0, 10, {})->count, 2);
        QCOMPARE(replay(file, QSet<qint64>{7}), u"0 tried, 0 stored, 0 duplicates, 0 rejected, 0 skipped"_s);
    }

    void linesThatAreNoLettersStay()
    {
        const QByteArray odd = "not a letter\n[1]\n{\"raw\": 5}\n{\"raw\": \"x\", \"shortened\": true}\n";
        const QString file = m_folder->write(u"odd.ndjson"_s, odd);
        const auto page = readLetters(file, 0, 10, {});
        QCOMPARE(page->count, 4);
        QCOMPARE(page->letters.size(), 1);
        QCOMPARE(page->letters.first().number, 3);
        ReplayOptions options;
        options.fieldMap = u"ecs"_s;
        QCOMPARE(text(replayLetters(file, options, *m_sink, {})),
                 u"0 tried, 0 stored, 0 duplicates, 0 rejected, 1 skipped"_s);
        QCOMPARE(readLetters(file, 0, 10, {})->count, 4);
        QVERIFY(!editLetter(file, 9, u"x"_s));
    }

    void brokenBytesComeBackAsTheyWere()
    {
        const QByteArray broken = "{\"@timestamp\":\"2026-10-01\",\"event.action\":\"\xFF\"}\n";
        const QString file = importLetters(u"a.ndjson"_s, broken);
        QCOMPARE(QByteArray::fromStdString(readLetters(file, 0, 1, {})->letters.first().letter.raw),
                 broken.trimmed());
        QCOMPARE(replay(file), u"1 tried, 0 stored, 0 duplicates, 1 rejected, 0 skipped"_s);
    }

    void tellsWhatItNeeds()
    {
        const QString file
            = m_folder->write(u"own.ndjson"_s, "{\"raw\": \"{}\", \"field_map\": \"ours\", \"line\": 1}\n");
        const auto unknown = replayLetters(file, {}, *m_sink, {});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, u"invalid_field_map"_s);
        QVERIFY(!replayLetters(m_folder->path(u"none"_s), {}, *m_sink, {}));
        m_sink->failAtWrite = 0;
        const QString good = importLetters(u"b.ndjson"_s, "{}\n");
        QVERIFY(editLetter(good, 0, u"{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event.action\":\"x\"}"_s));
        QCOMPARE(replay(good), u"disk_full"_s);
        QCOMPARE(readLetters(good, 0, 10, {})->count, 1);
    }

    void listsFinishedFiles()
    {
        QVERIFY(letterFiles(m_folder->path(u"none"_s)).isEmpty());
        importLetters(u"a.ndjson"_s, "{}\n");
        m_folder->write(u"rejected/x.ndjson.part"_s, "{}");
        QCOMPARE(letterFiles(m_folder->path(u"rejected"_s)).size(), 1);
    }

private:
    /// The file of the lines that an import rejects.
    QString importLetters(const QString &name, const QByteArray &content, const QString &map = u"ecs"_s)
    {
        ImportOptions options;
        options.fieldMap = map;
        options.deadLetterDir = m_folder->path(u"rejected"_s);
        options.nowMs = Now;
        return Importer().run({m_folder->write(name, content)}, options, *m_sink, {}, {})->deadLetters;
    }

    QString replay(const QString &file, const std::optional<QSet<qint64>> &only = {})
    {
        ReplayOptions options;
        options.only = only;
        options.nowMs = Now;
        return text(replayLetters(file, options, *m_sink, {}));
    }

    static QString text(const Result<ReplayReport> &report)
    {
        return report ? u"%1 tried, %2 stored, %3 duplicates, %4 rejected, %5 skipped"_s.arg(report->lines)
                            .arg(report->stored)
                            .arg(report->duplicates)
                            .arg(report->rejected)
                            .arg(report->skipped)
                      : report.error().code;
    }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<CollectingSink> m_sink;
};

QTEST_GUILESS_MAIN(TestLetterReplay)
#include "tst_letterreplay.moc"

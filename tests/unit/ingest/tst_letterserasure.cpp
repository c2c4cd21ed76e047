// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/idword.h"
#include "ingest/deadletters.h"
#include "ingest/letterserasure.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestLettersErasure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void linesThatNameTheIdGo();
};

void TestLettersErasure::words_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("named");
    QTest::newRow("whole") << QByteArray("u7") << true;
    QTest::newRow("between marks") << QByteArray("a/u7,b") << true;
    QTest::newRow("part of a longer one") << QByteArray("u71") << false;
    QTest::newRow("end of a longer one") << QByteArray("xu7") << false;
    QTest::newRow("both, one a word") << QByteArray("xu7 u7") << true;
    QTest::newRow("beside Hangul") << QByteArray("한u7국") << true;
    QTest::newRow("underscore") << QByteArray("u7_x") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestLettersErasure::words()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, named);
    QCOMPARE(namesId(text.toStdString(), "u7"), named);
    QVERIFY(!namesId(text.toStdString(), ""));
}

void TestLettersErasure::linesThatNameTheIdGo()
{
    const QTemporaryDir folder;
    const auto keep = [&folder](qint64 now, const QList<QByteArray> &lines) {
        DeadLetters letters(folder.path(), now);
        LetterOrigin origin;
        origin.file = u"log"_s;
        for (const QByteArray &line : lines)
            QVERIFY(letters.add(origin, {1, {RejectReason::MissingTime, {}}, {}, line.toStdString(), false}));
        QVERIFY(letters.close());
    };
    keep(1, {R"({"user":"u7"})", R"({"user":"u71"})", R"({"user":"\u00757"})", "a,u7,\xff"});
    keep(2, {"only u7"});
    keep(3, {"others"});
    const auto files = [&folder] { return QDir(folder.path()).entryList(QDir::Files).size(); };
    const auto dry = eraseFromLetters(folder.path(), u"u7"_s, true, {});
    QCOMPARE(dry->lines, 4);
    QCOMPARE(files(), 3);
    const auto erased = eraseFromLetters(folder.path(), u"u7"_s, false, {});
    QCOMPARE(erased->lines, 4);
    QCOMPARE(erased->files.size(), 2);
    QCOMPARE(files(), 2);
    QCOMPARE(eraseFromLetters(folder.path(), u"u7"_s, false, {})->lines, 0);
    QCOMPARE(eraseFromLetters(folder.path(), u"u71"_s, true, {})->lines, 1);
    QCOMPARE(eraseFromLetters(folder.filePath(u"none"_s), u"u7"_s, false, {})->lines, 0);
}

QTEST_GUILESS_MAIN(TestLettersErasure)
#include "tst_letterserasure.moc"

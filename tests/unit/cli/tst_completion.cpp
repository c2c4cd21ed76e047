// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completionscripts.h"
#include "domain/catalogue.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace tally::cli;
using namespace Qt::StringLiterals;

class TestCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void packagedCopies_data();
    void packagedCopies();
    void holdsEverything();
    void inBash_data();
    void inBash();
};

namespace {

const QString Folder = QStringLiteral(TALLYROOM_SOURCE_DIR "/packaging/completion/");

} // namespace

void TestCompletion::packagedCopies_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("script");
    QTest::newRow("bash") << u"tally.bash"_s << bashCompletion();
    QTest::newRow("zsh") << u"_tally"_s << zshCompletion();
}

void TestCompletion::packagedCopies()
{
    QFETCH(QString, file);
    QFETCH(QString, script);
    QFile packaged(Folder + file);
    QVERIFY(packaged.open(QIODevice::ReadOnly));
    QVERIFY2(QString::fromUtf8(packaged.readAll()) == script,
             "out of date: tally completion bash > packaging/completion/tally.bash, zsh > _tally");
}

void TestCompletion::holdsEverything()
{
    for (const QString &script : {bashCompletion(), zshCompletion()}) {
        for (const CommandSpec &command : commands()) {
            QVERIFY2(script.contains(command.name), qPrintable(command.name));
            for (const OptionSpec &option : command.options)
                QVERIFY2(script.contains(u"--"_s + option.name), qPrintable(option.name));
        }
        for (const tally::MetricInfo &metric : tally::metrics())
            QVERIFY2(script.contains(metric.name), qPrintable(metric.name));
    }
}

void TestCompletion::inBash_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected"); // parted by blanks; * = among others
    QTest::newRow("commands")
        << u"tally "_s
        << u"demo import query export quality rejected report info backup restore prune forget "
           "serve keys indices catalogue completion help --help --version"_s;
    QTest::newRow("one command") << u"tally qu"_s << u"query quality"_s;
    QTest::newRow("options") << u"tally query --inc"_s << u"--include-today --include"_s;
    QTest::newRow("a choice") << u"tally query --format "_s << u"table csv json"_s;
    QTest::newRow("a choice with =") << u"tally query --format=c"_s << u"csv"_s;
    QTest::newRow("metrics") << u"tally query --metrics bounce"_s << u"bounce_rate"_s;
    QTest::newRow("second metric") << u"tally query --metrics views,bounce"_s << u"views,bounce_rate"_s;
    QTest::newRow("a unit of time") << u"tally query --by time:mo"_s << u"month"_s;
    QTest::newRow("after a comma") << u"tally query --by country,time:mo"_s << u"month"_s;
    QTest::newRow("ranges") << u"tally query --range this_"_s
                            << u"this_week this_month this_quarter this_year"_s;
    QTest::newRow("what to export") << u"tally export e"_s << u"events"_s;
    QTest::newRow("help") << u"tally help c"_s << u"catalogue completion"_s;
    QTest::newRow("files") << u"tally import CMakeL"_s << u"CMakeLists.txt"_s;
    QTest::newRow("nothing for a number") << u"tally query --limit "_s << QString();
}

void TestCompletion::inBash()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    QProcess bash;
    bash.setWorkingDirectory(QStringLiteral(TALLYROOM_SOURCE_DIR));
    bash.start(
        u"bash"_s,
        {u"--norc"_s, u"-c"_s,
         u"set -u; source \"$1\" && COMP_LINE=$2 COMP_POINT=${#2} ; _tally; echo \"${COMPREPLY[*]-}\""_s,
         u"bash"_s, Folder + u"tally.bash"_s, line});
    QVERIFY2(bash.waitForFinished(), "bash is needed");
    QCOMPARE(QString::fromUtf8(bash.readAllStandardError()), QString());
    const QString offered = QString::fromUtf8(bash.readAllStandardOutput()).trimmed();
    QStringList wanted = expected.split(u' ', Qt::SkipEmptyParts);
    QStringList found = offered.split(u' ', Qt::SkipEmptyParts);
    wanted.sort();
    found.sort();
    QCOMPARE(found, wanted);
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/instanttext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tally;

class TestInstantText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithZone_data();
    void agreesWithZone();
};

void TestInstantText::agreesWithZone_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"UTC", "Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Pacific/Apia",
                             "Europe/Lisbon", "Australia/Lord_Howe", "Africa/Monrovia", "America/St_Johns"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestInstantText::agreesWithZone()
{
    QFETCH(QString, name);
    const Result<Zone> zone = Zone::find(name);
    QVERIFY(zone);
    InstantText writer(*zone);
    QRandomGenerator random(7);
    constexpr qint64 End = 7'258'118'400'000; // 2200
    QList<qint64> instants{0, 1, 999, End - 1};
    for (int i = 0; i < 2000; ++i)
        instants += qint64(random.generate64() % quint64(End));
    for (const qint64 change : zone->transitions(0, End)) {
        if (instants.size() > 6000)
            break;
        instants += {change - 1, change, change + 1, change + 3'600'000};
    }
    for (const qint64 instant : instants) {
        std::string text;
        writer.append(text, instant);
        QCOMPARE(QString::fromStdString(text), zone->toIso(instant));
    }
}

QTEST_GUILESS_MAIN(TestInstantText)
#include "tst_instanttext.moc"

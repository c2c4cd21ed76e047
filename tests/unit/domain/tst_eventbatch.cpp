// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/eventbatch.h"

#include <QRandomGenerator>
#include <QtTest>

#include <map>
#include <optional>

using namespace tally;

class TestEventBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyBatch()
    {
        const EventBatch batch;
        QVERIFY(batch.isEmpty());
        QVERIFY(!batch.has(Field::Time, 0));
        QVERIFY(batch.text(Field::Page, 5).empty());
        QCOMPARE(batch.integer(Field::Time, 0), 0);
    }

    void keepsWhatWasSet()
    {
        EventBatch batch;
        batch.setInteger(Field::Time, -5);
        batch.setText(Field::Action, "view");
        batch.endRow();
        batch.setDecimal(Field::Amount, 2.5);
        batch.setText(Field::Page, std::string_view("a\0b", 3));
        batch.setText(Field::Action, "");
        batch.endRow();
        QCOMPARE(batch.size(), 2);
        QCOMPARE(batch.integer(Field::Time, 0), -5);
        QVERIFY(!batch.has(Field::Time, 1));
        QCOMPARE(batch.decimal(Field::Amount, 1), 2.5);
        QCOMPARE(batch.text(Field::Page, 1).size(), std::size_t(3));
        QVERIFY(!batch.has(Field::Page, 0));
        QVERIFY(batch.has(Field::Action, 1));
        QVERIFY(batch.text(Field::Action, 1).empty());
        QVERIFY(batch.text(Field::Action, 0) == "view");
    }

    void setTwiceKeepsTheLater()
    {
        EventBatch batch;
        batch.setText(Field::Page, "first");
        batch.endRow();
        batch.setText(Field::Page, "long text");
        batch.setText(Field::Page, "short");
        batch.setInteger(Field::Time, 1);
        batch.setInteger(Field::Time, 2);
        batch.endRow();
        QVERIFY(batch.text(Field::Page, 0) == "first");
        QVERIFY(batch.text(Field::Page, 1) == "short");
        QCOMPARE(batch.integer(Field::Time, 1), 2);
    }

    void droppedRowLeavesNoTrace()
    {
        EventBatch batch;
        batch.setText(Field::Page, "kept");
        batch.endRow();
        batch.setText(Field::Page, "dropped");
        batch.setText(Field::Browser, "dropped");
        batch.dropRow();
        batch.endRow();
        batch.setText(Field::Browser, "next");
        batch.endRow();
        QCOMPARE(batch.size(), 3);
        QVERIFY(batch.text(Field::Page, 0) == "kept");
        QVERIFY(!batch.has(Field::Page, 1));
        QVERIFY(!batch.has(Field::Browser, 1));
        QVERIFY(batch.text(Field::Browser, 2) == "next");
    }

    void againstAPlainModel()
    {
        QRandomGenerator random(20261001);
        EventBatch batch;
        using Cell = std::pair<qsizetype, Field>;
        std::map<Cell, std::string> texts;
        std::map<Cell, qint64> numbers;
        qsizetype row = 0;
        for (int step = 0; step < 20'000; ++step) {
            const int kind = random.bounded(10);
            const Field text
                = std::array{Field::Page, Field::Viewer, Field::Labels}[std::size_t(random.bounded(3))];
            if (kind < 4) {
                const std::string value(std::size_t(random.bounded(12)), char('a' + random.bounded(26)));
                batch.setText(text, value);
                texts[{row, text}] = value;
            } else if (kind < 6) {
                const auto value = qint64(random.generate64());
                batch.setInteger(Field::WatchedMs, value);
                numbers[{row, Field::WatchedMs}] = value;
            } else if (kind < 9) {
                batch.endRow();
                ++row;
            } else {
                batch.dropRow();
                std::erase_if(texts, [row](const auto &entry) { return entry.first.first == row; });
                std::erase_if(numbers, [row](const auto &entry) { return entry.first.first == row; });
            }
        }
        batch.dropRow();
        QCOMPARE(batch.size(), row);
        for (qsizetype i = 0; i < row; ++i) {
            for (const Field field : {Field::Page, Field::Viewer, Field::Labels}) {
                const auto expected = texts.find({i, field});
                QCOMPARE(batch.has(field, i), expected != texts.end());
                if (expected != texts.end())
                    QVERIFY(batch.text(field, i) == expected->second);
            }
            const auto number = numbers.find({i, Field::WatchedMs});
            QCOMPARE(batch.has(Field::WatchedMs, i), number != numbers.end());
            if (number != numbers.end())
                QCOMPARE(batch.integer(Field::WatchedMs, i), number->second);
        }
    }

    void clearedBatchStartsAnew()
    {
        EventBatch batch;
        batch.setText(Field::Page, "old");
        batch.endRow();
        batch.clear();
        QVERIFY(batch.isEmpty());
        batch.endRow();
        batch.setText(Field::Page, "new");
        batch.endRow();
        QVERIFY(!batch.has(Field::Page, 0));
        QVERIFY(batch.text(Field::Page, 1) == "new");
    }
};

QTEST_APPLESS_MAIN(TestEventBatch)
#include "tst_eventbatch.moc"

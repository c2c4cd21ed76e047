// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/recordreader.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

/// Hands its text out in small pieces, and may break at the end.
class Pieces final : public ByteSource
{
public:
    Pieces(QByteArray text, qint64 size, bool breaks)
        : m_text(std::move(text))
        , m_size(size)
        , m_breaks(breaks)
    {
    }
    Result<qint64> read(char *to, qint64 most) override
    {
        const qint64 count = std::min({most, m_size, qint64(m_text.size()) - m_at});
        if (count == 0 && m_breaks)
            return failure(ErrorKind::Damaged, codes::InvalidFile, u"planned"_s);
        std::copy_n(m_text.constData() + m_at, count, to);
        m_at += count;
        return count;
    }

private:
    QByteArray m_text;
    qint64 m_size;
    qint64 m_at = 0;
    bool m_breaks;
};

enum class Kind { Lines, Csv, Array };

/// All records as `line:text`, faulty ones as `line!reason`, parted by bars.
QString cut(Kind kind, const QByteArray &text, qint64 pieces = 1 << 20, bool breaks = false)
{
    auto source = std::make_unique<Pieces>(text, pieces, breaks);
    const auto reader = kind == Kind::Lines ? makeLineReader(std::move(source), {})
        : kind == Kind::Csv                 ? makeCsvReader(std::move(source), {}, ',')
                                            : makeJsonArrayReader(std::move(source), {});
    QStringList parts;
    Chunk chunk;
    while (reader->next(chunk)) {
        for (const Record &record : chunk.records) {
            const auto raw = chunk.text(record);
            const QString line = QString::number(record.line);
            parts.append(record.fault ? line + u'!' + rejectReasonName(*record.fault)
                                      : line + u':' + QString::fromUtf8(raw.data(), qsizetype(raw.size())));
        }
    }
    return parts.join(u'|');
}

} // namespace

Q_DECLARE_METATYPE(Kind)

class TestRecordReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void torn_data();
    void torn();
    void longRecords_data();
    void longRecords();
    void chunksDoNotMatter_data();
    void chunksDoNotMatter();
};

void TestRecordReader::records_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Kind kind, const QByteArray &text, const QString &expected) {
        QTest::newRow(name) << kind << text << expected;
    };
    row("lines", Kind::Lines, "a\nb\r\n\n  \nc", u"1:a|2:b|5:c"_s);
    row("only line ends", Kind::Lines, "\n\r\n\n", QString());
    row("CR alone", Kind::Lines, "a\rb\n", u"1:a\rb"_s);
    row("csv", Kind::Csv, "a,b\r\nc,d\n", u"1:a,b|2:c,d"_s);
    row("csv, line end in quotes", Kind::Csv, "a,\"b\nc\"\nd\n", u"1:a,\"b\nc\"|3:d"_s);
    row("csv, doubled quotes", Kind::Csv, "\"a\"\"b\"\nc", u"1:\"a\"\"b\"|2:c"_s);
    row("csv, ends in quotes", Kind::Csv, "a\n\"b\"", u"1:a|2:\"b\""_s);
    row("csv, ends in quotes and CR", Kind::Csv, "a\n\"b\"\r\n", u"1:a|2:\"b\""_s);
    row("csv, quote never closed", Kind::Csv, "a,\"b\nc\nd\n", u"1!bad_quotes|2:c|3:d"_s);
    row("csv, two bad quotes", Kind::Csv, "a,\"b\nc,\"d\ne\n", u"1!bad_quotes|2!bad_quotes|3:e"_s);
    row("csv, text behind", Kind::Csv, "\"a\"b,c\nd\n", u"1!bad_quotes|2:d"_s);
    row("csv, quote in a cell", Kind::Csv, "5\" disk,\nb\n", u"1:5\" disk,|2:b"_s);
    row("array", Kind::Array, "[{\"a\":1},\n {\"b\":[1,2]} ]", u"1:{\"a\":1}|2:{\"b\":[1,2]}"_s);
    row("array, brackets in strings", Kind::Array, R"(["]","[,\"",{"}":"{"}])",
        u"1:\"]\"|1:\"[,\\\"\"|1:{\"}\":\"{\"}"_s);
    row("array, many lines", Kind::Array, "\n[\n\n{\n\"a\":1}\n,\n2]\n", u"4:{\n\"a\":1}|7:2"_s);
    row("array, more behind", Kind::Array, "[1]\n[2]", u"1:1|2!not_json"_s);
    row("array, never closed", Kind::Array, "[1,{\"a\":[", u"1:1|1!not_json"_s);
    row("array, stray closers", Kind::Array, "[1}},2]", u"1:1}}|1:2"_s);
    row("array, empty", Kind::Array, " [ ] ", QString());
}

void TestRecordReader::records()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(cut(kind, text), expected);
    QCOMPARE(cut(kind, text, 1), expected);
}

void TestRecordReader::torn_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("in a line") << Kind::Lines << QByteArray("a\nb") << u"1:a|2!cut_off"_s;
    QTest::newRow("between lines") << Kind::Lines << QByteArray("a\n") << u"1:a"_s;
    QTest::newRow("in a csv record") << Kind::Csv << QByteArray("a\nb,c") << u"1:a|2!cut_off"_s;
    QTest::newRow("in quotes") << Kind::Csv << QByteArray("a\n\"b\nc") << u"1:a|2!cut_off"_s;
    QTest::newRow("in an element") << Kind::Array << QByteArray("[1,{") << u"1:1|1!cut_off"_s;
}

void TestRecordReader::torn()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(cut(kind, text, 3, true), expected);
}

void TestRecordReader::longRecords_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QByteArray most(MaxLineBytes, 'x');
    const QByteArray more(5 * MaxLineBytes, 'x');
    QTest::newRow("line of the limit")
        << Kind::Lines << "a\n" + most + "\nb" << u"1:a|2:"_s + QString::fromLatin1(most) + u"|3:b"_s;
    QTest::newRow("one byte more") << Kind::Lines << "a\n" + most + "x\nb" << u"1:a|2!line_too_long|3:b"_s;
    QTest::newRow("much more") << Kind::Lines << "a\n" + more + "\nb" << u"1:a|2!line_too_long|3:b"_s;
    QTest::newRow("much more at the end") << Kind::Lines << "a\n" + more << u"1:a|2!line_too_long"_s;
    QTest::newRow("csv") << Kind::Csv << "a\n" + more + "\nb" << u"1:a|2!line_too_long|3:b"_s;
    QTest::newRow("csv, quoted for ever") << Kind::Csv << "a\n\"" + more + "\nb\n"
                                          << u"1:a|2!line_too_long|3:b"_s;
    QTest::newRow("csv, quoted lines for ever")
        << Kind::Csv << "a\n\"b\n" + QByteArray("c\n").repeated(3) + more + "\nd\n"
        << u"1:a|2!bad_quotes|3:c|4:c|5:c|6!line_too_long|7:d"_s;
    QTest::newRow("array") << Kind::Array << "[1,\"" + more + "\",2]" << u"1:1|1!line_too_long|1:2"_s;
}

void TestRecordReader::longRecords()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    // Too long to be shown when they differ.
    const QString found = cut(kind, text);
    QVERIFY2(found == expected, qPrintable(found.left(200)));
}

void TestRecordReader::chunksDoNotMatter_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("lines") << Kind::Lines;
    QTest::newRow("csv") << Kind::Csv;
    QTest::newRow("array") << Kind::Array;
}

/// Megabytes of random records: what is cut must not depend on where the stream's pieces end.
void TestRecordReader::chunksDoNotMatter()
{
    QFETCH(Kind, kind);
    const QList<QByteArray> ofArrays{R"({"a":"]"})", "[1,[2]]", R"("x,]\"")", "12", "{\n}", ",", " , ", "\n"};
    const QList<QByteArray> ofLines{"a",    "bc", "def",  ",", ",,",         "\"",
                                    "\r\n", "\n", "\n\n", " ", ",\"a\nb\",", "\"\""};
    const QList<QByteArray> &words = kind == Kind::Array ? ofArrays : ofLines;
    QByteArray text = kind == Kind::Array ? "[" : "";
    quint32 state = 5;
    while (text.size() < 2'500'000) {
        state = state * 1664525 + 1013904223;
        text += words[qsizetype((state >> 8) % quint32(words.size()))];
    }
    const QString expected = cut(kind, text);
    QVERIFY(expected.size() > 100'000);
    QVERIFY(cut(kind, text, 4093) == expected);
    QVERIFY(cut(kind, text, 700'001) == expected);
}

QTEST_GUILESS_MAIN(TestRecordReader)
#include "tst_recordreader.moc"

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "sources/elasticsearch/documentreader.h"
#include "sources/elasticsearch/documentwriter.h"
#include "support/eventmaker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

QByteArray answerOf(const QByteArray &sources, const QByteArray &before = {})
{
    return "{\"_scroll_id\":\"s1\",\"took\":3,\"timed_out\":false,\"_shards\":{\"total\":2,\"failed\":0},"
           "\"hits\":{"
        + before + "\"hits\":[" + sources + "]}}";
}

QByteArray hit(const QByteArray &source)
{
    return R"({"_index":"d-2026.10.01","_id":"id-1","_score":null,"_source":)" + source + ",\"sort\":[1]}";
}

const QByteArray Least = R"("@timestamp":"2026-10-01T10:00:00.000Z","event.action":"view")";

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void keptLabelsAreLabels();
    void longIdsAreHashed();
    void reads_data();
    void reads();
    void pageFacts();
    void refuses_data();
    void refuses();
    void survivesEveryTruncation();
};

void TestDocuments::whatIsWrittenIsRead()
{
    EventBatch batch;
    addEvent(batch,
             {{"time", u"2026-10-01T10:00:00.123Z"_s},
              {"event_id", u"a\"b\\c\n\u0001한"_s},
              {"action", u"purchase"_s},
              {"viewer", u"u1"_s},
              {"anonymous_id", u"a1"_s},
              {"tags", uR"(["a","게임"])"_s},
              {"viewer_signed_up_at", u"1969-12-31T23:59:59.999Z"_s},
              {"content_duration_ms", 61'500},
              {"watched_ms", -20'000},
              {"amount", 0.1},
              {"quantity", qlonglong(9'007'199'254'740'993)},
              {"labels", uR"({"a.b":1.50,"c":["x",true],"한":"y\"z"})"_s}});
    addEvent(batch, {{"time", u"2026-10-01T10:00:00Z"_s}, {"action", u"view"_s}});
    const DocumentWriter writer;
    std::string sources;
    for (qsizetype row = 0; row < batch.size(); ++row) {
        std::string source;
        writer.append(batch, row, DocumentWriter::Labels::Indexed, source);
        sources += (row > 0 ? "," : "") + hit(QByteArray::fromStdString(source)).toStdString();
    }
    QByteArray answer = answerOf(QByteArray::fromStdString(sources));
    EventBatch read;
    const auto page = DocumentReader().read(answer, read);
    QVERIFY(page);
    QCOMPARE(read.size(), batch.size());
    for (qsizetype row = 0; row < batch.size(); ++row)
        QCOMPARE(eventText(read, row), eventText(batch, row));
}

void TestDocuments::keptLabelsAreLabels()
{
    EventBatch batch;
    addEvent(
        batch,
        {{"time", u"2026-10-01T10:00:00Z"_s}, {"action", u"view"_s}, {"labels", uR"({"a":1,"a.b":2})"_s}});
    std::string source;
    DocumentWriter().append(batch, 0, DocumentWriter::Labels::Kept, source);
    QVERIFY(source.find("\"labels\"") == std::string::npos);
    QByteArray answer = answerOf(hit(QByteArray::fromStdString(source)));
    EventBatch read;
    QVERIFY(DocumentReader().read(answer, read));
    QCOMPARE(read.text(Field::Labels, 0), std::string_view(R"({"a":1,"a.b":2})"));
}

void TestDocuments::longIdsAreHashed()
{
    QCOMPARE(documentId("short"), std::string("short"));
    const std::string longId(513, 'x');
    QVERIFY(documentId(longId).size() < 100);
    QVERIFY(documentId(longId) != documentId(longId + 'y'));
    QCOMPARE(documentId(std::string(512, 'x')).size(), 512u);
}

void TestDocuments::reads_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("event");
    const QString least = u"time=2026-10-01T10:00:00.000Z event_id=id-1 action=view"_s;
    const auto row = [&](const char *name, const QByteArray &members, const QString &event) {
        QTest::newRow(name) << QByteArray('{' + Least + members + '}') << least + event;
    };
    row("nothing else", {}, {});
    row("nested", R"(,"community":{"content":{"id":"c1"}})", u" content=c1"_s);
    row("half dotted", R"(,"community.content":{"id":"c1"},"user":{"id":"u"})", u" viewer=u content=c1"_s);
    row("null is missing", R"(,"user.id":null)", {});
    row("number as a keyword", R"(,"user.id":12)", u" viewer=12"_s);
    row("boolean as a keyword", R"(,"client.geo.country_iso_code":true)", u" country=true"_s);
    row("text as a number", R"(,"community.watched_ms":"1500")", u" watched_ms=1500"_s);
    row("decimal as a whole number", R"(,"community.watched_ms":1500.7)", u" watched_ms=1500"_s);
    row("word as a number", R"(,"community.watched_ms":"long")", {});
    row("object as a keyword", R"(,"user.id":{"x":1})", {});
    row("list as a keyword", R"(,"user.id":["a","b"])", u" viewer=a"_s);
    row("list in a list", R"(,"user.id":[["a"]])", {});
    row("beyond whole numbers", R"(,"community.watched_ms":1e300)", {});
    row("one tag", R"(,"community.content.tags":"b")", uR"( tags=["b"])"_s);
    row("tags get sorted", R"(,"community.content.tags":["b","a","b",null])", uR"( tags=["a","b"])"_s);
    row("nested labels", R"(,"labels":{"a":{"b":1},"c":"x"})", uR"( labels={"a.b":1,"c":"x"})"_s);
    row("dotted labels", R"(,"labels.a":"x","labels.b.c":2)", uR"( labels={"a":"x","b.c":2})"_s);
    row("null label", R"(,"labels":{"a":null})", {});
    row("labels of another kind", R"(,"labels":"x")", {});
    row("unknown members", R"(,"host":{"name":"h"},"x":[{"y":1}])", {});
    QTest::newRow("time as a number")
        << QByteArray(R"({"@timestamp":1790848800000,"event":{"action":"view","id":"e"}})")
        << u"time=2026-10-01T10:00:00.000Z event_id=e action=view"_s;
    QTest::newRow("no time") << QByteArray(R"({"event.action":"view"})") << QString();
    QTest::newRow("no action") << QByteArray(R"({"@timestamp":1790848800000})") << QString();
    QTest::newRow("no member") << QByteArray("{}") << QString();
}

void TestDocuments::reads()
{
    QFETCH(const QByteArray, source);
    QFETCH(const QString, event);
    QByteArray answer = answerOf(hit(source));
    EventBatch read;
    const auto page = DocumentReader().read(answer, read);
    QVERIFY(page);
    QCOMPARE(page->hits, 1);
    QCOMPARE(page->unreadable, event.isEmpty() ? 1 : 0);
    QCOMPARE(read.isEmpty() ? QString() : eventText(read, 0), event);
}

void TestDocuments::pageFacts()
{
    QByteArray answer
        = R"({"hits":{"total":{"value":12,"relation":"eq"},"hits":[]},"timed_out":true,)"
          R"("_shards":{"total":3,"failed":2,"failures":[{"index":"x"}]},"_scroll_id":"abc=="})";
    EventBatch read;
    const auto page = DocumentReader().read(answer, read);
    QVERIFY(page);
    QCOMPARE(page->scrollId, QByteArray("abc=="));
    QCOMPARE(page->total, std::optional<qint64>(12));
    QCOMPARE(page->shardsFailed, 2);
    QVERIFY(page->timedOut);
}

void TestDocuments::refuses_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>busy</html>");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no hits") << QByteArray("{}");
    QTest::newRow("hits of another kind") << QByteArray(R"({"hits":[]})");
    QTest::newRow("hit of another kind") << QByteArray(R"({"hits":{"hits":[1]}})");
    QTest::newRow("source of another kind") << answerOf(R"({"_id":"x","_source":"y"})");
    QTest::newRow("broken UTF-8") << answerOf(hit("{" + Least + ",\"user.id\":\"\xff\"}"));
}

void TestDocuments::refuses()
{
    QFETCH(QByteArray, answer);
    EventBatch read;
    const auto page = DocumentReader().read(answer, read);
    QVERIFY(!page);
    QCOMPARE(page.error().code, codes::UpstreamUnavailable);
    QCOMPARE(read.size(), 0);
}

void TestDocuments::survivesEveryTruncation()
{
    const QByteArray whole = answerOf(
        hit('{' + Least + R"(,"labels":{"a":[1,{"b":2}]},"community":{"content":{"tags":["x"]}}})"));
    DocumentReader reader;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QByteArray part = whole.left(size);
        EventBatch read;
        QVERIFY2(!reader.read(part, read), part.constData());
    }
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"

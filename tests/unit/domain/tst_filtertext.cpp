// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestFilterText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json");
        const auto row = [](const char *text, const char *json) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(json);
        };
        row("country is KR", R"(["is","country",["KR"]])");
        row("country = KR", R"(["is","country",["KR"]])");
        row("country is KR,JP", R"(["is","country",["KR","JP"]])");
        row("  country   IS  KR ,  JP  ", R"(["is","country",["KR","JP"]])");
        row("country is not KR", R"(["is_not","country",["KR"]])");
        row("country is  not KR", R"(["is_not","country",["KR"]])");
        row("country != KR", R"(["is_not","country",["KR"]])");
        row("country is null", R"(["is","country",[null]])");
        row("country is \"null\"", R"(["is","country",["null"]])");
        row("country is \"\"", R"(["is","country",[""]])");
        row("country is notable", R"(["is","country",["notable"]])");
        row("not device is tv", R"(["not",["is","device",["tv"]]])");
        row("not not device exists", R"(["not",["not",["exists","device"]]])");
        row("content_title contains live stream", R"(["contains","content_title",["live stream"]])");
        row("content_title contains \"a,b\", c", R"(["contains","content_title",["a,b","c"]])");
        row("content_title is \"say \\\"hi\\\" \\\\ \\n\"",
            "[\"is\",\"content_title\",[\"say \\\"hi\\\" \\\\ \\\\n\"]]");
        row("content_title is 봄 나들이", R"(["is","content_title",["봄 나들이"]])");
        row("page matches /watch/*", "[\"matches\",\"page\",[\"/watch/*\"]]");
        row("watched_ms >= 1000", R"(["gte","watched_ms",[1000]])");
        row("amount lt 9.5", R"(["lt","amount",[9.5]])");
        row("amount is 1e3", R"(["is","amount",[1000.0]])");
        row("hour_of_day is 9,10", R"(["is","hour_of_day",[9,10]])");
        row("labels.score > -2", R"(["gt","labels.score",[-2]])");
        row("labels.score is 12", R"(["is","labels.score",["12"]])");
        row("\"labels.a b\" is x", R"(["is","labels.a b",["x"]])");
        row("time >= 2026-10-01", R"(["gte","time",["2026-10-01"]])");
        row("country exists", R"(["exists","country"])");
        row("viewer has_done purchase", R"(["has_done",["purchase"]])");
        row("has_not_done purchase,like", R"(["has_not_done",["purchase","like"]])");
        row("segment \"big spenders\"", R"(["segment","big spenders"])");
    }
    void read()
    {
        QFETCH(QString, text);
        const Result<Filter> filter = parseFilterText(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().detail));
        QTEST(QString::fromStdString(filterToJson(*filter).dump()), "json");
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const QString &text, const QString &code = codes::InvalidQuery) {
            QTest::newRow(qPrintable(text.left(40))) << text << code;
        };
        row(QString());
        row(u"   "_s);
        row(u"not"_s);
        row(u"country"_s);
        row(u"country KR"_s);
        row(u"country is"_s);
        row(u"country is not"_s);
        row(u"country is KR,"_s);
        row(u"country is ,KR"_s);
        row(u"country is \"KR"_s);
        row(u"country is \"KR\" JP"_s);
        row(u"\"country is KR"_s);
        row(u"countri is KR"_s, codes::UnknownDimension);
        row(u"watched_ms > many"_s);
        row(u"watched_ms > 0x10"_s);
        row(u"amount > nan"_s);
        row(u"amount > inf"_s);
        row(u"amount > 1,2"_s);
        row(u"labels.n > x"_s);
        row(u"country exists KR"_s);
        row(u"country has_done like"_s);
        row(u"viewer has_done"_s);
        row(u"segment"_s);
        row(u"segment two words"_s);
        row(u"not "_s.repeated(100) + u"country exists"_s);
        row(u"country is "_s + QString(100'000, u'x'));
    }
    void refused()
    {
        QFETCH(QString, text);
        const Result<Filter> filter = parseFilterText(text);
        QVERIFY(!filter);
        QTEST(filter.error().code, "code");
        QVERIFY(!filter.error().detail.isEmpty() && filter.error().detail.size() < 300);
    }
};

QTEST_APPLESS_MAIN(TestFilterText)
#include "tst_filtertext.moc"

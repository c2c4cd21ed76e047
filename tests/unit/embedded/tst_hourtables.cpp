// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/hourtables.h"
#include "storefixture.h"

#include <QRandomGenerator>

#include <memory>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

/// Two stores of the same events: one answers from its hour tables where it can, one from the events alone.
struct Stores
{
    QStringList statements; ///< of the store with tables
    std::unique_ptr<StoreFixture> withTables;
    std::unique_ptr<StoreFixture> without;

    Stores()
    {
        EmbeddedSource::Options with;
        with.rewriteSql = [this](std::string sql) {
            statements.append(QString::fromStdString(sql));
            return sql;
        };
        EmbeddedSource::Options without_;
        without_.useTables = false;
        withTables = std::make_unique<StoreFixture>(1'798'761'600'000, with);
        without = std::make_unique<StoreFixture>(1'798'761'600'000, without_);
    }

    bool usedTables() const
    {
        return std::any_of(statements.cbegin(), statements.cend(), [](const QString &sql) {
            return sql.contains("_counts"_L1) || sql.contains("hour_viewers"_L1);
        });
    }
};

const char *pick(QRandomGenerator &random, std::initializer_list<const char *> words)
{
    return *(words.begin() + random.bounded(int(words.size())));
}

/// Some days of March 2026 (New York changes its clock on the 8th), late ones and equal ones among them.
void addSome(Stores &stores, quint32 seed, int events, int firstDay, int days)
{
    QRandomGenerator random(seed);
    for (int i = 0; i < events; ++i) {
        const qint64 time = 1'772'323'200'000 + firstDay * 86'400'000LL
            + qint64(random.bounded(quint32(days * 86'400))) * 1000 + random.bounded(1000);
        const QString id = QString::number(random.bounded(quint32(events * 20)));
        const QString viewer = u"u%1"_s.arg(random.bounded(60));
        const char *action = pick(
            random,
            {"view", "view", "view-progress", "like", "unlike", "impression", "odd", "content-upload"});
        const char *country = pick(random, {"KR", "KR", "JP", "US"});
        const QString content = u"c%1"_s.arg(random.bounded(25));
        const int watched = random.bounded(100'000);
        const int which = random.bounded(8);
        const char *traffic = which == 0 ? "bot" : "human";
        for (StoreFixture *store : {stores.withTables.get(), stores.without.get()}) {
            if (which == 1) // nobody, nowhere
                store->add({{"time", time}, {"event_id", id}, {"action", action}});
            else if (which == 2)
                store->add({{"time", time},
                            {"event_id", id},
                            {"action", action},
                            {"anonymous_id", viewer},
                            {"impression", id},
                            {"country", country}});
            else
                store->add({{"time", time},
                            {"event_id", id},
                            {"action", action},
                            {"viewer", viewer},
                            {"country", country},
                            {"content", content},
                            {"uploader", u"up"_s + content.right(1)},
                            {"device", which > 4 ? "tv" : "mobile"},
                            {"watched_ms", watched},
                            {"traffic_class", traffic}});
        }
    }
    QCOMPARE(stores.withTables->store(), stores.without->store());
}

QString totalsText(const QHash<QString, Value> &totals)
{
    QStringList texts;
    for (auto it = totals.cbegin(); it != totals.cend(); ++it)
        texts.append(it.key() + u'=' + StoreFixture::cellText(it.value()));
    texts.sort();
    return texts.join(u' ');
}

QString answerText(const Result<ResultTable> &table)
{
    if (!table)
        return table.error().code;
    QString text = StoreFixture::rowsText(table->rows);
    if (table->totals)
        text += u" | "_s + totalsText(*table->totals);
    if (table->other)
        text += u" | other "_s + totalsText(*table->other);
    if (table->comparison) {
        for (const std::optional<Row> &row : table->comparison->rows)
            text += u" | "_s + (row ? StoreFixture::rowText(*row) : u"-"_s);
        text += u" | "_s + totalsText(table->comparison->totals);
    }
    return text;
}

} // namespace

/// Answers from the hour tables are those from the events.
class TestHourTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellTheSame_data();
    void tellTheSame();
    void keysAreMerged();
    void prunedDaysAreGone();

private:
    Stores m_stores;
};

void TestHourTables::initTestCase()
{
    addSome(m_stores, 1, 1500, 6, 5);
    addSome(m_stores, 2, 1500, 0, 8); // earlier days come later
    addSome(m_stores, 2, 1500, 0, 8); // and again
    addSome(m_stores, 3, 800, 0, 16);
}

void TestHourTables::tellTheSame_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("usesTables");
    const auto row = [](const char *name, bool uses, const char *rest, const char *zone = "Asia/Seoul",
                        const char *from = "2026-03-02", const char *to = "2026-03-12") {
        QTest::newRow(name) << QByteArray(R"({"range":{"from":")") + from + R"(","to":")" + to
                + R"(","zone":")" + zone + R"("},)" + rest
                + '}' << uses;
    };
    const char *daily = R"("metrics":["views","unique_viewers","visitors","watch_time","likes","events"],)"
                        R"("dimensions":["time:day"],"include":["totals","empty_buckets"])";
    row("daily, Seoul", true, daily);
    row("daily, New York", true, daily, "America/New_York");
    row("daily, Kathmandu", true, daily, "Asia/Kathmandu"); // its totals
    row("daily rows, Kathmandu", false, R"("metrics":["views"],"dimensions":["time:day"])", "Asia/Kathmandu");
    row("total, Kathmandu", true, R"("metrics":["views","unique_viewers"])", "Asia/Kathmandu");
    row("odd edges", true, daily, "UTC", "2026-03-02T03:17:05.123Z", "2026-03-09T11:59:59.999Z");
    row("inside one hour", false, daily, "UTC", "2026-03-02T03:17:05Z", "2026-03-02T03:59:59Z");
    row("one hour", true, daily, "UTC", "2026-03-08T03:00:00Z", "2026-03-08T04:00:00Z");
    row("minutes", false, R"("metrics":["views"],"dimensions":["time:minute"])", "UTC", "2026-03-02",
        "2026-03-03");
    row("compared", true,
        R"("metrics":["views","unique_viewers","click_through_rate"],"dimensions":["time:day"],)"
        R"("compare":{"mode":"previous_period"})",
        "America/New_York", "2026-03-08", "2026-03-12");
    row("cut by the data's end", true,
        R"("metrics":["views","unique_viewers"],"dimensions":["time:week"],)"
        R"("compare":{"mode":"previous_period"})",
        "Asia/Seoul", "2026-03-09", "2026-04-01");
    row("clock", true, R"("metrics":["views","unique_viewers"],"dimensions":["day_of_week","hour_of_day"])");
    row("clock of New York", true, R"("metrics":["views","visitors"],"dimensions":["hour_of_day"])",
        "America/New_York");
    row("clock of Kathmandu", false, R"("metrics":["views"],"dimensions":["hour_of_day"])", "Asia/Kathmandu");
    row("by country", true,
        R"("metrics":["views","engagement_rate"],"dimensions":["country"],"include":["totals"])");
    row("by country, distinct", true, R"("metrics":["views","unique_viewers"],"dimensions":["country"])");
    row("by device, one country", false,
        R"("metrics":["views"],"dimensions":["device"],)"
        R"("filters":[["is","country",["KR"]]])");
    row("country by day, not one", true,
        R"("metrics":["views"],"dimensions":["country","time:day"],)"
        R"("filters":[["not",["is","country",["KR",null]]]])");
    row("top countries", true,
        R"("metrics":["views","unique_viewers"],"dimensions":["time:day","country"],)"
        R"("top":{"dimension":"country","limit":1,"by":"views"})");
    row("by action", true, R"("metrics":["events"],"dimensions":["action"])");
    row("viewers by action", true,
        R"("metrics":["visitors"],"dimensions":["action"],"order":[["visitors","desc"]])");
    row("bots", true, R"("metrics":["views","unique_viewers"],"dimensions":["traffic_class"])");
    row("top contents", true,
        R"("metrics":["views","watch_time"],"dimensions":["content"],"order":[["views","desc"]],)"
        R"("page":{"limit":5},"include":["totals","other"],)"
        R"("compare":{"mode":"previous_period"},"filters":[["exists","content"]])",
        "Asia/Seoul", "2026-03-06", "2026-03-10");
    row("uploaders by day", false, R"("metrics":["views"],"dimensions":["uploader","time:day"])");
    row("uploaders by UTC day", true, R"("metrics":["views"],"dimensions":["uploader","time:day"])", "UTC");
    row("hours", true,
        R"("metrics":["views","unique_viewers"],"dimensions":["time:hour"],"filters":[["gte","hour_of_day",20]])",
        "America/New_York", "2026-03-07", "2026-03-09");
    const char *people
        = R"("metrics":["dau","wau","mau","dormant_viewers","new_viewers","returning_viewers"],)"
          R"("dimensions":["time:day"],"include":["totals","empty_buckets"])";
    row("people by day, Seoul", true, people);
    row("people by day, New York", true, people, "America/New_York");
    row("people by day, Kathmandu", true, people, "Asia/Kathmandu");
    row("people by week, compared", true,
        R"("metrics":["wau","stickiness","new_viewers"],"dimensions":["time:week"],)"
        R"("compare":{"mode":"previous_period"},"include":["totals"])",
        "America/New_York", "2026-03-02", "2026-03-30");
    row("stickiness", true, R"("metrics":["stickiness","dormant_viewers"])");
    row("odd edges of new ones", true, R"("metrics":["new_viewers","visitors"])", "UTC",
        "2026-03-02T03:17:05.123Z", "2026-03-09T11:59:59.999Z");
    row("new ones in the rest", true,
        R"("metrics":["new_viewers","visitors"],"dimensions":["time:day"],"page":{"limit":2},"include":["other"])");
    row("new ones by country", true, R"("metrics":["new_viewers","dau"],"dimensions":["country"])");
    row("new ones by the clock", true, R"("metrics":["new_viewers"],"dimensions":["hour_of_day"])");
    row("stickiness of a country", true, R"("metrics":["stickiness"],"filters":[["is","country",["KR"]]])");
    row("new ones and bots", true, R"("metrics":["new_viewers"],"dimensions":["traffic_class"])");
    const char *cohorts
        = R"("metrics":["retention","rolling_retention"],"dimensions":["cohort:day","period"],)"
          R"("include":["totals"])";
    row("retention, Seoul", true, cohorts);
    row("retention, New York", true, cohorts, "America/New_York", "2026-03-01", "2026-03-15");
    row("retention, Kathmandu", false, cohorts, "Asia/Kathmandu");
    row("weekly retention of some days", true,
        R"("metrics":["retention","rolling_retention"],"dimensions":["cohort:week","period"],"include":["totals"])",
        "Asia/Seoul", "2026-03-03", "2026-03-14");
    row("retention of a country", false,
        R"("metrics":["retention"],"dimensions":["cohort:week","period"],"filters":[["is","country",["KR"]]])");
    row("somebody's", false, R"("metrics":["views"],"filters":[["is","viewer",["u1"]]])");
    row("who has done", false, R"("metrics":["views"],"filters":[["has_done",["like"]]])");
}

void TestHourTables::tellTheSame()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, usesTables);
    m_stores.statements.clear();
    const QString told = answerText(m_stores.withTables->ask(query));
    QCOMPARE(told, answerText(m_stores.without->ask(query)));
    QVERIFY2(!told.isEmpty() && told != "0"_L1, qPrintable(told));
    QCOMPARE(m_stores.usedTables(), usesTables);
}

void TestHourTables::keysAreMerged()
{
    const auto count = [this](const std::string &sql) {
        m_stores.withTables->source.reset();
        qint64 number = -1;
        {
            const auto database = Database::open(m_stores.withTables->path(), {});
            const auto connection = (*database)->connect();
            Result<RowReader> rows = (*connection)->run(sql);
            if (rows && rows->next())
                number = rows->integer(0);
        }
        m_stores.withTables->reopen();
        return number;
    };
    QCOMPARE(count("SELECT count(*) FROM (SELECT 1 FROM hour_counts GROUP BY slot, traffic_class, action "
                   "HAVING count(*) "
                   "> 1)"),
             0);
    QCOMPARE(count("SELECT count(*) FROM (SELECT 1 FROM hour_viewers GROUP BY slot, traffic_class HAVING "
                   "count(*) > 1)"),
             0);
    QCOMPARE(count("SELECT count(*) FROM (SELECT 1 FROM viewer_firsts GROUP BY viewer HAVING count(*) > 1)"),
             0);
    for (const CountTable &table : countTables())
        QCOMPARE(count("SELECT CAST(sum(n) AS BIGINT) - (SELECT count(*) FROM events) FROM " + table.name),
                 0);
}

void TestHourTables::prunedDaysAreGone()
{
    const QByteArray all
        = R"({"range":{"from":"2026-03-01","to":"2026-04-01","zone":"UTC"},"metrics":["events","visitors"],)"
          R"("dimensions":["time:day"]})";
    PruneOptions options;
    options.keepDays = 5;
    const QString before = answerText(m_stores.withTables->ask(all));
    QVERIFY(m_stores.withTables->source->prune(options, {}));
    QVERIFY(m_stores.without->source->prune(options, {}));
    const QString after = answerText(m_stores.withTables->ask(all));
    QVERIFY(after != before);
    QCOMPARE(after, answerText(m_stores.without->ask(all)));
    for (const QByteArray rest :
         {R"("metrics":["retention","rolling_retention"],"dimensions":["cohort:day","period"])",
          R"("metrics":["mau","new_viewers"],"dimensions":["time:day"])"}) {
        const QByteArray query
            = R"({"range":{"from":"2026-03-01","to":"2026-03-20","zone":"Asia/Seoul"},"include":["totals"],)"
            + rest + '}';
        QCOMPARE(answerText(m_stores.withTables->ask(query)), answerText(m_stores.without->ask(query)));
    }
    // Who was there in the days that are gone is not new.
    const QByteArray left
        = R"({"range":{"name":"all","zone":"UTC"},"metrics":["new_viewers","returning_viewers"]})";
    QVERIFY2(answerText(m_stores.withTables->ask(left)).startsWith("0 "_L1),
             qPrintable(answerText(m_stores.withTables->ask(left))));
}

QTEST_GUILESS_MAIN(TestHourTables)
#include "tst_hourtables.moc"

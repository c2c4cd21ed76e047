// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "fakesource.h"
#include "ui/pages/overview/overviewpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

using Phase = OverviewPresenter::Phase;

constexpr qint64 Now = 1'791'000'000'000; // 2026-10-03

Scope scopeOf(const QString &from, const QString &to)
{
    Scope scope;
    scope.range = {.name = {}, .from = from, .to = to, .zone = u"Asia/Seoul"_s};
    return scope;
}

} // namespace

class TestOverviewPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_source = std::make_shared<FakeSource>();
        m_presenter = std::make_unique<OverviewPresenter>(m_clock);
        m_presenter->setScope(scopeOf(u"2026-09-01"_s, u"2026-10-01"_s), Qt::Monday);
    }
    void cleanup()
    {
        m_presenter.reset();
        m_source.reset();
    }

    void asksEveryTileOnce()
    {
        start();
        QCOMPARE(m_source->questions.size(), m_presenter->plan().tiles.size());
        const Query &series = m_presenter->question(Tile::Series);
        QCOMPARE(series.dimensions, QStringList{u"time:day"_s});
        QVERIFY(series.includeEmptyBuckets);
        for (const auto &question : std::as_const(m_source->questions)) {
            QVERIFY2(validate(question.query), qPrintable(question.query.metrics.join(u',')));
            QCOMPARE(question.query.asOfMs, std::optional<qint64>(Now));
        }
    }

    void answersTileByTile()
    {
        start();
        const auto index = m_source->find(u"views"_s, {u"device"_s});
        QVERIFY(index >= 0);
        m_source->answer(index, FakeSource::tableFor(m_source->questions.at(index).query, 7));
        QTRY_COMPARE(m_presenter->tile(Tile::Device).phase, Phase::Ready);
        QCOMPARE(m_presenter->tile(Tile::Country).phase, Phase::Loading);
        QVERIFY(!m_presenter->isSettled());
    }

    void asksTrendsForTheRowsThatCame()
    {
        start();
        const auto table = m_source->find(u"views"_s, {});
        QVERIFY(table >= 0);
        const auto contents = indexOf(Tile::Contents);
        m_source->answer(contents, FakeSource::tableFor(m_source->questions.at(contents).query, 5));
        QTRY_COMPARE(m_presenter->tile(Tile::ContentTrends).phase, Phase::Loading);
        const Query &trends = m_presenter->question(Tile::ContentTrends);
        QCOMPARE(trends.dimensions, (QStringList{u"content"_s, u"time:day"_s}));
        QCOMPARE(trends.filters.last().values, QList<Value>{u"key"_s});
    }

    void theNewestQuestionWins()
    {
        start();
        const auto old = indexOf(Tile::Headline);
        m_presenter->setScope(scopeOf(u"2026-08-01"_s, u"2026-09-01"_s), Qt::Monday);
        QVERIFY(m_source->questions.at(old).cancel.isCancelled());
        const auto fresh = indexOf(Tile::Headline);
        QVERIFY(fresh != old);
        QVERIFY(!m_source->questions.at(fresh).cancel.isCancelled());
        // The newer answer comes first, the older one after it.
        m_source->answer(fresh, FakeSource::tableFor(m_source->questions.at(fresh).query, 2));
        m_source->answer(old, FakeSource::tableFor(m_source->questions.at(old).query, 1));
        QTRY_COMPARE(m_presenter->tile(Tile::Headline).phase, Phase::Ready);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_presenter->tile(Tile::Headline).answer->rows.first().first(), Value(2));
    }

    void keepsTheLastAnswerWhileAsking()
    {
        settle(3);
        m_presenter->setScope(scopeOf(u"2026-08-01"_s, u"2026-09-01"_s), Qt::Monday);
        QCOMPARE(m_presenter->tile(Tile::Headline).phase, Phase::Loading);
        QVERIFY(m_presenter->tile(Tile::Headline).answer);
        QCOMPARE(m_presenter->tile(Tile::Headline).answer->rows.first().first(), Value(3));
    }

    void aTileFailsAloneAndCanBeRetried()
    {
        start();
        const auto index = indexOf(Tile::Country);
        m_source->answer(index, Unexpected(Error{ErrorKind::Timeout, codes::Timeout, u"slow"_s, {}, true}));
        QTRY_COMPARE(m_presenter->tile(Tile::Country).phase, Phase::Failed);
        QCOMPARE(m_presenter->tile(Tile::Country).error->code, codes::Timeout);
        QVERIFY(!m_presenter->tile(Tile::Country).answer);
        QCOMPARE(m_presenter->tile(Tile::Device).phase, Phase::Loading);
        const auto before = m_source->questions.size();
        m_presenter->retry(Tile::Country);
        QCOMPARE(m_source->questions.size(), before + 1);
        m_source->answer(before, FakeSource::tableFor(m_source->questions.last().query, 9));
        QTRY_COMPARE(m_presenter->tile(Tile::Country).phase, Phase::Ready);
    }

    void aRangeThatCannotBeResolvedFailsEveryTile()
    {
        settle(1);
        m_presenter->setScope(scopeOf(u"2026-10-01"_s, u"2026-09-01"_s), Qt::Monday);
        for (const Tile tile : m_presenter->plan().tiles) {
            QCOMPARE(m_presenter->tile(tile).phase, Phase::Failed);
            QCOMPARE(m_presenter->tile(tile).error->code, codes::InvalidRange);
        }
        QVERIFY(m_presenter->isSettled());
        m_presenter->setScope(scopeOf(u"2026-09-01"_s, u"2026-10-01"_s), Qt::Monday);
        m_source->answerAll(4);
        QTRY_COMPARE(m_presenter->tile(Tile::Headline).phase, Phase::Ready);
    }

    void aNewSourceCancelsTheOldOnesQuestions()
    {
        start();
        const auto old = m_source;
        m_source = std::make_shared<FakeSource>();
        m_presenter->setSource(m_source);
        for (const auto &question : std::as_const(old->questions))
            QVERIFY(question.cancel.isCancelled());
        old->answerAll(1);
        QTRY_VERIFY(!m_source->questions.isEmpty());
        m_source->answerAll(2);
        QTRY_COMPARE(m_presenter->tile(Tile::Headline).phase, Phase::Ready);
        QCOMPARE(m_presenter->tile(Tile::Headline).answer->rows.first().first(), Value(2));
    }

    void changedDataIsAskedAgain()
    {
        settle(1);
        const auto before = m_source->questions.size();
        Q_EMIT m_source->dataChanged();
        QTRY_VERIFY(m_source->questions.size() > before);
        QVERIFY(m_presenter->tile(Tile::Headline).answer);
    }

    void aSourceThatSaysNothingOfItselfIsReported()
    {
        m_source->infoError = Error{ErrorKind::Damaged, codes::StoreDamaged, u"torn"_s, {}, false};
        QSignalSpy failed(m_presenter.get(), &OverviewPresenter::infoFailed);
        m_presenter->setSource(m_source);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_source->questions.isEmpty());
        QVERIFY(m_presenter->isSettled());
    }

    void destructionCancels()
    {
        start();
        m_presenter.reset();
        for (const auto &question : std::as_const(m_source->questions))
            QVERIFY(question.cancel.isCancelled());
        m_source->answerAll(1);
        QCoreApplication::sendPostedEvents();
    }

    void leavesOutWhatCannotBeKnown()
    {
        SourceInfo shop;
        shop.events = 10;
        shop.actions = {u"page-view"_s, u"purchase"_s};
        shop.fields = {u"time"_s,    u"action"_s, u"event_id"_s, u"viewer"_s,
                       u"session"_s, u"page"_s,   u"device"_s,   u"traffic_source"_s};
        const OverviewPlan plan = planOverview(shop);
        QCOMPARE(plan.headline.mid(0, 5),
                 (QStringList{u"visits"_s, u"page_views"_s, u"bounce_rate"_s, u"visitors"_s,
                              u"pages_per_visit"_s}));
        QVERIFY(!plan.headline.contains(u"views"_s));
        QCOMPARE(plan.tiles,
                 (QList<Tile>{Tile::Total, Tile::Headline, Tile::Series, Tile::Pages, Tile::Device, Tile::TrafficSource,
                              Tile::Heatmap}));
        QCOMPARE(plan.breakdownMetric, u"visits"_s);
        QCOMPARE(plan.activityMetric, u"page_views"_s);
    }

    void anyLogShowsAtLeastItsEvents()
    {
        SourceInfo bare;
        bare.events = 1;
        bare.actions = {u"something"_s};
        bare.fields = {u"time"_s, u"action"_s, u"event_id"_s};
        const OverviewPlan plan = planOverview(bare);
        QCOMPARE(plan.headline, QStringList{u"events"_s});
        QCOMPARE(plan.tiles, (QList<Tile>{Tile::Total, Tile::Headline, Tile::Series, Tile::Heatmap}));
    }

    void choosesTheUnitByLength_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("unit");
        QTest::newRow("one day") << 1 << int(TimeUnit::Hour);
        QTest::newRow("a week") << 7 << int(TimeUnit::Day);
        QTest::newRow("a quarter") << 92 << int(TimeUnit::Day);
        QTest::newRow("a year") << 365 << int(TimeUnit::Week);
        QTest::newRow("ten years") << 3650 << int(TimeUnit::Month);
    }
    void choosesTheUnitByLength()
    {
        QFETCH(int, days);
        QFETCH(int, unit);
        const QDate first(2020, 1, 1);
        QCOMPARE(int(unitFor(DateRange::ofDays(first, first.addDays(days - 1), Zone()))), unit);
    }

private:
    void start()
    {
        m_presenter->setSource(m_source);
        QTRY_VERIFY(!m_source->questions.isEmpty());
    }
    void settle(qint64 number)
    {
        start();
        QTRY_VERIFY((m_source->answerAll(number), m_presenter->isSettled()));
    }
    /// The question last asked for a tile.
    qsizetype indexOf(Tile tile) const
    {
        for (qsizetype i = m_source->questions.size() - 1; i >= 0; --i) {
            if (m_source->questions.at(i).query == m_presenter->question(tile))
                return i;
        }
        return -1;
    }

    FixedClock m_clock{Now};
    std::shared_ptr<FakeSource> m_source;
    std::unique_ptr<OverviewPresenter> m_presenter;
};

QTEST_GUILESS_MAIN(TestOverviewPresenter)
#include "tst_overviewpresenter.moc"

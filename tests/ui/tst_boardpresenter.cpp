// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesource.h"
#include "ui/pages/board/boardpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;
using Phase = AnswerState::Phase;

namespace {

Block block(const QString &id, const QString &metric)
{
    Block made;
    made.id = id;
    made.kind = BlockKind::Table;
    made.query.metrics = {metric};
    made.query.dimensions = {u"country"_s};
    return made;
}

/// A leading block, one whose question its answer tells, and one that is computed from both.
QList<Block> chain(const PlanInput &input)
{
    Block lead = block(u"lead"_s, u"views"_s);
    lead.query.asOfMs = input.frame.asOfMs;
    Block next = block(u"next"_s, u"uploads"_s);
    next.needs = u"lead"_s;
    next.query.metrics.clear();
    if (const auto answer = input.answers.constFind(u"lead"_s); answer != input.answers.constEnd()) {
        next.query.metrics = {u"uploads"_s};
        next.query.filters = {isFilter(u"country"_s, answer->rows.first().first())};
    }
    Block made = block(u"made"_s, {});
    made.query = {};
    made.needs = u"next"_s;
    if (const auto answer = input.answers.constFind(u"next"_s); answer != input.answers.constEnd())
        made.given = *answer;
    return {lead, next, made};
}

} // namespace

class TestBoardPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_source = std::make_shared<FakeSource>();
        m_context = {m_source, m_source->m_info, {}, Qt::Monday};
        m_presenter = std::make_unique<BoardPresenter>(
            m_clock, [this](const PlanInput &input) { return m_planner(input); });
        m_planner = chain;
    }
    void cleanup()
    {
        m_presenter.reset();
        m_source.reset();
        m_context = {};
    }

    void asksWhatAnAnswerTells()
    {
        QSignalSpy settled(m_presenter.get(), &BoardPresenter::settled);
        m_presenter->ask(m_context, {}, QLocale::c());
        QCOMPARE(m_source->questions.size(), 1);
        QCOMPARE(m_presenter->state(u"lead"_s).phase, Phase::Loading);
        QCOMPARE(m_presenter->state(u"next"_s).phase, Phase::Idle);
        m_source->answerAll(5);
        QTRY_COMPARE(m_source->questions.size(), 2);
        QCOMPARE(m_source->questions.at(1).query.metrics, QStringList{u"uploads"_s});
        QCOMPARE(m_source->questions.at(1).query.filters.first().values, QList<Value>{u"key"_s});
        QVERIFY(settled.isEmpty());
        m_source->answerAll(7);
        QTRY_COMPARE(m_presenter->state(u"made"_s).phase, Phase::Ready);
        QCOMPARE(m_presenter->state(u"made"_s).answer->rows.first().at(1), Value(7));
        QVERIFY(m_presenter->isSettled());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(m_source->questions.size(), 2);
    }

    void aFailureReachesWhatWaitsForIt()
    {
        m_presenter->ask(m_context, {}, QLocale::c());
        m_source->answer(0, Unexpected(Error{ErrorKind::Unavailable, u"timeout"_s, {}, {}, true}));
        QTRY_COMPARE(m_presenter->state(u"lead"_s).phase, Phase::Failed);
        QTRY_COMPARE(m_presenter->state(u"next"_s).phase, Phase::Failed);
        QCOMPARE(m_presenter->state(u"next"_s).error->code, u"timeout"_s);
        // Trying the follower again asks the leader.
        m_presenter->retry(u"next"_s);
        QCOMPARE(m_source->questions.size(), 2);
        QCOMPARE(m_source->questions.at(1).query.metrics, QStringList{u"views"_s});
    }

    void theNewestQuestionWins()
    {
        m_presenter->ask(m_context, {}, QLocale::c());
        m_presenter->ask(m_context, {}, QLocale::c());
        QCOMPARE(m_source->questions.size(), 2);
        QVERIFY(m_source->questions.at(0).cancel.isCancelled());
        QVERIFY(!m_source->questions.at(1).cancel.isCancelled());
        m_source->answer(0, FakeSource::tableFor(m_source->questions.at(0).query, 1));
        m_source->answer(1, FakeSource::tableFor(m_source->questions.at(1).query, 2));
        QTRY_COMPARE(m_presenter->state(u"lead"_s).phase, Phase::Ready);
        QCOMPARE(m_presenter->state(u"lead"_s).answer->rows.first().at(1), Value(2));
    }

    void anAnswerStaysWhileTheNextIsOnItsWay()
    {
        m_presenter->ask(m_context, {}, QLocale::c());
        m_source->answerAll(3);
        QTRY_COMPARE(m_presenter->state(u"lead"_s).phase, Phase::Ready);
        m_presenter->ask(m_context, {}, QLocale::c());
        QCOMPARE(m_presenter->state(u"lead"_s).phase, Phase::Loading);
        QVERIFY(m_presenter->state(u"lead"_s).answer);
        // Another subject is another page: nothing of the one before may show.
        m_presenter->ask(m_context, u"c1"_s, QLocale::c());
        QVERIFY(!m_presenter->state(u"lead"_s).answer);
    }

    void planningAnewAsksOnlyWhatChanged()
    {
        bool isWide = false;
        m_planner = [&](const PlanInput &) {
            QList<Block> blocks = {block(u"a"_s, u"views"_s)};
            if (isWide)
                blocks.append(block(u"b"_s, u"likes"_s));
            return blocks;
        };
        m_presenter->ask(m_context, {}, QLocale::c());
        m_source->answerAll(1);
        QTRY_VERIFY(m_presenter->isSettled());
        m_presenter->replan(QLocale(QLocale::Korean));
        QCOMPARE(m_source->questions.size(), 1);
        isWide = true;
        m_presenter->replan(QLocale(QLocale::Korean));
        QCOMPARE(m_source->questions.size(), 2);
        isWide = false;
        m_presenter->replan(QLocale(QLocale::Korean));
        QVERIFY(m_source->questions.at(1).cancel.isCancelled());
        QVERIFY(m_presenter->isSettled());
    }

    void stoppingCancelsAndComingBackAsksAgain()
    {
        m_presenter->ask(m_context, {}, QLocale::c());
        m_presenter->stop();
        QVERIFY(m_source->questions.at(0).cancel.isCancelled());
        QVERIFY(m_presenter->isSettled());
        m_presenter->ask(m_context, {}, QLocale::c());
        QCOMPARE(m_source->questions.size(), 2);
    }

    void anObstacleAsksNothing()
    {
        m_planner = [](const PlanInput &) {
            QList<Block> blocks = {block(u"a"_s, u"views"_s)};
            blocks.first().obstacle = u"no way"_s;
            return blocks;
        };
        m_presenter->ask(m_context, {}, QLocale::c());
        QVERIFY(m_source->questions.isEmpty());
        QVERIFY(m_presenter->isSettled());
    }

    void aScopeThatMeansNothingFailsEveryBlock()
    {
        m_context.scope.range
            = {.name = {}, .from = u"2026-10-10"_s, .to = u"2026-10-01"_s, .zone = u"UTC"_s};
        m_presenter->ask(m_context, {}, QLocale::c());
        QCOMPARE(m_presenter->state(u"lead"_s).phase, Phase::Failed);
        QCOMPARE(m_presenter->state(u"lead"_s).error->code, u"invalid_range"_s);
        QVERIFY(m_source->questions.isEmpty());
    }

    void aSourceThatGoesAwayIsLetGo()
    {
        m_presenter->ask(m_context, {}, QLocale::c());
        m_source->answerAll(1);
        QTRY_COMPARE(m_presenter->state(u"lead"_s).phase, Phase::Ready);
        const std::weak_ptr<FakeSource> watched = m_source;
        m_context = {};
        m_source.reset();
        m_presenter->ask({}, {}, QLocale::c());
        QTRY_VERIFY(watched.expired());
        QVERIFY(m_presenter->blocks().isEmpty());
    }

private:
    FixedClock m_clock{1'000'000'000};
    std::shared_ptr<FakeSource> m_source;
    PageContext m_context;
    Planner m_planner;
    std::unique_ptr<BoardPresenter> m_presenter;
};

QTEST_MAIN(TestBoardPresenter)
#include "tst_boardpresenter.moc"

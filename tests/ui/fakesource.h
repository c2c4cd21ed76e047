// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/source.h"

#include <QPromise>

namespace tally {

/// A source that answers when, in what order and what the test says.
class FakeSource final : public Source
{
public:
    struct Question
    {
        Query query;
        CancelToken cancel;
        std::shared_ptr<QPromise<Result<ResultTable>>> promise;
        bool isAnswered = false;
    };

    FakeSource()
    {
        m_info.name = QStringLiteral("fake");
        m_info.events = 1000;
        m_info.bounds = DataBounds{0, 1'000'000'000};
        for (int i = 1; i <= ActionCount; ++i)
            m_info.actions.insert(actionName(Action(i)));
        for (const FieldInfo &field : fields())
            m_info.fields.insert(field.name);
    }

    QFuture<Result<ResultTable>> query(const Query &query, CancelToken cancel) override
    {
        auto promise = std::make_shared<QPromise<Result<ResultTable>>>();
        promise->start();
        questions.append({query, cancel, promise, false});
        return promise->future();
    }

    QFuture<Result<SourceInfo>> info(CancelToken) override
    {
        QPromise<Result<SourceInfo>> promise;
        promise.start();
        promise.addResult(infoError ? Result<SourceInfo>(Unexpected(*infoError))
                                    : Result<SourceInfo>(m_info));
        promise.finish();
        return promise.future();
    }

    QFuture<Result<QList<DimensionValue>>> values(const QString &, const QString &, int, CancelToken) override
    {
        QPromise<Result<QList<DimensionValue>>> promise;
        promise.start();
        promise.addResult(Result<QList<DimensionValue>>(QList<DimensionValue>{{QStringLiteral("KR"), 3}}));
        promise.finish();
        return promise.future();
    }

    Result<void> exportEvents(const EventSelection &, const std::function<Result<void>(const EventBatch &)> &,
                              CancelToken) override
    {
        return {};
    }

    void answer(qsizetype index, const Result<ResultTable> &table)
    {
        Question &question = questions[index];
        question.isAnswered = true;
        question.promise->addResult(table);
        question.promise->finish();
    }

    /// The latest question whose first metric and dimensions are these; −1: there is none.
    qsizetype find(const QString &metric, const QStringList &dimensions) const
    {
        for (qsizetype i = questions.size() - 1; i >= 0; --i) {
            if (questions.at(i).query.metrics.value(0) == metric
                && questions.at(i).query.dimensions == dimensions)
                return i;
        }
        return -1;
    }

    /// A table of the query's shape with one row, whose numbers are all `number`.
    static ResultTable tableFor(const Query &query, qint64 number)
    {
        ResultTable table;
        table.query = query;
        Row row;
        for (const QString &dimension : query.dimensions) {
            table.columns.append({dimension, QStringLiteral("keyword"), {}, {}});
            row.append(dimension.startsWith(QStringLiteral("time:")) ? Value(QStringLiteral("2026-10-01"))
                                                                     : Value(QStringLiteral("key")));
        }
        for (const QString &metric : query.metrics) {
            table.columns.append(
                {metric, QStringLiteral("integer"), QStringLiteral("count"), QStringLiteral("additive")});
            row.append(number);
        }
        table.rows = {row};
        return table;
    }

    void answerAll(qint64 number)
    {
        for (qsizetype i = 0; i < questions.size(); ++i) {
            if (!questions.at(i).isAnswered)
                answer(i, tableFor(questions.at(i).query, number));
        }
    }

    QList<Question> questions;
    SourceInfo m_info;
    std::optional<Error> infoError;
};

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/queryrunner.h"

#include "core/errorcodes.h"
#include "core/utcday.h"
#include "sources/embedded/cursor.h"
#include "sources/embedded/latenames.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storeinfo.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const QString ClickThroughRate = u"click_through_rate"_s;

// Beyond this a table of all combinations is of no use to anybody.
constexpr qint64 MaxFilledRows = 2'000'000;

std::vector<ResultColumn> columnsOf(const QList<DimensionInfo> &dimensions, const QList<MetricInfo> &metrics)
{
    std::vector<ResultColumn> columns;
    for (const DimensionInfo &dimension : dimensions)
        columns.push_back({dimension.name, dimension.columnType(), {}, {}});
    for (const MetricInfo &metric : metrics) {
        const bool whole = metric.unit == Unit::Count && metric.kind != MetricKind::Ratio;
        columns.push_back(
            {metric.name, whole ? u"integer"_s : u"decimal"_s, metric.unitName(), metric.kindName()});
    }
    return columns;
}

} // namespace

QueryRunner::QueryRunner(Connection &connection, const Query &query, qint64 nowMs, CancelToken cancel)
    : m_connection(connection)
    , m_query(query)
    , m_cancel(std::move(cancel))
{
    m_table.asOfMs = query.asOfMs.value_or(nowMs);
    m_context.useTables = connection.usesTables();
    m_context.lookUp = [this](const std::string &sql, const std::vector<SqlValue> &values) {
        QElapsedTimer timer;
        timer.start();
        Result<std::vector<qint64>> ids = lookUpIds(m_connection, sql, values, m_cancel);
        noteStatement(u"look_up"_s, timer.nsecsElapsed());
        return ids;
    };
}

Result<ResultTable> QueryRunner::run()
{
    if (const Result<void> valid = validate(m_query); !valid)
        return Unexpected(valid.error());
    const Result<std::unique_ptr<Transaction>> snapshot
        = Transaction::begin(m_connection, Transaction::Mode::Read);
    if (!snapshot)
        return Unexpected(snapshot.error());
    if (m_query.explain)
        m_table.trace = AnswerTrace();
    const Result<void> done = runSteps({{"range", &QueryRunner::resolve},
                                        {"look_up", &QueryRunner::resolveHuman},
                                        {"count", &QueryRunner::countEvents},
                                        {"", &QueryRunner::answerEvents},
                                        {"cohorts", &QueryRunner::answerRetention},
                                        {"", &QueryRunner::nameIncompleteBuckets}});
    if (!done)
        return Unexpected(done.error());
    return std::move(m_table);
}

Result<void> QueryRunner::answerEvents()
{
    if (isAboutCohorts())
        return {};
    return runSteps({{"form", &QueryRunner::resolveClickThrough},
                     {"top", &QueryRunner::resolveTop},
                     {"combinations", &QueryRunner::checkFilling},
                     {"rows", &QueryRunner::answerPage},
                     {"totals", &QueryRunner::answerTotals},
                     {"other", &QueryRunner::answerOther},
                     {"comparison", &QueryRunner::answerComparison}});
}

Result<void> QueryRunner::runSteps(std::initializer_list<Step> steps)
{
    for (const Step &step : steps) {
        if (m_cancel.isCancelled())
            return Unexpected(cancelledError());
        m_step = QString::fromLatin1(step.what);
        if (const Result<void> done = (this->*step.run)(); !done)
            return done;
    }
    return {};
}

Result<void> QueryRunner::resolve()
{
    const Result<quint64> version = Schema::dataVersion(m_connection);
    if (!version)
        return Unexpected(version.error());
    m_dataVersion = *version;
    if (!m_query.cursor.isEmpty()) {
        const Result<Cursor> cursor = Cursor::decode(m_query.cursor, m_query, m_dataVersion);
        if (!cursor)
            return Unexpected(cursor.error());
        m_offset = cursor->offset;
        m_table.asOfMs = cursor->asOfMs;
    }
    for (const QString &name : m_query.dimensions)
        m_dimensions.append(*findDimension(name));
    for (const QString &name : m_query.metrics)
        m_metrics.append(*findMetric(name));
    for (ResultColumn &column : columnsOf(m_dimensions, m_metrics))
        m_table.columns.append(std::move(column));
    m_table.query = m_query;
    const Result<std::optional<QString>> pruned = Schema::meta(m_connection, "pruned_before_day");
    if (!pruned)
        return Unexpected(pruned.error());
    m_context.prunedBeforeMs = pruned->value_or(QString()).toLongLong() * DayMs;
    const Result<std::optional<DataBounds>> bounds = storeBounds(m_connection);
    return bounds ? resolveRanges(*bounds) : Unexpected(bounds.error());
}

Result<void> QueryRunner::resolveRanges(const std::optional<DataBounds> &bounds)
{
    if (bounds)
        m_table.quality.dataThroughMs = bounds->lastMs;
    m_context.data = bounds;
    m_context.asOfMs = m_table.asOfMs;
    m_context.basis = m_query.basis;
    // The last event itself belongs to the period that still runs.
    m_throughMs = bounds ? std::min(m_table.asOfMs, bounds->lastMs + 1) : m_table.asOfMs;
    const Result<DateRange> range = resolveRange(m_query.range, m_table.asOfMs, m_query.weekStart, bounds);
    if (!range)
        return Unexpected(range.error());
    m_table.range = *range;
    m_current = *range;
    if (!isCompared())
        return {};
    const Result<ComparedRanges> compared
        = comparedRanges(*range, m_query.compare, m_throughMs, m_query.weekStart, m_table.asOfMs);
    if (!compared)
        return Unexpected(compared.error());
    m_compared = *compared;
    m_current = compared->current;
    return {};
}

Result<void> QueryRunner::resolveHuman()
{
    m_context.weekStart = m_query.weekStart;
    m_context.humanOnly = !namesTrafficClass(m_query);
    const Result<std::vector<qint64>> ids
        = m_context.lookUp("SELECT id FROM d_traffic_class WHERE value = 'human'", {});
    if (!ids)
        return Unexpected(ids.error());
    m_context.humanId = ids->empty() ? 0 : ids->front();
    return {};
}

Result<void> QueryRunner::resolveTop()
{
    if (!m_query.top)
        return {};
    PassSpec spec = passSpec(m_current);
    spec.dimensions = {*findDimension(m_query.top->dimension)};
    spec.metrics = {metricOf(m_query.top->by)};
    spec.order = {{m_query.top->by, true}};
    spec.limit = m_query.top->limit;
    const Result<GroupRows> ranking = ask(spec, true);
    if (!ranking)
        return Unexpected(ranking.error());
    m_kept = KeptValues{m_query.top->dimension, {}};
    for (const std::vector<RawKey> &key : ranking->keys)
        m_kept->values.push_back(key.front().value);
    return {};
}

/// Views that came from an impression, over impressions, where the ids tell; all views over impressions where
/// not.
Result<void> QueryRunner::resolveClickThrough()
{
    const bool ranks = m_query.top && m_query.top->by == ClickThroughRate;
    if (!ranks && !m_query.metrics.contains(ClickThroughRate))
        return {};
    const PassSpec spec = passSpec(m_current);
    const Result<Statement> probe = StatementBuilder(spec).buildImpressionProbe();
    if (!probe)
        return Unexpected(probe.error());
    Result<RowReader> rows = askStore(probe->sql, probe->bindings.values());
    if (!rows)
        return Unexpected(rows.error());
    if (rows->next())
        return {};
    m_viewsOverImpressions = true;
    for (MetricInfo &metric : m_metrics)
        metric = metricOf(metric.name);
    if (m_query.metrics.contains(ClickThroughRate))
        m_table.quality.metrics[ClickThroughRate].note = u"views_over_impressions"_s;
    return {};
}

MetricInfo QueryRunner::metricOf(const QString &name) const
{
    MetricInfo metric = *findMetric(name);
    if (m_viewsOverImpressions && name == ClickThroughRate)
        metric.formula.plus = {AtomRef{Atom::Count, Action::View}};
    return metric;
}

Result<void> QueryRunner::checkFilling()
{
    const auto isTime = [](const DimensionInfo &dimension) { return dimension.kind == DimensionKind::Time; };
    const auto time = std::find_if(m_dimensions.cbegin(), m_dimensions.cend(), isTime);
    if (!m_query.includeEmptyBuckets || time == m_dimensions.cend() || m_dimensions.size() == 1)
        return {};
    const Result<QList<Bucket>> list = buckets(m_current, time->unit, m_query.weekStart);
    if (!list)
        return Unexpected(list.error());
    const PassSpec spec = pageSpec(m_current);
    const Result<Statement> count = StatementBuilder(spec).buildCombinationCount();
    if (!count)
        return Unexpected(count.error());
    Result<RowReader> rows = askStore(count->sql, count->bindings.values());
    if (!rows)
        return Unexpected(rows.error());
    if (rows->next() && rows->integer(0) > MaxFilledRows / std::max<qint64>(1, list->size()))
        return failure(ErrorKind::InvalidInput, codes::TooManyBuckets,
                       u"empty buckets of too many combinations"_s);
    return {};
}

PassSpec QueryRunner::passSpec(const DateRange &range) const
{
    PassSpec spec;
    spec.context = m_context;
    spec.context.range = range;
    spec.filters = m_query.filters;
    return spec;
}

PassSpec QueryRunner::pageSpec(const DateRange &range) const
{
    PassSpec spec = passSpec(range);
    spec.dimensions = m_dimensions;
    spec.metrics = m_metrics;
    spec.kept = m_kept;
    return spec;
}

Result<GroupRows> QueryRunner::ask(const PassSpec &spec, bool keepKeys, Statement *asked)
{
    const LateNames names(spec);
    const PassSpec pass = names.rest();
    Result<Statement> statement = StatementBuilder(pass).build();
    if (!statement)
        return Unexpected(statement.error());
    Result<RowReader> rows = askStore(statement->sql, statement->bindings.values());
    if (!rows)
        return Unexpected(rows.error());
    Result<GroupRows> groups
        = readGroups(*rows, *statement, spec.metrics, spec.context.range.zone, keepKeys || names.any());
    if (groups && names.any()) {
        if (const Result<void> added = names.addTo(*groups, *statement, m_connection, m_cancel); !added)
            return Unexpected(added.error());
    }
    if (asked)
        *asked = std::move(*statement);
    return groups;
}

Result<void> QueryRunner::answerPage()
{
    PassSpec spec = pageSpec(m_current);
    spec.order = m_query.order;
    spec.limit = qint64(m_query.limit) + 1;
    spec.offset = m_offset;
    spec.fillBuckets = m_query.includeEmptyBuckets;
    const bool keepKeys = isCompared() || (m_query.includeOther && isFirstPage());
    Statement statement;
    Result<GroupRows> groups = ask(spec, keepKeys, &statement);
    if (!groups)
        return Unexpected(groups.error());
    m_hasMore = groups->rows.size() > m_query.limit;
    if (m_hasMore) {
        groups->rows.removeLast();
        if (keepKeys)
            groups->keys.pop_back();
        m_table.nextCursor = Cursor{m_offset + m_query.limit, m_table.asOfMs}.encode(m_query, m_dataVersion);
    }
    noteSeveralCurrencies(groups->severalCurrencies);
    m_table.rows = std::move(groups->rows);
    m_keys = std::move(groups->keys);
    m_pageDimensions = std::move(statement.dimensions);
    return {};
}

void QueryRunner::noteSeveralCurrencies(const QSet<QString> &metrics)
{
    const QString note = u"several_currencies"_s;
    for (const QString &metric : metrics) {
        m_table.quality.metrics[metric].note = note;
        if (!m_table.quality.notes.contains(note))
            m_table.quality.notes.append(note);
    }
}

Result<QHash<QString, Value>> QueryRunner::askTotals(PassSpec spec)
{
    spec.grouped = false;
    const Result<GroupRows> groups = ask(spec, false);
    if (!groups)
        return Unexpected(groups.error());
    noteSeveralCurrencies(groups->severalCurrencies);
    QHash<QString, Value> totals;
    for (int i = 0; i < m_metrics.size() && !groups->rows.isEmpty(); ++i)
        totals.insert(m_metrics[i].name, groups->rows.front()[i]);
    return totals;
}

Result<void> QueryRunner::answerTotals()
{
    if (!isFirstPage() || !(m_query.includeTotals || isCompared()))
        return {};
    PassSpec spec = passSpec(m_current);
    spec.metrics = m_metrics;
    Result<QHash<QString, Value>> totals = askTotals(std::move(spec));
    if (!totals)
        return Unexpected(totals.error());
    m_table.totals = std::move(*totals);
    return {};
}

KeySet QueryRunner::keysOfPage(const std::vector<bool> &takesPart) const
{
    KeySet set;
    set.columns.resize(std::size_t(m_pageDimensions.size()));
    for (std::size_t i = 0; i < set.columns.size(); ++i) {
        if (!takesPart[i])
            continue;
        KeySet::Column &column = set.columns[i];
        IntegerList numbers;
        TextList texts;
        for (const std::vector<RawKey> &keys : m_keys) {
            const SqlValue &value = keys[i].value;
            const auto *number = std::get_if<qint64>(&value);
            const auto *decimal = std::get_if<double>(&value);
            const auto *text = std::get_if<std::string>(&value);
            numbers.push_back(number ? std::optional(*number) : std::nullopt);
            texts.push_back(text          ? std::optional(*text)
                                : decimal ? std::optional(QByteArray::number(*decimal, 'g', 17).toStdString())
                                          : std::nullopt);
            column.others.push_back(keys[i].other ? 1 : 0);
        }
        const bool whole = m_pageDimensions[qsizetype(i)].type == DimensionSql::KeyType::Integer;
        column.values = whole ? SqlValue(std::move(numbers)) : SqlValue(std::move(texts));
    }
    return set;
}

Result<void> QueryRunner::answerOther()
{
    if (!m_query.includeOther || !isFirstPage() || !m_hasMore || m_dimensions.isEmpty())
        return {};
    PassSpec spec = pageSpec(m_current);
    spec.except = keysOfPage(std::vector<bool>(std::size_t(m_dimensions.size()), true));
    Result<QHash<QString, Value>> other = askTotals(std::move(spec));
    if (!other)
        return Unexpected(other.error());
    m_table.other = std::move(*other);
    return {};
}

Result<void> QueryRunner::nameIncompleteBuckets()
{
    for (const DimensionInfo &dimension : m_dimensions) {
        if (dimension.kind != DimensionKind::Time && dimension.kind != DimensionKind::Cohort)
            continue;
        const Result<QList<Bucket>> list = buckets(m_table.range, dimension.unit, m_query.weekStart);
        if (!list)
            return Unexpected(list.error());
        for (const Bucket &bucket : *list) {
            if (bucket.toMs > m_throughMs && bucket.fromMs < m_current.toMs)
                m_table.quality.incompleteBuckets.append(bucket.label);
        }
        break;
    }
    return {};
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/queryarguments.h"

#include "cli/nearest.h"
#include "domain/queryjson.h"

#include <array>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

Parsed<std::pair<QString, QString>> ends(const QString &option, const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 2 || parts.at(0).trimmed().isEmpty() || parts.at(1).trimmed().isEmpty())
        return wrongUsage(u"%1 wants FROM/TO, such as 2026-10-01/2026-11-01, not “%2”"_s.arg(option, text));
    return std::pair(parts.at(0).trimmed(), parts.at(1).trimmed());
}

QString zoneNameOf(const Arguments &arguments)
{
    if (const std::optional<QString> given = arguments.value(u"zone"_s); given && *given != "local"_L1)
        return *given;
    const Result<Zone> local = Zone::find(u"local"_s);
    return local ? local->name() : u"UTC"_s;
}

Parsed<void> readCompareMode(const QString &word, const QString &zone, CompareSpec &compare)
{
    if (word == "previous_period"_L1) {
        compare.mode = CompareMode::PreviousPeriod;
    } else if (word == "previous_year"_L1) {
        compare.mode = CompareMode::PreviousYear;
    } else if (word.contains(u'/')) {
        const auto range = ends(u"--compare"_s, word);
        if (!range)
            return NotParsed(range.error());
        compare.mode = CompareMode::Custom;
        compare.custom.from = range->first;
        compare.custom.to = range->second;
        compare.custom.zone = zone;
    } else {
        return wrongUsage(u"--compare wants previous_period, previous_year or FROM/TO, not “%1”"_s.arg(word));
    }
    return {};
}

Parsed<CompareSpec> compareOf(const Arguments &arguments)
{
    CompareSpec compare;
    const Parsed<QStringList> words = arguments.list(u"compare"_s);
    if (!words)
        return NotParsed(words.error());
    if (words->isEmpty())
        return compare;
    if (const auto mode = readCompareMode(words->first(), zoneNameOf(arguments), compare); !mode)
        return NotParsed(mode.error());
    for (const QString &word : words->mid(1)) {
        if (word == "align=weekday"_L1)
            compare.align = CompareAlign::Weekday;
        else if (word == "align=date"_L1)
            compare.align = CompareAlign::Date;
        else if (word == "elapsed=full"_L1)
            compare.elapsed = CompareElapsed::Full;
        else if (word == "elapsed=match"_L1)
            compare.elapsed = CompareElapsed::Match;
        else
            return wrongUsage(
                u"--compare knows align=date, align=weekday, elapsed=match and elapsed=full, not “%1”"_s.arg(
                    word));
    }
    return compare;
}

Parsed<QList<OrderTerm>> orderOf(const Arguments &arguments)
{
    const Parsed<QStringList> words = arguments.list(u"order"_s);
    if (!words)
        return NotParsed(words.error());
    QList<OrderTerm> order;
    for (QString word : *words) {
        OrderTerm term;
        const qsizetype colon = word.lastIndexOf(u':');
        const QString last = word.mid(colon + 1);
        const bool isUnit = (word.left(colon) == "time"_L1 || word.left(colon) == "cohort"_L1)
            && timeUnitByName(last).has_value();
        if (colon >= 0 && !isUnit && !word.startsWith("labels."_L1) && last != "asc"_L1 && last != "desc"_L1)
            return wrongUsage(u"--order wants COLUMN:asc or COLUMN:desc, not “%1”"_s.arg(word));
        term.descending = colon >= 0 && last == "desc"_L1;
        if (colon >= 0 && (last == "asc"_L1 || last == "desc"_L1))
            word.truncate(colon);
        term.column = word;
        order += term;
    }
    return order;
}

Parsed<std::optional<TopSpec>> topOf(const Arguments &arguments)
{
    const std::optional<QString> text = arguments.value(u"top"_s);
    if (!text)
        return std::optional<TopSpec>();
    const QStringList parts = text->split(u':');
    bool ok = false;
    const int limit = parts.size() < 3 ? 0 : parts.at(parts.size() - 2).toInt(&ok);
    const QString dimension = parts.mid(0, parts.size() - 2).join(u':');
    if (!ok || limit < 1 || dimension.isEmpty() || parts.last().isEmpty())
        return wrongUsage(
            u"--top wants DIMENSION:NUMBER:METRIC, such as content:5:views, not “%1”"_s.arg(*text));
    return std::optional(TopSpec{dimension, limit, parts.last()});
}

Parsed<void> readIncludes(const Arguments &arguments, Query &query)
{
    const Parsed<QStringList> words = arguments.list(u"include"_s);
    if (!words)
        return NotParsed(words.error());
    const QStringList known{u"totals"_s, u"empty_buckets"_s, u"other"_s};
    for (const QString &word : *words) {
        if (!known.contains(word)) {
            return wrongUsage(
                u"--include knows %1, not “%2”%3"_s.arg(known.join(u", "_s), word, didYouMean(word, known)));
        }
        query.includeTotals |= word == known.at(0);
        query.includeEmptyBuckets |= word == known.at(1);
        query.includeOther |= word == known.at(2);
    }
    return {};
}

// Sets a member from what was parsed; false, with the error kept, where that failed.
template <typename T>
bool take(Parsed<T> parsed, T &member, std::optional<UsageError> &error)
{
    if (!parsed) {
        error = parsed.error();
        return false;
    }
    member = *std::move(parsed);
    return true;
}

} // namespace

Result<Zone> zoneOf(const Arguments &arguments)
{
    return Zone::find(zoneNameOf(arguments));
}

Parsed<RangeSpec> rangeOf(const Arguments &arguments, const QString &otherwise)
{
    RangeSpec range;
    range.zone = zoneNameOf(arguments);
    range.includeToday = arguments.has(u"include-today"_s);
    const QString text = arguments.value(u"range"_s).value_or(otherwise);
    if (!text.contains(u'/')) {
        range.name = text;
        return range;
    }
    return ends(u"--range"_s, text).map([&range](const std::pair<QString, QString> &given) {
        range.from = given.first;
        range.to = given.second;
        return range;
    });
}

Parsed<Qt::DayOfWeek> weekStartOf(const Arguments &arguments)
{
    const QStringList days{u"monday"_s, u"tuesday"_s,  u"wednesday"_s, u"thursday"_s,
                           u"friday"_s, u"saturday"_s, u"sunday"_s};
    return Qt::DayOfWeek(1 + days.indexOf(arguments.value(u"week-starts"_s).value_or(days.first())));
}

Parsed<std::optional<qint64>> asOfOf(const Arguments &arguments)
{
    const std::optional<QString> text = arguments.value(u"as-of"_s);
    if (!text)
        return std::optional<qint64>();
    const Result<qint64> instant = parseInstant(*text, zoneOf(arguments).value_or(Zone()));
    if (!instant)
        return wrongUsage(u"--as-of wants a time such as 2026-10-31T14:00:00+09:00, not “%1”"_s.arg(*text));
    return std::optional<qint64>(*instant);
}

Result<QList<Filter>> filtersOf(const Arguments &arguments)
{
    QList<Filter> filters;
    for (const QString &text : arguments.values(u"filter"_s)) {
        const Result<Filter> filter = parseFilterText(text);
        if (!filter) {
            Error error = filter.error();
            error.place = u"--filter '%1'"_s.arg(text);
            return Unexpected(error);
        }
        filters += *filter;
    }
    return filters;
}

std::optional<Basis> basisOf(const Arguments &arguments)
{
    const std::optional<QString> word = arguments.value(u"basis"_s);
    return word ? std::optional(Basis(basisNames().indexOf(*word))) : std::nullopt;
}

Parsed<Query> queryOf(const Arguments &arguments)
{
    if (!arguments.has(u"metrics"_s))
        return wrongUsage(u"--metrics is missing (or --json with a query)"_s);
    Query query;
    std::optional<UsageError> error;
    qint64 limit = 0;
    const bool ok = take(arguments.list(u"metrics"_s), query.metrics, error)
        && take(arguments.list(u"by"_s), query.dimensions, error)
        && take(rangeOf(arguments, u"last_28_days"_s), query.range, error)
        && take(compareOf(arguments), query.compare, error) && take(orderOf(arguments), query.order, error)
        && take(topOf(arguments), query.top, error) && take(weekStartOf(arguments), query.weekStart, error)
        && take(asOfOf(arguments), query.asOfMs, error)
        && take(arguments.number(u"limit"_s, Query::DefaultLimit, 1, Query::MaxLimit), limit, error);
    if (!ok)
        return NotParsed(*error);
    query.limit = int(limit);
    query.basis = basisOf(arguments);
    query.cursor = arguments.value(u"cursor"_s).value_or(QString());
    query.accuracy = arguments.value(u"accuracy"_s) == u"exact"_s ? Accuracy::Exact : Accuracy::Fast;
    return readIncludes(arguments, query).map([&query] { return query; });
}

} // namespace tally::cli

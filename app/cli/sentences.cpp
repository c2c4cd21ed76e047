// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sentences.h"

#include "cli/nearest.h"
#include "indices/repaircodes.h"

#include <algorithm>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

struct Advice
{
    QString code;
    QString text; ///< %1: the detail
    bool namesPlace = true;
};

const QList<Advice> &advice()
{
    static const QList<Advice> all{
        {codes::UnknownMetric, u"%1. `tally catalogue` lists all metrics."_s, false},
        {codes::UnknownDimension, u"%1. `tally catalogue` lists all dimensions; any label is labels.NAME."_s,
         false},
        {codes::IncompatibleDimension, u"%1. Leave one of the two out."_s, false},
        {codes::InvalidTimeZone, u"%1. Give an IANA name such as Asia/Seoul, America/New_York or UTC."_s,
         false},
        {codes::InvalidRange,
         u"%1. A range is a name such as last_28_days or this_month, or FROM/TO such as "
         "2026-10-01/2026-11-01, where TO is not part of it."_s,
         false},
        {codes::RangeTooLarge, u"%1. Ask for a shorter range."_s, false},
        {codes::InvalidQuery, u"%1. `tally help query` shows how queries are written."_s},
        {codes::UnknownSegment,
         u"%1. Saved filters of the window are not known here: write the filter out."_s, false},
        {codes::TooManyBuckets, u"%1. Take a longer unit of time (--by time:day) or a shorter range."_s,
         false},
        {codes::CursorExpired,
         u"The query or the data changed since this page was given out. Ask for the first page "
         "again, without --cursor."_s,
         false},
        {codes::UpstreamUnavailable, u"The source does not answer: %1. Try again later."_s, false},
        {codes::Timeout, u"The answer took too long: %1. Ask for a shorter range or try again."_s, false},
        {codes::Cancelled, u"Stopped on request. Run the same command again to go on."_s, false},
        {codes::StoreInUse,
         u"Another program has this store open and does not answer for it (%1). Close it or wait until it "
         u"has "
         "ended, then try again."_s},
        {codes::StoreDamaged,
         u"The store can't be read: %1. Put a backup in its place (tally restore), or import the "
         "logs into a new store."_s},
        {codes::StoreTooNew, u"A newer Tallyroom made this store (%1). Update this program."_s},
        {codes::StoreReadOnly,
         u"The store may not be written: %1. Check the rights of the file and its folder."_s},
        {codes::StoreNotEmpty, u"%1. `tally help COMMAND` tells which option allows that."_s},
        {codes::UnknownViewer,
         u"%1. Viewers of the two name spaces are told apart: --anonymous is for ids of visitors without an "
         "account."_s},
        {codes::DiskFull, u"The disk is full: %1. Make room, then run the same command again."_s},
        {codes::IoError, u"%1. Check that the path is right and that you may read and write there."_s},
        {codes::InvalidFieldMap,
         u"The field map can't be used: %1. Built-in maps are ecs, legacy, shop and tally; a "
         "file must hold JSON as `tally help import` and the guide describe."_s},
        {codes::InvalidFile,
         u"%1. NDJSON, JSON arrays and CSV can be read, plain, .gz or .zst, and Parquet."_s},
        {codes::InvalidSource,
         u"%1. Give the path of a store (PATH.tally) or an engine's address (http://host:9200), or leave "
         u"--source out "
         "for your own store."_s},
        {codes::Unauthorized,
         u"The server does not let this user in: %1. Give --user NAME with its password in TALLY_PASSWORD, "
         u"or "
         "TALLY_API_KEY."_s},
        {codes::Forbidden, u"The server refuses this: %1. Ask its admin for the right to do it."_s},
        {codes::RateLimited, u"The server is too busy: %1. Try again later."_s},
        {codes::PartialResult,
         u"The server could not answer for all indices, so no number is shown: %1. Try again once they are "
         u"available, "
         "or allow partial answers (\"allow_partial\" in a query's JSON)."_s},
        {codes::EngineRefused, u"The server refused: %1"_s},
        {codes::MappingConflict,
         u"A field has another type in some indices, so that a number over all of them would be wrong: %1. "
         "`tally indices conflicts` shows it and `tally indices repair` mends it."_s,
         false},
        {u"invalid_option"_s, u"%1. `tally help serve` explains all options."_s},
        {codes::RepairImpossible, u"This can't be repaired: %1."_s},
        {codes::RepairDiffers,
         u"The repaired copy is not what it must be: %1. Readers still see the index as it was. Run the same "
         u"command again, or go back with --undo."_s},
        {codes::RepairTakenOver, u"%1. This one stopped and left it to the other."_s},
        {codes::Internal, u"Something went wrong in the program itself: %1. Please report it."_s},
    };
    return all;
}

// A phrase of a program as the start of a sentence, without its full stop.
QString phrase(const QString &detail)
{
    QString text = detail.trimmed();
    while (text.endsWith(u'.'))
        text.chop(1);
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QStringList metricNames()
{
    QStringList names;
    for (const MetricInfo &metric : metrics())
        names += metric.name;
    return names;
}

QStringList dimensionNames()
{
    QStringList names;
    for (const DimensionInfo &dimension : dimensions())
        names += dimension.name;
    return names;
}

void collectDimensions(const QList<Filter> &filters, QStringList &names)
{
    for (const Filter &filter : filters) {
        if (!filter.dimension.isEmpty())
            names += filter.dimension;
        collectDimensions(filter.children, names);
    }
}

QString unknownNames(const QStringList &asked, bool (*known)(const QString &), const QStringList &names,
                     const QString &kind)
{
    for (const QString &name : asked) {
        if (!name.isEmpty() && !known(name))
            return u"There is no %1 “%2”%3"_s.arg(kind, name, didYouMean(name, names));
    }
    return {};
}

QString betterDetail(const Error &error, const Query &asked)
{
    if (error.code == codes::UnknownMetric) {
        return unknownNames(
            asked.metrics, [](const QString &name) { return findMetric(name) != nullptr; }, metricNames(),
            u"metric"_s);
    }
    if (error.code == codes::UnknownDimension) {
        QStringList names = asked.dimensions;
        collectDimensions(asked.filters, names);
        names
            += error.detail.section(u'"', 1, 1); // a filter's text is refused before it is part of the query
        return unknownNames(
            names, [](const QString &name) { return findDimension(name).has_value(); }, dimensionNames(),
            u"dimension"_s);
    }
    return {};
}

} // namespace

QString sentence(const Error &error)
{
    const QList<Advice> &all = advice();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&error](const Advice &one) { return one.code == error.code; });
    const QString detail = phrase(error.detail.isEmpty() ? u"no reason was given"_s : error.detail);
    const QString front = error.place.isEmpty() ? QString() : error.place + u": "_s;
    if (found == all.end())
        return front + detail + u'.';
    const qsizetype at = found->text.indexOf("%1"_L1);
    QString text = at < 0 ? found->text : found->text.left(at) + detail + found->text.mid(at + 2);
    if (at >= 0 && detail.endsWith(u'?'))
        text.replace("?."_L1, "?"_L1);
    return found->namesPlace ? front + text : text;
}

QString sentence(const Error &error, const Query &asked)
{
    Error better = error;
    const QString detail = betterDetail(error, asked);
    if (!detail.isEmpty())
        better.detail = detail;
    return sentence(better);
}

} // namespace tally::cli

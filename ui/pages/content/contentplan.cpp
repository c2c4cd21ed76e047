// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/content/contentplan.h"

#include "core/utcday.h"
#include "ui/pages/board/planparts.h"
#include "ui/pages/common/pagetexts.h"
#include "ui/pages/content/contentfacts.h"
#include "ui/widgets/rangetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Content", text);
}

const QStringList EarlyMetrics = {u"first_24h_views"_s, u"first_7d_views"_s, u"first_28d_views"_s};

/// Views since the content was published, in days or longer units.
Block sincePublication(const PlanInput &input, const std::optional<ContentFacts> &facts)
{
    Block chart{.id = u"content.since"_s,
                .kind = BlockKind::Chart,
                .title = QCoreApplication::translate("Content", "Views since publication")};
    chart.span = 8;
    chart.metrics = {u"views"_s};
    chart.needs = u"content.facts"_s;
    if (!facts)
        return chart;
    if (!facts->publishedMs) {
        chart.obstacle = QCoreApplication::translate(
            "Content", "The log does not tell when this content was published.");
        return chart;
    }
    const Zone &zone = input.range.zone;
    const QDate first = zone.localDate(*facts->publishedMs);
    const QDate last = std::max(first, zone.localDate(input.frame.asOfMs));
    const DateRange range = DateRange::ofDays(first, last, zone);
    chart.unit = unitFor(range);
    chart.subtitle = rangeDays(range, input.locale);
    chart.query = framedQuery(input.frame);
    chart.query.range = customSpec(range);
    chart.query.compare = {};
    chart.query.metrics = {u"views"_s};
    chart.query.dimensions = {timeDimension(chart.unit)};
    chart.query.filters.append(isFilter(u"content"_s, input.subject));
    chart.query.includeEmptyBuckets = true;
    chart.query.limit = Query::MaxLimit;
    return chart;
}

Block earlyFeed(const PlanInput &input, const std::optional<ContentFacts> &facts)
{
    Block feed{.id = u"content.siblings"_s};
    feed.needs = u"content.facts"_s;
    const QStringList metrics = knownMetrics(EarlyMetrics, input.info);
    if (!facts || metrics.isEmpty())
        return feed;
    feed.query.metrics = metrics;
    feed.query.dimensions = {u"content"_s};
    feed.query.range = {.name = u"all"_s, .from = {}, .to = {}, .zone = input.frame.scope.range.zone};
    feed.query.filters = {facts->uploader.isNull() ? isFilter(u"content"_s, input.subject)
                                                   : isFilter(u"uploader"_s, facts->uploader)};
    feed.query.weekStart = input.frame.weekStart;
    feed.query.asOfMs = input.frame.asOfMs;
    return feed;
}

/// Two bars an age: this content, and the middle of all contents of its uploader that are old enough.
Block earlyBlock(const PlanInput &input)
{
    Block block{.id = u"content.early"_s,
                .kind = BlockKind::Chart,
                .title = QCoreApplication::translate("Content", "The first days")};
    block.subtitle = QCoreApplication::translate("Content", "beside the uploader’s median");
    block.span = 4;
    block.shape = ChartShape::Bars;
    block.needs = u"content.siblings"_s;
    if (knownMetrics(EarlyMetrics, input.info).isEmpty()) {
        block.obstacle = QCoreApplication::translate(
            "Content", "The log does not tell when this content was published.");
        return block;
    }
    const auto answer = input.answers.constFind(u"content.siblings"_s);
    if (answer == input.answers.constEnd())
        return block;
    ResultTable table;
    table.columns = {{u"age"_s, u"keyword"_s, {}, {}},
                     {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s},
                     {u"median_of_uploader"_s, u"decimal"_s, u"count"_s, u"non_additive"_s}};
    table.range = answer->range;
    table.query = answer->query;
    ChartData chart;
    chart.title = block.title;
    ChartSeries own{.name = QCoreApplication::translate("Content", "This content"),
                    .values = {},
                    .kind = SeriesKind::Current,
                    .ownInstants = {}};
    ChartSeries middle{.name = QCoreApplication::translate("Content", "Uploader’s median"),
                       .values = {},
                       .kind = SeriesKind::Current,
                       .colourRole = 5,
                       .ownInstants = {}};
    const char *ages[] = {QT_TRANSLATE_NOOP("Content", "24 hours"), QT_TRANSLATE_NOOP("Content", "7 days"),
                          QT_TRANSLATE_NOOP("Content", "28 days")};
    for (qsizetype i = 0; i < EarlyMetrics.size(); ++i) {
        const int cell = answer->columnIndex(EarlyMetrics.at(i));
        Value mine;
        QList<double> all;
        for (const Row &row : answer->rows) {
            const Value number = row.value(cell);
            if (row.value(0).toPlainText() == input.subject)
                mine = number;
            if (number.isNumber())
                all.append(number.toDouble());
        }
        const auto middleNumber = median(all);
        chart.categories.append(tr(ages[i]));
        own.values.append(mine.isNumber() ? mine.toDouble() : ChartGap);
        middle.values.append(middleNumber.value_or(ChartGap));
        table.rows.append({EarlyMetrics.at(i), mine, middleNumber ? Value(*middleNumber) : Value()});
    }
    chart.series = {own, middle};
    block.given = table;
    block.givenChart = chart;
    return block;
}

} // namespace

std::optional<double> median(QList<double> numbers)
{
    if (numbers.isEmpty())
        return {};
    std::sort(numbers.begin(), numbers.end());
    const qsizetype half = numbers.size() / 2;
    return numbers.size() % 2 ? numbers.at(half) : (numbers.at(half - 1) + numbers.at(half)) / 2;
}

QList<Block> planContents(const PlanInput &input)
{
    QList<Block> blocks
        = headlineBlocks({.id = u"content"_s,
                          .title = QCoreApplication::translate("Content", "Key figures of contents"),
                          .metrics = {u"views"_s, u"unique_viewers"_s, u"watch_time"_s,
                                      u"avg_view_duration"_s, u"avg_percentage_viewed"_s, u"impressions"_s,
                                      u"click_through_rate"_s, u"zero_view_rate"_s},
                          .chartSpan = 8},
                         input);
    if (input.isKnown(u"freshness"_s))
        blocks += barsBlocks({.id = u"content.ages"_s,
                              .title = QCoreApplication::translate("Content", "Views by age of the content"),
                              .dimension = u"content_age"_s,
                              .metric = u"freshness"_s,
                              .isOrdered = true,
                              .needsField = false},
                             input);
    blocks += topBlocks({.id = u"content.contents"_s,
                         .title = QCoreApplication::translate("Content", "Contents"),
                         .dimension = u"content"_s,
                         .name = u"content_title"_s,
                         .metrics = {u"views"_s, u"unique_viewers"_s, u"watch_time"_s, u"avg_view_duration"_s,
                                     u"engagement_rate"_s, u"likes"_s, u"comments"_s, u"first_24h_views"_s,
                                     u"first_7d_views"_s, u"first_28d_views"_s},
                         .rowsSeen = 12,
                         .drill = {Drill::To::Page, u"content"_s}},
                        input);
    const bool hasTypes = input.hasField(u"content_type"_s);
    blocks += topBlocks({.id = u"content.categories"_s,
                         .title = QCoreApplication::translate("Content", "Categories"),
                         .dimension = u"category"_s,
                         .metrics = {u"views"_s, u"unique_viewers"_s, u"watch_time"_s, u"uploads"_s},
                         .span = hasTypes ? 8 : 12,
                         .rowsSeen = 8},
                        input);
    blocks += barsBlocks({.id = u"content.types"_s,
                          .title = QCoreApplication::translate("Content", "Types of content"),
                          .dimension = u"content_type"_s,
                          .metric = u"views"_s},
                         input);
    blocks += headlineBlocks(
        {.id = u"content.reactions"_s,
         .title = QCoreApplication::translate("Content", "Reactions"),
         .metrics = {u"engagement_rate"_s, u"likes"_s, u"likes_gross"_s, u"comments"_s, u"comments_gross"_s,
                     u"shares"_s, u"saves"_s, u"saves_gross"_s, u"follows"_s, u"follows_gross"_s,
                     u"reports"_s, u"reports_per_1000_views"_s}},
        input);
    return blocks;
}

QList<Block> planContent(const PlanInput &input)
{
    const QList<Filter> own = {isFilter(u"content"_s, input.subject)};
    const auto facts = contentFacts(input);
    QList<Block> blocks = {contentFactsBlock(input)};
    blocks += headlineBlocks(
        {.id = u"content.one"_s,
         .title = QCoreApplication::translate("Content", "Key figures of this content"),
         .metrics = {u"views"_s, u"unique_viewers"_s, u"watch_time"_s, u"avg_view_duration"_s,
                     u"avg_percentage_viewed"_s, u"engagement_rate"_s, u"likes"_s, u"comments"_s},
         .filters = own},
        input);
    blocks += {sincePublication(input, facts), earlyFeed(input, facts), earlyBlock(input)};
    blocks += barsBlocks({.id = u"content.one.sources"_s,
                          .title = QCoreApplication::translate("Content", "Traffic sources"),
                          .dimension = u"traffic_source"_s,
                          .metric = u"views"_s,
                          .filters = own},
                         input);
    blocks += barsBlocks({.id = u"content.one.countries"_s,
                          .title = QCoreApplication::translate("Content", "Viewers by country"),
                          .dimension = u"country"_s,
                          .metric = u"unique_viewers"_s,
                          .filters = own},
                         input);
    blocks += barsBlocks({.id = u"content.one.devices"_s,
                          .title = QCoreApplication::translate("Content", "Viewers by device"),
                          .dimension = u"device"_s,
                          .metric = u"unique_viewers"_s,
                          .filters = own},
                         input);
    return blocks;
}

} // namespace tally

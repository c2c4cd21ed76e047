// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/uploaders/uploaderplan.h"

#include "ui/pages/board/planparts.h"

#include <QCoreApplication>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

const QString FactsId = u"uploaders.facts"_s;

Block factsBlock(const PlanInput &input)
{
    Block block{.id = FactsId};
    block.query.metrics = {u"uploads"_s};
    block.query.dimensions = {u"uploader"_s};
    if (input.hasField(u"uploader_name"_s))
        block.query.dimensions.append(u"uploader_name"_s);
    block.query.range = {.name = u"all"_s, .from = {}, .to = {}, .zone = input.frame.scope.range.zone};
    block.query.filters = {isFilter(u"uploader"_s, input.subject)};
    block.query.weekStart = input.frame.weekStart;
    block.query.asOfMs = input.frame.asOfMs;
    return block;
}

} // namespace

std::optional<UploaderFacts> uploaderFacts(const PlanInput &input)
{
    const auto answer = input.answers.constFind(FactsId);
    if (answer == input.answers.constEnd() || answer->rows.isEmpty())
        return {};
    const Row &row = answer->rows.first();
    const int name = answer->columnIndex(u"uploader_name"_s);
    UploaderFacts facts;
    if (name >= 0 && !row.value(name).isNull())
        facts.name = row.value(name).toPlainText();
    facts.uploads = row.value(answer->columnIndex(u"uploads"_s));
    return facts;
}

QList<Block> planUploaders(const PlanInput &input)
{
    QList<Block> blocks = headlineBlocks(
        {.id = u"uploaders"_s,
         .title = QCoreApplication::translate("Uploaders", "Key figures of uploaders"),
         .metrics = {u"active_uploaders"_s, u"first_time_uploaders"_s, u"uploader_return_rate"_s,
                     u"uploads"_s, u"uploads_per_uploader"_s, u"deletions"_s},
         .chartSpan = 8,
         .leastUnit = TimeUnit::Day},
        input);
    blocks += barsBlocks({.id = u"uploaders.categories"_s,
                          .title = QCoreApplication::translate("Uploaders", "Uploads by category"),
                          .dimension = u"category"_s,
                          .metric = u"uploads"_s,
                          .limit = 8},
                         input);
    // How views are spread, over uploaders and over their contents.
    QList<Block> spread = headlineBlocks(
        {.id = u"uploaders.spread"_s,
         .title = QCoreApplication::translate("Uploaders", "How views are spread over uploaders"),
         .metrics = {u"gini"_s, u"top_1_percent_share"_s},
         .leastUnit = TimeUnit::Day,
         .hasChart = false},
        input);
    for (Block &block : spread)
        block.query.basis = Basis::Uploader;
    for (Block &block : spread) {
        if (block.kind == BlockKind::Tiles)
            block.span = 4;
    }
    blocks += spread;
    QList<Block> spreadTime = seriesBlocks(
        {.id = u"uploaders.spread.series"_s,
         .title = QCoreApplication::translate("Uploaders", "How views are spread over uploaders, over time"),
         .metrics = {u"gini"_s, u"top_1_percent_share"_s},
         .span = 8,
         .leastUnit = TimeUnit::Week},
        input);
    for (Block &block : spreadTime)
        block.query.basis = Basis::Uploader;
    blocks += spreadTime;
    blocks += topBlocks({.id = u"uploaders.table"_s,
                         .title = QCoreApplication::translate("Uploaders", "Uploaders"),
                         .dimension = u"uploader"_s,
                         .name = u"uploader_name"_s,
                         .metrics = {u"views"_s, u"uploads"_s, u"unique_viewers"_s, u"watch_time"_s,
                                     u"engagement_rate"_s, u"follows"_s, u"likes"_s, u"first_7d_views"_s},
                         .rowsSeen = 14,
                         .drill = {Drill::To::Page, u"uploaders"_s}},
                        input);
    return blocks;
}

QList<Block> planUploader(const PlanInput &input)
{
    const QList<Filter> own = {isFilter(u"uploader"_s, input.subject)};
    QList<Block> blocks = {factsBlock(input)};
    blocks
        += headlineBlocks({.id = u"uploaders.one"_s,
                           .title = QCoreApplication::translate("Uploaders", "Key figures of this uploader"),
                           .metrics = {u"views"_s, u"unique_viewers"_s, u"watch_time"_s, u"uploads"_s,
                                       u"follows"_s, u"engagement_rate"_s},
                           .filters = own},
                          input);
    blocks += topBlocks({.id = u"uploaders.one.contents"_s,
                         .title = QCoreApplication::translate("Uploaders", "Contents of this uploader"),
                         .dimension = u"content"_s,
                         .name = u"content_title"_s,
                         .metrics = {u"views"_s, u"unique_viewers"_s, u"watch_time"_s, u"engagement_rate"_s,
                                     u"first_24h_views"_s, u"first_7d_views"_s},
                         .filters = own,
                         .drill = {Drill::To::Page, u"content"_s}},
                        input);
    blocks += barsBlocks({.id = u"uploaders.one.sources"_s,
                          .title = QCoreApplication::translate("Uploaders", "Traffic sources"),
                          .dimension = u"traffic_source"_s,
                          .metric = u"views"_s,
                          .filters = own},
                         input);
    blocks += barsBlocks({.id = u"uploaders.one.countries"_s,
                          .title = QCoreApplication::translate("Uploaders", "Viewers by country"),
                          .dimension = u"country"_s,
                          .metric = u"unique_viewers"_s,
                          .filters = own},
                         input);
    blocks += barsBlocks({.id = u"uploaders.one.categories"_s,
                          .title = QCoreApplication::translate("Uploaders", "Views by category"),
                          .dimension = u"category"_s,
                          .metric = u"views"_s,
                          .filters = own},
                         input);
    return blocks;
}

} // namespace tally

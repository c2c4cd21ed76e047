// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/content/contentfacts.h"

namespace tally {

using namespace Qt::StringLiterals;

namespace {

const QString FactsId = u"content.facts"_s;

/// Events may tell different things of one content; the most frequent that is told wins.
Value mostTold(const ResultTable &table, const QString &dimension)
{
    const int cell = table.columnIndex(dimension);
    if (cell < 0)
        return {};
    for (const Row &row : table.rows) {
        if (!row.value(cell).isNull())
            return row.value(cell);
    }
    return {};
}

} // namespace

Block contentFactsBlock(const PlanInput &input)
{
    Block block{.id = FactsId};
    block.query.metrics = {u"events"_s};
    for (const char *name : {"content", "content_title", "content_type", "category", "uploader",
                             "uploader_name", "content_published_at"}) {
        const QString dimension = QString::fromLatin1(name);
        if (input.hasField(dimension))
            block.query.dimensions.append(dimension);
    }
    block.query.range = {.name = u"all"_s, .from = {}, .to = {}, .zone = input.frame.scope.range.zone};
    block.query.filters = {isFilter(u"content"_s, input.subject)};
    block.query.order = {{u"events"_s, true}};
    block.query.limit = 50;
    block.query.weekStart = input.frame.weekStart;
    block.query.asOfMs = input.frame.asOfMs;
    return block;
}

std::optional<ContentFacts> contentFacts(const PlanInput &input)
{
    const auto answer = input.answers.constFind(FactsId);
    if (answer == input.answers.constEnd() || answer->rows.isEmpty())
        return {};
    ContentFacts facts;
    facts.title = mostTold(*answer, u"content_title"_s).toPlainText();
    facts.type = mostTold(*answer, u"content_type"_s);
    facts.category = mostTold(*answer, u"category"_s);
    facts.uploader = mostTold(*answer, u"uploader"_s);
    const Value name = mostTold(*answer, u"uploader_name"_s);
    facts.uploaderName = name.isNull() ? facts.uploader.toPlainText() : name.toPlainText();
    const Value published = mostTold(*answer, u"content_published_at"_s);
    if (const auto instant = parseInstant(published.toPlainText(), input.range.zone))
        facts.publishedMs = *instant;
    return facts;
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/resultpages.h"

namespace tally::cli {

ResultPages::ResultPages(Source &source, Query query, bool all, CancelToken cancel)
    : m_source(source)
    , m_query(std::move(query))
    , m_all(all)
    , m_cancel(std::move(cancel))
{
}

Result<std::optional<ResultTable>> ResultPages::next()
{
    if (m_ended)
        return std::optional<ResultTable>();
    Result<ResultTable> page = m_source.query(m_query, m_cancel).result();
    if (!page)
        return Unexpected(page.error());
    m_ended = !m_all || page->nextCursor.isEmpty();
    m_query.cursor = page->nextCursor;
    return std::optional<ResultTable>(*std::move(page));
}

Result<ResultTable> ResultPages::whole()
{
    ResultTable table;
    bool first = true;
    for (;;) {
        Result<std::optional<ResultTable>> page = next();
        if (!page)
            return Unexpected(page.error());
        if (!*page)
            return table;
        if (first) {
            table = **std::move(page);
            first = false;
            continue;
        }
        table.rows += (*page)->rows;
        if (table.comparison && (*page)->comparison) {
            table.comparison->rows += (*page)->comparison->rows;
            table.comparison->rowChanges += (*page)->comparison->rowChanges;
        }
        table.nextCursor = (*page)->nextCursor;
    }
}

} // namespace tally::cli

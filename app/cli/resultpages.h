// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "sources/source.h"

namespace tally::cli {

/// The pages of an answer, asked for one after the other. Blocks. The source must outlive it.
class ResultPages
{
public:
    ResultPages(Source &source, Query query, bool all, CancelToken cancel);

    /// Nothing after the last page, or after the first where not all were wanted.
    Result<std::optional<ResultTable>> next();
    /// All pages as one table, with what only the first one has.
    Result<ResultTable> whole();

private:
    Source &m_source;
    Query m_query;
    bool m_all;
    bool m_ended = false;
    CancelToken m_cancel;
};

} // namespace tally::cli

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/timesql.h"

#include "core/utcday.h"

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

namespace tally {
namespace {

/// What holds from an instant on, until the next branch.
struct Branch
{
    qint64 fromMs = 0;
    std::string value;
};

/// A balanced tree of conditions, so that a row passes log2(n) of them.
std::string tree(const std::string &instant, std::span<const Branch> branches)
{
    if (branches.size() == 1)
        return branches.front().value;
    const std::size_t middle = branches.size() / 2;
    return "CASE WHEN " + instant + " < " + std::to_string(branches[middle].fromMs) + " THEN "
        + tree(instant, branches.first(middle)) + " ELSE " + tree(instant, branches.subspan(middle)) + " END";
}

/// Buckets of one length in a row: days between two changes of the clocks, for instance.
std::string runValue(const std::string &instant, qint64 fromMs, qint64 lengthMs, qsizetype first,
                     qsizetype count)
{
    const std::string ordinal = std::to_string(first);
    if (count == 1)
        return ordinal;
    return ordinal + " + (" + instant + " - " + std::to_string(fromMs) + ") // " + std::to_string(lengthMs);
}

std::vector<Branch> offsetBranches(const QList<OffsetSpan> &spans,
                                   const std::function<std::string(qint64)> &value)
{
    std::vector<Branch> branches;
    for (const OffsetSpan &span : spans)
        branches.push_back({span.fromMs, value(span.offsetMs)});
    return branches;
}

// Some weeks are added before the division, so that instants shortly after 1970 don't become negative west of
// Greenwich.
std::string localInstant(const std::string &instant, qint64 offsetMs)
{
    constexpr qint64 fourWeeksMs = 28 * DayMs;
    return '(' + instant + " + " + std::to_string(offsetMs + fourWeeksMs) + ')';
}

} // namespace

std::string bucketOrdinalSql(const std::string &instant, const QList<Bucket> &buckets)
{
    std::vector<Branch> branches;
    for (qsizetype first = 0; first < buckets.size();) {
        const qint64 from = buckets[first].fromMs;
        const qint64 length = buckets[first].toMs - from;
        qsizetype end = first + 1;
        while (end < buckets.size() && buckets[end].fromMs == from + (end - first) * length
               && buckets[end].toMs - buckets[end].fromMs == length)
            ++end;
        branches.push_back({from, runValue(instant, from, length, first, end - first)});
        first = end;
    }
    return tree(instant, branches);
}

std::string hourOfDaySql(const std::string &instant, const QList<OffsetSpan> &spans)
{
    return tree(instant, offsetBranches(spans, [&](qint64 offset) {
                    return localInstant(instant, offset) + " // 3600000 % 24";
                }));
}

std::string dayOfWeekSql(const std::string &instant, const QList<OffsetSpan> &spans)
{
    // 1970-01-01 was a Thursday.
    return tree(instant, offsetBranches(spans, [&](qint64 offset) {
                    return '(' + localInstant(instant, offset) + " // 86400000 + 3) % 7 + 1";
                }));
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace tally::cli {

namespace {

// Edit distance in which two letters swapped count as one slip.
int distance(const QString &a, const QString &b)
{
    const auto width = std::size_t(b.size() + 1);
    std::vector<std::vector<int>> rows(std::size_t(a.size() + 1), std::vector<int>(width));
    std::iota(rows[0].begin(), rows[0].end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        auto &row = rows[std::size_t(i)];
        const auto &above = rows[std::size_t(i - 1)];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const int changed = above[at - 1] + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            row[at] = std::min({above[at] + 1, row[at - 1] + 1, changed});
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                row[at] = std::min(row[at], rows[std::size_t(i - 2)][at - 2] + 1);
        }
    }
    return rows.back().back();
}

} // namespace

QStringList nearest(const QString &typed, const QStringList &names)
{
    constexpr qsizetype LongestTyped = 64; // beyond it nothing is a slip
    if (typed.isEmpty() || typed.size() > LongestTyped)
        return {};
    const QString wanted = typed.toLower();
    const int most = std::max(2, int(wanted.size()) / 3);
    QList<std::pair<int, QString>> near;
    for (const QString &name : names) {
        const QString candidate = name.toLower();
        const bool part = wanted.size() >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
        const int whole = distance(wanted, candidate);
        const int apart = part ? std::min(whole, 1) : whole;
        if (apart <= most)
            near.append({apart, name});
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList found;
    for (const auto &candidate : near) {
        if (candidate.first == near.first().first && found.size() < 3)
            found += candidate.second;
    }
    return found;
}

QString didYouMean(const QString &typed, const QStringList &names)
{
    const QStringList near = nearest(typed, names);
    return near.isEmpty() ? QString()
                          : QStringLiteral("; did you mean %1?").arg(near.join(QStringLiteral(", ")));
}

} // namespace tally::cli

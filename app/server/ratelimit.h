// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>

namespace tally {

/// How many requests a second each key may make; bursts of two seconds' worth. Thread-safe.
class RateLimit
{
public:
    using Instant = std::chrono::steady_clock::time_point;
    /// Takes one request; false where it is one too many. `perSecond` 0: any number.
    bool take(const QString &key, int perSecond, Instant now);

private:
    struct Bucket
    {
        double left = 0;
        Instant at;
    };
    std::mutex m_mutex;
    QHash<QString, Bucket> m_buckets;
};

} // namespace tally

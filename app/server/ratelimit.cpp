// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ratelimit.h"

#include <algorithm>

namespace tally {

bool RateLimit::take(const QString &key, int perSecond, Instant now)
{
    if (perSecond <= 0)
        return true;
    const double most = 2.0 * perSecond;
    const std::lock_guard lock(m_mutex);
    auto at = m_buckets.find(key);
    if (at == m_buckets.end())
        at = m_buckets.insert(key, {most, now});
    const double passed = std::chrono::duration<double>(now - at->at).count();
    at->left = std::min(most, at->left + passed * perSecond);
    at->at = now;
    if (at->left < 1)
        return false;
    at->left -= 1;
    return true;
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/endpoints.h"

#include <array>
#include <atomic>
#include <string>
#include <utility>
#include <vector>

namespace tally {

/// Counters of what was answered, by endpoint and class of status, and how long it took. Thread-safe.
class ServerMetrics
{
public:
    ServerMetrics();
    /// `endpoint` null: none was found.
    void count(const Endpoint *endpoint, unsigned status, double seconds, qint64 bytes);

    /// The text format of Prometheus, with these further gauges (name, value).
    std::string text(const std::vector<std::pair<std::string, double>> &gauges) const;

private:
    static constexpr std::array<double, 8> Limits{0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30};
    struct Counters
    {
        std::array<std::atomic<quint64>, 6> byClass{}; ///< 1xx … 5xx by their first digit
        std::array<std::atomic<quint64>, Limits.size() + 1> bySeconds{};
        std::atomic<double> seconds = 0;
        std::atomic<quint64> bytes = 0;
    };
    std::vector<Counters> m_counters; // one an endpoint, and one for all else
};

} // namespace tally

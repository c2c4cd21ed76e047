// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servermetrics.h"

#include <cstdio>

namespace tally {
namespace {

std::string number(double value)
{
    std::array<char, 32> text{};
    return {text.data(), size_t(std::snprintf(text.data(), text.size(), "%.10g", value))};
}

std::string labelOf(size_t index)
{
    const QList<Endpoint> &all = endpoints();
    if (index >= size_t(all.size()))
        return "other";
    const Endpoint &endpoint = all[qsizetype(index)];
    return (endpoint.method + u' ' + endpoint.path).toStdString();
}

} // namespace

ServerMetrics::ServerMetrics()
    : m_counters(size_t(endpoints().size()) + 1)
{
}

void ServerMetrics::count(const Endpoint *endpoint, unsigned status, double seconds, qint64 bytes)
{
    const size_t index = endpoint != nullptr ? size_t(endpoint - endpoints().constData()) : m_counters.size() - 1;
    Counters &counters = m_counters[index];
    ++counters.byClass[std::min(status / 100, 5U)];
    size_t bucket = 0;
    while (bucket < Limits.size() && seconds > Limits[bucket])
        ++bucket;
    ++counters.bySeconds[bucket];
    counters.seconds += seconds;
    counters.bytes += quint64(bytes);
}

std::string ServerMetrics::text(const std::vector<std::pair<std::string, double>> &gauges) const
{
    std::string requests = "# TYPE tally_requests_total counter\n";
    std::string durations = "# TYPE tally_request_seconds histogram\n";
    std::string bytes = "# TYPE tally_response_bytes_total counter\n";
    for (size_t i = 0; i < m_counters.size(); ++i) {
        const Counters &counters = m_counters[i];
        const std::string endpoint = "{endpoint=\"" + labelOf(i) + '"';
        for (size_t digit = 1; digit < counters.byClass.size(); ++digit) {
            requests += "tally_requests_total" + endpoint + ",status=\"" + std::to_string(digit) + "xx\"} "
                + std::to_string(counters.byClass[digit]) + '\n';
        }
        quint64 sum = 0;
        for (size_t bucket = 0; bucket < counters.bySeconds.size(); ++bucket) {
            sum += counters.bySeconds[bucket];
            const std::string limit = bucket < Limits.size() ? number(Limits[bucket]) : "+Inf";
            durations += "tally_request_seconds_bucket" + endpoint + ",le=\"" + limit + "\"} " + std::to_string(sum)
                + '\n';
        }
        durations += "tally_request_seconds_sum" + endpoint + "} " + number(counters.seconds) + '\n';
        durations += "tally_request_seconds_count" + endpoint + "} " + std::to_string(sum) + '\n';
        bytes += "tally_response_bytes_total" + endpoint + "} " + std::to_string(counters.bytes) + '\n';
    }
    std::string text = requests + durations + bytes;
    for (const auto &[name, value] : gauges)
        text += "# TYPE " + name + " gauge\n" + name + ' ' + number(value) + '\n';
    return text;
}

} // namespace tally

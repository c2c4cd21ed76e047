// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/zone.h"
#include "ingest/demorandom.h"

#include <span>
#include <string_view>

namespace tally {

struct DemoCountry
{
    std::string_view code;
    double share;
    const char *zone;
    std::string_view regions[5]; ///< most frequent first; empty ones are none
};
std::span<const DemoCountry> demoCountries();

struct DemoAgent
{
    std::string_view device;
    std::string_view browser;
    std::string_view os;
    double share;
};
std::span<const DemoAgent> demoAgents();

/// What never changes about a viewer: a function of the seed and the viewer's number, so that millions cost
/// no memory.
struct DemoViewer
{
    size_t country;
    std::string_view region;
    size_t agent;
    std::string_view gender; ///< may be empty: not told
    std::string_view ageGroup; ///< may be empty
    bool registers; ///< signs up on the first visit (before the log begins: has an account)
    quint64 id; ///< 48 even bits
};
DemoViewer demoViewer(quint64 seed, qint64 number, bool fromBefore);

/// The index that a number in [0, 1) falls on by the items' shares.
template <typename T>
size_t pickByShare(std::span<const T> items, double at)
{
    double sum = 0;
    for (const T &item : items)
        sum += item.share;
    at *= sum;
    for (size_t i = 0; i + 1 < items.size(); ++i) {
        if (at < items[i].share)
            return i;
        at -= items[i].share;
    }
    return items.size() - 1;
}

} // namespace tally

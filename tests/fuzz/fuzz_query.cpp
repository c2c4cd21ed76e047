// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace tally;
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Query> query = parseQuery(text);
    if (!query)
        return 0;
    // What was read is written so that it reads the same.
    const Result<Query> again = parseQuery(QByteArray::fromStdString(queryToJson(*query).dump()));
    if (!again || !(*again == *query))
        std::abort();
    if (validate(*query)) {
        const auto none = [](const QString &) { return std::optional<QList<Filter>>(); };
        (void)expandSegments(*query, none);
        (void)resolveRange(query->range, 1'798'761'600'000, query->weekStart, std::nullopt);
    }
    return 0;
}

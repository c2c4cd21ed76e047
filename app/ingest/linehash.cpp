// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/linehash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace tally {

LineHash hashLine(std::string_view line)
{
    const XXH128_hash_t hash = XXH3_128bits(line.data(), line.size());
    return {hash.high64, hash.low64};
}

std::string lineEventId(const LineHash &hash, qint64 occurrence)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string id(34, 'h');
    for (size_t i = 0; i < 16; ++i) {
        id[1 + i] = digits[(hash.high >> (60 - 4 * i)) & 15];
        id[17 + i] = digits[(hash.low >> (60 - 4 * i)) & 15];
    }
    id[33] = '-';
    return id + std::to_string(occurrence);
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedfilters.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace tally;
    const Result<SavedFilter> filter
        = savedFilterFromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!filter)
        return 0;
    const QByteArray written = savedFilterToJson(*filter);
    const Result<SavedFilter> again = savedFilterFromJson(written);
    if (!again || savedFilterToJson(*again) != written)
        std::abort();
    return 0;
}

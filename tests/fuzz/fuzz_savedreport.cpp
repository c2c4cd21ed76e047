// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedreports.h"
#include "workspace/savedviews.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace tally;
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const Result<Report> report = reportFromJson(text)) {
        const QByteArray written = reportToJson(*report);
        const Result<Report> again = reportFromJson(written);
        if (!again || reportToJson(*again) != written)
            std::abort();
    }
    if (const Result<SavedView> view = savedViewFromJson(text)) {
        const QByteArray written = savedViewToJson(*view);
        const Result<SavedView> again = savedViewFromJson(written);
        if (!again || savedViewToJson(*again) != written)
            std::abort();
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/letter.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace tally;
    const auto letter = letterFromText(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!letter)
        return 0;
    const std::string written = letterText(*letter);
    const auto again = letterFromText(written);
    // A line of a file: whatever the letter holds, it is one line, and the same letter again.
    if (!again || again->raw != letter->raw || letterText(*again) != written
        || written.find('\n') != written.size() - 1)
        std::abort();
    return 0;
}

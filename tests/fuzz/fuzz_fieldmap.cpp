// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/fieldmap.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)tally::parseFieldMap(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}

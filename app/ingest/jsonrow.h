// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/eventrow.h"
#include "ingest/fieldpaths.h"

#include <memory>

namespace tally {

/// Reads JSON objects into events: nested and dotted keys, in any mix. One thread at a time.
class JsonRow
{
public:
    explicit JsonRow(const FieldPaths &paths);
    ~JsonRow();
    JsonRow(const JsonRow &) = delete;
    JsonRow &operator=(const JsonRow &) = delete;

    /// One event. Behind the line at least ChunkPadding bytes must be readable.
    void read(std::string_view line, EventRow &row);
    /// The labels of a cell that holds a JSON object; false where it holds none (then nothing was added).
    bool readLabels(std::string_view cell, EventRow &row);
    /// The values of a cell that holds a JSON list of plain values; false where it holds none. Valid until
    /// the next call.
    bool readList(std::string_view cell, std::vector<Scalar> &values);

private:
    struct Walk;
    std::unique_ptr<Walk> m_walk;
};

} // namespace tally

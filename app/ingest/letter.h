// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/rejection.h"
#include "ingest/rowparser.h"

namespace tally {

/// Where a rejected line comes from: what must be known to read it again.
struct LetterOrigin
{
    QString file;
    QString fieldMap; ///< its name
    InputFormat format = InputFormat::Ndjson;
    QString header; ///< of CSV; empty: it has none
    char separator = ',';
    bool operator==(const LetterOrigin &) const = default;
};
LetterOrigin letterOrigin(const QString &file, const ParsePlan &plan);

/// One rejected line as it is kept: a line of NDJSON, {"file", "line", "day", "reason", "detail", "raw",
/// "field_map"}, with "format", "header" and "separator" for CSV; a line that is no UTF-8 also as
/// "raw_base64", one that is not whole with "shortened": true.
struct Letter
{
    LetterOrigin origin;
    qint64 line = 0;
    QString day; ///< UTC day of the event; empty: unknown
    QString reason;
    QString detail;
    std::string raw; ///< the bytes of the line
    bool shortened = false; ///< only its beginning
};

std::string letterText(const Letter &letter); ///< with the line's end
/// Lenient about what is missing; nothing where it is no letter at all.
std::optional<Letter> letterFromText(std::string_view json);
Letter letterOf(const LetterOrigin &origin, const RejectedLine &line);

} // namespace tally

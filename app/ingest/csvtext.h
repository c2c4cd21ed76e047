// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally {

enum class CsvScan { Complete, BadQuotes, Incomplete };

struct CsvRecordEnd
{
    CsvScan status;
    size_t end = 0; ///< of the record's text, without line end; where the quote went wrong for BadQuotes
    size_t next = 0; ///< where the next record begins
    size_t lines = 0; ///< line ends inside and behind the record
    bool quoted = false; ///< Incomplete: inside quotes
};

/// Finds the end of the CSV record that begins at `at` (RFC 4180, LF or CRLF). Incomplete: the text ends
/// first.
CsvRecordEnd scanCsvRecord(std::string_view text, size_t at, char separator);

/// The cells of one record, unquoted. Views into the record or into `store`, which must not be touched
/// meanwhile. False for a bad quote.
bool splitCsvRecord(std::string_view record, char separator, std::vector<std::string_view> &cells,
                    std::string &store);

} // namespace tally

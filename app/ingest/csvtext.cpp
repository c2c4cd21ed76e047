// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/csvtext.h"

#include <array>

namespace tally {
namespace {

/// Where the quoted part that opens at `at` closes: behind its last quote; npos if the text ends first.
size_t afterQuoted(std::string_view text, size_t at)
{
    for (size_t quote = text.find('"', at + 1); quote != std::string_view::npos;
         quote = text.find('"', quote + 2)) {
        if (quote + 1 >= text.size() || text[quote + 1] != '"')
            return quote + 1;
    }
    return std::string_view::npos;
}

size_t countLines(std::string_view text)
{
    size_t count = 0;
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ++count;
    return count;
}

bool endsCell(std::string_view text, size_t at, char separator)
{
    return text[at] == separator || text[at] == '\n'
        || (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
}

} // namespace

CsvRecordEnd scanCsvRecord(std::string_view text, size_t at, char separator)
{
    const size_t begin = at;
    size_t lines = 0;
    for (;;) {
        if (at < text.size() && text[at] == '"') {
            const size_t after = afterQuoted(text, at);
            if (after == std::string_view::npos)
                return {CsvScan::Incomplete, text.size(), text.size(), 0, true};
            lines += countLines(text.substr(at, after - at));
            at = after;
            // At the very end more may follow: a second quote, a separator, or a line end.
            if (at + 1 >= text.size() && (at >= text.size() || text[at] == '\r'))
                return {CsvScan::Incomplete, at, text.size(), lines, false};
            if (!endsCell(text, at, separator))
                return {CsvScan::BadQuotes, at, at, 0, false};
        }
        while (at < text.size() && text[at] != separator && text[at] != '\n')
            ++at;
        if (at >= text.size())
            return {CsvScan::Incomplete, text.size(), text.size(), lines, false};
        if (text[at] == '\n') {
            const size_t end = at > begin && text[at - 1] == '\r' ? at - 1 : at;
            return {CsvScan::Complete, end, at + 1, lines + 1, false};
        }
        ++at;
    }
}

bool splitCsvRecord(std::string_view record, char separator, std::vector<std::string_view> &cells,
                    std::string &store)
{
    cells.clear();
    store.clear();
    store.reserve(record.size()); // so that views into it stay valid
    for (size_t at = 0;;) {
        if (at < record.size() && record[at] == '"') {
            const size_t after = afterQuoted(record, at);
            if (after == std::string_view::npos || (after < record.size() && record[after] != separator))
                return false;
            const size_t from = store.size();
            for (size_t i = at + 1; i + 1 < after; ++i) {
                store += record[i];
                i += record[i] == '"' ? 1 : 0;
            }
            cells.push_back(std::string_view(store).substr(from));
            at = after;
        } else {
            const size_t end = std::min(record.find(separator, at), record.size());
            cells.push_back(record.substr(at, end - at));
            at = end;
        }
        if (at >= record.size())
            return true;
        ++at;
    }
}

} // namespace tally

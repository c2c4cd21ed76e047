// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/globmatch.h"

namespace tally {
namespace {

size_t afterCharacter(std::string_view text, size_t at)
{
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        ++at;
    return at;
}

} // namespace

bool globMatches(std::string_view pattern, std::string_view text)
{
    size_t p = 0;
    size_t t = 0;
    size_t star = std::string_view::npos; // where to go back to: the last `*` and how much it had taken
    size_t taken = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = t;
            continue;
        }
        if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t = afterCharacter(text, t);
            continue;
        }
        const bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
        const size_t literal = escaped ? p + 1 : p;
        if (literal < pattern.size() && pattern[literal] == text[t]) {
            p = literal + 1;
            ++t;
            continue;
        }
        if (star == std::string_view::npos)
            return false;
        p = star + 1;
        taken = afterCharacter(text, taken);
        t = taken;
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

} // namespace tally

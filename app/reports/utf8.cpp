// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/utf8.h"

namespace tally::utf8 {

namespace {

struct Lead
{
    int following = -1; // bytes after the first; −1: starts nothing
    char32_t bits = 0;
    char32_t least = 0; // the smallest character that may be written this long
};

Lead leadOf(unsigned char byte)
{
    if (byte < 0x80)
        return {0, byte, 1};
    if (byte >= 0xc2 && byte < 0xe0)
        return {1, char32_t(byte & 0x1f), 0x80};
    if (byte >= 0xe0 && byte < 0xf0)
        return {2, char32_t(byte & 0x0f), 0x800};
    if (byte >= 0xf0 && byte < 0xf5)
        return {3, char32_t(byte & 0x07), 0x10000};
    return {};
}

// How many bytes the character at the front takes, 0 where none is well formed there.
std::size_t decode(std::string_view text, char32_t &character)
{
    const Lead lead = leadOf(static_cast<unsigned char>(text.front()));
    const auto length = std::size_t(lead.following + 1);
    if (lead.following < 0 || text.size() < length)
        return 0;
    character = lead.bits;
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0) != 0x80)
            return 0;
        character = (character << 6) | (byte & 0x3f);
    }
    const bool surrogate = character >= 0xd800 && character < 0xe000;
    return character < lead.least || surrogate || character > 0x10ffff ? 0 : length;
}

} // namespace

char32_t takeOne(std::string_view &text)
{
    char32_t character = Replacement;
    const std::size_t length = decode(text, character);
    text.remove_prefix(length == 0 ? 1 : length);
    return length == 0 ? Replacement : character;
}

bool isWellFormed(std::string_view text)
{
    while (!text.empty()) {
        char32_t character = 0;
        const std::size_t length = decode(text, character);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string repaired(std::string_view text)
{
    std::string sound;
    sound.reserve(text.size() + 8);
    while (!text.empty())
        append(sound, takeOne(text));
    return sound;
}

void append(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out.push_back(char(c));
        return;
    }
    if (c < 0x800) {
        out.push_back(char(0xc0 | (c >> 6)));
    } else if (c < 0x10000) {
        out.push_back(char(0xe0 | (c >> 12)));
        out.push_back(char(0x80 | ((c >> 6) & 0x3f)));
    } else {
        out.push_back(char(0xf0 | (c >> 18)));
        out.push_back(char(0x80 | ((c >> 12) & 0x3f)));
        out.push_back(char(0x80 | ((c >> 6) & 0x3f)));
    }
    out.push_back(char(0x80 | (c & 0x3f)));
}

void append(std::string &out, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (!unit.isSurrogate()) {
            append(out, char32_t(unit.unicode()));
        } else if (unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            append(out, QChar::surrogateToUcs4(unit, text.at(i + 1)));
            ++i;
        } else {
            append(out, Replacement);
        }
    }
}

} // namespace tally::utf8

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvtext.h"

#include "reports/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tally::csv {

namespace {

enum ByteClass : unsigned char { Plain = 0, Quoted = 1, Checked = 2 };

// Bytes that ask for quotes (separators that other locales use are among them), and bytes that may need
// repair.
constexpr std::array<unsigned char, 256> byteClasses()
{
    std::array<unsigned char, 256> classes{};
    for (const char byte : {'"', ',', ';', '\t', '\r', '\n'})
        classes[static_cast<unsigned char>(byte)] = Quoted;
    classes[0] = Checked;
    for (std::size_t byte = 0x80; byte < 256; ++byte)
        classes[byte] = Checked;
    return classes;
}

constexpr std::array<unsigned char, 256> Classes = byteClasses();

bool isSkipped(char32_t c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0xad || c == 0x034f || c == 0x061c || c == 0x1680
        || c == 0x180e || (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f)
        || (c >= 0x205f && c <= 0x206f) || c == 0x3000 || c == 0x3164 || c == 0xfeff
        || c == utf8::Replacement;
}

bool startsFormula(char32_t c)
{
    constexpr std::array<char32_t, 13> Starts
        = {U'=', U'+', U'-', U'@', 0x2212, 0xfe62, 0xfe63, 0xfe66, 0xfe6b, 0xff0b, 0xff0d, 0xff1d, 0xff20};
    return std::find(Starts.begin(), Starts.end(), c) != Starts.end();
}

void appendQuoted(std::string &out, std::string_view text)
{
    for (std::size_t quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
        out.append(text.substr(0, quote + 1)).push_back('"');
        text.remove_prefix(quote + 1);
    }
    out.append(text);
}

void appendWellFormed(std::string &out, std::string_view text, bool quoted)
{
    const bool guarded = looksLikeFormula(text);
    const bool blankEnd = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (guarded && !quoted && !blankEnd)
        out.push_back('\'');
    if (!quoted && !blankEnd) {
        out.append(text);
        return;
    }
    out.append(guarded ? "\"'" : "\"");
    appendQuoted(out, text);
    out.push_back('"');
}

} // namespace

bool looksLikeFormula(std::string_view text)
{
    if (text.empty())
        return false;
    const auto first = static_cast<unsigned char>(text.front());
    if (first == '\t' || first == '\r' || first == '\n')
        return true;
    if (first > 0x2d && first < 0x7f && first != '=' && first != '@') // the usual case: a letter or a digit
        return false;
    while (!text.empty()) {
        const char32_t c = utf8::takeOne(text);
        if (!isSkipped(c))
            return startsFormula(c);
    }
    return false;
}

void appendText(std::string &out, std::string_view text)
{
    unsigned char seen = Plain;
    for (const char byte : text)
        seen |= Classes[static_cast<unsigned char>(byte)];
    if ((seen & Checked) != 0 && !utf8::isWellFormed(text)) {
        appendWellFormed(out, utf8::repaired(text), (seen & Quoted) != 0);
        return;
    }
    appendWellFormed(out, text, (seen & Quoted) != 0);
}

void appendInteger(std::string &out, qint64 number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end.ptr);
}

void appendDecimal(std::string &out, double number)
{
    if (!std::isfinite(number))
        return;
    const double size = std::fabs(number);
    const bool plain = size == 0.0 || (size >= 1e-7 && size < 1e15);
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   number == 0.0 ? 0.0 : number, // no negative zero
                                   plain ? std::chars_format::fixed : std::chars_format::scientific);
    out.append(digits.data(), end.ptr);
}

} // namespace tally::csv

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/inputformat.h"

#include "core/errorcodes.h"
#include "ingest/numbertext.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr std::string_view Utf8Bom = "\xEF\xBB\xBF";

QString plainName(const QString &fileName)
{
    QString name = fileName.toLower();
    for (const QString &ending : {u".gz"_s, u".zst"_s}) {
        if (name.endsWith(ending))
            name.chop(ending.size());
    }
    return name;
}

Unexpected notText(const QString &what)
{
    return failure(ErrorKind::InvalidInput, codes::InvalidFile, what);
}

} // namespace

QString inputFormatName(InputFormat format)
{
    switch (format) {
    case InputFormat::Ndjson:
        return u"ndjson"_s;
    case InputFormat::JsonArray:
        return u"json"_s;
    case InputFormat::Csv:
        return u"csv"_s;
    }
    return {};
}

Result<InputFormat> detectFormat(const QString &fileName, std::string_view head)
{
    if (head.substr(0, 2) == "\xFF\xFE" || head.substr(0, 2) == "\xFE\xFF")
        return notText(u"the text is UTF-16, not UTF-8; convert it first (iconv -f UTF-16 -t UTF-8)"_s);
    if (head.substr(0, 4) == "PAR1")
        return notText(u"Parquet is read from a file only, neither packed nor from standard input"_s);
    if (head.substr(0, 3) == Utf8Bom)
        head.remove_prefix(3);
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 9; };
    // A stray NUL is a line's fault; a file that is full of control characters is no text.
    const auto controls = std::count_if(head.begin(), head.end(), isControl);
    if (size_t(controls) * 20 > head.size() && controls > 0)
        return notText(u"a binary file"_s);
    const QString name = plainName(fileName);
    if (name.endsWith(u".csv"_s) || name.endsWith(u".tsv"_s))
        return InputFormat::Csv;
    const std::string_view text = trimmed(head);
    if (!text.empty() && (text[0] == '{' || text[0] == '['))
        return text[0] == '[' ? InputFormat::JsonArray : InputFormat::Ndjson;
    const QStringList jsonEndings{u".ndjson"_s, u".jsonl"_s, u".json"_s};
    const auto endsSo = [&name](const QString &ending) { return name.endsWith(ending); };
    if (std::any_of(jsonEndings.begin(), jsonEndings.end(), endsSo))
        return InputFormat::Ndjson;
    return text.empty() ? InputFormat::Ndjson : InputFormat::Csv;
}

char detectSeparator(std::string_view firstRecord)
{
    static constexpr std::string_view candidates = ",;\t|";
    std::array<qsizetype, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : firstRecord) {
        if (c == '"')
            quoted = !quoted;
        else if (const size_t at = candidates.find(c); !quoted && at != std::string_view::npos)
            ++counts[at];
    }
    return candidates[size_t(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

} // namespace tally

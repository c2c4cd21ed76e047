// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/letter.h"

#include "core/utcday.h"
#include "ingest/jsontext.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::json;

void appendMember(std::string &to, const char *key, std::string_view text)
{
    to += to.back() == '{' ? "" : ",";
    to.append("\"").append(key).append("\":");
    appendJsonString(to, text);
}

std::string textOf(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

InputFormat formatOf(const std::string &name)
{
    return name == "csv" ? InputFormat::Csv : InputFormat::Ndjson;
}

} // namespace

LetterOrigin letterOrigin(const QString &file, const ParsePlan &plan)
{
    LetterOrigin origin{file, plan.map.name, plan.format, {}, ','};
    if (plan.format == InputFormat::Csv) {
        origin.header = QString::fromStdString(plan.columns.header);
        origin.separator = plan.columns.separator;
    }
    return origin;
}

Letter letterOf(const LetterOrigin &origin, const RejectedLine &line)
{
    return {.origin = origin,
            .line = line.line,
            .day = line.timeMs ? utcDayText(utcDay(*line.timeMs)) : QString(),
            .reason = rejectReasonName(line.why.reason),
            .detail = QString::fromStdString(line.why.detail),
            .raw = line.raw,
            .shortened = line.shortened};
}

std::string letterText(const Letter &letter)
{
    std::string json = "{";
    appendMember(json, "file", letter.origin.file.toStdString());
    json += ",\"line\":" + std::to_string(letter.line);
    if (!letter.day.isEmpty())
        appendMember(json, "day", letter.day.toStdString());
    appendMember(json, "reason", letter.reason.toStdString());
    if (!letter.detail.isEmpty())
        appendMember(json, "detail", repairedUtf8(letter.detail.toStdString()));
    const bool isText = isUtf8(letter.raw);
    appendMember(json, "raw", isText ? letter.raw : repairedUtf8(letter.raw));
    if (!isText) {
        const auto bytes = QByteArray::fromRawData(letter.raw.data(), qsizetype(letter.raw.size()));
        appendMember(json, "raw_base64", bytes.toBase64().toStdString());
    }
    appendMember(json, "field_map", letter.origin.fieldMap.toStdString());
    if (letter.origin.format == InputFormat::Csv) {
        appendMember(json, "format", "csv");
        appendMember(json, "header", repairedUtf8(letter.origin.header.toStdString()));
        appendMember(json, "separator", std::string(1, letter.origin.separator));
    }
    if (letter.shortened)
        json += ",\"shortened\":true";
    return json + "}\n";
}

std::optional<Letter> letterFromText(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("raw") || !json["raw"].is_string())
        return std::nullopt;
    Letter letter;
    letter.origin
        = {QString::fromStdString(textOf(json, "file")), QString::fromStdString(textOf(json, "field_map")),
           formatOf(textOf(json, "format")), QString::fromStdString(textOf(json, "header")), ','};
    if (const std::string separator = textOf(json, "separator"); separator.size() == 1)
        letter.origin.separator = separator.front();
    const auto line = json.find("line");
    letter.line = line != json.end() && line->is_number_integer() ? line->get<qint64>() : 0;
    letter.day = QString::fromStdString(textOf(json, "day"));
    letter.reason = QString::fromStdString(textOf(json, "reason"));
    letter.detail = QString::fromStdString(textOf(json, "detail"));
    letter.raw = json["raw"].get<std::string>();
    if (const std::string bytes = textOf(json, "raw_base64"); !bytes.empty()) {
        // Whoever mends the text leaves the bytes behind: they count only while the text is what they read
        // as.
        const std::string decoded = QByteArray::fromBase64(QByteArray::fromStdString(bytes)).toStdString();
        if (repairedUtf8(decoded) == letter.raw)
            letter.raw = decoded;
    }
    const auto shortened = json.find("shortened");
    letter.shortened = shortened != json.end() && shortened->is_boolean() && shortened->get<bool>();
    return letter;
}

} // namespace tally

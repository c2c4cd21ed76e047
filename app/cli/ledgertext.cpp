// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ledgertext.h"

#include "cli/texttable.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

QStringList rowOf(const QString &name, const LedgerEntry &entry)
{
    return {name, QString::number(entry.received), QString::number(entry.stored),
            QString::number(entry.duplicates), QString::number(entry.rejected)};
}

Json entryJson(const LedgerEntry &entry)
{
    return {{"received", entry.received},
            {"stored", entry.stored},
            {"duplicates", entry.duplicates},
            {"rejected", entry.rejected}};
}

Json daysJson(const QList<LedgerEntry> &ledger)
{
    Json days = Json::array();
    for (const LedgerEntry &entry : ledger) {
        Json day{{"day", entry.day.isEmpty() ? Json() : Json(entry.day.toStdString())}};
        day.update(entryJson(entry));
        days.push_back(day);
    }
    return days;
}

Json fileJson(const FileReport &file)
{
    return {{"file", file.file.toStdString()},
            {"field_map", file.fieldMap.toStdString()},
            {"total", entryJson(file.total)},
            {"days", daysJson(file.ledger)},
            {"error", file.error ? errorToJson(*file.error) : Json()}};
}

} // namespace

QString ledgerText(const ImportResult &result)
{
    TextTable table({{u"day (UTC)"_s, false},
                     {u"received"_s, true},
                     {u"stored"_s, true},
                     {u"duplicates"_s, true},
                     {u"rejected"_s, true}});
    for (const LedgerEntry &entry : result.ledger)
        table.add(rowOf(entry.day.isEmpty() ? u"unknown"_s : entry.day, entry));
    if (!result.ledger.isEmpty())
        table.addLine();
    table.add(rowOf(u"Total"_s, result.total));
    return table.text();
}

QByteArray ledgerJson(const ImportResult &result)
{
    Json files = Json::array();
    for (const FileReport &file : result.files)
        files.push_back(fileJson(file));
    Json reasons = Json::array();
    for (const RejectedLines &reason : result.rejected)
        reasons.push_back({{"reason", reason.reason.toStdString()}, {"lines", reason.lines}});
    const Json json{
        {"total", entryJson(result.total)},
        {"days", daysJson(result.ledger)},
        {"files", files},
        {"rejected", reasons},
        {"dead_letters", result.deadLetters.isEmpty() ? Json() : Json(result.deadLetters.toStdString())},
        {"seconds", result.seconds},
        {"cancelled", result.cancelled}};
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace tally::cli

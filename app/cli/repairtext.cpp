// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/repairtext.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using OrderedJson = nlohmann::ordered_json;

QString keptText(const FieldRepair &repair, qint64 impossible)
{
    return u"    %1 can't be %2 %3; the field's value is kept as labels.%4\n"_s.arg(
        countText(impossible, u"value"_s, u"values"_s),
        repair.type == TargetType::Long ? u"a"_s : u"of type"_s, targetTypeName(repair.type),
        originalLabel(repair.path));
}

QString fieldText(const RepairPreview::FieldPreview &field)
{
    const QString now = field.typesNow.join(u", "_s);
    QString text = u"  %1: %2 → %3; %4 with a value, %5 written otherwise\n"_s.arg(
        field.repair.path, now.isEmpty() ? u"not mapped"_s : now, targetTypeName(field.repair.type),
        countText(field.totals.values, u"place"_s, u"places"_s), QString::number(field.totals.changed));
    for (const auto &[before, after] : field.becomes)
        text += u"    %1 → %2\n"_s.arg(before, after);
    if (field.totals.impossible > 0)
        text += keptText(field.repair, field.totals.impossible)
            + u"    such as %1\n"_s.arg(field.impossible.join(u", "_s));
    return text;
}

QString totalsText(const RepairRecord &record)
{
    QString text;
    for (qsizetype at = 0; at < record.repairs.size(); ++at) {
        const FieldRepair &repair = record.repairs.at(at);
        const FieldTotals totals = record.totals.value(at);
        text += u"  %1 is %2 now; %3 written otherwise\n"_s.arg(
            repair.path, targetTypeName(repair.type), countText(totals.changed, u"value"_s, u"values"_s));
        if (totals.impossible > 0)
            text += keptText(repair, totals.impossible);
    }
    return text;
}

OrderedJson totalsJson(const FieldRepair &repair, const FieldTotals &totals)
{
    return {{"field", repair.path.toStdString()},
            {"type", targetTypeName(repair.type).toStdString()},
            {"values", totals.values},
            {"changed", totals.changed},
            {"impossible", totals.impossible},
            {"documents_found_by_it", totals.indexed}};
}

} // namespace

QString previewText(const RepairPreview &preview)
{
    if (preview.fields.isEmpty())
        return u"%1: nothing to repair.\n"_s.arg(preview.index);
    QString text = u"%1: %2%3\n"_s.arg(
        preview.index, countText(preview.documents, u"document"_s, u"documents"_s),
        preview.live ? u"; events still come, they go to an index beside it meanwhile"_s : QString());
    for (const RepairPreview::FieldPreview &field : preview.fields)
        text += fieldText(field);
    return text + u"Nothing was changed.\n"_s;
}

QString repairText(const QString &index, const std::optional<RepairRecord> &record)
{
    if (!record)
        return u"%1: nothing to repair.\n"_s.arg(index);
    switch (record->state) {
    case RepairState::Done:
        return u"%1: repaired, %2 compared.\n%3  The original is kept. --undo goes back to it, --finish gives it up.\n"_s
            .arg(index, countText(record->documents, u"document"_s, u"documents"_s), totalsText(*record));
    case RepairState::Undone:
        return u"%1: as it was before.\n"_s.arg(index);
    case RepairState::Finished:
        return u"%1: finished; the original is gone.\n"_s.arg(index);
    default:
        return u"%1: %2.\n"_s.arg(index, repairStateName(record->state));
    }
}

OrderedJson previewJson(const RepairPreview &preview)
{
    OrderedJson fields = OrderedJson::array();
    for (const RepairPreview::FieldPreview &field : preview.fields) {
        OrderedJson json = totalsJson(field.repair, field.totals);
        json["types_now"] = OrderedJson::array();
        for (const QString &type : field.typesNow)
            json["types_now"].push_back(type.toStdString());
        json["becomes"] = OrderedJson::array();
        for (const auto &[before, after] : field.becomes)
            json["becomes"].push_back({{"before", before.toStdString()}, {"after", after.toStdString()}});
        json["impossible_values"] = OrderedJson::array();
        for (const QString &value : field.impossible)
            json["impossible_values"].push_back(value.toStdString());
        fields.push_back(json);
    }
    return {{"index", preview.index.toStdString()},
            {"dry_run", true},
            {"live", preview.live},
            {"documents", preview.documents},
            {"fields", fields}};
}

OrderedJson repairJson(const QString &index, const std::optional<RepairRecord> &record)
{
    if (!record)
        return {{"index", index.toStdString()}, {"state", "nothing_to_repair"}};
    OrderedJson fields = OrderedJson::array();
    for (qsizetype at = 0; at < record->repairs.size(); ++at)
        fields.push_back(totalsJson(record->repairs.at(at), record->totals.value(at)));
    OrderedJson originals = OrderedJson::array();
    for (const QString &name : record->originals)
        originals.push_back(name.toStdString());
    return {{"index", index.toStdString()},
            {"state", repairStateName(record->state).toStdString()},
            {"documents", record->documents},
            {"live", record->live},
            {"copy", record->copy.toStdString()},
            {"originals", originals},
            {"fields", fields}};
}

} // namespace tally::cli

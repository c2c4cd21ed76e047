// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/repairrecord.h"

#include "core/errorcodes.h"
#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const QStringList &stateNames()
{
    static const QStringList names{u"started"_s, u"kept"_s,    u"rolled"_s, u"copied"_s,
                                   u"done"_s,    u"undoing"_s, u"undone"_s, u"finished"_s};
    return names;
}

Json fieldsJson(const RepairRecord &record)
{
    Json fields = Json::array();
    for (qsizetype at = 0; at < record.repairs.size(); ++at) {
        const FieldRepair &repair = record.repairs.at(at);
        const FieldTotals totals = record.totals.value(at);
        fields.push_back({{"field", repair.path.toStdString()},
                          {"type", targetTypeName(repair.type).toStdString()},
                          {"values", totals.values},
                          {"changed", totals.changed},
                          {"impossible", totals.impossible},
                          {"indexed", totals.indexed}});
    }
    return fields;
}

bool readFields(const Json &fields, RepairRecord &record)
{
    if (!fields.is_array())
        return false;
    for (const Json &field : fields) {
        const std::optional<TargetType> type = targetTypeByName(textOf(pick(field, {"type"})));
        const QString path = textOf(pick(field, {"field"}));
        if (!type || path.isEmpty())
            return false;
        record.repairs.append({path, *type});
        record.totals.append({integerOf(pick(field, {"values"})), integerOf(pick(field, {"changed"})),
                              integerOf(pick(field, {"impossible"})), integerOf(pick(field, {"indexed"}))});
    }
    return !record.repairs.isEmpty();
}

} // namespace

QString repairStateName(RepairState state)
{
    return stateNames().at(int(state));
}

Json recordToJson(const RepairRecord &record)
{
    Json originals = Json::array();
    for (const QString &name : record.originals)
        originals.push_back(name.toStdString());
    return {{"index", record.index.toStdString()},
            {"state", repairStateName(record.state).toStdString()},
            {"fields", fieldsJson(record)},
            {"was_alias", record.wasAlias},
            {"live", record.live},
            {"originals", originals},
            {"copy", record.copy.toStdString()},
            {"late", record.late.toStdString()},
            {"aliases", record.aliases.toStdString()},
            {"documents", record.documents},
            {"started", record.startedMs},
            {"updated", record.updatedMs}};
}

Result<RepairRecord> recordFromJson(const Json &json)
{
    RepairRecord record;
    record.index = textOf(pick(json, {"index"}));
    const qsizetype state = stateNames().indexOf(textOf(pick(json, {"state"})));
    if (state < 0 || record.index.isEmpty() || !readFields(pick(json, {"fields"}), record)) {
        return failure(ErrorKind::Damaged, codes::InvalidFile,
                       u"the journal's record of a repair can't be read"_s, record.index);
    }
    record.state = RepairState(state);
    record.wasAlias = isTrue(pick(json, {"was_alias"}));
    record.live = isTrue(pick(json, {"live"}));
    for (const Json &name : pick(json, {"originals"}))
        record.originals += textOf(name);
    record.copy = textOf(pick(json, {"copy"}));
    record.late = textOf(pick(json, {"late"}));
    record.aliases = textOf(pick(json, {"aliases"}));
    record.documents = integerOf(pick(json, {"documents"}));
    record.startedMs = integerOf(pick(json, {"started"}));
    record.updatedMs = integerOf(pick(json, {"updated"}));
    return record;
}

} // namespace tally

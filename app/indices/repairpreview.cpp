// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/exactjson.h"
#include "indices/jsonpick.h"
#include "indices/repairer.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qsizetype MostExamples = 5;
constexpr qsizetype LongestExample = 200;

QString exampleText(const Json &value)
{
    const QString text = QString::fromStdString(dumpExact(value));
    return text.size() <= LongestExample ? text : text.left(LongestExample) + u'…';
}

QString typeIn(const Json &mapping, const QString &path)
{
    const Json *node = &mapping;
    for (const QString &name : path.split(u'.')) {
        const Json &dotted = pick(pick(*node, {"properties"}), path.toStdString());
        node = dotted.is_null() ? &pick(pick(*node, {"properties"}), name.toStdString()) : &dotted;
        if (!dotted.is_null())
            break;
    }
    const QString type = textOf(pick(*node, {"type"}));
    if (!type.isEmpty())
        return type;
    return pick(*node, {"properties"}).is_object() ? u"object"_s : QString();
}

void note(RepairPreview::FieldPreview &field, const FieldOutcome &outcome)
{
    field.totals.values += outcome.values;
    field.totals.changed += outcome.changed;
    field.totals.impossible += outcome.impossible;
    field.totals.indexed += outcome.indexed ? 1 : 0;
    for (const auto &[before, after] : outcome.examples) {
        const QString was = exampleText(before);
        const std::pair<QString, QString> pair(was, exampleText(after));
        if (after.is_null() && !field.impossible.contains(was) && field.impossible.size() < MostExamples)
            field.impossible += was;
        else if (!after.is_null() && !field.becomes.contains(pair) && field.becomes.size() < MostExamples)
            field.becomes.append(pair);
    }
}

} // namespace

Result<RepairPreview> Repairer::preview(const QString &index, const QList<FieldRepair> &repairs)
{
    const Result<IndexFacts> facts = checkedFacts(index, repairs);
    if (!facts)
        return Unexpected(facts.error());
    RepairPreview preview{index, isLive(index), 0, {}};
    for (const FieldRepair &repair : repairs) {
        RepairPreview::FieldPreview field;
        field.repair = repair;
        for (const RealIndex &target : facts->targets)
            field.typesNow += typeIn(target.mapping, repair.path);
        field.typesNow.removeDuplicates();
        preview.fields.append(field);
    }
    const Result<int> size = pageSizeFor(m_calls, index);
    if (!size)
        return Unexpected(size.error());
    const auto take = [&](std::vector<StoredDocument> &documents) -> Result<void> {
        for (StoredDocument &document : documents) {
            const QList<FieldOutcome> outcomes = repairDocument(document.source, repairs);
            for (qsizetype at = 0; at < outcomes.size(); ++at)
                note(preview.fields[at], outcomes.at(at));
        }
        preview.documents += qint64(documents.size());
        m_progress(RepairStage::Comparing, preview.documents, 0);
        return {};
    };
    if (const Result<void> done = streamDocuments(m_calls, index, {*size, -1, {}}, take); !done)
        return Unexpected(done.error());
    return preview;
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/indicesruns.h"
#include "cli/repairtext.h"
#include "indices/indexlist.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

const QString &stageText(RepairStage stage)
{
    static const QStringList texts{u"keeping the original"_s, u"copying"_s, u"comparing"_s,
                                   u"copying late events"_s, u"taking its place"_s};
    return texts.at(int(stage));
}

/// The fields and types of the options, or of the conflicts that the index takes part in.
class FieldChooser
{
public:
    FieldChooser(const Job &job, ClusterCalls &calls, const QString &base)
        : m_job(job)
        , m_calls(calls)
        , m_base(base)
    {
    }

    Result<QList<FieldRepair>> choose(const QString &index)
    {
        const std::optional<QString> type = m_job.arguments.value(u"type"_s);
        QList<FieldRepair> chosen;
        for (const QString &path : m_job.arguments.values(u"field"_s)) {
            if (const auto wanted = type ? targetTypeByName(*type) : wantedOf(path))
                chosen.append({path, *wanted});
        }
        if (m_job.arguments.has(u"field"_s))
            return chosen;
        if (!m_conflicts) {
            Result<QList<FieldConflict>> found = findConflicts(m_calls, m_base, {});
            if (!found)
                return Unexpected(found.error());
            m_conflicts = std::move(*found);
        }
        for (const FieldConflict &conflict : *m_conflicts) {
            if (conflict.wanted && conflict.toRepair().contains(index))
                chosen.append({conflict.path, *conflict.wanted});
        }
        return chosen;
    }

private:
    static std::optional<TargetType> wantedOf(const QString &path)
    {
        const std::optional<Field> field = fieldByPath(path);
        return field ? targetTypeOf(*field) : TargetType::Keyword;
    }

    const Job &m_job;
    ClusterCalls &m_calls;
    QString m_base;
    std::optional<QList<FieldConflict>> m_conflicts;
};

struct Outcome
{
    std::optional<RepairPreview> preview;
    std::optional<RepairRecord> record;
};

bool isUnderWay(const std::optional<RepairRecord> &record)
{
    return record && !record->isOver();
}

Result<Outcome> repairOne(const Job &job, Repairer &repairer, FieldChooser &fields, const QString &index)
{
    const auto asRecord = [](const RepairRecord &record) { return Outcome{std::nullopt, record}; };
    if (job.arguments.has(u"undo"_s))
        return repairer.undo(index).map(asRecord);
    if (job.arguments.has(u"finish"_s))
        return repairer.finish(index).map(asRecord);
    const Result<std::optional<RepairRecord>> before = repairer.recordOf(index);
    if (!before)
        return Unexpected(before.error());
    QList<FieldRepair> chosen;
    if (!isUnderWay(*before) || job.arguments.has(u"field"_s)) {
        const Result<QList<FieldRepair>> found = fields.choose(index);
        if (!found)
            return Unexpected(found.error());
        chosen = *found;
    }
    if (job.arguments.has(u"dry-run"_s))
        return repairer.preview(index, chosen.isEmpty() && *before ? (*before)->repairs : chosen)
            .map([](const RepairPreview &preview) {
                return Outcome{preview, std::nullopt};
            });
    if (chosen.isEmpty() && !isUnderWay(*before))
        return Outcome{};
    return repairer.repair(index, chosen).map(asRecord);
}

} // namespace

Parsed<void> checkRepair(const Arguments &arguments)
{
    if (arguments.positional().size() < 2)
        return wrongUsage(u"INDEX... is missing"_s);
    if (arguments.has(u"undo"_s) && arguments.has(u"finish"_s))
        return wrongUsage(u"--undo and --finish exclude each other"_s);
    const bool back = arguments.has(u"undo"_s) || arguments.has(u"finish"_s);
    if (back && (arguments.has(u"dry-run"_s) || arguments.has(u"field"_s)))
        return wrongUsage(u"--undo and --finish take no other option of repair"_s);
    if (arguments.has(u"type"_s) && !arguments.has(u"field"_s))
        return wrongUsage(u"--type needs a --field"_s);
    return {};
}

Parsed<int> runRepair(const Job &job, ClusterCalls &calls, const QString &base)
{
    const SystemClock clock;
    Console &console = job.console;
    QString current;
    Repairer repairer(calls, base, clock, [&](RepairStage stage, qint64 documents, qint64 ofDocuments) {
        QString line = u"%1: %2"_s.arg(current, stageText(stage));
        if (documents > 0)
            line += ofDocuments > 0 ? u", %1 of %2"_s.arg(documents).arg(ofDocuments)
                                    : u", %1"_s.arg(documents);
        console.progress(line);
    });
    FieldChooser fields(job, calls, base);
    const bool json = job.arguments.has(u"json"_s);
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    int status = Done;
    for (const QString &index : job.arguments.positional().mid(1)) {
        current = index;
        const Result<Outcome> outcome = repairOne(job, repairer, fields, index);
        if (!outcome) {
            status = console.fail(outcome.error());
            break;
        }
        if (json)
            all.push_back(outcome->preview ? previewJson(*outcome->preview)
                                           : repairJson(index, outcome->record));
        else if (!console.print(outcome->preview ? previewText(*outcome->preview)
                                                 : repairText(index, outcome->record)))
            return Failed;
    }
    if (json && !console.print(jsonText(all)))
        return Failed;
    return status;
}

} // namespace tally::cli

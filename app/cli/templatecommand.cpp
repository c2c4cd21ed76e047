// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/indicesruns.h"
#include "cli/upkeeptext.h"
#include "indices/templatesetup.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using OrderedJson = nlohmann::ordered_json;

struct Part
{
    QString title;
    bool there;
    const QList<JsonDifference> &differences;
};

QList<Part> partsOf(const TemplatePlan &plan)
{
    return {{u"component template"_s, plan.componentThere, plan.component},
            {u"index template"_s, plan.indexThere, plan.index}};
}

QString planText(const TemplatePlan &plan, bool dryRun)
{
    const QString name = templateName(plan.options);
    if (!plan.changes())
        return u"Both templates %1 are as they must be.\n"_s.arg(name);
    QString text;
    for (const Part &part : partsOf(plan)) {
        if (part.there && part.differences.isEmpty())
            continue;
        text += u"%1 %2: %3\n"_s.arg(
            part.title, name, part.there ? u"differs"_s : u"new, %1 settings"_s.arg(part.differences.size()));
        for (const JsonDifference &one : part.there ? part.differences : QList<JsonDifference>())
            text += u"  %1: %2 → %3\n"_s.arg(one.path, one.before.isEmpty() ? u"–"_s : one.before,
                                             one.after.isEmpty() ? u"–"_s : one.after);
    }
    return text
        + (dryRun ? u"Nothing was changed.\n"_s
                  : u"Written. New indices %1-* are made by them; those that are there stay as they are.\n"_s
                        .arg(plan.options.base));
}

QByteArray planJson(const TemplatePlan &plan, bool dryRun)
{
    OrderedJson parts = OrderedJson::array();
    for (const Part &part : partsOf(plan)) {
        OrderedJson changes = OrderedJson::array();
        for (const JsonDifference &one : part.differences)
            changes.push_back({{"path", one.path.toStdString()},
                               {"before", one.before.toStdString()},
                               {"after", one.after.toStdString()}});
        parts.push_back({{"part", part.title.toStdString()}, {"there", part.there}, {"changes", changes}});
    }
    return jsonText({{"dry_run", dryRun},
                     {"name", templateName(plan.options).toStdString()},
                     {"changed", plan.changes()},
                     {"parts", parts}});
}

} // namespace

Parsed<int> runTemplate(const Job &job, ClusterCalls &calls, const QString &base)
{
    const Parsed<qint64> shards = job.arguments.number(u"shards"_s, 1, 1, 1024);
    const Parsed<qint64> replicas = job.arguments.number(u"replicas"_s, 1, 0, 100);
    if (!shards || !replicas)
        return NotParsed(shards ? replicas.error() : shards.error());
    const Result<TemplatePlan> plan
        = planTemplates(calls, {base, int(*shards), int(*replicas), false}, !job.arguments.has(u"shards"_s),
                        !job.arguments.has(u"replicas"_s));
    if (!plan)
        return job.console.fail(plan.error());
    const bool dryRun = job.arguments.has(u"dry-run"_s);
    if (plan->changes() && !dryRun) {
        if (const Result<void> done = putTemplates(calls, *plan); !done)
            return job.console.fail(done.error());
    }
    const bool json = job.arguments.has(u"json"_s);
    return job.console.print(json ? planJson(*plan, dryRun) : planText(*plan, dryRun).toUtf8()) ? Done
                                                                                                : Failed;
}

} // namespace tally::cli

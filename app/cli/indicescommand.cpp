// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clusteroption.h"
#include "cli/indicesruns.h"
#include "cli/texttable.h"
#include "cli/upkeeptext.h"
#include "indices/indexlist.h"
#include "indices/jsonpick.h"

#include <QHash>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using OrderedJson = nlohmann::ordered_json;

QString styleText(IndexStyle style)
{
    static const QStringList words{u"day"_s,      u"month"_s,       u"week"_s, u"month or week"_s,
                                   u"numbered"_s, u"data stream"_s, u"other"_s};
    return words.at(int(style));
}

QString fromText(const IndexName &name)
{
    return name.fromMs ? Zone().localDate(*name.fromMs).toString(Qt::ISODate) : QString();
}

QString listText(const IndexListing &listing, const QString &base)
{
    if (listing.indices.isEmpty())
        return u"There is no index %1-*.\n"_s.arg(base);
    TextTable table({{u"from (UTC)"_s, false},
                     {u"index"_s, false},
                     {u"documents"_s, true},
                     {u"size"_s, true},
                     {u"health"_s, false},
                     {u"repair"_s, false}});
    for (const ListedIndex &index : listing.indices)
        table.add({fromText(index.name), index.name.name, QString::number(index.documents),
                   bytesText(index.bytes), index.health,
                   index.repair ? repairStateName(*index.repair) : QString()});
    QString text = table.text();
    if (!listing.missing.isEmpty())
        text += u"\nMissing: %1\n"_s.arg(listing.missing.join(u", "_s));
    return text;
}

QByteArray listJson(const IndexListing &listing)
{
    OrderedJson indices = OrderedJson::array();
    for (const ListedIndex &index : listing.indices) {
        OrderedJson real = OrderedJson::array();
        for (const QString &name : index.realNames)
            real.push_back(name.toStdString());
        indices.push_back(
            {{"index", index.name.name.toStdString()},
             {"from", index.name.fromMs ? OrderedJson(fromText(index.name).toStdString()) : OrderedJson()},
             {"style", styleText(index.name.style).toStdString()},
             {"documents", index.documents},
             {"bytes", index.bytes},
             {"health", index.health.toStdString()},
             {"real_names", real},
             {"repair",
              index.repair ? OrderedJson(repairStateName(*index.repair).toStdString()) : OrderedJson()}});
    }
    OrderedJson missing = OrderedJson::array();
    for (const QString &name : listing.missing)
        missing.push_back(name.toStdString());
    return jsonText({{"indices", indices}, {"missing", missing}});
}

Parsed<int> runList(const Job &job, ClusterCalls &calls, const QString &base)
{
    const Result<IndexListing> listing = listIndices(calls, base);
    if (!listing)
        return job.console.fail(listing.error());
    const bool json = job.arguments.has(u"json"_s);
    return job.console.print(json ? listJson(*listing) : listText(*listing, base).toUtf8()) ? Done : Failed;
}

/// The alias or data stream BASE, or the one that is named.
Parsed<int> runRollover(const Job &job, ClusterCalls &calls, const QString &base)
{
    const QString name = job.arguments.positional().value(1, base);
    const Result<Json> done = calls.post(u"/%1/_rollover"_s.arg(pathPart(name)));
    if (!done)
        return job.console.fail(done.error());
    const QString text = u"Events for %1 go to %2 now (before: %3).\n"_s.arg(
        name, textOf(pick(*done, {"new_index"})), textOf(pick(*done, {"old_index"})));
    const bool json = job.arguments.has(u"json"_s);
    return job.console.print(json ? jsonText(*done) : text.toUtf8()) ? Done : Failed;
}

} // namespace

Parsed<int> runIndices(const Job &job)
{
    using Runner = Parsed<int> (*)(const Job &, ClusterCalls &, const QString &);
    static const QHash<QString, Runner> runners{{u"list"_s, runList},
                                                {u"conflicts"_s, runConflicts},
                                                {u"template"_s, runTemplate},
                                                {u"repair"_s, runRepair},
                                                {u"rollover"_s, runRollover}};
    const QStringList &words = job.arguments.positional();
    const qsizetype most = words.first() == "repair"_L1 ? words.size()
        : words.first() == "rollover"_L1                ? 2
                                                        : 1;
    if (words.size() > most)
        return wrongUsage(u"unexpected argument “%1”"_s.arg(words.at(most)));
    if (words.first() == "repair"_L1) {
        if (const Parsed<void> right = checkRepair(job.arguments); !right)
            return NotParsed(right.error());
    }
    const Result<OpenCluster> open = openCluster(job.arguments);
    if (!open)
        return job.console.fail(open.error());
    ClusterCalls calls(*open->cluster, job.cancel);
    return runners.value(words.first())(job, calls, open->base);
}

} // namespace tally::cli

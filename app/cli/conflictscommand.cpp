// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/indicesruns.h"
#include "cli/upkeeptext.h"
#include "indices/indexlist.h"
#include "workspace/paths.h"
#include "workspace/savedfilters.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr qsizetype NamesShown = 6;

QString shortList(const QStringList &names)
{
    if (names.size() <= NamesShown)
        return names.join(u", "_s);
    return u"%1 and %2 more"_s.arg(names.first(NamesShown).join(u", "_s)).arg(names.size() - NamesShown);
}

QString usersText(const FieldUsers &users)
{
    QString text;
    if (!users.metrics.isEmpty())
        text += u"  wrong metrics: %1\n"_s.arg(shortList(users.metrics));
    if (!users.dimensions.isEmpty())
        text += u"  wrong when filtered or grouped by: %1\n"_s.arg(shortList(users.dimensions));
    if (!users.savedFilters.isEmpty())
        text += u"  saved filters that use it: %1\n"_s.arg(shortList(users.savedFilters));
    return text;
}

QString conflictText(const FieldConflict &conflict)
{
    QString text = conflict.path + u'\n';
    for (const TypedIndices &typed : conflict.types) {
        text += u"  %1 in %2 with %3: %4\n"_s.arg(
            typed.type, countText(typed.indices.size(), u"index"_s, u"indices"_s),
            countText(typed.documents, u"document that has it"_s, u"documents that have it"_s),
            shortList(typed.indices));
    }
    text += usersText(conflict.users);
    if (!conflict.wanted)
        return text
            + u"  It is an object in some indices and a value in others: name a --field of it and a --type.\n"_s;
    return text
        + u"  to repair: tally indices repair %1 --field %2 --type %3\n"_s.arg(
            shortList(conflict.toRepair()).replace(u","_s, QString()), conflict.path,
            targetTypeName(*conflict.wanted));
}

OrderedJson textsJson(const QStringList &texts)
{
    OrderedJson json = OrderedJson::array();
    for (const QString &text : texts)
        json.push_back(text.toStdString());
    return json;
}

OrderedJson conflictJson(const FieldConflict &conflict)
{
    OrderedJson types = OrderedJson::array();
    for (const TypedIndices &typed : conflict.types)
        types.push_back({{"type", typed.type.toStdString()},
                         {"indices", textsJson(typed.indices)},
                         {"documents", typed.documents}});
    return {{"field", conflict.path.toStdString()},
            {"types", types},
            {"wanted",
             conflict.wanted ? OrderedJson(targetTypeName(*conflict.wanted).toStdString()) : OrderedJson()},
            {"repair", textsJson(conflict.toRepair())},
            {"documents_to_repair", conflict.documentsToRepair()},
            {"metrics", textsJson(conflict.users.metrics)},
            {"dimensions", textsJson(conflict.users.dimensions)},
            {"saved_filters", textsJson(conflict.users.savedFilters)}};
}

} // namespace

QList<NamedFilter> savedFilters()
{
    QList<NamedFilter> named;
    for (const SavedFilter &saved : SavedFilters(configFolder() + u"/filters"_s).list().filters)
        named.append({saved.name, saved.filters});
    return named;
}

Parsed<int> runConflicts(const Job &job, ClusterCalls &calls, const QString &base)
{
    const Result<QList<FieldConflict>> conflicts = findConflicts(calls, base, savedFilters());
    if (!conflicts)
        return job.console.fail(conflicts.error());
    QString text;
    OrderedJson json = OrderedJson::array();
    for (const FieldConflict &conflict : *conflicts) {
        text += (text.isEmpty() ? QString() : u"\n"_s) + conflictText(conflict);
        json.push_back(conflictJson(conflict));
    }
    if (conflicts->isEmpty())
        text = u"Every field has one type in all indices %1-*, and the one that is wanted.\n"_s.arg(base);
    const bool asJson = job.arguments.has(u"json"_s);
    if (!job.console.print(asJson ? jsonText({{"conflicts", json}}) : text.toUtf8()))
        return Failed;
    return conflicts->isEmpty() ? int(Done) : ConflictsFound;
}

} // namespace tally::cli

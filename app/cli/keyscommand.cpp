// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/texttable.h"
#include "core/clock.h"
#include "core/errorcodes.h"
#include "domain/zone.h"
#include "server/apikeys.h"
#include "workspace/paths.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

QString fileOf(const Arguments &arguments)
{
    return arguments.value(u"keys"_s).value_or(configFolder() + u"/keys.json"_s);
}

Parsed<ApiKey> keyOf(const Arguments &arguments)
{
    ApiKey key;
    key.name = arguments.value(u"name"_s).value_or(QString());
    const Parsed<QStringList> scopes = arguments.list(u"scopes"_s);
    if (!scopes)
        return NotParsed(scopes.error());
    key.scopes = scopes->isEmpty() ? QStringList{u"read"_s} : *scopes;
    for (const QString &scope : key.scopes) {
        if (!scopeNames().contains(scope))
            return wrongUsage(u"--scopes: any of %1 is expected, not “%2”"_s.arg(scopeNames().join(u", "_s), scope));
    }
    if (const auto text = arguments.value(u"expires"_s)) {
        const Result<qint64> instant = parseInstant(*text, Zone());
        if (!instant)
            return wrongUsage(u"--expires: an ISO 8601 time is expected, not “%1”"_s.arg(*text));
        key.expiresMs = *instant;
    }
    const Parsed<qint64> rate = arguments.number(u"rate"_s, 0, 1, 1'000'000);
    if (!rate)
        return NotParsed(rate.error());
    key.perSecond = int(*rate);
    key.withoutViewers = arguments.has(u"without-viewers"_s);
    key.withoutExport = arguments.has(u"without-export"_s);
    key.createdMs = SystemClock().nowMs();
    return key;
}

int listKeys(const Job &job, const ApiKeys &keys)
{
    TextTable table({{u"id"_s, false},
                     {u"name"_s, false},
                     {u"scopes"_s, false},
                     {u"created"_s, false},
                     {u"expires"_s, false},
                     {u"limits"_s, false}});
    for (const ApiKey &key : keys.all()) {
        QStringList limits;
        if (key.perSecond > 0)
            limits += u"%1/s"_s.arg(key.perSecond);
        if (key.withoutViewers)
            limits += u"without viewers"_s;
        if (key.withoutExport)
            limits += u"without export"_s;
        table.add({key.id, key.name, key.scopes.join(u','), Zone().toIso(key.createdMs),
                   key.expiresMs ? Zone().toIso(*key.expiresMs) : QString(), limits.join(u", "_s)});
    }
    return job.console.print(table.text()) ? Done : Failed;
}

} // namespace

Parsed<int> runKeys(const Job &job)
{
    const QStringList &words = job.arguments.positional();
    const QString act = words.first();
    if (!QStringList{u"add"_s, u"list"_s, u"revoke"_s}.contains(act))
        return wrongUsage(u"add, list or revoke is expected, not “%1”"_s.arg(act));
    if ((act == u"revoke"_s) != (words.size() == 2))
        return wrongUsage(act == u"revoke"_s ? u"revoke wants the id of a key"_s : u"too many words"_s);
    const Parsed<ApiKey> wanted = keyOf(job.arguments);
    if (!wanted)
        return NotParsed(wanted.error());
    Result<ApiKeys> keys = ApiKeys::load(fileOf(job.arguments));
    if (!keys)
        return job.console.fail(keys.error());
    if (act == u"list"_s)
        return listKeys(job, *keys);
    const QString text = act == u"add"_s ? keys->add(*wanted) : QString();
    if (act == u"revoke"_s && !keys->revoke(words.last()))
        return job.console.fail({ErrorKind::NotFound, codes::InvalidFile, u"there is no key of that id"_s, words.last(), false});
    if (Result<void> saved = keys->save(fileOf(job.arguments)); !saved)
        return job.console.fail(saved.error());
    return text.isEmpty() || job.console.print(text + u'\n') ? Done : Failed;
}

} // namespace tally::cli

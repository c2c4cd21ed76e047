// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/nearest.h"
#include "cli/storeoption.h"
#include "cli/upkeeptext.h"
#include "core/errorcodes.h"
#include "ingest/letterserasure.h"
#include "sources/embedded/storecopy.h"

#include <QDir>
#include <QFileInfo>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    ErasureReport store;
    LettersErasure letters;
    bool rewritten = false;
    bool isElsewhere = false; ///< another process has the store open: it can't be written anew
};

bool holdsTexts(Field field)
{
    const FieldType type = fieldInfo(field).type;
    const bool text
        = type == FieldType::Keyword || type == FieldType::KeywordList || type == FieldType::Object;
    return text && field != Field::Viewer && field != Field::AnonymousId;
}

Parsed<ErasureOptions> optionsOf(const Arguments &arguments)
{
    ErasureOptions options;
    options.viewer = arguments.positional().first();
    options.anonymous = arguments.has(u"anonymous"_s);
    options.dryRun = arguments.has(u"dry-run"_s);
    if (options.viewer.isEmpty())
        return wrongUsage(u"VIEWER is empty"_s);
    const Parsed<QStringList> names = arguments.list(u"also"_s);
    if (!names)
        return NotParsed(names.error());
    for (const QString &name : *names) {
        const std::optional<Field> field = fieldByName(name);
        if (!field || !holdsTexts(*field)) {
            QStringList known;
            for (const FieldInfo &info : fields())
                known += holdsTexts(info.field) ? QStringList{info.name} : QStringList();
            return wrongUsage(u"--also knows no field “%1”%2"_s.arg(name, didYouMean(name, known)));
        }
        options.also += *field;
    }
    return options;
}

Result<void> eraseLetters(const QString &store, const Job &job, const ErasureOptions &options,
                          LettersErasure &letters)
{
    // The command line's folder, and the window's.
    for (const QString &folder : {rejectedFolder(store), QFileInfo(store).dir().filePath(u"rejected"_s)}) {
        const Result<LettersErasure> erased
            = eraseFromLetters(folder, options.viewer, options.dryRun, job.cancel);
        if (!erased)
            return Unexpected(erased.error());
        letters.lines += erased->lines;
        letters.files += erased->files;
    }
    return {};
}

Result<Outcome> forget(const Job &job, const ErasureOptions &options)
{
    Result<std::unique_ptr<Store>> store = openStore(job.arguments, IfMissing::Refuse);
    if (!store)
        return Unexpected(store.error());
    Outcome outcome;
    const Result<ErasureReport> erased = (*store)->erase(options, job.cancel);
    if (!erased)
        return Unexpected(erased.error());
    outcome.store = *erased;
    const Result<StoreFacts> facts = (*store)->facts(0, job.cancel);
    if (!facts)
        return Unexpected(facts.error());
    outcome.isElsewhere = (*store)->isElsewhere();
    store->reset();
    if (const Result<void> done = eraseLetters(facts->path, job, options, outcome.letters); !done)
        return Unexpected(done.error());
    if (options.dryRun || !facts->rewritePending || outcome.isElsewhere)
        return outcome;
    const CopyProgress progress = copyProgress(job.console, u"writing the store anew"_s);
    if (const Result<void> done = rewriteStore(facts->path, {}, progress, job.cancel); !done)
        return Unexpected(done.error());
    outcome.rewritten = true;
    return outcome;
}

QString places(const QList<ErasureReport::Place> &all, bool replaced)
{
    QStringList names;
    for (const ErasureReport::Place &place : all) {
        if (place.replaced == replaced)
            names += u"%1 (%2)"_s.arg(fieldInfo(place.field).name).arg(place.values);
    }
    return names.join(u", "_s);
}

QStringList storeLines(const ErasureReport &report, const ErasureOptions &options)
{
    QStringList lines;
    lines += options.dryRun ? u"Would replace the id of %1 by a pseudonym."_s.arg(
                 countText(report.events, u"event"_s, u"events"_s))
                            : u"%1 of this viewer now belong to %2; every count stays as it was."_s.arg(
                                countText(report.events, u"event"_s, u"events"_s), report.pseudonym);
    if (report.labels > 0)
        lines += u"Labels that named the id: of %1."_s.arg(countText(report.labels, u"event"_s, u"events"_s));
    if (!report.linkedIds.isEmpty())
        lines += u"Links to the same person's other ids, cut: %1. `tally forget` takes each of them%2."_s.arg(
            report.linkedIds.join(u", "_s), options.anonymous ? QString() : u" with --anonymous"_s);
    return lines;
}

QString outcomeText(const Outcome &outcome, const ErasureOptions &options)
{
    const ErasureReport &report = outcome.store;
    QStringList lines = report.known ? storeLines(report, options)
                                     : QStringList{u"The store's events name no such viewer."_s};
    if (outcome.letters.lines > 0)
        lines += u"Rejected lines that named the id: %1, in %2."_s.arg(outcome.letters.lines)
                     .arg(outcome.letters.files.join(u", "_s));
    if (const QString names = places(report.elsewhere, true); !names.isEmpty())
        lines += u"Replaced as well, in fields (and values): %1."_s.arg(names);
    if (const QString names = places(report.elsewhere, false); !names.isEmpty())
        lines += u"The same word is still in fields (and values): %1. If it means this person there, --also "
                 "replaces it."_s.arg(names);
    if (report.otherNameSpace)
        lines += options.anonymous ? u"A user has the same id: the command without --anonymous."_s
                                   : u"An anonymous visitor has the same id: the command with --anonymous."_s;
    if (outcome.isElsewhere && report.known && !options.dryRun)
        lines += u"Another program has the store open, so that free parts of its file still hold the text: run the "
                 "same command again when that has ended."_s;
    if (outcome.rewritten)
        lines += u"The store's file was written anew without the text."_s;
    return lines.join(u'\n') + u'\n';
}

QByteArray outcomeJson(const Outcome &outcome, const ErasureOptions &options)
{
    using Json = nlohmann::ordered_json;
    const ErasureReport &report = outcome.store;
    Json elsewhere = Json::array();
    for (const ErasureReport::Place &place : report.elsewhere) {
        elsewhere.push_back({{"field", fieldInfo(place.field).name.toStdString()},
                             {"values", place.values},
                             {"replaced", place.replaced}});
    }
    Json linked = Json::array();
    for (const QString &id : report.linkedIds)
        linked.push_back(id.toStdString());
    return jsonText(
        {{"dry_run", options.dryRun},
         {"known", report.known},
         {"pseudonym", report.pseudonym.isEmpty() ? Json() : Json(report.pseudonym.toStdString())},
         {"events", report.events},
         {"events_with_labels", report.labels},
         {"linked_ids", linked},
         {"elsewhere", elsewhere},
         {"rejected_lines", outcome.letters.lines},
         {"other_name_space", report.otherNameSpace},
         {"rewritten", outcome.rewritten}});
}

} // namespace

Parsed<int> runForget(const Job &job)
{
    const Parsed<ErasureOptions> options = optionsOf(job.arguments);
    if (!options)
        return NotParsed(options.error());
    const Result<Outcome> outcome = forget(job, *options);
    if (!outcome)
        return job.console.fail(outcome.error());
    // After a kill the rest is done without the viewer being known any more.
    if (!outcome->store.known && outcome->letters.lines == 0 && !outcome->rewritten) {
        const QString hint
            = outcome->store.otherNameSpace ? u", but one of the other name space"_s : QString();
        return job.console.fail({ErrorKind::NotFound,
                                 codes::UnknownViewer,
                                 u"there is no viewer “%1”%2"_s.arg(options->viewer, hint),
                                 {},
                                 false});
    }
    const bool json = job.arguments.has(u"json"_s);
    const bool printed = job.console.print(json ? outcomeJson(*outcome, *options)
                                                : outcomeText(*outcome, *options).toUtf8());
    return printed ? Done : Failed;
}

} // namespace tally::cli

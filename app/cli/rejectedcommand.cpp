// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/storeoption.h"
#include "cli/texttable.h"
#include "cli/upkeeptext.h"
#include "ingest/letterreplay.h"

#include <QFileInfo>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

int listFiles(const Job &job, const QString &folder)
{
    TextTable table({{u"lines"_s, true}, {u"changed"_s, false}, {u"file"_s, false}});
    Json json = Json::array();
    for (const LetterFile &file : letterFiles(folder)) {
        const Result<LetterPage> page = readLetters(file.path, 0, 0, job.cancel);
        if (!page)
            return job.console.fail(page.error());
        const QString changed = Zone::find(u"local"_s).value_or(Zone()).toIso(file.changedMs);
        table.add({QString::number(page->count), changed, file.path});
        json.push_back({{"file", file.path.toStdString()},
                        {"changed", Zone().toIso(file.changedMs).toStdString()},
                        {"lines", page->count}});
    }
    const bool isJson = job.arguments.has(u"json"_s);
    if (!isJson && json.empty()) {
        job.console.message(u"No rejected lines in %1"_s.arg(folder));
        return Done;
    }
    return job.console.print(isJson ? jsonText(json) : table.text().toUtf8()) ? Done : Failed;
}

Json letterJson(const NumberedLetter &one)
{
    const Letter &letter = one.letter;
    return {{"number", one.number + 1},
            {"file", letter.origin.file.toStdString()},
            {"line", letter.line},
            {"day", letter.day.toStdString()},
            {"reason", letter.reason.toStdString()},
            {"detail", letter.detail.toStdString()},
            {"raw", QString::fromStdString(letter.raw).toStdString()}};
}

int listLetters(const Job &job, const QString &file, qint64 limit)
{
    const Result<LetterPage> page = readLetters(file, 0, limit, job.cancel);
    if (!page)
        return job.console.fail(page.error());
    TextTable table(
        {{u"#"_s, true}, {u"reason"_s, false}, {u"detail"_s, false}, {u"line"_s, true}, {u"raw"_s, false}});
    Json json = Json::array();
    constexpr qsizetype shown = 120;
    for (const NumberedLetter &one : page->letters) {
        table.add({QString::number(one.number + 1), one.letter.reason, one.letter.detail,
                   QString::number(one.letter.line), QString::fromStdString(one.letter.raw).left(shown)});
        json.push_back(letterJson(one));
    }
    const bool isJson = job.arguments.has(u"json"_s);
    if (!job.console.print(isJson ? jsonText(json) : table.text().toUtf8()))
        return Failed;
    if (!isJson && page->count > page->letters.size())
        job.console.message(
            u"These are %1 of %2; --limit shows more."_s.arg(page->letters.size()).arg(page->count));
    return Done;
}

Parsed<std::optional<QSet<qint64>>> wantedLines(const Arguments &arguments)
{
    if (!arguments.has(u"lines"_s))
        return std::optional<QSet<qint64>>();
    const Parsed<QStringList> words = arguments.list(u"lines"_s);
    if (!words)
        return NotParsed(words.error());
    QSet<qint64> numbers;
    for (const QString &word : *words) {
        bool isNumber = false;
        const qint64 number = word.toLongLong(&isNumber);
        if (!isNumber || number < 1)
            return wrongUsage(u"--lines wants numbers from 1, not “%1”"_s.arg(word));
        numbers.insert(number - 1);
    }
    return std::optional(numbers);
}

int replay(const Job &job, const QStringList &files, const ReplayOptions &options)
{
    const auto store = openStore(job.arguments, IfMissing::Refuse);
    if (!store)
        return job.console.fail(store.error());
    ReplayReport sum;
    for (const QString &file : files) {
        const auto sink = (*store)->makeSink();
        const Result<ReplayReport> report = replayLetters(file, options, *sink, job.cancel);
        if (!report)
            return job.console.fail(report.error());
        sum.lines += report->lines;
        sum.stored += report->stored;
        sum.duplicates += report->duplicates;
        sum.rejected += report->rejected;
        sum.skipped += report->skipped;
    }
    if (job.arguments.has(u"json"_s)) {
        return job.console.print(jsonText({{"lines", sum.lines},
                                           {"stored", sum.stored},
                                           {"duplicates", sum.duplicates},
                                           {"rejected", sum.rejected},
                                           {"skipped", sum.skipped}}))
            ? Done
            : Failed;
    }
    QString text = u"%1 lines read again: %2 stored, %3 duplicates, %4 rejected as before\n"_s.arg(sum.lines)
                       .arg(sum.stored)
                       .arg(sum.duplicates)
                       .arg(sum.rejected);
    if (sum.skipped > 0)
        text += u"%1 lines were left alone: they were not kept whole, or their CSV has no header\n"_s.arg(
            sum.skipped);
    return job.console.print(text) ? Done : Failed;
}

} // namespace

Parsed<int> runRejected(const Job &job)
{
    const QString what = job.arguments.positional().first();
    const QStringList files = job.arguments.positional().mid(1);
    const Parsed<qint64> limit = job.arguments.number(u"limit"_s, 50, 1, 1'000'000);
    if (!limit)
        return NotParsed(limit.error());
    if (what == "list"_L1) {
        if (files.size() > 1)
            return wrongUsage(u"list shows one file"_s);
        if (!files.isEmpty())
            return listLetters(job, files.first(), *limit);
        const Result<QString> store = storePath(job.arguments);
        return store ? listFiles(job, rejectedFolder(*store)) : job.console.fail(store.error());
    }
    if (what != "replay"_L1)
        return wrongUsage(u"“%1” is neither list nor replay"_s.arg(what));
    if (files.isEmpty())
        return wrongUsage(u"replay wants a file"_s);
    const Parsed<std::optional<QSet<qint64>>> only = wantedLines(job.arguments);
    if (!only)
        return NotParsed(only.error());
    if (*only && files.size() > 1)
        return wrongUsage(u"--lines is for one file"_s);
    ReplayOptions options;
    options.fieldMap = job.arguments.value(u"field-map"_s).value_or(QString());
    options.only = *only;
    return replay(job, files, options);
}

} // namespace tally::cli

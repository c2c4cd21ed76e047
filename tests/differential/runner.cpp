// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded source without the command line around it, for the differential test: fills a store, answers
// one query a line, and can plant a mutation in the statements.
#include "mutations.h"

#include "domain/queryjson.h"
#include "ingest/importer.h"
#include "sources/embedded/embeddedsource.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <atomic>
#include <cstdio>
#include <iostream>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

enum Status { Done = 0, Failed = 1, WrongUsage = 2, StaleMutation = 3 };

int complain(const QString &text)
{
    std::cerr << text.toStdString() << '\n';
    return Failed;
}

int complain(const Error &error)
{
    return complain(error.code + u": "_s + error.detail + u' ' + error.place);
}

int importFile(EmbeddedSource &source, const QString &file)
{
    const auto sink = source.makeSink();
    const auto result = Importer().run(
        {file}, {}, *sink, [](qint64, qint64, qint64) {}, CancelToken());
    if (!result)
        return complain(result.error());
    const auto entry = [](const LedgerEntry &ledger) {
        return nlohmann::ordered_json{{"received", ledger.received},
                                      {"stored", ledger.stored},
                                      {"duplicates", ledger.duplicates},
                                      {"rejected", ledger.rejected}};
    };
    nlohmann::ordered_json text{{"total", entry(result->total)}, {"days", nlohmann::ordered_json::array()}};
    for (const LedgerEntry &day : result->ledger) {
        text["days"].push_back(entry(day));
        text["days"].back()["day"]
            = day.day.isEmpty() ? nullptr : nlohmann::ordered_json(day.day.toStdString());
    }
    std::cout << text.dump() << '\n';
    return result->hasErrors() ? Failed : Done;
}

/// What is planted, if anything, and how often it has changed something.
struct Plant
{
    const Mutation *mutation = nullptr;
    std::atomic<int> changed = 0;

    std::string rewrite(const std::string &sql)
    {
        std::string mutated = mutation->rewrite(sql);
        if (mutated != sql)
            ++changed;
        return mutated;
    }

    void misread(Query &query)
    {
        if (!mutation || !mutation->misread)
            return;
        const auto before = queryToJson(query);
        mutation->misread(query);
        if (queryToJson(query) != before)
            ++changed;
    }
};

std::string answer(EmbeddedSource &source, const std::string &line, Plant &plant)
{
    auto query = parseQuery(QByteArray::fromStdString(line));
    if (!query)
        return errorToJson(query.error()).dump();
    plant.misread(*query);
    auto future = source.query(*query, CancelToken());
    const Result<ResultTable> table = future.takeResult();
    if (!table)
        return errorToJson(table.error()).dump();
    return resultToJson(*table).dump();
}

int answerAll(EmbeddedSource &source, Plant &plant)
{
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << answer(source, line, plant) << '\n';
    std::cout.flush();
    return Done;
}

int listMutations()
{
    for (const Mutation &mutation : mutations())
        std::cout << mutation.name << '\t' << mutation.text << '\n';
    return Done;
}

int usage()
{
    std::cerr
        << "usage: differential_runner import STORE FILE\n"
           "       differential_runner query STORE [--mutate NAME | --show | --scan]   queries on standard input\n"
           "       differential_runner mutations\n";
    return WrongUsage;
}

int query(const QStringList &arguments)
{
    Plant plant;
    EmbeddedSource::Options options;
    if (arguments.size() == 5 && arguments[3] == u"--mutate"_s) {
        plant.mutation = findMutation(arguments[4].toStdString());
        if (!plant.mutation)
            return usage();
        // What reads events is falsified where events are read.
        options.useTables = plant.mutation->name.starts_with("tables_");
        if (plant.mutation->rewrite)
            options.rewriteSql = [&plant](const std::string &sql) { return plant.rewrite(sql); };
    } else if (arguments.size() == 4 && arguments[3] == u"--scan"_s) {
        options.useTables = false;
    } else if (arguments.size() == 4 && arguments[3] == u"--show"_s) {
        options.rewriteSql = [](std::string sql) {
            std::cerr << sql << "\n\n";
            return sql;
        };
    }
    const auto source = EmbeddedSource::open(arguments[2], std::make_shared<SystemClock>(), options);
    if (!source)
        return complain(source.error());
    const int status = answerAll(**source, plant);
    return plant.mutation && plant.changed == 0 ? StaleMutation : status;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    if (command == u"mutations"_s)
        return listMutations();
    if (command == u"query"_s && arguments.size() >= 3)
        return query(arguments);
    if (command != u"import"_s || arguments.size() != 4)
        return usage();
    const auto source = EmbeddedSource::open(arguments[2], std::make_shared<SystemClock>());
    return source ? importFile(**source, arguments[3]) : complain(source.error());
}

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clusteroption.h"

#include "cli/storeoption.h"
#include "core/errorcodes.h"
#include "indices/httpcluster.h"
#include "sources/opening/opensource.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

Result<OpenCluster> openCluster(const Arguments &arguments)
{
    const QString given = arguments.value(u"source"_s).value_or(QString());
    if (!isEngineAddress(given)) {
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"this command wants the address of a search engine: --source http://HOST:9200"_s,
                       given);
    }
    SourceAccess access = accessOf(arguments);
    if (const Result<void> read = access.addSecretsOfEnvironment(); !read)
        return Unexpected(read.error());
    const Result<SearchSource::Options> options = engineOptions(given, access);
    if (!options)
        return Unexpected(options.error());
    Result<std::unique_ptr<HttpClient>> http = HttpClient::open(options->http);
    if (!http)
        return Unexpected(http.error());
    return OpenCluster{std::make_unique<HttpCluster>(std::move(*http)), options->base};
}

} // namespace tally::cli

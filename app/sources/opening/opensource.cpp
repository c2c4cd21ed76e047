// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/opening/opensource.h"

#include "core/errorcodes.h"
#include "sources/http/secrets.h"

#include <QRegularExpression>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

Result<HttpCredentials> credentialsOf(const SourceAccess &access, const HttpAddress &address)
{
    using Kind = HttpCredentials::Kind;
    const QString user = access.user.isEmpty() ? address.user : access.user;
    if (!user.isEmpty()) {
        const QString password = address.password.isEmpty() ? access.password : address.password;
        if (password.isEmpty())
            return failure(ErrorKind::InvalidInput, codes::Unauthorized,
                           u"a user needs a password, in TALLY_PASSWORD"_s, address.node.toString());
        return HttpCredentials{Kind::Basic, user, password};
    }
    if (!access.apiKey.isEmpty())
        return HttpCredentials{Kind::ApiKey, {}, access.apiKey};
    return HttpCredentials{};
}

Result<TlsTrust> trustOf(const SourceAccess &access)
{
    TlsTrust trust;
    trust.caFile = access.caFile;
    if (access.caFingerprint.isEmpty())
        return trust;
    const Result<QByteArray> fingerprint = TlsTrust::parseFingerprint(access.caFingerprint);
    if (!fingerprint)
        return Unexpected(fingerprint.error());
    trust.caFingerprint = *fingerprint;
    return trust;
}

/// A stats API knows keys alone.
Result<HttpSettings> apiSettings(const SourceAccess &access)
{
    const Result<TlsTrust> trust = trustOf(access);
    if (!trust)
        return Unexpected(trust.error());
    HttpSettings settings;
    settings.trust = *trust;
    if (!access.apiKey.isEmpty())
        settings.credentials = {HttpCredentials::Kind::Bearer, {}, access.apiKey};
    return settings;
}

/// What an engine takes as the start of an index name, and no pattern.
bool isBaseName(const QString &name)
{
    static const QRegularExpression fits(uR"(^[a-z0-9][a-z0-9._-]{0,199}$)"_s);
    return fits.match(name).hasMatch();
}

} // namespace

Result<void> SourceAccess::addSecretsOfEnvironment()
{
    const Result<QString> ofUser = secretOfEnvironment("TALLY_PASSWORD");
    if (!ofUser)
        return Unexpected(ofUser.error());
    const Result<QString> key = secretOfEnvironment("TALLY_API_KEY");
    if (!key)
        return Unexpected(key.error());
    password = *ofUser;
    apiKey = *key;
    return {};
}

Result<std::unique_ptr<EventSink>> OpenedSource::makeSink(SearchSink::Rejected rejected) const
{
    if (store)
        return store->makeSink();
    if (search)
        return search->makeSink(std::move(rejected));
    return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"this source takes no events"_s);
}

bool isEngineAddress(const QString &text)
{
    return text.startsWith("http://"_L1) || text.startsWith("https://"_L1);
}

bool isAddress(const QString &text)
{
    return isEngineAddress(text) || StatsApiSource::isAddress(text);
}

Result<SearchSource::Options> engineOptions(const QString &text, const SourceAccess &access)
{
    SearchSource::Options options;
    HttpAddress first;
    for (const QString &one : text.split(u',')) {
        const Result<HttpAddress> address = parseHttpAddress(one.trimmed());
        if (!address)
            return Unexpected(address.error());
        options.http.nodes.append(address->node);
        if (!address->path.isEmpty())
            options.base = address->path;
        if (first.node.isEmpty() || first.user.isEmpty())
            first = *address;
    }
    if (options.base.isEmpty())
        options.base = DefaultIndexBase;
    if (!isBaseName(options.base))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"not the base name of indices (community-events for community-events-2026.10.01)"_s,
                       options.base);
    const Result<HttpCredentials> credentials = credentialsOf(access, first);
    if (!credentials)
        return Unexpected(credentials.error());
    options.http.credentials = *credentials;
    const Result<TlsTrust> trust = trustOf(access);
    if (!trust)
        return Unexpected(trust.error());
    options.http.trust = *trust;
    return options;
}

Result<OpenedSource> openSource(const QString &text, const SourceAccess &access,
                                std::shared_ptr<const Clock> clock, const EmbeddedSource::Options &options)
{
    OpenedSource opened;
    if (isEngineAddress(text)) {
        const Result<SearchSource::Options> engine = engineOptions(text, access);
        if (!engine)
            return Unexpected(engine.error());
        Result<std::unique_ptr<SearchSource>> search = SearchSource::open(*engine, std::move(clock));
        if (!search)
            return Unexpected(search.error());
        opened.search = search->get();
        opened.source = std::move(*search);
        return opened;
    }
    if (StatsApiSource::isAddress(text)) {
        const Result<HttpSettings> settings = apiSettings(access);
        if (!settings)
            return Unexpected(settings.error());
        Result<std::unique_ptr<StatsApiSource>> api = StatsApiSource::open(text, *settings);
        if (!api)
            return Unexpected(api.error());
        opened.source = std::move(*api);
        return opened;
    }
    if (text.contains("://"_L1))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"an address of no known kind"_s, text);
    Result<std::unique_ptr<Store>> store = openOrJoin(text, std::move(clock), options);
    if (!store)
        return Unexpected(store.error());
    opened.store = store->get();
    opened.source = std::move(*store);
    return opened;
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serveroptions.h"

#include "core/errorcodes.h"
#include "workspace/settingsfile.h"

#include <QHostAddress>

#include <nlohmann/json.hpp>

#include <limits>

using namespace Qt::StringLiterals;

namespace tally {
namespace {


/// Sets a whole number within limits.
template <typename Get>
auto number(Get get, qint64 least, qint64 most)
{
    return [get, least, most](ServerOptions &options, const QString &text) {
        bool isNumber = false;
        const qlonglong value = text.toLongLong(&isNumber);
        auto &target = get(options);
        if (isNumber && value >= least && value <= most)
            target = std::remove_reference_t<decltype(target)>(value);
        return isNumber && value >= least && value <= most;
    };
}

template <typename Get>
auto text(Get get)
{
    return [get](ServerOptions &options, const QString &value) {
        get(options) = value;
        return true;
    };
}

bool setListen(ServerOptions &options, const QString &value)
{
    const qsizetype colon = value.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = value.mid(colon + 1).toUInt(&isNumber);
    QString address = value.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    if (colon < 1 || !isNumber || port > 65535 || QHostAddress(address).isNull())
        return false;
    options.http.address = address;
    options.http.port = quint16(port);
    return true;
}

bool setLog(ServerOptions &options, const QString &value)
{
    const qsizetype level = QStringList{u"none"_s, u"errors"_s, u"requests"_s}.indexOf(value);
    options.log = ServerLog::Level(std::max<qsizetype>(0, level));
    return level >= 0;
}

bool setProxy(ServerOptions &options, const QString &value)
{
    options.behindProxy = value == u"true"_s;
    return value == u"true"_s || value == u"false"_s;
}

#define TALLY_GET(member) [](ServerOptions &options) -> auto & { return options.member; }

QList<ServerOption> transportOptions()
{
    constexpr qint64 day = 24 * 3600;
    return {
        {u"listen"_s, u"ADDRESS:PORT"_s,
         u"where to listen (127.0.0.1:8080); beyond this machine only with TLS, or behind a proxy, and with keys"_s,
         setListen},
        {u"tls-certificate"_s, u"FILE"_s, u"certificate chain in PEM; read again on SIGHUP"_s,
         text(TALLY_GET(http.certificate))},
        {u"tls-key"_s, u"FILE"_s, u"its private key in PEM"_s, text(TALLY_GET(http.privateKey))},
        {u"behind-proxy"_s, {}, u"a proxy in front of it speaks TLS: plain HTTP may leave this machine"_s, setProxy},
        {u"keys"_s, u"FILE"_s,
         u"file of API keys (keys.json in the configuration folder); without keys everybody on this machine may do all"_s,
         text(TALLY_GET(keysFile))},
        {u"rate"_s, u"N"_s, u"requests a second for keys without a limit of their own (0: any number)"_s,
         number(TALLY_GET(ratePerSecond), 0, 1'000'000)},
        {u"connections"_s, u"N"_s, u"at once (4096)"_s, number(TALLY_GET(http.maxConnections), 1, 100'000)},
        {u"connections-per-address"_s, u"N"_s, u"at once from one address (1024)"_s,
         number(TALLY_GET(http.maxConnectionsPerAddress), 1, 100'000)},
        {u"idle-seconds"_s, u"N"_s, u"how long a connection may wait for its next request (60)"_s,
         number(TALLY_GET(http.idleSeconds), 1, day)},
        {u"header-seconds"_s, u"N"_s, u"how long a request's header may take (10)"_s,
         number(TALLY_GET(http.headerSeconds), 1, day)},
        {u"body-seconds"_s, u"N"_s, u"how long a request's body may take (30)"_s,
         number(TALLY_GET(http.bodySeconds), 1, day)},
        {u"body-bytes"_s, u"N"_s, u"of a request with events, packed and unpacked (8388608)"_s,
         number(TALLY_GET(bodyBytes), 1024, qint64(1) << 28)},
        {u"io-threads"_s, u"N"_s, u"threads for connections (2)"_s, number(TALLY_GET(http.ioThreads), 1, 256)},
        {u"workers"_s, u"N"_s, u"requests that are answered at once (8)"_s, number(TALLY_GET(http.workers), 1, 256)},
    };
}

QList<ServerOption> serviceOptions()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    return {
        {u"max-range-days"_s, u"N"_s,
         u"longest range of a query (366; 0: any); totals of all time are always answered"_s,
         number(TALLY_GET(maxRangeDays), 0, 100'000)},
        {u"query-seconds"_s, u"N"_s, u"how long a query may run (60)"_s, number(TALLY_GET(querySeconds), 1, 3600)},
        {u"cache-bytes"_s, u"N"_s, u"for answers that are kept (67108864; 0: none)"_s,
         number(TALLY_GET(cacheBytes), 0, most)},
        {u"cache-seconds"_s, u"N"_s,
         u"how long an answer is kept that time alone may change (10); others until the data changes"_s,
         number(TALLY_GET(cacheSeconds), 0, 3600)},
        {u"spool"_s, u"FOLDER"_s, u"where events wait for the store (beside it)"_s, text(TALLY_GET(spoolFolder))},
        {u"spool-bytes"_s, u"N"_s, u"that may wait; more is answered by 503 (1073741824)"_s,
         number(TALLY_GET(spoolBytes), 1 << 20, most)},
        {u"field-map"_s, u"NAME|FILE"_s, u"how incoming events name things; without it, found by their content"_s,
         text(TALLY_GET(fieldMap))},
        {u"rejected"_s, u"FOLDER"_s, u"where rejected lines are kept (beside the store)"_s,
         text(TALLY_GET(rejectedFolder))},
        {u"ledger-seconds"_s, u"N"_s, u"how often the ledger of what came in is closed (300)"_s,
         number(TALLY_GET(ledgerSeconds), 1, 24 * 3600)},
        {u"tcp-listen"_s, u"ADDRESS:PORT"_s,
         u"takes JSON lines over TCP too; without TLS and keys, so only on this machine or behind a proxy"_s,
         text(TALLY_GET(tcpListen))},
        {u"workspace"_s, u"FOLDER"_s, u"of saved filters and annotations (the configuration folder)"_s,
         text(TALLY_GET(workspaceFolder))},
        {u"audit"_s, u"FILE"_s, u"keeps what admins change, one JSON object a line; the log has it anyway"_s,
         text(TALLY_GET(auditFile))},
        {u"log"_s, u"none|errors|requests"_s, u"what is told on standard error as JSON lines (errors)"_s, setLog},
    };
}

#undef TALLY_GET

/// A value of the file as the command line would write it.
std::optional<QString> plainText(const nlohmann::ordered_json &json)
{
    if (json.is_string())
        return QString::fromStdString(json.get<std::string>());
    if (json.is_boolean())
        return json.get<bool>() ? u"true"_s : u"false"_s;
    if (json.is_number_integer())
        return QString::number(json.get<qint64>());
    return std::nullopt;
}

} // namespace

const QList<ServerOption> &serverOptions()
{
    static const QList<ServerOption> all = transportOptions() + serviceOptions();
    return all;
}

Result<void> setServerOption(ServerOptions &options, const QString &name, const QString &value)
{
    for (const ServerOption &option : serverOptions()) {
        if (option.name != name)
            continue;
        if (option.set(options, value))
            return {};
        return failure(ErrorKind::InvalidInput, InvalidOptionCode,
                       option.value.isEmpty() ? u"true or false is expected"_s
                                              : u"%1 is expected: %2"_s.arg(option.value, option.help),
                       name);
    }
    return failure(ErrorKind::InvalidInput, InvalidOptionCode, u"there is no such option"_s, name);
}

Result<void> readServerConfig(const QString &path, ServerOptions &options, QString *source)
{
    constexpr qint64 mostBytes = 256 * 1024;
    const Result<QByteArray> content = readSmallFile(path, mostBytes);
    if (!content)
        return Unexpected(content.error());
    const auto json = nlohmann::ordered_json::parse(content->begin(), content->end(), nullptr, false);
    if (!json.is_object())
        return failure(ErrorKind::InvalidInput, codes::InvalidFile, u"not a JSON object of options"_s, path);
    for (const auto &[key, entry] : json.items()) {
        const QString name = QString::fromStdString(key).replace(u'_', u'-');
        const std::optional<QString> value = plainText(entry);
        if (!value)
            return failure(ErrorKind::InvalidInput, InvalidOptionCode, u"a text, a whole number, true or false is expected"_s,
                           name);
        if (name == u"source"_s)
            *source = *value;
        else if (Result<void> set = setServerOption(options, name, *value); !set)
            return set;
    }
    return {};
}

bool isLoopback(const QString &address)
{
    return QHostAddress(address).isLoopback();
}

Result<void> checkServerOptions(const ServerOptions &options, bool hasKeys)
{
    const auto refuse = [](const QString &detail, const QString &place) {
        return failure(ErrorKind::InvalidInput, InvalidOptionCode, detail, place);
    };
    const bool hasTls = !options.http.certificate.isEmpty();
    if (hasTls == options.http.privateKey.isEmpty())
        return refuse(u"a certificate and its key go together"_s, u"tls-key"_s);
    const bool isLocal = isLoopback(options.http.address);
    if (!isLocal && !hasTls && !options.behindProxy)
        return refuse(u"beyond this machine it listens with TLS (--tls-certificate, --tls-key) or --behind-proxy only"_s,
                      u"listen"_s);
    if ((!isLocal || options.behindProxy) && !hasKeys)
        return refuse(u"others may reach it, so it needs keys: `tally keys add`"_s, u"keys"_s);
    ServerOptions tcp;
    if (!options.tcpListen.isEmpty() && !setListen(tcp, options.tcpListen))
        return refuse(u"ADDRESS:PORT is expected"_s, u"tcp-listen"_s);
    if (!options.tcpListen.isEmpty() && !isLoopback(tcp.http.address) && !options.behindProxy)
        return refuse(u"lines over TCP have neither TLS nor keys: only on this machine, or --behind-proxy"_s,
                      u"tcp-listen"_s);
    return {};
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/endpoints.h"
#include "server/problem.h"

#include <QByteArray>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qsizetype MostValue = 16 * 1024;

/// Percent-decoded; nothing for bad escapes, for what is no UTF-8, and for control characters.
std::optional<QString> decoded(std::string_view part, bool plusIsBlank)
{
    QByteArray bytes;
    for (size_t i = 0; i < part.size(); ++i) {
        if (part[i] == '%') {
            const QByteArray hex(part.substr(i + 1, 2).data(), qsizetype(part.substr(i + 1, 2).size()));
            bool isHex = false;
            const int code = hex.toInt(&isHex, 16);
            if (!isHex || hex.size() != 2 || hex.startsWith('+') || hex.startsWith('-'))
                return std::nullopt;
            bytes += char(code);
            i += 2;
        } else {
            bytes += plusIsBlank && part[i] == '+' ? ' ' : part[i];
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (decoder.hasError() || std::any_of(text.begin(), text.end(), isControl))
        return std::nullopt;
    return text;
}

std::vector<std::string_view> split(std::string_view text, char by)
{
    std::vector<std::string_view> parts;
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find(by, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

/// The values of a path's parameters, or nothing where it is another path.
std::optional<QHash<QString, QString>> matched(const Endpoint &endpoint, const std::vector<std::string_view> &parts)
{
    const QStringList wanted = endpoint.path.split(u'/');
    if (size_t(wanted.size()) != parts.size())
        return std::nullopt;
    QHash<QString, QString> values;
    for (size_t i = 0; i < parts.size(); ++i) {
        const QString &word = wanted[qsizetype(i)];
        const std::optional<QString> part = decoded(parts[i], false);
        const bool isName = word.startsWith(u'{');
        if (!part || (isName ? part->isEmpty() : *part != word))
            return std::nullopt;
        if (isName)
            values.insert(word.mid(1, word.size() - 2), *part);
    }
    return values;
}

Unexpected invalid(const QString &name, const QString &detail)
{
    return failure(ErrorKind::InvalidInput, servercodes::InvalidParameter, detail, name);
}

Result<void> checkValue(const ApiParameter &parameter, const QString &value)
{
    if (value.size() > MostValue)
        return invalid(parameter.name, u"longer than %1 characters"_s.arg(MostValue));
    if (parameter.type == ApiParameter::Type::Choice && !parameter.words.contains(value))
        return invalid(parameter.name, u"one of %1 is expected"_s.arg(parameter.words.join(u", "_s)));
    if (parameter.type == ApiParameter::Type::Integer) {
        bool isNumber = false;
        const qlonglong number = value.toLongLong(&isNumber);
        if (!isNumber || number < parameter.least || number > parameter.most)
            return invalid(parameter.name,
                           u"a number from %1 to %2 is expected"_s.arg(parameter.least).arg(parameter.most));
    }
    return {};
}

Result<void> readQuery(const Endpoint &endpoint, std::string_view query, QHash<QString, QString> &values)
{
    for (const std::string_view pair : query.empty() ? std::vector<std::string_view>() : split(query, '&')) {
        const size_t equals = std::min(pair.find('='), pair.size());
        const std::optional<QString> name = decoded(pair.substr(0, equals), true);
        const std::optional<QString> value
            = decoded(equals < pair.size() ? pair.substr(equals + 1) : std::string_view(), true);
        if (!name || !value)
            return invalid(name.value_or(QString()).left(64), u"not percent-encoded UTF-8 without control characters"_s);
        const auto known = std::find_if(
            endpoint.parameters.begin(), endpoint.parameters.end(),
            [&name](const ApiParameter &parameter) { return !parameter.isInPath && parameter.name == *name; });
        if (known == endpoint.parameters.end())
            return invalid(name->left(64), u"there is no such parameter"_s);
        if (values.contains(*name))
            return invalid(*name, u"given twice"_s);
        if (Result<void> fits = checkValue(*known, *value); !fits)
            return fits;
        values.insert(*name, *value);
    }
    for (const ApiParameter &parameter : endpoint.parameters) {
        if (parameter.isRequired && !values.contains(parameter.name))
            return invalid(parameter.name, u"missing"_s);
    }
    return {};
}

} // namespace

Result<Route> route(std::string_view method, std::string_view target)
{
    const size_t question = std::min(target.find('?'), target.size());
    const std::vector<std::string_view> parts = split(target.substr(0, question), '/');
    if (target.substr(0, 1) != "/")
        return failure(ErrorKind::InvalidInput, servercodes::BadRequest, u"the target is no path"_s);
    QStringList allowed;
    for (const Endpoint &endpoint : endpoints()) {
        std::optional<QHash<QString, QString>> values = matched(endpoint, parts);
        if (!values)
            continue;
        const QString asked = QString::fromLatin1(method.data(), qsizetype(method.size()));
        if (endpoint.method != asked && !(asked == u"HEAD"_s && endpoint.method == u"GET"_s)) {
            allowed += endpoint.method;
            continue;
        }
        Route found{&endpoint, std::move(*values)};
        const std::string_view query = question < target.size() ? target.substr(question + 1) : std::string_view();
        if (Result<void> read = readQuery(endpoint, query, found.values); !read)
            return Unexpected(read.error());
        return found;
    }
    if (allowed.isEmpty())
        return failure(ErrorKind::NotFound, servercodes::NotFound, u"there is nothing at this path"_s);
    return failure(ErrorKind::InvalidInput, servercodes::MethodNotAllowed, u"not by this method"_s,
                   allowed.join(u", "_s));
}

} // namespace tally

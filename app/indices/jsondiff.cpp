// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/jsondiff.h"

#include <nlohmann/json.hpp>

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

QString plainText(const Json &leaf)
{
    return QString::fromStdString(leaf.is_string() ? leaf.get<std::string>() : leaf.dump());
}

void collect(const Json &node, const QString &path, QMap<QString, QString> &leaves)
{
    const bool list = node.is_array();
    const bool plainList
        = list && std::none_of(node.begin(), node.end(), [](const Json &one) { return one.is_structured(); });
    if (node.empty() && node.is_structured()) {
        leaves.insert(path, list ? u"[]"_s : u"{}"_s);
    } else if (node.is_object()) {
        for (const auto &[key, value] : node.items())
            collect(value,
                    path.isEmpty() ? QString::fromStdString(key) : path + u'.' + QString::fromStdString(key),
                    leaves);
    } else if (list && !plainList) {
        for (std::size_t at = 0; at < node.size(); ++at)
            collect(node[at], path + u'[' + QString::number(at) + u']', leaves);
    } else {
        leaves.insert(path, plainText(node));
    }
}

QMap<QString, QString> leavesOf(const Json &json)
{
    QMap<QString, QString> leaves;
    collect(json, {}, leaves);
    QMap<QString, QString> settled;
    for (auto leaf = leaves.cbegin(); leaf != leaves.cend(); ++leaf) {
        QString path = leaf.key();
        const QString settings = u"settings."_s;
        const qsizetype at = path.indexOf(settings);
        if (at >= 0 && !path.mid(at + settings.size()).startsWith(u"index."_s))
            path.insert(at + settings.size(), u"index."_s);
        // An object is one with or without saying so.
        if (!(path.endsWith(u".type"_s) && leaf.value() == u"object"_s))
            settled.insert(path, leaf.value());
    }
    return settled;
}

} // namespace

QList<JsonDifference> differencesOf(const Json &before, const Json &after)
{
    const QMap<QString, QString> old = leavesOf(before);
    const QMap<QString, QString> wanted = leavesOf(after);
    QMap<QString, JsonDifference> found;
    for (auto leaf = old.cbegin(); leaf != old.cend(); ++leaf) {
        if (!wanted.contains(leaf.key()) || wanted.value(leaf.key()) != leaf.value())
            found.insert(leaf.key(), {leaf.key(), leaf.value(), wanted.value(leaf.key())});
    }
    for (auto leaf = wanted.cbegin(); leaf != wanted.cend(); ++leaf) {
        if (!old.contains(leaf.key()))
            found.insert(leaf.key(), {leaf.key(), {}, leaf.value()});
    }
    return found.values();
}

} // namespace tally

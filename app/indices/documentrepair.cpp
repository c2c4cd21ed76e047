// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/documentrepair.h"

#include "indices/exactjson.h"
#include "indices/valueconversion.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MostExamples = 3;

bool isIndexed(const Json &value, TargetType type)
{
    if (value.is_null())
        return false;
    if (type == TargetType::Text) // a text without a word in it is not found
        return !QString::fromStdString(value.get<std::string>()).trimmed().isEmpty();
    if (type != TargetType::Keyword)
        return true;
    // The engines count as Java does: UTF-16.
    return QString::fromStdString(value.get<std::string>()).size() <= LongestKeyword;
}

class Converter
{
public:
    Converter(const FieldRepair &repair, FieldOutcome &outcome)
        : m_type(repair.type)
        , m_outcome(outcome)
    {
    }

    /// The converted leaf, or nothing where no value of it is left.
    std::optional<Json> convert(const Json &leaf)
    {
        m_lost = false;
        std::optional<Json> converted = leaf.is_array() ? convertList(leaf) : convertOne(leaf);
        return converted;
    }
    bool lostSomething() const { return m_lost; }

private:
    std::optional<Json> convertOne(const Json &value)
    {
        const ConvertedValue made = convertValue(value, m_type);
        if (value.is_null())
            return value;
        ++m_outcome.values;
        const bool changed = !made.possible || dumpExact(made.value) != dumpExact(value);
        if (changed && m_outcome.examples.size() < MostExamples)
            m_outcome.examples.append(std::pair(value, made.value));
        if (!made.possible) {
            ++m_outcome.impossible;
            m_lost = true;
            return std::nullopt;
        }
        m_outcome.changed += changed ? 1 : 0;
        m_outcome.indexed = m_outcome.indexed || isIndexed(made.value, m_type);
        return made.value;
    }

    std::optional<Json> convertList(const Json &list)
    {
        Json kept = Json::array();
        for (const Json &value : list) {
            std::optional<Json> made = value.is_array() ? convertList(value) : convertOne(value);
            if (made)
                kept.push_back(std::move(*made));
        }
        return kept.empty() && !list.empty() ? std::nullopt : std::optional(std::move(kept));
    }

    TargetType m_type;
    FieldOutcome &m_outcome;
    bool m_lost = false;
};

/// Walks one path through a document.
class Walk
{
public:
    Walk(const QStringList &names, Converter &converter)
        : m_names(names)
        , m_converter(converter)
    {
    }

    void enter(Json &node, qsizetype from)
    {
        if (node.is_array()) {
            for (Json &element : node)
                enter(element, from);
            return;
        }
        if (!node.is_object())
            return;
        for (qsizetype until = from + 1; until <= m_names.size(); ++until) {
            const std::string key = m_names.mid(from, until - from).join(u'.').toStdString();
            const auto found = node.find(key);
            if (found == node.end())
                continue;
            if (until < m_names.size())
                enter(*found, until);
            else
                replace(node, key);
        }
    }
    Json originals = Json::array(); // texts

private:
    void replace(Json &object, const std::string &key)
    {
        const Json before = object[key];
        std::optional<Json> after = m_converter.convert(before);
        if (m_converter.lostSomething())
            originals.push_back(before.is_string() ? before : Json(dumpExact(before)));
        if (after)
            object[key] = std::move(*after);
        else
            object.erase(key);
    }

    const QStringList &m_names;
    Converter &m_converter;
};

void append(Json &object, const std::string &key, const Json &originals)
{
    const auto there = object.find(key);
    Json all = Json::array();
    if (there != object.end() && there->is_array())
        all = *there;
    else if (there != object.end() && !there->is_null())
        all.push_back(*there);
    for (const Json &original : originals)
        all.push_back(original);
    object[key] = all.size() == 1 ? all.front() : all;
}

void keepOriginals(Json &document, const QString &path, const Json &originals)
{
    const std::string name = originalLabel(path).toStdString();
    const auto labels = document.find("labels");
    if (labels != document.end() && labels->is_object())
        append(*labels, name, originals);
    else if (labels == document.end() || labels->is_null())
        append(document, "labels." + name, originals);
    else
        append(document, name, originals); // a foreign document whose "labels" is no object
}

} // namespace

QString originalLabel(const QString &path)
{
    const QString name = path.startsWith(u"labels."_s) ? path.mid(7) : path;
    return QString(name).replace(u'.', u'_') + u"_original"_s;
}

QList<FieldOutcome> repairDocument(Json &document, const QList<FieldRepair> &repairs)
{
    QList<FieldOutcome> outcomes;
    for (const FieldRepair &repair : repairs) {
        FieldOutcome outcome;
        Converter converter(repair, outcome);
        const QStringList names = repair.path.split(u'.');
        Walk walk(names, converter);
        walk.enter(document, 0);
        if (!walk.originals.empty())
            keepOriginals(document, repair.path, walk.originals);
        outcomes.append(outcome);
    }
    return outcomes;
}

} // namespace tally

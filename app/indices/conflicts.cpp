// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/conflicts.h"

#include "core/errorcodes.h"

#include <nlohmann/json.hpp>

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Names = QHash<QString, QString>;

QStringList namesOf(const Json &indices, const Names &shownNames)
{
    QStringList names;
    if (!indices.is_array())
        return names;
    for (const Json &index : indices) {
        if (!index.is_string())
            continue;
        const QString name = QString::fromStdString(index.get<std::string>());
        names += shownNames.value(name, name);
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

/// Types of one field; the engine names indices only where there is more than one type.
QList<TypedIndices> typesOf(const Json &caps, const QStringList &all, const Names &shownNames)
{
    QList<TypedIndices> types;
    for (const auto &[type, facts] : caps.items()) {
        if (!facts.is_object() || type == "unmapped")
            continue;
        const bool named = facts.contains("indices") && facts["indices"].is_array();
        types.append({QString::fromStdString(type), named ? namesOf(facts["indices"], shownNames) : all, 0});
    }
    return types;
}

bool isMetadata(const QString &path, const Json &caps)
{
    if (path.startsWith(u'_'))
        return true;
    return std::any_of(caps.begin(), caps.end(), [](const Json &facts) {
        const auto found = facts.is_object() ? facts.find("metadata_field") : facts.end();
        return facts.is_object() && found != facts.end() && *found == true;
    });
}

std::optional<TargetType> wantedType(const QString &path, const QSet<TypeFamily> &families)
{
    if (const std::optional<Field> field = fieldByPath(path))
        return targetTypeOf(*field);
    // A value can't be made of an object. Everything else can be a keyword, without a loss.
    if (families.contains(TypeFamily::Object))
        return std::nullopt;
    return TargetType::Keyword;
}

bool isConflict(const QSet<TypeFamily> &families, std::optional<Field> field)
{
    if (families.size() > 1)
        return true;
    const std::optional<TargetType> wanted = field ? targetTypeOf(*field) : std::nullopt;
    return wanted && !families.isEmpty() && !families.contains(familyOf(*wanted));
}

} // namespace

QStringList FieldConflict::toRepair() const
{
    QStringList indices;
    for (const TypedIndices &typed : types) {
        if (wanted && familyOf(typed.type) != familyOf(*wanted))
            indices += typed.indices;
    }
    indices.sort();
    indices.removeDuplicates();
    return indices;
}

qint64 FieldConflict::documentsToRepair() const
{
    qint64 documents = 0;
    for (const TypedIndices &typed : types)
        documents += wanted && familyOf(typed.type) != familyOf(*wanted) ? typed.documents : 0;
    return documents;
}

Result<QList<FieldConflict>> conflictsOf(const Json &fieldCaps, const Names &shownNames,
                                         const QList<NamedFilter> &savedFilters)
{
    const Json *described = fieldCaps.is_object() ? member(fieldCaps, "fields") : nullptr;
    if (described == nullptr || !described->is_object())
        return failure(ErrorKind::InvalidInput, codes::InvalidFile,
                       u"the engine's list of fields has no fields"_s);
    const Json *indices = member(fieldCaps, "indices");
    const QStringList all = indices != nullptr ? namesOf(*indices, shownNames) : QStringList();
    QList<FieldConflict> conflicts;
    for (const auto &[name, caps] : described->items()) {
        const QString path = QString::fromStdString(name);
        if (!caps.is_object() || isMetadata(path, caps))
            continue;
        FieldConflict conflict;
        conflict.path = path;
        conflict.types = typesOf(caps, all, shownNames);
        QSet<TypeFamily> families;
        for (const TypedIndices &typed : conflict.types)
            families.insert(familyOf(typed.type));
        if (!isConflict(families, fieldByPath(path)))
            continue;
        conflict.wanted = wantedType(path, families);
        conflict.users = usersOf(path, savedFilters);
        conflicts.append(conflict);
    }
    std::sort(conflicts.begin(), conflicts.end(),
              [](const FieldConflict &a, const FieldConflict &b) { return a.path < b.path; });
    return conflicts;
}

} // namespace tally

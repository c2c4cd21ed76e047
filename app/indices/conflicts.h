// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/fieldtypes.h"
#include "indices/fieldusers.h"

#include <QHash>

namespace tally {

/// The indices in which a field has one type.
struct TypedIndices
{
    QString type;
    QStringList indices; ///< as they are reached by name, ascending
    qint64 documents = 0; ///< of them, those that have the field; counted by the finder
};

/// A field that the catalogue or the indices of other days want otherwise than some index has it.
struct FieldConflict
{
    QString path;
    QList<TypedIndices> types; ///< two or more, or a single one that the catalogue does not want
    std::optional<TargetType> wanted; ///< nothing where a field is an object here and a value there
    FieldUsers users;

    /// The indices whose type is not the wanted one.
    QStringList toRepair() const;
    /// Of the documents that have the field, those in toRepair().
    qint64 documentsToRepair() const;
};

/// Reads an answer of _field_caps. `shownNames`: what an index is called by who reads it, where that is not
/// its own name (a repaired one is reached by an alias). Types of one family do not conflict. Sorted by path.
/// Errors: invalid_file where the answer is none.
Result<QList<FieldConflict>> conflictsOf(const Json &fieldCaps, const QHash<QString, QString> &shownNames,
                                         const QList<NamedFilter> &savedFilters);

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/fieldtypes.h"

#include <QList>

namespace tally {

/// A field and the type that it is to have.
struct FieldRepair
{
    QString path;
    TargetType type = TargetType::Keyword;
    bool operator==(const FieldRepair &) const = default;
};

/// What became of one field in one document.
struct FieldOutcome
{
    int values = 0; ///< not null ones
    int changed = 0; ///< written otherwise than before
    int impossible = 0; ///< taken out and kept as labels.NAME_original
    bool indexed = false; ///< the document is found by the field: one value is there that the engine indexes
    QList<std::pair<Json, Json>>
        examples; ///< before and after; after is null where not possible. At most three.
};

/// "community.watched_ms" is kept as "community_watched_ms_original", "labels.vip" as "vip_original".
QString originalLabel(const QString &path);

/// Converts a document's fields in place; outcomes are in the order of `repairs`. Paths are found nested,
/// dotted or mixed, and in arrays of objects. A value that the type cannot hold leaves the field, and the
/// field's whole value is kept as text: no document is dropped and no value lost.
QList<FieldOutcome> repairDocument(Json &document, const QList<FieldRepair> &repairs);

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "domain/field.h"

#include <QList>
#include <QStringList>

namespace tally {

class Connection;

struct ErasureOptions
{
    QString viewer; ///< the id
    bool anonymous = false; ///< of an anonymous visitor instead of a user: another name space
    QList<Field> also; ///< other fields in which the id is replaced by the pseudonym
    bool dryRun = false;
};

struct ErasureReport
{
    struct Place
    {
        Field field;
        qint64 values = 0; ///< of its dictionary, or events where it has none
        bool replaced = false;
    };
    bool known = false; ///< the store has such a viewer
    bool otherNameSpace = false; ///< and one of the other name space has the same id
    QString pseudonym; ///< what stands in the place of the id; empty in a dry run
    qint64 events = 0;
    qint64 labels = 0; ///< events of it that lost labels which named the id
    QStringList
        linkedIds; ///< the ids of the other name space that its events named, too: those links are cut
    QList<Place> elsewhere; ///< other fields, and others' labels, that hold the id as a word
};

/// Takes a viewer's id out of the store, in one transaction. Its events stay and keep their viewer, under a
/// random pseudonym, so that every count stays as it was. The texts are gone for queries; that they are gone
/// from the file, too, takes rewriteStore(): until then `rewrite_pending` stands in meta.
Result<ErasureReport> eraseViewer(Connection &connection, const ErasureOptions &options,
                                  const CancelToken &cancel);

} // namespace tally

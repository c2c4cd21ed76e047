// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/documentstream.h"
#include "indices/repairrecord.h"

namespace tally {

/// What lies in an index, whatever its order: equal sums over equal counts are equal documents.
struct ContentSum
{
    qint64 documents = 0;
    quint64 sum = 0; ///< of the 64-bit hashes of id, routing and source, modulo 2^64
    void add(const StoredDocument &document);
    bool operator==(const ContentSum &) const = default;
};

/// What a copy did, and what must therefore lie in the target.
struct CopyReport
{
    ContentSum wanted;
    qint64 written = 0; ///< the rest was there from an earlier, broken off run
    qint64 duplicates = 0; ///< whose id an earlier original has: not copied
    QList<FieldTotals> totals;
};

using DocumentCount = std::function<void(qint64 documents)>;

/// Copies documents whose id is in none of `before`, repaired, under the same id and routing. What is there
/// already stays. A document that the target refuses is an error (engine_refused) that names it.
Result<CopyReport> copyDocuments(ClusterCalls &calls, const QString &from, const QStringList &before,
                                 const QString &to, const QList<FieldRepair> &repairs,
                                 const DocumentCount &progress);

/// Reads an index from end to end.
Result<ContentSum> contentOf(ClusterCalls &calls, const QString &index, const DocumentCount &progress);

/// How many documents an index has, and how many of them have a field; after making all of them visible.
Result<qint64> countDocuments(ClusterCalls &calls, const QString &index, const QString &field = {});

/// Which of the documents are in none of the indices: their places in the list.
Result<QList<std::size_t>> notIn(ClusterCalls &calls, const QStringList &indices,
                                 const std::vector<StoredDocument> &documents);

/// Writes documents as they are; answers how many were new.
Result<qint64> writeDocuments(ClusterCalls &calls, const QString &to,
                              const std::vector<StoredDocument> &documents);

} // namespace tally

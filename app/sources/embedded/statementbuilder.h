// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/statement.h"

namespace tally {

/// Puts the statement of a pass together. Distinct counts that do not decide the order are made for the
/// wanted page's groups only, after these were found. Use once.
class StatementBuilder
{
public:
    explicit StatementBuilder(const PassSpec &spec)
        : m_spec(spec)
    {
    }

    Result<Statement> build();
    /// Counts the combinations of the other dimensions that fillBuckets would multiply.
    Result<Statement> buildCombinationCount();
    /// One row if any view of the pass carries an impression id, else none.
    Result<Statement> buildImpressionProbe();

private:
    Result<void> prepare();
    std::string keysOfEvents() const;
    void addSource();
    void addTables();
    void addChosen(const KeySet &keys, const char *join);
    void addFacts();
    void addTimes();
    void addEdges(const std::string &name, const DimensionSql &dimension);
    void addGroups();
    void addFilled();
    Result<void> addOuter();
    void addPage();
    std::string finalSelect();

    bool isLate(Family family) const;
    QList<AtomRef> atomsOf(Family family) const;
    std::vector<std::string> keyColumns() const;
    std::vector<std::string> atomColumns(const QList<AtomRef> &atoms) const;
    std::string outputColumns() const;
    int filledDimension() const;
    GroupSource sourceOf(const std::string &relation) const;
    std::string groupsOf(Family family, const QList<AtomRef> &atoms) const;

    const PassSpec &m_spec;
    Statement m_statement;
    QList<DimensionSql> m_dimensions;
    std::vector<std::string> m_with;
    std::string m_condition; // what chooses the events
    std::string m_source; // the relation that families are grouped from
    std::string m_counts; // counts that tell the same as m_source for the plain family; empty: there are none
    std::string m_sets; // sets that tell the same for the viewers' family; empty: there are none
    std::string m_groups; // the relation of groups made so far
    RowTimesSql m_times; ///< of what the pass groups by
    RowTimesSql m_rowTimes; ///< of the rows that it may be about without grouping by them
    bool m_multiplied = false;
};

} // namespace tally

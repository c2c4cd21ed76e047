// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/classsql.h"

namespace tally {

std::string classOrdinalSql(const std::string &number, DimensionKind kind)
{
    const QList<NumberClass> &classes = numberClasses(kind);
    std::string sql = "CASE WHEN " + number + " IS NULL THEN NULL";
    for (qsizetype i = 1; i < classes.size(); ++i)
        sql += " WHEN " + number + " < " + std::to_string(classes[i].from) + " THEN " + std::to_string(i - 1);
    return sql + " ELSE " + std::to_string(classes.size() - 1) + " END";
}

std::string ageOrdinalSql()
{
    const std::string unknown = std::to_string(numberClasses(DimensionKind::ContentAge).size());
    return "CASE WHEN e.time >= e.content_published_at THEN "
        + classOrdinalSql("(e.time - e.content_published_at)", DimensionKind::ContentAge) + " ELSE " + unknown
        + " END";
}

std::string ageWordSql()
{
    const QStringList words = classWords(DimensionKind::ContentAge);
    std::string sql = "(CASE " + ageOrdinalSql();
    // The words are the catalogue's own and hold no quotes.
    for (qsizetype i = 0; i < words.size(); ++i)
        sql += " WHEN " + std::to_string(i) + " THEN '" + words[i].toStdString() + '\'';
    return sql + " END)";
}

} // namespace tally

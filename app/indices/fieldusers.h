// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

namespace tally {

/// The fields whose values a metric reads, beyond time and the class of traffic, which all read.
QList<Field> fieldsOf(const MetricInfo &metric);

/// A saved filter, as far as it matters here.
struct NamedFilter
{
    QString name;
    QList<Filter> filters;
};

/// Who gets wrong numbers when a field of the index is broken.
struct FieldUsers
{
    QStringList metrics;
    QStringList dimensions;
    QStringList savedFilters;
};
FieldUsers usersOf(const QString &indexPath, const QList<NamedFilter> &savedFilters);

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/field.h"
#include "ingest/timeformat.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace tally {

/// Where a log holds each field, how it writes times, and which of its words mean which action. A value; the
/// JSON form is data-model.md's: name, fields, time, actions, constants, and csv {"separator", "header"}.
struct FieldMap
{
    struct Binding
    {
        Field field;
        QString path; ///< dotted path, CSV column name, or `#1`, `#2`, … for a CSV column by number
    };
    struct ActionRule
    {
        QString action;
        QStringList words; ///< globs
    };
    struct Constant
    {
        Field field;
        QString text; ///< stands where the event has no value
    };

    QString name;
    QList<Binding> fields; ///< one path may feed several fields
    TimeFormat time;
    QList<ActionRule> actions; ///< the first that matches wins; other words stay as they are
    QList<Constant> constants;
    char separator = 0; ///< of CSV; 0: found
    std::optional<bool> hasHeader; ///< unset: unless all paths are column numbers

    bool csvHasHeader() const;
    QString pathOf(Field field) const; ///< empty where the map does not have it
};

/// Strict: unknown keys, fields and formats are errors `invalid_field_map` with their place
/// (`actions[0][1]`).
Result<FieldMap> parseFieldMap(const QByteArray &json);

/// `ecs` (Elastic Common Schema and community.*), `legacy`, `shop`, `tally` (short names: what exports
/// write).
QStringList builtInFieldMaps();
/// The JSON text of a built-in map; empty for an unknown name.
QByteArray builtInFieldMapJson(const QString &name);
/// A built-in map by its name, else a JSON file. The place of errors starts with the file.
Result<FieldMap> loadFieldMap(const QString &nameOrPath);
/// `FILE.fieldmap.json` (FILE with and without .gz, .csv, …) or `fieldmap.json` in the file's folder; nothing
/// if neither is there.
Result<std::optional<FieldMap>> findFieldMapBeside(const QString &dataFile);

} // namespace tally

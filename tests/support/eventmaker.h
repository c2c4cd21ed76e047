// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"

#include <QByteArray>
#include <QDir>
#include <QTemporaryDir>
#include <QVariant>

namespace tally {

/// Copies one event into another batch and ends the row.
void copyEvent(const EventBatch &from, qsizetype row, EventBatch &to);

/// All fields an event has as name=value, in the fields' order, parted by spaces. Instants as ISO 8601 in
/// UTC.
QString eventText(const EventBatch &batch, qsizetype row);

/// Adds an event: short names and values, instants as ISO text or ms. A missing event_id is numbered.
///   addEvent(batch, {{"time", "2026-10-01T10:00:00Z"}, {"action", "view"}, {"viewer", "u1"}});
void addEvent(EventBatch &batch, std::initializer_list<std::pair<const char *, QVariant>> fields);

/// A folder that goes away with the test.
class TestFolder
{
public:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file and answers its path.
    QString write(const QString &name, const QByteArray &bytes) const;

private:
    QTemporaryDir m_folder;
};

/// One gzip member.
QByteArray gzipped(const QByteArray &bytes);

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/refuseddocuments.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace tally::cli {

using namespace Qt::StringLiterals;

RefusedDocuments::RefusedDocuments(QString folder)
    : m_folder(std::move(folder))
{
}

void RefusedDocuments::add(const std::string &document, const QString &reason)
{
    if (++m_count == 1) {
        m_firstReason = reason;
        QDir().mkpath(m_folder);
        const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
        m_file.setFileName(QDir(m_folder).filePath(u"refused-%1.ndjson"_s.arg(time)));
        m_lost = !m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    }
    if (m_lost)
        return;
    const QByteArray quoted = QJsonDocument(QJsonArray{reason}).toJson(QJsonDocument::Compact);
    const QByteArray line = "{\"reason\":" + quoted.mid(1, quoted.size() - 2)
        + ",\"document\":" + QByteArray::fromStdString(document) + "}\n";
    m_lost = m_file.write(line) != line.size() || !m_file.flush();
}

void RefusedDocuments::tell(Console &console) const
{
    if (m_count == 0)
        return;
    console.message(
        u"%1 events were refused by the engine, the first because of %2"_s.arg(m_count).arg(m_firstReason));
    console.message(m_lost
                        ? u"They could not be kept in %1: %2"_s.arg(m_file.fileName(), m_file.errorString())
                        : u"They are kept with their reasons in %1"_s.arg(m_file.fileName()));
}

} // namespace tally::cli

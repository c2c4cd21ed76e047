// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/importer.h"

#include <QDialog>
#include <QLocale>

class QVBoxLayout;

namespace tally {

/// The account of an import: received = stored + duplicates + rejected, by day; why lines were rejected, and
/// the way to the file that holds them. Not modal.
class LedgerDialog : public QDialog
{
    Q_OBJECT
public:
    LedgerDialog(const ImportResult &result, QWidget *parent);

    /// "31,106 received · 31,106 stored · 0 duplicates · 0 rejected"
    static QString summary(const LedgerEntry &total, const QLocale &locale);

private:
    QWidget *buildTable(const ImportResult &result);
    QString reasons(const ImportResult &result) const;
    void addRejectedLink(QVBoxLayout *column, const QString &file);
};

} // namespace tally

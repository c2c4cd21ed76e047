// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "ui/theme/theme.h"

#include <QDialog>

namespace tally {

/// A result as a plain table of all its numbers, with the compared period's beside them. Ctrl+C copies as
/// TSV.
class TableDialog : public QDialog
{
    Q_OBJECT
public:
    TableDialog(const Theme &theme, const QString &title, const ResultTable &table, QWidget *parent);
};

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/barlistmodel.h"

#include "ui/theme/figures.h"
#include "ui/theme/format.h"
#include "ui/widgets/changedelegate.h"

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

void BarListModel::setRows(const QList<BarRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    measure();
    endResetModel();
}

void BarListModel::setLocale(const QLocale &locale)
{
    beginResetModel();
    m_locale = locale;
    measure();
    endResetModel();
}

void BarListModel::measure()
{
    m_columns = {};
    const QFont font = Theme::font(FontRole::Body);
    for (const BarRow &row : std::as_const(m_rows)) {
        m_columns.value = std::max(m_columns.value, figuresWidth(font, row.valueText));
        if (row.share)
            m_columns.share = std::max(m_columns.share, figuresWidth(font, shareText(row)));
        if (row.change)
            m_columns.change = std::max(m_columns.change, figuresWidth(font, changeText(row)));
        // The rest of a dimension may well be longer than all: it must not flatten the others.
        if (row.value && !row.key.isOther() && std::isfinite(*row.value))
            m_columns.greatest = std::max(m_columns.greatest, *row.value);
    }
}

int BarListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString BarListModel::label(const BarRow &row) const
{
    if (row.key.isOther())
        return tr("Other");
    if (!row.label.isEmpty())
        return row.label;
    return row.key.isNull() ? tr("(unknown)") : row.key.toPlainText();
}

QString BarListModel::shareText(const BarRow &row) const
{
    return row.share ? Format(m_locale).percent(*row.share) : QString();
}

QString BarListModel::changeText(const BarRow &row) const
{
    return row.change ? ChangeDelegate::arrowText(row.change, m_locale) : QString();
}

QVariant BarListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BarRow &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return label(row);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        QStringList parts{label(row), row.valueText, shareText(row), changeText(row)};
        parts.removeAll(QString());
        return parts.join(role == Qt::ToolTipRole ? u" · "_s : u", "_s);
    }
    return {};
}

Qt::ItemFlags BarListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const bool other = m_rows.at(index.row()).key.isOther();
    // Other can be reached and read, but there is nothing to filter by.
    return other ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                 : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace tally

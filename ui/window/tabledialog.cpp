// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tabledialog.h"

#include "ui/pages/common/tabletext.h"
#include "ui/pages/common/toptable.h"
#include "ui/theme/format.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

namespace tally {

using namespace Qt::StringLiterals;

TableDialog::TableDialog(const Theme &theme, const QString &title, const ResultTable &table, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    setObjectName(u"tableDialog"_s);
    resize(640, 520);
    auto *view = new TopTable(theme, this);
    view->setAccessibleName(title);
    const ResultTable wide = withCompared(table);
    view->setTable(wide, plainColumns(wide, table.columns.size(), Format(locale()).language()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 14);
    column->addWidget(view, 1);
    column->addWidget(buttons);
}

} // namespace tally

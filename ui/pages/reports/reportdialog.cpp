// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reports/reportdialog.h"

#include "ui/widgets/rangetext.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace tally {

using namespace Qt::StringLiterals;

ReportDialog::ReportDialog(const QList<SavedView> &views, const QString &zone, QWidget *parent)
    : QDialog(parent)
    , m_views(views)
    , m_zone(zone)
{
    setWindowTitle(tr("New report"));
    setObjectName(u"reportDialog"_s);
    resize(460, 480);
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"reportName"_s);
    m_name->setMaxLength(MaxKeptName);
    m_note = new QLineEdit(this);
    m_range = new QComboBox(this);
    m_range->addItem(tr("Each view its own"), QString());
    for (const QString &name : offeredRanges())
        m_range->addItem(rangeTitle(name), name);
    m_range->setCurrentIndex(std::max(0, m_range->findData(u"last_28_days"_s)));
    m_list = new QListWidget(this);
    m_list->setObjectName(u"reportViews"_s);
    m_list->setAccessibleName(tr("Saved views"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        auto *item = new QListWidgetItem(m_views.at(i).name, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                       | Qt::ItemIsDragEnabled);
        item->setCheckState(Qt::Unchecked);
        item->setData(Qt::UserRole, i);
        item->setToolTip(m_views.at(i).note);
    }
    m_error = new QLabel(this);
    m_error->setProperty("kind", u"error"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Note"), m_note);
    form->addRow(tr("Range"), m_range);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("Save"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->addLayout(form);
    column->addWidget(new QLabel(tr("Saved views, in the order of the report (drag to move them)"), this));
    column->addWidget(m_list, 1);
    column->addWidget(m_error);
    column->addWidget(m_buttons);
    connect(m_name, &QLineEdit::textChanged, this, &ReportDialog::enable);
    connect(m_list, &QListWidget::itemChanged, this, &ReportDialog::enable);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] { Q_EMIT wanted(report()); });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    enable();
}

Report ReportDialog::report() const
{
    Report report{m_name->text().trimmed(), m_note->text(), {}, {}};
    const QString range = m_range->currentData().toString();
    if (!range.isEmpty())
        report.range = RangeSpec{.name = range, .from = {}, .to = {}, .zone = m_zone};
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() != Qt::Checked)
            continue;
        const SavedView &view = m_views.at(item->data(Qt::UserRole).toLongLong());
        report.views.append({view.name, view.chart, view.query});
    }
    return report;
}

void ReportDialog::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void ReportDialog::enable()
{
    const Report now = report();
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(isKeptName(now.name) && !now.views.isEmpty());
}

} // namespace tally

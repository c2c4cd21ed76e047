// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ledgerdialog.h"

#include "ui/models/errortext.h"
#include "ui/pages/data/importtexts.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>

namespace tally {

using namespace Qt::StringLiterals;

LedgerDialog::LedgerDialog(const ImportResult &result, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import ledger"));
    setObjectName(u"ledgerDialog"_s);
    resize(620, 460);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(10);
    auto *title = new QLabel(
        result.cancelled ? tr("Import stopped: what was stored until then stays.")
                         : tr("Import finished in %1 s.").arg(locale().toString(result.seconds, 'f', 1)),
        this);
    title->setProperty("kind", u"heading"_s);
    column->addWidget(title);
    auto *total = new QLabel(summary(result.total, locale()), this);
    total->setObjectName(u"ledgerSummary"_s);
    total->setWordWrap(true);
    column->addWidget(total);
    column->addWidget(buildTable(result), 1);
    const QString why = reasons(result);
    if (!why.isEmpty()) {
        auto *label = new QLabel(why, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    if (!result.deadLetters.isEmpty())
        addRejectedLink(column, result.deadLetters);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QString LedgerDialog::summary(const LedgerEntry &total, const QLocale &locale)
{
    return tr("%1 received · %2 stored · %3 duplicates · %4 rejected")
        .arg(locale.toString(total.received), locale.toString(total.stored),
             locale.toString(total.duplicates), locale.toString(total.rejected));
}

QWidget *LedgerDialog::buildTable(const ImportResult &result)
{
    auto *table = new QTableWidget(int(result.ledger.size()), 5, this);
    table->setAccessibleName(tr("Ledger by day"));
    table->setHorizontalHeaderLabels(
        {tr("Day (UTC)"), tr("Received"), tr("Stored"), tr("Duplicates"), tr("Rejected")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (int row = 0; row < result.ledger.size(); ++row) {
        const LedgerEntry &entry = result.ledger.at(row);
        table->setItem(row, 0, new QTableWidgetItem(entry.day.isEmpty() ? tr("(unknown)") : entry.day));
        int column = 1;
        for (const qint64 count : {entry.received, entry.stored, entry.duplicates, entry.rejected}) {
            auto *item = new QTableWidgetItem(locale().toString(count));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table->setItem(row, column++, item);
        }
    }
    return table;
}

QString LedgerDialog::reasons(const ImportResult &result) const
{
    QStringList lines;
    for (const FileReport &file : result.files) {
        if (file.error)
            lines.append(u"%1: %2"_s.arg(QFileInfo(file.file).fileName(), errorSentence(*file.error)));
    }
    for (const RejectedLines &rejected : result.rejected)
        lines.append(u"%1: %2"_s.arg(rejectReasonText(rejected.reason), locale().toString(rejected.lines)));
    return lines.join(u'\n');
}

void LedgerDialog::addRejectedLink(QVBoxLayout *column, const QString &file)
{
    auto *link = new QPushButton(tr("Show the rejected lines"), this);
    link->setObjectName(u"rejectedLines"_s);
    link->setProperty("kind", u"link"_s);
    link->setToolTip(file);
    link->setAutoDefault(false);
    connect(link, &QPushButton::clicked, this,
            [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    column->addWidget(link, 0, Qt::AlignLeft);
}

} // namespace tally

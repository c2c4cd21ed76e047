// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/savedfiltersdialog.h"

#include "ui/models/errortext.h"
#include "ui/widgets/filterchip.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

SavedFiltersDialog::SavedFiltersDialog(const SavedFilters &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
{
    setWindowTitle(tr("Saved filters"));
    setObjectName(u"savedFiltersDialog"_s);
    resize(620, 400);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Saved filters"));
    m_details = new QLabel(this);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_message = new QLabel(this);
    m_message->setProperty("kind", u"error"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    auto *buttons = new QVBoxLayout;
    QPushButton *applyButton = button(tr("Apply"), "apply", &SavedFiltersDialog::apply);
    applyButton->setProperty("kind", u"primary"_s);
    m_onSelection = {applyButton, button(tr("Rename"), "rename", &SavedFiltersDialog::rename),
                     button(tr("Delete"), "delete", &SavedFiltersDialog::remove),
                     button(tr("Export…"), "export", &SavedFiltersDialog::exportFile)};
    for (QPushButton *each : std::as_const(m_onSelection))
        buttons->addWidget(each);
    buttons->addStretch();
    buttons->addWidget(button(tr("Import…"), "import", &SavedFiltersDialog::importFile));
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 2);
    row->addWidget(m_details, 2);
    row->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->addLayout(row, 1);
    column->addWidget(m_message);
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedFiltersDialog::showDetails);
    connect(m_list, &QListWidget::itemActivated, this, &SavedFiltersDialog::apply);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        const QString before = item->data(Qt::UserRole).toString();
        if (before != item->text())
            report(m_store.rename(before, item->text().trimmed()));
    });
    reload();
}

QPushButton *SavedFiltersDialog::button(const QString &text, const char *name,
                                        void (SavedFiltersDialog::*slot)())
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, slot);
    return made;
}

void SavedFiltersDialog::reload()
{
    const QString current = currentName();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const SavedFilter &filter : m_store.list().filters) {
        auto *item = new QListWidgetItem(filter.name, m_list);
        item->setData(Qt::UserRole, filter.name);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (filter.name == current)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showDetails();
}

QString SavedFiltersDialog::currentName() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void SavedFiltersDialog::showDetails()
{
    const auto filter = m_store.find(currentName());
    for (QPushButton *each : std::as_const(m_onSelection))
        each->setEnabled(filter.has_value());
    QStringList lines;
    if (filter) {
        if (!filter->note.isEmpty())
            lines.append(filter->note + u'\n');
        for (const Filter &each : filter->filters)
            lines.append(filterSentence(each, locale()));
    }
    m_details->setText(filter ? lines.join(u'\n') : tr("No filter is saved yet."));
}

void SavedFiltersDialog::report(const Result<void> &result)
{
    m_message->setVisible(!result);
    m_message->setText(result ? QString() : errorSentence(result.error()));
    reload();
}

void SavedFiltersDialog::apply()
{
    if (const auto filter = m_store.find(currentName()))
        Q_EMIT applied(*filter);
}

void SavedFiltersDialog::rename()
{
    if (QListWidgetItem *item = m_list->currentItem())
        m_list->editItem(item);
}

void SavedFiltersDialog::remove()
{
    if (!currentName().isEmpty())
        report(m_store.remove(currentName()));
}

void SavedFiltersDialog::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Import saved filters"), {}, tr("Saved filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        Result<void> outcome;
        for (const QString &file : files) {
            if (const auto filter = m_store.importFile(file); !filter)
                outcome = Unexpected(filter.error());
        }
        report(outcome);
    });
    dialog->open();
}

void SavedFiltersDialog::exportFile()
{
    const QString name = currentName();
    auto *dialog = new QFileDialog(this, tr("Export saved filter"), SavedFilters::fileNameFor(name),
                                   tr("Saved filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, name](const QString &path) { report(m_store.exportFile(name, path)); });
    dialog->open();
}

void SavedFiltersDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        return remove();
    if (event->key() == Qt::Key_F2)
        return rename();
    QDialog::keyPressEvent(event);
}

} // namespace tally

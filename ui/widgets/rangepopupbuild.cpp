// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/monthpair.h"
#include "ui/widgets/rangepopup.h"
#include "ui/widgets/rangetext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

QLineEdit *dateEdit(QWidget *parent, const QString &name)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setFixedWidth(112);
    edit->setMaxLength(32);
    return edit;
}

} // namespace

void RangePopup::build(const Theme &theme)
{
    m_presets = new QListWidget(this);
    m_presets->setObjectName(u"presets"_s);
    m_presets->setProperty("kind", u"plain"_s);
    m_presets->setFixedWidth(152);
    m_presets->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_from = dateEdit(this, u"from"_s);
    m_to = dateEdit(this, u"to"_s);
    m_today = new QCheckBox(this);
    m_today->setObjectName(u"includeToday"_s);
    m_months = new MonthPair(theme, this);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setProperty("kind", u"small"_s);
    m_summary->setMinimumHeight(34);
    m_summary->setWordWrap(true);
    m_cancel = new QPushButton(this);
    m_apply = new QPushButton(this);
    m_apply->setObjectName(u"apply"_s);
    m_apply->setProperty("kind", u"primary"_s);

    auto *dates = new QHBoxLayout;
    dates->setSpacing(8);
    dates->addWidget(m_from);
    dates->addWidget(new QLabel(u"–"_s, this));
    dates->addWidget(m_to);
    dates->addStretch();
    dates->addWidget(m_today);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 12, 14, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_presets, 0, 0, 4, 1);
    grid->addLayout(dates, 0, 1);
    grid->addWidget(m_months, 1, 1);
    buildCompare(grid);
    grid->addLayout(buttons, 3, 1);
}

void RangePopup::buildCompare(QGridLayout *grid)
{
    m_compareLabel = new QLabel(this);
    m_mode = new QComboBox(this);
    m_mode->setObjectName(u"compare"_s);
    m_compareLabel->setBuddy(m_mode);
    m_weekday = new QCheckBox(this);
    m_weekday->setObjectName(u"alignWeekday"_s);
    m_otherFrom = dateEdit(this, u"otherFrom"_s);
    m_otherTo = dateEdit(this, u"otherTo"_s);
    m_otherDash = new QLabel(u"–"_s, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_compareLabel);
    row->addWidget(m_mode);
    row->addWidget(m_weekday);
    row->addWidget(m_otherFrom);
    row->addWidget(m_otherDash);
    row->addWidget(m_otherTo);
    row->addStretch();
    grid->addLayout(row, 2, 1);
}

void RangePopup::connectParts()
{
    connect(m_presets, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (!m_showing && item)
            choosePreset(item->data(Qt::UserRole).toString());
    });
    connect(m_months, &MonthPair::previewed, this, &RangePopup::showDays);
    connect(m_months, &MonthPair::chosen, this, &RangePopup::chooseDays);
    for (QLineEdit *edit : {m_from, m_to})
        connect(edit, &QLineEdit::textEdited, this, &RangePopup::takeTyped);
    for (QLineEdit *edit : {m_otherFrom, m_otherTo})
        connect(edit, &QLineEdit::textEdited, this, &RangePopup::takeCompare);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &RangePopup::takeCompare);
    connect(m_weekday, &QCheckBox::toggled, this, &RangePopup::takeCompare);
    connect(m_today, &QCheckBox::toggled, this, [this](bool on) {
        if (m_showing)
            return;
        m_range.includeToday = on;
        showRange();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(m_apply, &QPushButton::clicked, this, &RangePopup::apply);
}

void RangePopup::fillPresets()
{
    const bool before = m_showing;
    m_showing = true;
    m_presets->clear();
    QStringList names = offeredRanges();
    names.append(QString());
    for (const QString &name : std::as_const(names)) {
        auto *item = new QListWidgetItem(rangeTitle(name), m_presets);
        item->setData(Qt::UserRole, name);
    }
    // All of them are seen at once.
    m_presets->ensurePolished();
    m_presets->setMinimumHeight(m_presets->sizeHintForRow(0) * m_presets->count() + 6);
    m_showing = before;
}

void RangePopup::fillCompare()
{
    const bool before = m_showing;
    m_showing = true;
    m_mode->clear();
    m_mode->addItem(tr("No comparison"), int(CompareMode::None));
    m_mode->addItem(tr("Previous period"), int(CompareMode::PreviousPeriod));
    m_mode->addItem(tr("Previous year"), int(CompareMode::PreviousYear));
    m_mode->addItem(tr("Chosen dates"), int(CompareMode::Custom));
    m_showing = before;
}

void RangePopup::retranslate()
{
    fillPresets();
    fillCompare();
    setAccessibleName(tr("Date range"));
    m_presets->setAccessibleName(tr("Named ranges"));
    const auto name = [](QLineEdit *edit, const QString &text) {
        edit->setAccessibleName(text);
        edit->setToolTip(text);
        edit->setPlaceholderText(tr("YYYY-MM-DD"));
    };
    name(m_from, tr("First day"));
    name(m_to, tr("Last day"));
    name(m_otherFrom, tr("First day of the compared period"));
    name(m_otherTo, tr("Last day of the compared period"));
    m_today->setText(tr("Include today"));
    m_compareLabel->setText(tr("Compare with"));
    m_mode->setAccessibleName(tr("Compare with"));
    m_weekday->setText(tr("Align weekdays"));
    m_weekday->setToolTip(tr("Shift by whole weeks, so that a Monday meets a Monday"));
    m_cancel->setText(tr("Cancel"));
    m_apply->setText(tr("Apply"));
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/zonepicker.h"

#include "ui/widgets/zonelistmodel.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

ZonePicker::ZonePicker(const Clock &clock, QWidget *parent)
    : QComboBox(parent)
    , m_model(new ZoneListModel(clock, this))
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(14);
    setModel(m_model);
    // Measuring every entry would read every zone's file.
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(20);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->popup()->setProperty("kind", u"popup"_s);
    connect(this, &QComboBox::activated, this, &ZonePicker::choose);
    connect(completer(), qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &name) { choose(int(m_model->names().indexOf(name))); });
    setZone(u"UTC"_s);
    retranslate();
}

void ZonePicker::setZone(const QString &ianaName)
{
    const auto row = m_model->names().indexOf(ianaName);
    if (row < 0 && !Zone::find(ianaName))
        return;
    m_zone = ianaName;
    showZone();
}

void ZonePicker::showZone()
{
    // An alias that the list leaves out is kept and shown all the same.
    setCurrentIndex(int(m_model->names().indexOf(m_zone)));
    lineEdit()->setText(m_model->title(m_zone));
    lineEdit()->setCursorPosition(0);
}

void ZonePicker::choose(int row)
{
    if (row >= 0 && row < m_model->names().size() && m_model->names().at(row) != m_zone) {
        m_zone = m_model->names().at(row);
        showZone();
        Q_EMIT zoneChosen(m_zone);
        return;
    }
    showZone();
}

void ZonePicker::takeText()
{
    QString typed = lineEdit()->text().trimmed();
    typed.replace(u' ', u'_');
    const QStringList &names = m_model->names();
    const auto exact = std::find_if(names.cbegin(), names.cend(), [&](const QString &name) {
        return name.compare(typed, Qt::CaseInsensitive) == 0;
    });
    if (exact != names.cend())
        return choose(int(exact - names.cbegin()));
    const QStringList matching = names.filter(typed, Qt::CaseInsensitive);
    choose(matching.isEmpty() || typed.isEmpty() ? -1 : int(names.indexOf(matching.first())));
}

void ZonePicker::focusOutEvent(QFocusEvent *event)
{
    QComboBox::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        showZone();
}

void ZonePicker::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeText();
        return;
    case Qt::Key_Escape:
        showZone();
        lineEdit()->selectAll();
        return;
    default:
        QComboBox::keyPressEvent(event);
    }
}

void ZonePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void ZonePicker::retranslate()
{
    setAccessibleName(tr("Time zone"));
    setAccessibleDescription(tr("Type a part of a city's name"));
    setToolTip(tr("Days and hours are counted in this time zone"));
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picklist.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostText = 220; ///< pixels of the button's text

} // namespace

PickList::PickList(const Theme &theme, int most, QWidget *parent)
    : QPushButton(parent)
    , m_popup(new PickPopup(theme, most, this))
{
    connect(this, &QPushButton::clicked, this, [this] { m_popup->openAt(*this); });
    connect(m_popup, &PickPopup::changed, this, [this](const QStringList &picked) {
        refresh();
        Q_EMIT changed(picked);
    });
}

void PickList::setCaption(const QString &caption)
{
    m_caption = caption;
    refresh();
}

void PickList::setEntries(const QList<PickEntry> &entries)
{
    m_entries = entries;
    m_popup->setEntries(entries);
    refresh();
}

void PickList::setPicked(const QStringList &picked)
{
    m_popup->setPicked(picked);
    refresh();
}

void PickList::refresh()
{
    QStringList labels;
    for (const QString &id : picked()) {
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const PickEntry &each) { return each.id == id; });
        labels.append(entry == m_entries.end() ? id : entry->label);
    }
    const QString text = labels.join(u", "_s);
    setText(fontMetrics().elidedText(text, Qt::ElideRight, MostText).replace(u'&', u"&&"_s) + u"  ▾"_s);
    setAccessibleName(u"%1: %2"_s.arg(m_caption, text));
    setToolTip(text);
}

} // namespace tally

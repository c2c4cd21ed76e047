// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pickpopup.h"

#include <QPushButton>

namespace tally {

/// A button that says what is picked of many, and opens the list to pick from. At least one stays picked.
class PickList : public QPushButton
{
    Q_OBJECT
public:
    PickList(const Theme &theme, int most, QWidget *parent);
    void setCaption(const QString &caption); ///< "Metrics"
    void setEntries(const QList<PickEntry> &entries);
    void setPicked(const QStringList &picked); ///< does not emit
    const QStringList &picked() const { return m_popup->picked(); }
    PickPopup *popup() const { return m_popup; }

Q_SIGNALS:
    void changed(const QStringList &picked);

private:
    void refresh();

    QString m_caption;
    QList<PickEntry> m_entries;
    PickPopup *m_popup = nullptr;
};

} // namespace tally

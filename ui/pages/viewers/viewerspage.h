// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/boardpage.h"

namespace tally {

/// Who watches: how many, new and returning, how often, how long they stay.
class ViewersPage : public BoardPage
{
    Q_OBJECT
public:
    using BoardPage::BoardPage;
    QString id() const override { return QStringLiteral("viewers"); }
    QString icon() const override { return QStringLiteral("viewers"); }

protected:
    QString pageTitle() const override { return tr("Viewers"); }
    QList<Block> plan(const PlanInput &input) const override;
};

} // namespace tally

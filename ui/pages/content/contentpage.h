// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/boardpage.h"

namespace tally {

/// Contents and categories, and a content's own page.
class ContentPage : public BoardPage
{
    Q_OBJECT
public:
    using BoardPage::BoardPage;
    QString id() const override { return QStringLiteral("content"); }
    QString icon() const override { return QStringLiteral("content"); }

protected:
    QString pageTitle() const override { return tr("Content"); }
    QString backText() const override { return tr("All contents"); }
    QString subjectName(const PlanInput &input) const override;
    QString subjectNote(const PlanInput &input) const override;
    QList<Block> plan(const PlanInput &input) const override;
};

} // namespace tally

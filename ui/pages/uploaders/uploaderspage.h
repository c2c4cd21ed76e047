// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/boardpage.h"

namespace tally {

/// Uploaders, how their success is spread, and an uploader's own page.
class UploadersPage : public BoardPage
{
    Q_OBJECT
public:
    using BoardPage::BoardPage;
    QString id() const override { return QStringLiteral("uploaders"); }
    QString icon() const override { return QStringLiteral("uploaders"); }

protected:
    QString pageTitle() const override { return tr("Uploaders"); }
    QString backText() const override { return tr("All uploaders"); }
    QString subjectName(const PlanInput &input) const override;
    QString subjectNote(const PlanInput &input) const override;
    QList<Block> plan(const PlanInput &input) const override;
};

} // namespace tally

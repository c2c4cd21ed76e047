// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/uploaders/uploaderspage.h"

#include "ui/pages/uploaders/uploaderplan.h"
#include "ui/theme/format.h"

namespace tally {

QList<Block> UploadersPage::plan(const PlanInput &input) const
{
    return input.subject.isEmpty() ? planUploaders(input) : planUploader(input);
}

QString UploadersPage::subjectName(const PlanInput &input) const
{
    const auto facts = uploaderFacts(input);
    return facts && !facts->name.isEmpty() ? facts->name : input.subject;
}

QString UploadersPage::subjectNote(const PlanInput &input) const
{
    const auto facts = uploaderFacts(input);
    if (!facts)
        return {};
    const Format format(input.locale);
    return tr("%1 uploads of all time").arg(format.exactValue(facts->uploads, Unit::Count));
}

} // namespace tally

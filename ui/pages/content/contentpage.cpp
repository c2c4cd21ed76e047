// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/content/contentpage.h"

#include "ui/pages/common/pagetexts.h"
#include "ui/pages/content/contentfacts.h"
#include "ui/pages/content/contentplan.h"

namespace tally {

QList<Block> ContentPage::plan(const PlanInput &input) const
{
    return input.subject.isEmpty() ? planContents(input) : planContent(input);
}

QString ContentPage::subjectName(const PlanInput &input) const
{
    const auto facts = contentFacts(input);
    return facts && !facts->title.isEmpty() ? facts->title : input.subject;
}

QString ContentPage::subjectNote(const PlanInput &input) const
{
    const auto facts = contentFacts(input);
    if (!facts)
        return {};
    QStringList parts;
    if (!facts->type.isNull())
        parts.append(valueText(QStringLiteral("content_type"), facts->type, input.locale));
    if (!facts->category.isNull())
        parts.append(valueText(QStringLiteral("category"), facts->category, input.locale));
    if (!facts->uploaderName.isEmpty())
        parts.append(tr("by %1").arg(facts->uploaderName));
    if (facts->publishedMs)
        parts.append(tr("published %1")
                         .arg(Format(input.locale).date(input.range.zone.localDate(*facts->publishedMs))));
    return parts.join(QStringLiteral(" · "));
}

} // namespace tally

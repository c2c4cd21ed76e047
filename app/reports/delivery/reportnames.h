// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

namespace tally {

/// A text as a part of a file's name: letters and digits, and hyphens for the rest.
QString fileSlug(const QString &text, const QString &fallback);
/// "weekly-2026-10-01-2-views.csv"; number 0: "weekly-2026-10-01.pdf". The date is the local one of `nowMs`.
QString reportFileName(const QString &report, qint64 nowMs, int number, const QString &title,
                       const QString &ending);
/// "Views by Country" for a view without a title.
QString madeTitle(const Query &query, Language language);

} // namespace tally

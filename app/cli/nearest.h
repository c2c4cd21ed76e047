// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tally::cli {

/// The names most like a mistyped one, equally near ones, at most three; none where nothing is near.
QStringList nearest(const QString &typed, const QStringList &names);

/// `; did you mean views?`, or empty.
QString didYouMean(const QString &typed, const QStringList &names);

} // namespace tally::cli

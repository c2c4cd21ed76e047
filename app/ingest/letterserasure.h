// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <QStringList>

namespace tally {

struct LettersErasure
{
    qint64 lines = 0; ///< rejected lines that named the id
    QStringList files; ///< that held them
};

/// Removes the rejected lines that name an id from a folder of dead letters; a file of which nothing stays is
/// removed. Each file is replaced whole or not at all. A folder that is not there holds none.
/// `dryRun`: only counts.
Result<LettersErasure> eraseFromLetters(const QString &folder, const QString &id, bool dryRun,
                                        const CancelToken &cancel);

} // namespace tally

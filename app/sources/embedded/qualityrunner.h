// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/qualitysource.h"

namespace tally {

class Connection;

/// The figures of the range's UTC days: events by QualitySql, lines by the ledger; one snapshot.
Result<QualityReport> storeQuality(Connection &connection, const QualityQuestion &question, qint64 nowMs,
                                   const CancelToken &cancel);
Result<QualityRows> storeQualityRows(Connection &connection, const QualityQuestion &question,
                                     QualityFigure figure, int limit, qint64 nowMs,
                                     const CancelToken &cancel);

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

namespace tally {

/// Where the parts of a tile are; an empty rectangle is a part that has no room or nothing to show.
struct KpiLayout
{
    QRectF label;
    QRectF badge;
    QRectF value;
    QRectF spark;
    QRectF pill;
    QRectF versus;
    QRectF beside; ///< what was before, and all time
    QRectF message;
};

} // namespace tally

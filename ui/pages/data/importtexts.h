// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

/// Why lines were rejected, in the interface's language; a word not known here stays as it is.
QString rejectReasonText(const QString &reason);
/// The file dialog's filter of what can be imported.
QString importFileFilter();

} // namespace tally

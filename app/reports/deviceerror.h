// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QIODevice>

namespace tally {

/// Why a device refused to be opened or written: disk_full or io_error, with the system's reason as
/// `detail` and the file's name as `place`. Ask directly after the failed call.
Error deviceError(const QIODevice &device);

} // namespace tally

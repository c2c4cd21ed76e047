// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/eventbatch.h"

#include <QByteArray>

namespace tally {

/// A batch as bytes, for a process of the same version: number of rows, then each field that any row has, by
/// name.
QByteArray batchToBytes(const EventBatch &batch);
/// Errors: `io_error` where the bytes are not such a batch.
Result<EventBatch> batchFromBytes(const QByteArray &bytes);

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/window/importjob.h"
#include "ui/window/openedstore.h"

namespace tally {

/// Opens (or makes) local stores, and indices of Elasticsearch or OpenSearch by their address.
StoreOpener embeddedOpener(std::shared_ptr<const Clock> clock);
/// Writes the demo community: `days` that end now, about `events` events.
ImportJob::Work demoWork(int days, qint64 events);

} // namespace tally

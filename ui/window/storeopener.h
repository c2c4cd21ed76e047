// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/window/importjob.h"
#include "ui/window/openedstore.h"

namespace tally {

/// Opens what --source names: local stores, which are made where missing, engines, stats APIs. Secrets come
/// from the environment.
StoreOpener sourceOpener(std::shared_ptr<const Clock> clock);
/// Writes the demo community: `days` that end now, about `events` events.
ImportJob::Work demoWork(int days, qint64 events);

} // namespace tally

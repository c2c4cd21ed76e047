// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/eventsink.h"
#include "sources/source.h"

#include <functional>
#include <memory>

namespace tally {

/// A source the window shows, and the way to write into it.
struct OpenedStore
{
    std::shared_ptr<Source> source;
    /// Called on a worker thread; the sink must not outlive the source. Empty: the source cannot be imported
    /// into.
    std::function<Result<std::unique_ptr<EventSink>>()> makeSink;
};

/// Opens a location as --source takes it. Blocks: called on a worker thread.
using StoreOpener = std::function<Result<OpenedStore>(const QString &location)>;

} // namespace tally

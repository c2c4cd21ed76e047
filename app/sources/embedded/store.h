// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/viewererasure.h"
#include "sources/qualitysource.h"
#include "sources/storekeeper.h"

namespace tally {

/// A local store, whoever has its file open: this process, or another one that answers for it
/// (sources/sharing).
class Store : public Source, public QualitySource, public StoreKeeper
{
    Q_OBJECT
public:
    using Source::Source;

    /// Blocks, as StoreKeeper's calls do.
    virtual Result<ErasureReport> erase(const ErasureOptions &options, const CancelToken &cancel) = 0;
    /// Another process has the file open: it can't be written anew now.
    virtual bool isElsewhere() const { return false; }
};

} // namespace tally

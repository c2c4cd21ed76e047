// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/pruner.h"
#include "sources/embedded/storecopy.h"
#include "sources/embedded/storefacts.h"
#include "sources/embedded/storerestore.h"
#include "sources/embedded/viewererasure.h"
#include "sources/eventsink.h"
#include "sources/qualitysource.h"

namespace tally {

/// A local store, whoever has its file open: this process, or another one that answers for it
/// (sources/sharing). What looks after the store blocks, and waits for the batch that an import is writing.
class Store : public Source, public QualitySource
{
    Q_OBJECT
public:
    using Source::Source;

    virtual Result<PruneReport> prune(const PruneOptions &options, const CancelToken &cancel) = 0;
    virtual Result<ErasureReport> erase(const ErasureOptions &options, const CancelToken &cancel) = 0;
    /// A copy as it stands at this instant, under its name only when it is whole; imports and queries go on.
    virtual Result<BackupReport> backUp(const QString &to, const CopyProgress &progress,
                                        const CancelToken &cancel)
        = 0;
    virtual Result<StoreFacts> facts(int imports, const CancelToken &cancel) = 0;

    /// For imports; must not outlive the source. Several take turns at each batch. With the number of an
    /// import that was begun and not finished, and whose file is begin()'s, begin() goes on with that one.
    virtual std::unique_ptr<EventSink> makeSink(qint64 resumed = 0) = 0;

    /// Another process has the file open: it can't be written anew now.
    virtual bool isElsewhere() const { return false; }
};

} // namespace tally

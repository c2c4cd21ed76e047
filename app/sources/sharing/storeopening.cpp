// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/storeopening.h"

#include "core/errorcodes.h"
#include "sources/sharing/hostedstore.h"
#include "sources/sharing/sharedstore.h"

#include <QDeadlineTimer>
#include <QThread>

namespace tally {

Result<std::unique_ptr<Store>> openOrJoin(const QString &path, std::shared_ptr<const Clock> clock,
                                          const EmbeddedSource::Options &options, int patienceMs)
{
    constexpr int tryAgainMs = 50;
    const QDeadlineTimer deadline(patienceMs);
    while (true) {
        Result<std::unique_ptr<EmbeddedSource>> opened = EmbeddedSource::open(path, clock, options);
        if (opened)
            return std::make_unique<HostedStore>(std::move(*opened));
        if (opened.error().code != codes::StoreInUse)
            return Unexpected(opened.error());
        Result<std::unique_ptr<SharedStore>> joined
            = SharedStore::join(path, [path, clock, options, patienceMs] {
                  return openOrJoin(path, clock, options, patienceMs);
              });
        if (joined)
            return std::move(*joined);
        if (!joined.error().retryable || deadline.hasExpired()) {
            // Who has it open the engine knows best; why that one does not answer is the rest.
            if (!joined.error().retryable)
                opened.error().detail = joined.error().detail;
            return Unexpected(opened.error());
        }
        QThread::msleep(tryAgainMs);
    }
}

} // namespace tally

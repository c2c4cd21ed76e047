// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorcodes.h"
#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>

namespace tally {

/// Calls `take` with the answer on the context's thread, unless the context is gone by then; a future that
/// ends without an answer counts as cancelled. QFuture::then() with a context needs the context to outlive
/// the future in Qt 6.4; this does not.
template <typename T, typename Take>
void whenDone(const QFuture<Result<T>> &future, QObject *context, Take take)
{
    using Watcher = QFutureWatcher<Result<T>>;
    auto *watcher = new Watcher(context);
    QObject::connect(watcher, &Watcher::finished, context, [watcher, take = std::move(take)]() mutable {
        watcher->deleteLater();
        const QFuture<Result<T>> done = watcher->future();
        if (done.resultCount() > 0)
            take(done.result());
        else
            take(Result<T>(Unexpected(
                Error{ErrorKind::Cancelled, codes::Cancelled, QStringLiteral("dropped"), {}, true})));
    });
    watcher->setFuture(future);
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace tally {

/// A store as a file among files: its size, and how another one takes its place. Errors: `disk_full`,
/// `io_error`, `store_in_use`.
namespace storefile {

qint64 bytes(const QString &path); ///< with its write-ahead log
quint64 number(const QString &path); ///< of the file that the name leads to; 0: none
QString walOf(const QString &path);
bool hasWal(const QString &path); ///< with something in it
/// The file and its log; what is not there is no error.
void remove(const QString &path);
/// Onto the disk: the file's content, or a folder's names.
Result<void> sync(const QString &path);
/// `from` takes the name `to`, whole or not at all, and stays so after a power cut.
Result<void> rename(const QString &from, const QString &to);

} // namespace storefile

/// Keeps other processes from opening a store while no engine of this one has it open, so that its file can
/// be replaced. Make it while the engine still has the store open, take() after that has ended.
class StoreGuard
{
public:
    explicit StoreGuard(const QString &path);
    ~StoreGuard();
    StoreGuard(const StoreGuard &) = delete;
    StoreGuard &operator=(const StoreGuard &) = delete;

    /// Remembers the state of the file that take() must find again.
    void mark();
    /// `store_in_use` where another process has the store, or had it since mark().
    Result<void> take();

private:
    QByteArray state() const;

    QString m_path;
    int m_descriptor;
    QByteArray m_marked;
};

} // namespace tally

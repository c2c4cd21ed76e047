// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/crashnote.h"

#include "cli/console.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TALLYROOM_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TALLYROOM_SANITIZED 1
#endif
#endif

namespace tally::cli {

namespace {

// Made beforehand: in a fault's handler nothing may be allocated.
std::array<char, 8192> note;
std::size_t noteSize = 0;

void tellAndLeave(int)
{
    if (::write(STDERR_FILENO, note.data(), noteSize) < 0)
        ::_exit(Failed);
    ::_exit(Failed);
}

void prepareNote(const QString &store)
{
    const QByteArray text = "\ntally: store_damaged: " + store.toUtf8()
        + ": The store's engine broke off while it worked on this file: most likely the file is damaged. "
          "What was "
          "stored before is as it was. Put a backup in its place (tally restore), or import the logs into a "
          "new "
          "store. If it happens with another store, too, please report it.\n";
    noteSize = std::min(std::size_t(text.size()), note.size());
    std::memcpy(note.data(), text.constData(), noteSize);
}

} // namespace

void blameFaultsOn(const QString &store)
{
    prepareNote(store);
#ifndef TALLYROOM_SANITIZED
    if (std::getenv("TALLYROOM_CORE")) // whoever looks for the cause wants the fault itself
        return;
    // A stack of its own serves the thread that calls this; other threads' stacks are not what overflows.
    static std::array<char, 64 * 1024> stack;
    stack_t alternative = {};
    alternative.ss_sp = stack.data();
    alternative.ss_size = stack.size();
    ::sigaltstack(&alternative, nullptr);
    struct sigaction action = {};
    action.sa_handler = tellAndLeave;
    action.sa_flags = SA_ONSTACK | int(SA_RESETHAND);
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
        ::sigaction(signal, &action, nullptr);
#endif
}

} // namespace tally::cli

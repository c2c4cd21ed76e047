// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <csignal>

#include <unistd.h>

namespace tally::cli {

namespace {

constexpr int ExitInterrupted = 130;
constexpr unsigned GraceSeconds = 10;

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGALRM);
    return signals;
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t watched = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &watched, &m_before);
    m_watcher = std::thread([this] { watch(); });
}

Interrupt::~Interrupt()
{
    m_ended = true;
    pthread_kill(m_watcher.native_handle(), SIGTERM);
    m_watcher.join();
    ::alarm(0);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void Interrupt::watch()
{
    const sigset_t watched = watchedSignals();
    for (int number = 0; sigwait(&watched, &number) == 0 && !m_ended;) {
        if (m_token.isCancelled())
            ::_exit(ExitInterrupted);
        ::alarm(GraceSeconds);
        m_token.cancel();
    }
}

} // namespace tally::cli

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hangup.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace tally::cli {

namespace {
// What a signal handler may use.
std::atomic<int> wakeEnd = -1;

void onHangup(int)
{
    const int before = errno;
    const char byte = 'h';
    static_cast<void>(::write(wakeEnd, &byte, 1) < 0);
    errno = before;
}
} // namespace

struct Hangup::State
{
    int ends[2] = {-1, -1};
    std::function<void()> action;
    std::thread thread;
};

Hangup::Hangup(std::function<void()> action)
    : m_state(new State)
{
    m_state->action = std::move(action);
    if (::pipe2(m_state->ends, O_CLOEXEC) != 0)
        return;
    wakeEnd = m_state->ends[1];
    m_state->thread = std::thread([state = m_state] {
        for (char byte = 0; ::read(state->ends[0], &byte, 1) == 1 && byte == 'h';)
            state->action();
    });
    struct sigaction hangup = {};
    hangup.sa_handler = onHangup;
    hangup.sa_flags = SA_RESTART;
    ::sigaction(SIGHUP, &hangup, nullptr);
}

Hangup::~Hangup()
{
    std::signal(SIGHUP, SIG_DFL);
    if (m_state->thread.joinable()) {
        const char end = 'e';
        static_cast<void>(::write(m_state->ends[1], &end, 1) < 0);
        m_state->thread.join();
        wakeEnd = -1;
        ::close(m_state->ends[0]);
        ::close(m_state->ends[1]);
    }
    delete m_state;
}

} // namespace tally::cli

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/embeddedsource.h"

namespace tally {

/// Answers other processes of the same user for a store that this one has open, on threads of its own. Must
/// not outlive the store.
class StoreHost
{
public:
    /// Nothing where no socket can be had: the store then is this process's alone.
    static std::unique_ptr<StoreHost> start(EmbeddedSource &store);
    /// Takes nothing new, ends connections that ask nothing, waits for what is being answered.
    ~StoreHost();
    StoreHost(const StoreHost &) = delete;
    StoreHost &operator=(const StoreHost &) = delete;

private:
    struct Parts;
    explicit StoreHost(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace tally

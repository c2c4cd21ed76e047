// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tally {

/// What a part of a page that waits for an answer shows.
enum class TileState {
    Ready,
    Loading, ///< the last content, dimmed; a skeleton where there was none yet
    Error, ///< a sentence, and Retry where that may help
    Empty ///< answered, with nothing in it
};

} // namespace tally

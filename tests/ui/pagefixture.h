// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/barsblock.h"
#include "ui/pages/board/boardpage.h"
#include "ui/pages/board/chartblock.h"
#include "ui/pages/board/gridblock.h"
#include "ui/pages/board/tableblock.h"
#include "ui/pages/board/tilesblock.h"
#include "ui/window/pagehost.h"
#include "windowfixture.h"

namespace tally {

inline const QStringList BoardPages = {QStringLiteral("content"), QStringLiteral("uploaders"),
                                       QStringLiteral("viewers"), QStringLiteral("explore")};

inline BoardPage *boardOf(const WindowFixture &fixture, const QString &id)
{
    return qobject_cast<BoardPage *>(fixture.window->pages().find(id));
}

template <typename View>
View *partOf(const WindowFixture &fixture, const QString &page, const QString &block)
{
    BoardPage *board = boardOf(fixture, page);
    return board ? qobject_cast<View *>(board->view().blockView(block)) : nullptr;
}

/// The first content that the Content page's table shows.
inline QString firstContent(const WindowFixture &fixture)
{
    auto *table = partOf<TableBlock>(fixture, QStringLiteral("content"), QStringLiteral("content.contents"));
    return table ? table->table()->resultModel()->keyAt(0).toPlainText() : QString();
}

#define WAIT_SETTLED(fixture) QTRY_VERIFY_WITH_TIMEOUT(!(fixture).window->isBusy(), 60'000)

} // namespace tally

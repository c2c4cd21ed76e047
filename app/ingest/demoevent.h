// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"
#include "ingest/democontents.h"
#include "ingest/demoviewer.h"

namespace tally {

enum class DemoPlan : quint8 { None, Trial, Free, Subscribed };
enum class DemoPage : quint8 {
    None,
    Home,
    Trending,
    Search,
    Following,
    Category,
    Watch,
    Channel,
    Plans,
    Studio
};
enum class DemoTraffic : quint8 { Human, Bot, Internal };

/// One event of the demo community before its texts are written out.
struct DemoEvent
{
    qint64 timeMs = 0;
    qint64 orderMs = 0; ///< where it stands in the log: a line sent again stands later
    qint64 ingestedMs = 0;
    quint64 id = 0;
    quint64 session = 0; ///< 0: none
    quint64 impression = 0; ///< 0: none
    quint64 playback = 0; ///< 0: none
    qint64 viewer = -1; ///< −1: the uploader of the content acts
    qint64 content = -1;
    qint64 watchedMs = -1;
    qint64 signedUpMs = 0; ///< 0: no account: the viewer is anonymous
    qint32 amountHundredths = -1;
    Action action = Action::PageView;
    DemoPage page = DemoPage::None;
    DemoPlan plan = DemoPlan::None;
    DemoTraffic traffic = DemoTraffic::Human;
    quint8 source = 0; ///< of demoSources()
    bool isDollars = false;
    bool hasCurrency = true;
    bool isFromBefore = false; ///< a viewer of the time before the log
};

std::span<const std::string_view> demoSources();

/// Writes demo events out as rows of a batch.
class DemoEventWriter
{
public:
    DemoEventWriter(quint64 seed, const DemoContents &contents)
        : m_seed(seed)
        , m_contents(contents)
    {
    }
    void write(const DemoEvent &event, EventBatch &batch);

private:
    void writeViewer(const DemoEvent &event, EventBatch &batch);
    void writeContent(const DemoEvent &event, EventBatch &batch);
    void writePage(const DemoEvent &event, const DemoViewer &viewer, EventBatch &batch);
    void writeLabels(const DemoEvent &event, const DemoViewer &viewer, EventBatch &batch);

    quint64 m_seed;
    const DemoContents &m_contents;
    std::string m_text;
};

} // namespace tally

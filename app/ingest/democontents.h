// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/demorandom.h"
#include "ingest/demotexts.h"

#include <string>
#include <vector>

namespace tally {

enum class DemoContentType : quint8 { Video, Image, Text, Live };
std::string_view demoContentTypeName(DemoContentType type);

struct DemoUploader
{
    std::string id;
    std::string name;
    size_t subject;
    bool isKorean;
};

struct DemoContent
{
    std::string id;
    std::string title;
    std::string tags; ///< as EventBatch wants them: a JSON list, sorted
    size_t uploader;
    size_t subject;
    DemoContentType type;
    qint64 publishedMs;
    qint64 deletedMs; ///< 0: never
    qint64 durationMs; ///< 0: has none
    double appeal; ///< Zipf: few contents draw most views
};

/// Uploaders and what they publish before and inside [fromMs, toMs).
class DemoContents
{
public:
    DemoContents(quint64 seed, qint64 count, qint64 fromMs, qint64 toMs);

    const std::vector<DemoUploader> &uploaders() const { return m_uploaders; }
    const std::vector<DemoContent> &contents() const { return m_contents; }

    /// Prepares pick() for a day: how much each content draws, older ones less.
    void openDay(qint64 dayStartMs, qint64 dayEndMs);
    /// A content that is online at the instant, by its draw.
    size_t pick(DemoRandom &random, qint64 atMs) const;

private:
    void makeUploaders(DemoRandom &random, qint64 count);
    void makeContents(DemoRandom &random, qint64 count, qint64 fromMs, qint64 toMs);
    DemoContent makeContent(DemoRandom &random, qint64 fromMs, qint64 toMs);
    void giveAppeal(DemoRandom &random);

    std::vector<DemoUploader> m_uploaders;
    std::vector<DemoContent> m_contents; // by time of publishing
    std::vector<size_t> m_online;
    std::vector<double> m_draws; // running sums over m_online
};

} // namespace tally

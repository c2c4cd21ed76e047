// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/demorandom.h"

#include <span>
#include <string>
#include <string_view>

namespace tally {

/// The words of the demo community: subjects, titles, names, in Korean and English.
struct DemoSubject
{
    std::string_view category;
    std::span<const std::string_view> koreanTopics;
    std::span<const std::string_view> englishTopics;
    std::span<const std::string_view> koreanTitles; ///< `%` stands for the topic
    std::span<const std::string_view> englishTitles;
    std::span<const std::string_view> channelEndings; ///< Korean, behind a given name
    std::span<const std::string_view> tags;
};

std::span<const DemoSubject> demoSubjects();
std::string demoTitle(const DemoSubject &subject, bool korean, DemoRandom &random);
/// The `number`-th channel of a subject: names do not repeat among the first hundreds.
std::string demoChannelName(const DemoSubject &subject, bool korean, int number, DemoRandom &random);

} // namespace tally

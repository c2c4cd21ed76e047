// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/democontents.h"

#include "core/utcday.h"
#include "ingest/jsontext.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tally {
namespace {

std::string hexId(char kind, quint64 number)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string id(13, kind);
    for (size_t i = 0; i < 12; ++i)
        id[1 + i] = digits[(number >> (44 - 4 * i)) & 15];
    return id;
}

DemoContentType pickType(double at)
{
    return at < 0.70 ? DemoContentType::Video
        : at < 0.85  ? DemoContentType::Image
        : at < 0.95  ? DemoContentType::Text
                     : DemoContentType::Live;
}

qint64 pickDuration(DemoContentType type, DemoRandom &random)
{
    if (type == DemoContentType::Video)
        return qint64(std::clamp(std::exp(5.6 + 0.9 * random.normal()), 15.0, 5400.0)) * 1000;
    if (type == DemoContentType::Live)
        return random.between(30, 180) * 60'000;
    return 0;
}

std::string pickTags(const DemoSubject &subject, DemoRandom &random)
{
    std::set<std::string_view> tags;
    for (qint64 count = random.between(0, 3); count > 0; --count)
        tags.insert(random.oneOf(subject.tags));
    std::string json;
    for (const std::string_view tag : tags) {
        json += json.empty() ? '[' : ',';
        appendJsonString(json, tag);
    }
    return json.empty() ? json : json + ']';
}

} // namespace

std::string_view demoContentTypeName(DemoContentType type)
{
    static constexpr std::string_view names[]{"video", "image", "text", "live"};
    return names[size_t(type)];
}

DemoContents::DemoContents(quint64 seed, qint64 count, qint64 fromMs, qint64 toMs)
{
    DemoRandom random(seed ^ 0x434F4E54ull);
    makeUploaders(random, std::max<qint64>(12, count / 8));
    makeContents(random, count, fromMs, toMs);
    giveAppeal(random);
}

void DemoContents::makeUploaders(DemoRandom &random, qint64 count)
{
    std::vector<int> perSubject(demoSubjects().size() * 2);
    for (qint64 i = 0; i < count; ++i) {
        const size_t subject = size_t(random.below(qint64(demoSubjects().size())));
        const bool isKorean = random.chance(0.7);
        const int number = perSubject[subject * 2 + (isKorean ? 1 : 0)]++;
        m_uploaders.push_back({hexId('c', mixBits(random.bits())),
                               demoChannelName(demoSubjects()[subject], isKorean, number, random), subject,
                               isKorean});
    }
}

DemoContent DemoContents::makeContent(DemoRandom &random, qint64 fromMs, qint64 toMs)
{
    DemoContent content;
    // Zipf-like: the first uploaders publish most.
    content.uploader = size_t(std::pow(double(m_uploaders.size()), random.unit()) - 1.0);
    const DemoUploader &uploader = m_uploaders[content.uploader];
    content.subject
        = random.chance(0.9) ? uploader.subject : size_t(random.below(qint64(demoSubjects().size())));
    content.id = hexId('k', mixBits(random.bits()));
    content.title = demoTitle(demoSubjects()[content.subject], uploader.isKorean, random);
    content.tags = pickTags(demoSubjects()[content.subject], random);
    content.type = pickType(random.unit());
    content.durationMs = pickDuration(content.type, random);
    const qint64 day = fromMs + random.below((toMs - fromMs) / DayMs + 1) * DayMs;
    // Published in the Korean afternoon and evening (UTC 4 to 14 h), by and large.
    content.publishedMs = day + qint64(std::clamp(9.0 + 3.0 * random.normal(), 0.0, 23.99) * double(HourMs));
    content.deletedMs = random.chance(0.03) ? content.publishedMs + random.between(1, 60 * 24) * HourMs : 0;
    content.appeal = 0;
    return content;
}

void DemoContents::makeContents(DemoRandom &random, qint64 count, qint64 fromMs, qint64 toMs)
{
    const qint64 older = count * 55 / 100;
    const qint64 before = fromMs - 400 * DayMs;
    while (qint64(m_contents.size()) < older) {
        DemoContent content = makeContent(random, before, fromMs - DayMs);
        if (content.deletedMs != 0 && content.deletedMs < fromMs)
            content.deletedMs = 0;
        m_contents.push_back(std::move(content));
    }
    for (qint64 i = older; i < count; ++i) {
        DemoContent content = makeContent(random, fromMs, toMs);
        if (content.publishedMs < toMs)
            m_contents.push_back(std::move(content));
    }
    std::sort(m_contents.begin(), m_contents.end(), [](const DemoContent &a, const DemoContent &b) {
        return a.publishedMs != b.publishedMs ? a.publishedMs < b.publishedMs : a.id < b.id;
    });
}

void DemoContents::giveAppeal(DemoRandom &random)
{
    std::vector<size_t> ranks(m_contents.size());
    for (size_t i = 0; i < ranks.size(); ++i)
        ranks[i] = i;
    for (size_t i = ranks.size(); i > 1; --i)
        std::swap(ranks[i - 1], ranks[size_t(random.below(qint64(i)))]);
    for (size_t i = 0; i < ranks.size(); ++i)
        m_contents[i].appeal = 1.0 / std::pow(double(ranks[i] + 3), 0.95);
}

void DemoContents::openDay(qint64 dayStartMs, qint64 dayEndMs)
{
    m_online.clear();
    m_draws.clear();
    double sum = 0;
    for (size_t i = 0; i < m_contents.size() && m_contents[i].publishedMs < dayEndMs; ++i) {
        const DemoContent &content = m_contents[i];
        if (content.deletedMs != 0 && content.deletedMs < dayStartMs)
            continue;
        const double days = double(std::max<qint64>(0, dayStartMs - content.publishedMs)) / double(DayMs);
        sum += content.appeal * (0.06 + 1.0 / std::pow(1.0 + days / 2.5, 1.1));
        m_online.push_back(i);
        m_draws.push_back(sum);
    }
}

size_t DemoContents::pick(DemoRandom &random, qint64 atMs) const
{
    for (int attempt = 0; attempt < 16; ++attempt) {
        const double at = random.unit() * m_draws.back();
        const auto found = std::upper_bound(m_draws.begin(), m_draws.end(), at);
        const size_t index = m_online[std::min(size_t(found - m_draws.begin()), m_online.size() - 1)];
        const DemoContent &content = m_contents[index];
        if (content.publishedMs <= atMs && (content.deletedMs == 0 || content.deletedMs > atMs))
            return index;
    }
    return m_online.front(); // the oldest one is online for sure
}

} // namespace tally

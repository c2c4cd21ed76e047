// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/demoevent.h"

#include <array>

namespace tally {
namespace {

constexpr std::string_view Sources[]{"home",     "search", "following",   "share",
                                     "external", "direct", "notification"};

/// A kind letter and hex digits, without an allocation.
class HexText
{
public:
    HexText(char kind, quint64 number, size_t digits)
        : m_size(digits + 1)
    {
        static constexpr char hex[] = "0123456789abcdef";
        m_text[0] = kind;
        for (size_t i = 0; i < digits; ++i)
            m_text[1 + i] = hex[(number >> (4 * (digits - 1 - i))) & 15];
    }
    operator std::string_view() const { return {m_text.data(), m_size}; }

private:
    std::array<char, 17> m_text;
    size_t m_size;
};

std::string_view actionText(Action action)
{
    static const auto names = [] {
        std::array<std::string, ActionCount + 1> made;
        for (int i = 1; i <= ActionCount; ++i)
            made[size_t(i)] = actionName(Action(i)).toStdString();
        return made;
    }();
    return names[size_t(action)];
}

bool showsContentInFull(Action action)
{
    return action == Action::View || action == Action::ContentUpload;
}

} // namespace

std::span<const std::string_view> demoSources()
{
    return Sources;
}

void DemoEventWriter::write(const DemoEvent &event, EventBatch &batch)
{
    batch.setInteger(Field::Time, event.timeMs);
    batch.setText(Field::EventId, HexText('e', event.id, 16));
    batch.setText(Field::Action, actionText(event.action));
    batch.setInteger(Field::IngestedAt, event.ingestedMs);
    if (event.session != 0)
        batch.setText(Field::Session, HexText('s', event.session, 12));
    if (event.impression != 0)
        batch.setText(Field::Impression, HexText('i', event.impression, 12));
    if (event.playback != 0)
        batch.setText(Field::Playback, HexText('p', event.playback, 12));
    if (event.watchedMs >= 0)
        batch.setInteger(Field::WatchedMs, event.watchedMs);
    if (event.traffic != DemoTraffic::Human)
        batch.setText(Field::TrafficClass, event.traffic == DemoTraffic::Bot ? "bot" : "internal");
    if (event.amountHundredths >= 0) {
        batch.setDecimal(Field::Amount, double(event.amountHundredths) / 100.0);
        batch.setInteger(Field::Quantity, 1);
        if (event.hasCurrency)
            batch.setText(Field::Currency, event.isDollars ? "USD" : "KRW");
    }
    if (event.content >= 0)
        writeContent(event, batch);
    writeViewer(event, batch);
    batch.endRow();
}

void DemoEventWriter::writeViewer(const DemoEvent &event, EventBatch &batch)
{
    if (event.viewer < 0) { // an uploader at work: KR, on a desktop, and known by the channel's id
        const DemoContent &content = m_contents.contents()[size_t(event.content)];
        batch.setText(Field::Viewer, m_contents.uploaders()[content.uploader].id);
        batch.setText(Field::ViewerPlan, "subscribed");
        batch.setText(Field::Country, "KR");
        batch.setText(Field::Device, "desktop");
        if (event.page == DemoPage::Studio)
            batch.setText(Field::Page, "/studio");
        return;
    }
    static constexpr std::string_view plans[]{"", "trial", "free", "subscribed"};
    const DemoViewer viewer = demoViewer(m_seed, event.viewer, event.isFromBefore);
    const bool hasAccount = event.signedUpMs != 0;
    batch.setText(hasAccount ? Field::Viewer : Field::AnonymousId,
                  HexText(hasAccount ? 'u' : 'a', viewer.id, 12));
    if (hasAccount) {
        batch.setInteger(Field::ViewerSignedUpAt, event.signedUpMs);
        batch.setText(Field::ViewerPlan, plans[size_t(event.plan)]);
        if (!viewer.gender.empty())
            batch.setText(Field::ViewerGender, viewer.gender);
        if (!viewer.ageGroup.empty())
            batch.setText(Field::ViewerAgeGroup, viewer.ageGroup);
    }
    const DemoCountry &country = demoCountries()[viewer.country];
    const DemoAgent &agent = demoAgents()[viewer.agent];
    batch.setText(Field::Country, country.code);
    if (!viewer.region.empty())
        batch.setText(Field::Region, viewer.region);
    batch.setText(Field::Device, agent.device);
    batch.setText(Field::Browser, agent.browser);
    batch.setText(Field::Os, agent.os);
    batch.setText(Field::TrafficSource, Sources[event.source]);
    if (event.page != DemoPage::None)
        writePage(event, viewer, batch);
}

void DemoEventWriter::writeContent(const DemoEvent &event, EventBatch &batch)
{
    const DemoContent &content = m_contents.contents()[size_t(event.content)];
    const DemoUploader &uploader = m_contents.uploaders()[content.uploader];
    batch.setText(Field::Content, content.id);
    batch.setText(Field::ContentType, demoContentTypeName(content.type));
    batch.setText(Field::Category, demoSubjects()[content.subject].category);
    batch.setText(Field::Uploader, uploader.id);
    if (!showsContentInFull(event.action))
        return;
    batch.setText(Field::ContentTitle, content.title);
    batch.setText(Field::UploaderName, uploader.name);
    batch.setInteger(Field::ContentPublishedAt, content.publishedMs);
    if (content.durationMs > 0)
        batch.setInteger(Field::ContentDurationMs, content.durationMs);
    if (!content.tags.empty())
        batch.setText(Field::Tags, content.tags);
}

void DemoEventWriter::writePage(const DemoEvent &event, const DemoViewer &viewer, EventBatch &batch)
{
    static constexpr std::string_view paths[]{"",           "/",       "/trending", "/search", "/following",
                                              "/category/", "/watch/", "/channel/", "/plans",  "/studio"};
    m_text.assign(paths[size_t(event.page)]);
    if (event.page == DemoPage::Category)
        m_text += demoSubjects()[size_t(event.session % demoSubjects().size())].category;
    else if (event.page == DemoPage::Watch && event.content >= 0)
        m_text += m_contents.contents()[size_t(event.content)].id;
    else if (event.page == DemoPage::Channel && event.content >= 0)
        m_text += m_contents.uploaders()[m_contents.contents()[size_t(event.content)].uploader].id;
    batch.setText(Field::Page, m_text);
    writeLabels(event, viewer, batch);
}

void DemoEventWriter::writeLabels(const DemoEvent &event, const DemoViewer &viewer, EventBatch &batch)
{
    static constexpr std::string_view versions[]{"5.2.0", "5.2.1", "5.3.0", "5.3.1"};
    static constexpr std::string_view campaigns[]{"autumn_festival", "creator_week", "student_plan"};
    const bool isApp = demoAgents()[viewer.agent].device == "mobile" && viewer.id % 3 != 0;
    const bool isCampaign = Sources[event.source] == "external" && event.session % 3 == 0;
    if (!isApp && !isCampaign)
        return;
    m_text.assign("{");
    if (isApp)
        m_text.append("\"app_version\":\"").append(versions[viewer.id % std::size(versions)]).append("\"");
    if (isCampaign)
        m_text.append(isApp ? "," : "")
            .append("\"campaign\":\"")
            .append(campaigns[event.session % 7 % 3])
            .append("\"");
    m_text += '}';
    batch.setText(Field::Labels, m_text);
}

} // namespace tally

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/demoviewer.h"

namespace tally {
namespace {

constexpr DemoCountry Countries[]{
    {"KR", 0.61, "Asia/Seoul", {"KR-11", "KR-41", "KR-26", "KR-28", "KR-27"}},
    {"US", 0.11, "America/New_York", {"US-CA", "US-NY", "US-TX", "US-WA", "US-IL"}},
    {"JP", 0.10, "Asia/Tokyo", {"JP-13", "JP-27", "JP-14", "JP-40", "JP-23"}},
    {"VN", 0.06, "Asia/Ho_Chi_Minh", {"VN-SG", "VN-HN", "VN-DN", "", ""}},
    {"TW", 0.035, "Asia/Taipei", {"TW-TPE", "TW-NWT", "TW-KHH", "", ""}},
    {"ID", 0.025, "Asia/Jakarta", {"ID-JK", "ID-JB", "ID-JI", "", ""}},
    {"TH", 0.02, "Asia/Bangkok", {"TH-10", "TH-50", "", "", ""}},
    {"DE", 0.015, "Europe/Berlin", {"DE-BE", "DE-BY", "DE-NW", "", ""}},
    {"GB", 0.015, "Europe/London", {"GB-ENG", "GB-SCT", "", "", ""}},
    {"BR", 0.01, "America/Sao_Paulo", {"BR-SP", "BR-RJ", "", "", ""}},
};
constexpr double RegionShares[]{0.42, 0.26, 0.15, 0.10, 0.07};

constexpr DemoAgent Agents[]{
    {"mobile", "Chrome Mobile", "Android", 0.27}, {"mobile", "Samsung Internet", "Android", 0.13},
    {"mobile", "Mobile Safari", "iOS", 0.23},     {"desktop", "Chrome", "Windows", 0.13},
    {"desktop", "Edge", "Windows", 0.04},         {"desktop", "Whale", "Windows", 0.03},
    {"desktop", "Safari", "macOS", 0.04},         {"desktop", "Firefox", "Linux", 0.01},
    {"tablet", "Mobile Safari", "iPadOS", 0.04},  {"tablet", "Chrome", "Android", 0.02},
    {"tv", "Samsung Browser", "Tizen", 0.035},    {"tv", "LG Browser", "webOS", 0.025},
};

std::string_view pickAge(double at)
{
    static constexpr std::pair<double, std::string_view> ages[]{
        {0.09, "13-17"}, {0.36, "18-24"}, {0.64, "25-34"}, {0.81, "35-44"}, {0.92, "45-54"}, {1.0, "55-64"}};
    for (const auto &age : ages) {
        if (at < age.first)
            return age.second;
    }
    return {};
}

std::string_view pickRegion(const DemoCountry &country, double at)
{
    for (size_t i = 0; i < std::size(RegionShares); ++i) {
        if (at < RegionShares[i])
            return country.regions[i];
        at -= RegionShares[i];
    }
    return {};
}

} // namespace

std::span<const DemoCountry> demoCountries()
{
    return Countries;
}

std::span<const DemoAgent> demoAgents()
{
    return Agents;
}

DemoViewer demoViewer(quint64 seed, qint64 number, bool fromBefore)
{
    DemoRandom random(mixBits(seed ^ 0x56494557ull) + quint64(number));
    DemoViewer viewer{};
    viewer.id = mixBits(random.bits()) >> 16;
    viewer.country = pickByShare(demoCountries(), random.unit());
    viewer.region = pickRegion(Countries[viewer.country], random.unit());
    viewer.agent = pickByShare(demoAgents(), random.unit());
    viewer.registers = random.chance(fromBefore ? 0.62 : 0.30);
    const double gender = random.unit();
    viewer.gender = gender < 0.44 ? "female" : gender < 0.82 ? "male" : gender < 0.85 ? "other" : "";
    viewer.ageGroup = pickAge(random.unit() * 1.12);
    return viewer;
}

} // namespace tally

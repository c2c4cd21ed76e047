// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguetext.h"

#include <array>

namespace tally {
namespace {

// name, label, short label (unused) and definition; English then Korean.
constexpr auto Texts = std::to_array<CatalogueText>({
    {u"time", u"Time", u"시각", u"", u"", u"When the event happened.", u"이벤트가 일어난 시각입니다."},
    {u"event_id", u"Event ID", u"이벤트 ID", u"", u"",
     u"The event’s own identifier; the same event never counts twice.",
     u"이벤트의 고유 ID입니다. 같은 이벤트는 두 번 세지 않습니다."},
    {u"action", u"Action", u"행동", u"", u"", u"What was done: view, like, purchase and so on.",
     u"조회, 좋아요, 구매처럼 이용자가 한 일입니다."},
    {u"viewer", u"Viewer", u"시청자", u"", u"",
     u"Who did it: the pseudonymous user, or the anonymous id where nobody was signed in.",
     u"행동한 이용자의 가명 ID입니다. 로그인하지 않았으면 익명 ID를 씁니다."},
    {u"session", u"Session", u"세션", u"", u"", u"The visit that the event belongs to.",
     u"이벤트가 속한 방문(세션)입니다."},
    {u"viewer_gender", u"Viewer gender", u"시청자 성별", u"", u"",
     u"The viewer’s gender as it was when the event happened.", u"이벤트 당시 시청자의 성별입니다."},
    {u"viewer_age_group", u"Viewer age group", u"시청자 연령대", u"", u"",
     u"The viewer’s age group as it was when the event happened.", u"이벤트 당시 시청자의 연령대입니다."},
    {u"viewer_plan", u"Viewer plan", u"시청자 요금제", u"", u"",
     u"The viewer’s plan when the event happened: trial, free or subscribed.",
     u"이벤트 당시 시청자의 요금제(체험, 무료, 구독)입니다."},
    {u"viewer_signed_up_at", u"Viewer signed up at", u"시청자 가입 시각", u"", u"",
     u"When the viewer opened the account.", u"시청자가 가입한 시각입니다."},
    {u"content", u"Content", u"콘텐츠", u"", u"", u"The content’s identifier.", u"콘텐츠의 ID입니다."},
    {u"content_title", u"Content title", u"콘텐츠 제목", u"", u"",
     u"The content’s latest title in the range.", u"기간 안에서 가장 최근의 콘텐츠 제목입니다."},
    {u"content_type", u"Content type", u"콘텐츠 유형", u"", u"", u"Video, image, text or live.",
     u"동영상, 이미지, 글, 라이브 중 하나입니다."},
    {u"category", u"Category", u"카테고리", u"", u"", u"The content’s category.",
     u"콘텐츠의 카테고리입니다."},
    {u"tags", u"Tags", u"태그", u"", u"",
     u"The content’s tags. An event counts once for each tag, so groups do not add up.",
     u"콘텐츠의 태그입니다. 이벤트는 태그마다 한 번씩 세므로 합계가 전체와 다를 수 있습니다."},
    {u"content_published_at", u"Content published at", u"콘텐츠 게시 시각", u"", u"",
     u"When the content was published.", u"콘텐츠가 게시된 시각입니다."},
    {u"content_duration_ms", u"Content duration (ms)", u"콘텐츠 길이(ms)", u"", u"",
     u"The content’s length in milliseconds.", u"콘텐츠의 길이입니다(밀리초)."},
    {u"uploader", u"Uploader", u"업로더", u"", u"", u"The identifier of who uploaded the content.",
     u"콘텐츠를 올린 사람의 ID입니다."},
    {u"uploader_name", u"Uploader name", u"업로더 이름", u"", u"",
     u"The uploader’s latest name in the range.", u"기간 안에서 가장 최근의 업로더 이름입니다."},
    {u"watched_ms", u"Watched (ms)", u"시청 시간(ms)", u"", u"",
     u"Milliseconds watched since the event before.", u"직전 이벤트 이후의 시청 시간입니다(밀리초)."},
    {u"impression", u"Impression ID", u"노출 ID", u"", u"", u"The impression that led to the event.",
     u"이벤트로 이어진 노출의 ID입니다."},
    {u"playback", u"Playback ID", u"재생 ID", u"", u"", u"The playback that the event belongs to.",
     u"이벤트가 속한 재생의 ID입니다."},
    {u"page", u"Page", u"페이지", u"", u"", u"The path of the page.", u"페이지의 경로입니다."},
    {u"traffic_source", u"Traffic source", u"유입 경로", u"", u"",
     u"Where the viewer came from: home, search, following, share, external, direct or notification.",
     u"홈, 검색, 팔로잉, 공유, 외부, 직접, 알림 등 시청자가 들어온 경로입니다."},
    {u"country", u"Country", u"국가", u"", u"", u"The country that the request came from (ISO 3166 code).",
     u"요청이 온 국가입니다(ISO 3166 코드)."},
    {u"region", u"Region", u"지역", u"", u"", u"The region that the request came from (ISO 3166-2 code).",
     u"요청이 온 지역입니다(ISO 3166-2 코드)."},
    {u"device", u"Device", u"기기", u"", u"", u"Mobile, desktop, tablet or TV.",
     u"모바일, 데스크톱, 태블릿, TV 등의 기기 유형입니다."},
    {u"browser", u"Browser", u"브라우저", u"", u"", u"The browser’s name.", u"브라우저의 이름입니다."},
    {u"os", u"Operating system", u"운영체제", u"", u"", u"The operating system’s name.",
     u"운영체제의 이름입니다."},
    {u"traffic_class", u"Traffic class", u"트래픽 구분", u"", u"",
     u"Human, bot or internal. Only human traffic counts unless this dimension is named.",
     u"사람, 봇, 내부 트래픽의 구분입니다. 이 측정기준을 지정하지 않으면 사람의 트래픽만 셉니다."},
    {u"amount", u"Amount", u"금액", u"", u"", u"The price of one piece.", u"한 개의 금액입니다."},
    {u"quantity", u"Quantity", u"수량", u"", u"", u"How many were bought.", u"구매한 수량입니다."},
    {u"currency", u"Currency", u"통화", u"", u"", u"The currency of the amount (ISO 4217 code).",
     u"금액의 통화입니다(ISO 4217 코드)."},
    {u"ingested_at", u"Ingested at", u"수집 시각", u"", u"", u"When the event arrived in the store.",
     u"이벤트가 저장소에 들어온 시각입니다."},
    {u"time:minute", u"Minute", u"분", u"", u"", u"Minutes of the chosen zone’s clock.",
     u"선택한 시간대의 시계로 나눈 분입니다."},
    {u"time:hour", u"Hour", u"시간", u"", u"", u"Hours of the chosen zone’s clock; a repeated hour is two.",
     u"선택한 시간대의 시계로 나눈 시간입니다. 되풀이되는 시간은 둘로 나뉩니다."},
    {u"time:day", u"Day", u"일", u"", u"",
     u"Days of the chosen zone; with summer time a day may have 23 or 25 hours.",
     u"선택한 시간대의 하루입니다. 서머타임이 바뀌는 날은 23시간이나 25시간일 수 있습니다."},
    {u"time:week", u"Week", u"주", u"", u"", u"Weeks of the chosen zone, named by their first day.",
     u"선택한 시간대의 한 주이며, 첫날의 날짜로 표시합니다."},
    {u"time:month", u"Month", u"월", u"", u"", u"Calendar months of the chosen zone.",
     u"선택한 시간대의 달력 월입니다."},
    {u"time:quarter", u"Quarter", u"분기", u"", u"", u"Calendar quarters of the chosen zone.",
     u"선택한 시간대의 달력 분기입니다."},
    {u"time:year", u"Year", u"연도", u"", u"", u"Calendar years of the chosen zone.",
     u"선택한 시간대의 달력 연도입니다."},
    {u"hour_of_day", u"Hour of day", u"시간대별", u"", u"", u"The hour on the local clock, 0 to 23.",
     u"현지 시계의 시(0~23)입니다."},
    {u"day_of_week", u"Day of week", u"요일", u"", u"",
     u"The local day of the week, 1 (Monday) to 7 (Sunday).",
     u"현지 요일입니다. 1(월요일)부터 7(일요일)까지입니다."},
    {u"landing_page", u"Landing page", u"방문 시작 페이지", u"", u"", u"The first page of the visit.",
     u"방문에서 처음 본 페이지입니다."},
});

} // namespace

std::span<const CatalogueText> dimensionTexts()
{
    return Texts;
}

} // namespace tally

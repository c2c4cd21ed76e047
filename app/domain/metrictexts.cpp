// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguetext.h"

#include <array>

namespace tally {
namespace {

// name, label, short label and definition; English then Korean.
constexpr auto Texts = std::to_array<CatalogueText>({
    {u"events", u"Events", u"이벤트", u"", u"", u"All logged events.", u"기록된 모든 이벤트의 수입니다."},
    {u"views", u"Views", u"조회수", u"", u"",
     u"Times a content was opened or started: one for each view event.",
     u"콘텐츠를 열거나 재생한 횟수입니다. 조회 이벤트 하나를 1회로 셉니다."},
    {u"impressions", u"Impressions", u"노출수", u"", u"",
     u"Times a content was shown to somebody, for instance as a thumbnail in a list.",
     u"목록의 썸네일 등으로 콘텐츠가 화면에 표시된 횟수입니다."},
    {u"click_through_rate", u"Click-through rate", u"노출 클릭률", u"CTR", u"클릭률",
     u"Views that came from an impression ÷ impressions. Where views carry no impression id: all views ÷ "
     u"impressions.",
     u"노출에서 이어진 조회수 ÷ 노출수입니다. 조회에 노출 ID가 없으면 전체 조회수 ÷ 노출수로 계산합니다."},
    {u"unique_viewers", u"Unique viewers", u"순 시청자", u"Viewers", u"시청자",
     u"Different viewers with at least one view. Each counts once, however often they watched.",
     u"한 번 이상 조회한 서로 다른 시청자의 수입니다. 여러 번 보아도 한 명으로 셉니다."},
    {u"views_per_viewer", u"Views per viewer", u"시청자당 조회수", u"Views / viewer", u"인당 조회",
     u"Views ÷ unique viewers.", u"조회수 ÷ 순 시청자입니다."},
    {u"watch_time", u"Watch time", u"시청 시간", u"", u"", u"Time watched, added up over all events.",
     u"모든 이벤트의 시청 시간을 더한 값입니다."},
    {u"avg_view_duration", u"Average view duration", u"평균 시청 시간", u"Avg. duration", u"평균 시청",
     u"Watch time ÷ views.", u"시청 시간 ÷ 조회수입니다."},
    {u"avg_percentage_viewed", u"Average percentage viewed", u"평균 시청률", u"Avg. % viewed", u"시청률",
     u"How much of a content one playback watches on average, at most all of it. Playbacks of unknown length "
     u"are "
     u"left out.",
     u"한 번 재생할 때 콘텐츠를 평균 얼마나 보는지입니다(최대 100%). 길이를 모르는 재생은 제외합니다."},
    {u"peak_concurrent", u"Peak concurrent viewers", u"최대 동시 시청자", u"Peak viewers", u"동시 시청자",
     u"The greatest number of different viewers watching in the same minute.",
     u"같은 1분 동안 시청한 서로 다른 시청자 수의 최댓값입니다."},
    {u"first_24h_views", u"Views in the first 24 hours", u"첫 24시간 조회수", u"First 24 h", u"첫 24시간",
     u"Views within 24 hours of the content’s publication. Unknown while no content is that old.",
     u"콘텐츠 게시 후 24시간 안의 조회수입니다. 그만큼 지난 콘텐츠가 없으면 알 수 없습니다."},
    {u"first_7d_views", u"Views in the first 7 days", u"첫 7일 조회수", u"First 7 d", u"첫 7일",
     u"Views within 7 days of the content’s publication. Unknown while no content is that old.",
     u"콘텐츠 게시 후 7일 안의 조회수입니다. 그만큼 지난 콘텐츠가 없으면 알 수 없습니다."},
    {u"first_28d_views", u"Views in the first 28 days", u"첫 28일 조회수", u"First 28 d", u"첫 28일",
     u"Views within 28 days of the content’s publication. Unknown while no content is that old.",
     u"콘텐츠 게시 후 28일 안의 조회수입니다. 그만큼 지난 콘텐츠가 없으면 알 수 없습니다."},
    {u"freshness", u"Share by content age", u"콘텐츠 나이별 비중", u"Freshness", u"신선도",
     u"The views that fall to contents of this age ÷ views of all ages.",
     u"해당 나이의 콘텐츠 조회수 ÷ 모든 나이의 조회수입니다."},
    {u"zero_view_rate", u"Contents without a view", u"무조회 콘텐츠 비율", u"Zero-view rate", u"무조회율",
     u"Of the contents published at least 7 days ago, the share that nobody viewed in their first 7 days.",
     u"게시한 지 7일 이상 된 콘텐츠 가운데 첫 7일 동안 조회가 없었던 콘텐츠의 비율입니다."},
    {u"gini", u"Inequality of views (Gini)", u"조회 쏠림(지니 계수)", u"Gini", u"지니 계수",
     u"How unevenly views spread over published contents (or uploaders): 0 all alike, near 1 one has them "
     u"all.",
     u"게시된 콘텐츠(또는 업로더)에 조회가 얼마나 쏠렸는지입니다. 0이면 모두 같고 1에 가까우면 하나에 "
     u"몰렸습니다."},
    {u"top_1_percent_share", u"Share of the top 1%", u"상위 1% 비중", u"Top 1% share", u"상위 1%",
     u"Views of the most viewed 1% of published contents (or uploaders) ÷ views of them all.",
     u"가장 많이 조회된 상위 1% 콘텐츠(또는 업로더)의 조회수 ÷ 전체 조회수입니다."},
    {u"likes", u"Likes", u"좋아요", u"", u"",
     u"Likes given minus likes taken back. A like taken back counts when that happens, so a day may be "
     u"negative.",
     u"좋아요에서 취소한 좋아요를 뺀 수입니다. 취소는 취소한 때에 반영되므로 음수가 될 수 있습니다."},
    {u"likes_gross", u"Likes (gross)", u"좋아요(취소 포함)", u"Likes, gross", u"총 좋아요",
     u"Likes given, whether or not they were taken back later.",
     u"나중에 취소되었더라도 누른 좋아요를 모두 센 수입니다."},
    {u"comments", u"Comments", u"댓글", u"", u"",
     u"Comments written minus comments deleted. A deletion counts when it happens, so a day may be negative.",
     u"작성된 댓글에서 삭제된 댓글을 뺀 수입니다. 삭제는 삭제한 때에 반영되므로 음수가 될 수 있습니다."},
    {u"comments_gross", u"Comments (gross)", u"댓글(삭제 포함)", u"Comments, gross", u"총 댓글",
     u"Comments written, whether or not they were deleted later.",
     u"나중에 삭제되었더라도 작성된 댓글을 모두 센 수입니다."},
    {u"shares", u"Shares", u"공유", u"", u"", u"Times a content was shared.", u"콘텐츠를 공유한 횟수입니다."},
    {u"saves", u"Saves", u"저장", u"", u"",
     u"Contents saved for later minus saves undone. An undo counts when it happens, so a day may be "
     u"negative.",
     u"콘텐츠를 저장한 횟수에서 저장을 취소한 횟수를 뺀 수입니다. 취소는 취소한 때에 반영되므로 음수가 될 수 "
     u"있습니다."},
    {u"saves_gross", u"Saves (gross)", u"저장(취소 포함)", u"Saves, gross", u"총 저장",
     u"Contents saved, whether or not the save was undone later.",
     u"나중에 취소되었더라도 저장한 횟수를 모두 센 수입니다."},
    {u"follows", u"Follows", u"팔로우", u"", u"",
     u"Follows minus unfollows. An unfollow counts when it happens, so a day may be negative.",
     u"팔로우에서 언팔로우를 뺀 수입니다. 언팔로우는 그 시점에 반영되므로 음수가 될 수 있습니다."},
    {u"follows_gross", u"Follows (gross)", u"팔로우(취소 포함)", u"Follows, gross", u"총 팔로우",
     u"Follows, whether or not they were undone later.", u"나중에 취소되었더라도 팔로우를 모두 센 수입니다."},
    {u"engagement_rate", u"Engagement rate", u"참여율", u"Engagement", u"참여율",
     u"(Likes + comments + shares) ÷ views. What was taken back or deleted later still counts.",
     u"(좋아요 + 댓글 + 공유) ÷ 조회수입니다. 나중에 취소하거나 삭제한 것도 포함합니다."},
    {u"visits", u"Visits", u"방문수", u"", u"",
     u"Different sessions with at least one event. A session over midnight counts on both days.",
     u"이벤트가 하나 이상 있는 서로 다른 세션의 수입니다. 자정을 넘긴 세션은 양쪽 날짜에 모두 셉니다."},
    {u"visitors", u"Visitors", u"방문자", u"", u"",
     u"Different viewers with at least one event of any kind. Each counts once.",
     u"종류와 관계없이 이벤트가 하나 이상 있는 서로 다른 사용자의 수입니다. 한 사람은 한 번만 셉니다."},
    {u"page_views", u"Page views", u"페이지뷰", u"", u"", u"Pages opened: one for each page-view event.",
     u"페이지를 연 횟수입니다. 페이지뷰 이벤트 하나를 1회로 셉니다."},
    {u"pages_per_visit", u"Pages per visit", u"방문당 페이지 수", u"Pages / visit", u"방문당 페이지",
     u"Page views ÷ visits.", u"페이지뷰 ÷ 방문수입니다."},
    {u"bounce_rate", u"Bounce rate", u"이탈률", u"", u"",
     u"Visits with exactly one page view ÷ visits with at least one.",
     u"페이지를 한 번만 본 방문 ÷ 페이지를 한 번 이상 본 방문입니다."},
    {u"avg_visit_duration", u"Average visit duration", u"평균 방문 시간", u"Avg. visit", u"방문 시간",
     u"Mean time from the first to the last event of a visit; a visit of one event lasts 0.",
     u"방문의 첫 이벤트부터 마지막 이벤트까지의 평균 시간입니다. 이벤트가 하나뿐인 방문은 0입니다."},
    {u"avg_page_duration", u"Average page duration", u"평균 페이지 체류 시간", u"Avg. page", u"페이지 체류",
     u"Mean time from a page view to the next one of the visit; the last page of a visit is left out.",
     u"방문에서 한 페이지를 연 뒤 다음 페이지를 열 때까지의 평균 시간입니다. 마지막 페이지는 제외합니다."},
    {u"dau", u"Daily active viewers", u"일간 활성 시청자", u"DAU", u"일간 활성",
     u"Different viewers with any event on the last complete day.",
     u"마지막으로 끝난 하루 동안 이벤트가 있는 서로 다른 시청자의 수입니다."},
    {u"wau", u"Weekly active viewers", u"주간 활성 시청자", u"WAU", u"주간 활성",
     u"Different viewers with any event in the 7 days that end with the last complete day.",
     u"마지막으로 끝난 날까지 7일 동안 이벤트가 있는 서로 다른 시청자의 수입니다."},
    {u"mau", u"Monthly active viewers", u"월간 활성 시청자", u"MAU", u"월간 활성",
     u"Different viewers with any event in the 28 days that end with the last complete day.",
     u"마지막으로 끝난 날까지 28일 동안 이벤트가 있는 서로 다른 시청자의 수입니다."},
    {u"stickiness", u"Stickiness", u"고착도", u"", u"",
     u"Daily ÷ monthly active viewers, averaged over the complete days.",
     u"일간 활성 시청자 ÷ 월간 활성 시청자를 끝난 날들에 걸쳐 평균한 값입니다."},
    {u"dormant_viewers", u"Dormant viewers", u"휴면 시청자", u"Dormant", u"휴면",
     u"Viewers active in the 28 days before the last 28 days, and not since.",
     u"최근 28일 이전의 28일 동안에는 활동했지만 그 뒤로는 활동이 없는 시청자의 수입니다."},
    {u"new_viewers", u"New viewers", u"신규 시청자", u"New", u"신규",
     u"Viewers with any event whose first event ever lies in the period.",
     u"생애 첫 이벤트가 이 기간에 있는 시청자의 수입니다."},
    {u"returning_viewers", u"Returning viewers", u"재방문 시청자", u"Returning", u"재방문",
     u"Viewers with any event who were here before the period. New + returning = visitors.",
     u"이 기간 전에도 활동한 적이 있는 시청자의 수입니다. 신규 + 재방문 = 방문자입니다."},
    {u"viewers_by_plan", u"Viewers by plan held", u"보유 요금제별 시청자", u"By plan", u"요금제별",
     u"Unique viewers, each under the plan held at the end of the period.",
     u"기간이 끝날 때 가지고 있던 요금제로 나눈 순 시청자입니다."},
    {u"retention", u"Retention", u"리텐션", u"", u"",
     u"Share of a cohort that is active in a later period. Unknown until that period has ended.",
     u"코호트 가운데 이후 한 단위 기간에 활동한 시청자의 비율입니다. 그 기간이 끝나기 전에는 알 수 "
     u"없습니다."},
    {u"rolling_retention", u"Rolling retention", u"롤링 리텐션", u"Rolling", u"롤링",
     u"Share of a cohort that is active in a later period or any time after it.",
     u"코호트 가운데 이후 한 단위 기간 또는 그 뒤로 언제든 활동한 시청자의 비율입니다."},
    {u"frequency", u"Events per viewer", u"시청자당 이벤트", u"Frequency", u"빈도",
     u"Events that tell their viewer ÷ visitors.", u"시청자를 알 수 있는 이벤트 ÷ 방문자입니다."},
    {u"recency", u"Time since last event", u"마지막 활동 후 시간", u"Recency", u"최근성",
     u"Mean time from each viewer’s last event to the end of the period.",
     u"시청자마다 마지막 이벤트부터 기간이 끝날 때까지 걸린 시간의 평균입니다."},
    {u"sign_ups", u"Sign-ups", u"가입", u"", u"", u"Accounts opened.", u"새로 가입한 계정의 수입니다."},
    {u"withdrawals", u"Withdrawals", u"탈퇴", u"", u"", u"Accounts closed by their owners.",
     u"이용자가 탈퇴한 계정의 수입니다."},
    {u"uploads", u"Uploads", u"업로드", u"", u"", u"Contents uploaded.", u"업로드된 콘텐츠의 수입니다."},
    {u"deletions", u"Deletions", u"콘텐츠 삭제", u"", u"삭제", u"Contents deleted.",
     u"삭제된 콘텐츠의 수입니다."},
    {u"active_uploaders", u"Active uploaders", u"활동 업로더", u"Uploaders", u"업로더",
     u"Different uploaders with at least one upload.",
     u"콘텐츠를 하나 이상 올린 서로 다른 업로더의 수입니다."},
    {u"uploads_per_uploader", u"Uploads per uploader", u"업로더당 업로드", u"Uploads / uploader",
     u"인당 업로드", u"Uploads ÷ active uploaders.", u"업로드 ÷ 활동 업로더입니다."},
    {u"first_time_uploaders", u"First-time uploaders", u"첫 업로더", u"First-timers", u"첫 업로더",
     u"Uploaders whose first upload ever lies in the period.",
     u"생애 첫 업로드가 이 기간에 있는 업로더의 수입니다."},
    {u"uploader_return_rate", u"Uploader return rate", u"업로더 복귀율", u"Return rate", u"복귀율",
     u"Share of first-time uploaders who upload again within 28 days; those with fewer than 28 days behind "
     u"them "
     u"are left out.",
     u"첫 업로더 가운데 28일 안에 다시 업로드한 업로더의 비율입니다. 첫 업로드 후 28일이 지나지 않은 "
     u"업로더는 "
     u"제외합니다."},
    {u"purchases", u"Purchases", u"구매", u"", u"", u"Purchases made: one for each purchase event.",
     u"구매한 횟수입니다. 구매 이벤트 하나를 1건으로 셉니다."},
    {u"revenue", u"Revenue", u"매출", u"", u"",
     u"Amount × quantity, added up over purchases; a missing quantity is 1. Unknown where several currencies "
     u"meet: "
     u"filter or group by currency.",
     u"구매의 금액 × 수량을 더한 값입니다. 수량이 없으면 1로 봅니다. 여러 통화가 섞이면 알 수 없으므로 "
     u"통화로 필터링하거나 "
     u"나누어 보세요."},
    {u"avg_order_value", u"Average order value", u"평균 주문 금액", u"Avg. order", u"평균 주문액",
     u"Revenue ÷ purchases.", u"매출 ÷ 구매입니다."},
    {u"reports", u"Reports", u"신고", u"", u"", u"Times a content or a viewer was reported.",
     u"콘텐츠나 이용자를 신고한 횟수입니다."},
    {u"reports_per_1000_views", u"Reports per 1,000 views", u"조회 1,000회당 신고", u"Reports / 1,000",
     u"천 회당 신고", u"Reports ÷ views × 1,000.", u"신고 ÷ 조회수 × 1,000입니다."},
});

} // namespace

std::span<const CatalogueText> metricTexts()
{
    return Texts;
}

} // namespace tally

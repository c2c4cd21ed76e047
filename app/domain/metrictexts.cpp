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

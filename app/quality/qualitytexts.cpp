// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/qualitytexts.h"

#include <array>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

using Figures = std::array<QualityText, QualityFigureCount>;
using Problems = std::array<QualityText, QualityProblemCount>;

Figures figureTexts()
{
    return {{
        {{u"Validity"_s, u"유효성"_s},
         {u"Lines that could be read and hold words that are known ÷ lines received."_s,
          u"읽을 수 있고 알려진 값만 담은 줄 수 ÷ 받은 줄 수입니다."_s}},
        {{u"Completeness"_s, u"완전성"_s},
         {u"Events that carry every field that their action needs ÷ events."_s,
          u"행동에 필요한 필드를 모두 갖춘 이벤트 수 ÷ 이벤트 수입니다."_s}},
        {{u"Uniqueness"_s, u"고유성"_s},
         {u"Events ÷ events and the duplicates that were dropped. A duplicate has the day and the id of an "
          u"event before it; it is never counted."_s,
          u"이벤트 수 ÷ (이벤트 수 + 버린 중복 수)입니다. 중복은 날짜와 ID가 같은 이벤트이며 집계되지 않습니다."_s}},
        {{u"Timeliness"_s, u"적시성"_s},
         {u"Events that arrived within an hour of happening ÷ events that tell when they arrived."_s,
          u"발생 후 한 시간 안에 수집된 이벤트 수 ÷ 수집 시각을 아는 이벤트 수입니다."_s}},
        {{u"Consistency"_s, u"일관성"_s},
         {u"Events that do not contradict others ÷ events: nothing happens to a content before its upload or "
          u"after its deletion, nothing is done by a viewer who has withdrawn."_s,
          u"다른 이벤트와 모순되지 않는 이벤트 수 ÷ 이벤트 수입니다. 업로드 전이나 삭제 후의 콘텐츠 활동, "
          u"탈퇴한 "
          u"시청자의 활동은 모순입니다."_s}},
        {{u"Accuracy"_s, u"정확성"_s},
         {u"Events whose values are possible ÷ events: not in the future, nothing below zero, not watched "
          u"longer "
          u"than time has passed, a country that exists."_s,
          u"값이 가능한 이벤트 수 ÷ 이벤트 수입니다. 미래 시각, 음수, 실제 시간보다 긴 시청, 없는 국가는 "
          u"불가능한 값입니다."_s}},
    }};
}

Problems problemTexts()
{
    return {{
        {{u"Rejected line"_s, u"거부된 줄"_s},
         {u"The line could not be read as an event; it is kept with its reason."_s,
          u"이벤트로 읽을 수 없는 줄입니다. 이유와 함께 보관됩니다."_s}},
        {{u"Unknown word"_s, u"알 수 없는 값"_s},
         {u"Plan, content type, traffic source, device or traffic class holds a word that is none of theirs."_s,
          u"요금제, 콘텐츠 유형, 유입 경로, 기기, 트래픽 종류에 정해지지 않은 값이 있습니다."_s}},
        {{u"No viewer"_s, u"시청자 없음"_s},
         {u"Somebody did it, but neither a user nor an anonymous id is given."_s,
          u"누군가의 행동인데 사용자 ID도 익명 ID도 없습니다."_s}},
        {{u"No content"_s, u"콘텐츠 없음"_s},
         {u"The action is on a content, but none is named."_s,
          u"콘텐츠에 대한 행동인데 콘텐츠가 없습니다."_s}},
        {{u"No uploader"_s, u"업로더 없음"_s},
         {u"The action concerns an uploader, but none is named."_s,
          u"업로더와 관련된 행동인데 업로더가 없습니다."_s}},
        {{u"No amount"_s, u"금액 없음"_s},
         {u"A purchase without an amount."_s, u"금액이 없는 구매입니다."_s}},
        {{u"No watch time"_s, u"시청 시간 없음"_s},
         {u"Progress of a view that does not tell how much was watched."_s,
          u"얼마나 시청했는지 알려 주지 않는 시청 진행입니다."_s}},
        {{u"Duplicate"_s, u"중복"_s},
         {u"Came again with the same day and id, and was dropped."_s,
          u"같은 날짜와 ID로 다시 들어와 버려졌습니다."_s}},
        {{u"Late"_s, u"지연"_s},
         {u"Arrived more than an hour after it happened."_s, u"발생하고 한 시간이 지나 수집되었습니다."_s}},
        {{u"Before the upload"_s, u"업로드 전"_s},
         {u"Happened to a content before it was uploaded."_s, u"콘텐츠가 업로드되기 전의 활동입니다."_s}},
        {{u"After the deletion"_s, u"삭제 후"_s},
         {u"Happened to a content after it was deleted."_s, u"콘텐츠가 삭제된 뒤의 활동입니다."_s}},
        {{u"After withdrawing"_s, u"탈퇴 후"_s},
         {u"Done by a viewer who had withdrawn and not signed up again."_s,
          u"탈퇴하고 다시 가입하지 않은 시청자의 활동입니다."_s}},
        {{u"In the future"_s, u"미래 시각"_s},
         {u"Happened, by its clock, more than five minutes after it arrived."_s,
          u"수집 시각보다 5분 넘게 뒤의 시각을 가진 이벤트입니다."_s}},
        {{u"Impossible value"_s, u"불가능한 값"_s},
         {u"Less than nothing was watched, paid, bought, or lasted."_s,
          u"시청 시간, 길이, 금액, 수량이 음수입니다."_s}},
        {{u"Watched too long"_s, u"과도한 시청"_s},
         {u"More was watched than time had passed since the playback’s event before it."_s,
          u"재생의 직전 이벤트 이후 흐른 시간보다 더 오래 시청했습니다."_s}},
        {{u"Unknown country"_s, u"알 수 없는 국가"_s},
         {u"The country is no ISO 3166 code."_s, u"국가가 ISO 3166 코드가 아닙니다."_s}},
    }};
}

} // namespace

const QualityText &qualityText(QualityFigure figure)
{
    static const Figures texts = figureTexts();
    return texts.at(std::size_t(figure));
}

const QualityText &qualityText(QualityProblem problem)
{
    static const Problems texts = problemTexts();
    return texts.at(std::size_t(problem));
}

} // namespace tally

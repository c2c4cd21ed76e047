// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/demotexts.h"

namespace tally {
namespace {

using Words = const std::string_view[];

constexpr Words MusicKo{"기타 커버", "피아노 연주", "발라드 모음", "버스킹",        "첫 자작곡",
                        "재즈 잼",   "드럼 연습",   "합주",        "밤에 듣는 노래"};
constexpr Words MusicEn{"guitar cover",   "piano practice", "street session", "lo-fi mix",
                        "home recording", "jazz jam",       "drum solo"};
constexpr Words MusicTitleKo{"% 라이브", "퇴근하고 %", "한 번에 녹음한 %", "% 악보 같이 보기",
                             "비 오는 날 %"};
constexpr Words MusicTitleEn{"One-take %", "% from my room", "Learning a % in a week", "Rainy day %"};
constexpr Words MusicEnd{"의 음악방", " 뮤직", "의 작업실", " 밴드"};
constexpr Words MusicTags{"cover", "live", "acoustic", "playlist", "indie"};

constexpr Words FoodKo{"김치찌개", "떡볶이",   "제육볶음", "된장찌개", "수제비",
                       "마라탕",   "계란말이", "비빔국수", "감자전",   "도시락"};
constexpr Words FoodEn{"kimchi stew", "ramen",          "sourdough", "bibimbap",
                       "tteokbokki",  "breakfast bowl", "dumplings", "curry"};
constexpr Words FoodTitleKo{"10분 완성 %",       "% 제대로 끓이는 법",   "자취생의 %",
                            "동네 % 맛집 세 곳", "할머니표 % 따라 하기", "냉장고 털어 만든 %"};
constexpr Words FoodTitleEn{"10-minute %", "% for one", "How my mother makes %",
                            "Three places for % in Seoul"};
constexpr Words FoodEnd{"의 부엌", "네 밥상", "의 한 끼", " 쿡"};
constexpr Words FoodTags{"recipe", "homecooking", "street-food", "quick", "vegan"};

constexpr Words TravelKo{"제주도", "부산 야시장", "강릉 바다",     "경주", "오사카",
                         "다낭",   "속초",        "전주 한옥마을", "남해", "북한산"};
constexpr Words TravelEn{"Jeju",   "Busan by night",       "Kyoto",  "Hanoi",
                         "Lisbon", "the East Coast trail", "Taipei", "Seoul on foot"};
constexpr Words TravelTitleKo{"% 2박 3일", "혼자 떠난 %",      "% 뚜벅이 여행",
                              "비 오는 %", "% 여행 경비 공개", "현지인이 가는 %"};
constexpr Words TravelTitleEn{"A weekend in %", "% without a car", "What % costs", "Slow days: %"};
constexpr Words TravelEnd{"의 발자국", " 트래블", "의 여행일기", " 산책"};
constexpr Words TravelTags{"vlog", "weekend", "budget", "hiking", "city"};

constexpr Words GameKo{"보스전",      "랭크전",        "신캐 리뷰",   "스피드런",
                       "협동 플레이", "업데이트 정리", "초보 가이드", "인디게임"};
constexpr Words GameEn{"boss fight",  "speedrun",       "patch notes", "ranked climb",
                       "co-op night", "beginner guide", "indie find"};
constexpr Words GameTitleKo{"% 한 방에 끝내기", "% 실패 모음", "% 하이라이트", "구독자와 함께 %",
                            "% 꿀팁 다섯 가지"};
constexpr Words GameTitleEn{"% highlights", "I was wrong about this %", "Five tips: %", "% with viewers"};
constexpr Words GameEnd{"의 게임방", " 플레이", "겜", " TV"};
constexpr Words GameTags{"ranked", "highlights", "guide", "indie", "live"};

constexpr Words StudyKo{"토익",      "공무원 시험", "한국사", "코딩 독학",
                        "영어 회화", "수능 수학",   "자격증", "논문 읽기"};
constexpr Words StudyEn{"TOPIK",          "C++",       "statistics",    "linear algebra",
                        "Korean grammar", "exam week", "reading papers"};
constexpr Words StudyTitleKo{"% 한 달 후기", "나와 함께 % 두 시간", "% 이렇게 시작하세요", "% 오답 노트",
                             "% 질문 받습니다"};
constexpr Words StudyTitleEn{"Study with me: %", "% from zero", "My notes on %", "% in 30 days"};
constexpr Words StudyEnd{"의 책상", " 스터디", "쌤", "의 노트"};
constexpr Words StudyTags{"study-with-me", "exam", "notes", "beginner"};

constexpr Words PetKo{"고양이 목욕", "강아지 산책", "앵무새 말 배우기",
                      "길냥이 구조", "햄스터 집",   "노견 돌보기"};
constexpr Words PetEn{"cat bath", "first walk", "rescue kitten", "parrot training", "old dog care"};
constexpr Words PetTitleKo{"% 성공할까?", "% 브이로그", "% 준비물", "우리 집 % 기록"};
constexpr Words PetTitleEn{"% diary", "Everything for %", "% gone wrong", "A week of %"};
constexpr Words PetEnd{"네 고양이", "네 강아지", "의 동물일기", " 집사"};
constexpr Words PetTags{"cat", "dog", "rescue", "daily"};

constexpr Words SportKo{"하프 마라톤",     "홈트",    "클라이밍", "조기축구", "수영 자세",
                        "자전거 국토종주", "배드민턴"};
constexpr Words SportEn{"half marathon",  "home workout", "climbing",
                        "swim technique", "long ride",    "stretching"};
constexpr Words SportTitleKo{"% 초보가 알아야 할 것", "% 30일 도전", "% 장비 비교", "새벽 %", "% 자세 교정"};
constexpr Words SportTitleEn{"30 days of %", "% for beginners", "Gear for %", "Early morning %"};
constexpr Words SportEnd{"의 운동일지", " 러닝", " 짐", "의 아침"};
constexpr Words SportTags{"running", "workout", "outdoor", "beginner"};

constexpr Words TechKo{"기계식 키보드", "홈서버", "카메라 렌즈", "노트북", "스마트홈", "이어폰", "3D 프린터"};
constexpr Words TechEn{"mechanical keyboard", "home server", "prime lens",
                       "budget laptop",       "earbuds",     "3D printer"};
constexpr Words TechTitleKo{"% 한 달 사용기", "% 이걸 사세요", "% 직접 조립", "% 세 가지 비교",
                            "% 수리해 봤습니다"};
constexpr Words TechTitleEn{"% after a month", "Building a %", "Repairing a %", "Which % to buy"};
constexpr Words TechEnd{"의 리뷰", " 테크", " 연구소", "랩"};
constexpr Words TechTags{"review", "diy", "compare", "repair"};

constexpr DemoSubject Subjects[]{
    {"music", MusicKo, MusicEn, MusicTitleKo, MusicTitleEn, MusicEnd, MusicTags},
    {"food", FoodKo, FoodEn, FoodTitleKo, FoodTitleEn, FoodEnd, FoodTags},
    {"travel", TravelKo, TravelEn, TravelTitleKo, TravelTitleEn, TravelEnd, TravelTags},
    {"gaming", GameKo, GameEn, GameTitleKo, GameTitleEn, GameEnd, GameTags},
    {"study", StudyKo, StudyEn, StudyTitleKo, StudyTitleEn, StudyEnd, StudyTags},
    {"pets", PetKo, PetEn, PetTitleKo, PetTitleEn, PetEnd, PetTags},
    {"sports", SportKo, SportEn, SportTitleKo, SportTitleEn, SportEnd, SportTags},
    {"tech", TechKo, TechEn, TechTitleKo, TechTitleEn, TechEnd, TechTags},
};

constexpr Words NamesKo{"민지", "서준", "하은", "도윤", "지우", "예린", "현우", "수아", "태오", "가을",
                        "은우", "다인", "유나", "준호", "소라", "하람", "보미", "시우", "나래", "한결",
                        "지안", "라온", "세아", "우진", "채원", "이안", "로운", "해찬"};
constexpr Words NamesEn{"Mina", "Jun",  "Hannah", "Theo", "Grace", "Leo",  "Sora", "Eun",
                        "Noah", "Ivy",  "Max",    "Yuna", "Ella",  "Kai",  "Ruby", "Sam",
                        "Nari", "Owen", "Lena",   "Finn", "Aria",  "Jude", "Mai",  "Remy"};
constexpr Words EndingsEn{"Daily", "Room", "Notes", "Studio", "at Home", "and Friends", "Weekly", "Outdoors"};

std::string filled(std::string_view pattern, std::string_view topic)
{
    std::string text(pattern);
    text.replace(text.find('%'), 1, topic);
    if (text.front() >= 'a' && text.front() <= 'z')
        text.front() = char(text.front() - 'a' + 'A');
    return text;
}

} // namespace

std::span<const DemoSubject> demoSubjects()
{
    return Subjects;
}

std::string demoTitle(const DemoSubject &subject, bool korean, DemoRandom &random)
{
    const auto topics = korean ? subject.koreanTopics : subject.englishTopics;
    const auto patterns = korean ? subject.koreanTitles : subject.englishTitles;
    std::string title = filled(random.oneOf(patterns), random.oneOf(topics));
    if (random.chance(0.35)) {
        const std::string part = std::to_string(random.between(1, 48));
        title += korean ? " " + part + "화" : " #" + part;
    }
    return title;
}

std::string demoChannelName(const DemoSubject &subject, bool korean, int number, DemoRandom &random)
{
    const std::span<const std::string_view> names
        = korean ? std::span<const std::string_view>(NamesKo) : NamesEn;
    const std::span<const std::string_view> endings
        = korean ? subject.channelEndings : std::span<const std::string_view>(EndingsEn);
    // Walks all pairs of name and ending before one comes again, and numbers the rounds.
    const size_t pairs = names.size() * endings.size();
    const size_t pair = (size_t(number) * 37 + 11) % pairs;
    const size_t round = size_t(number) / pairs;
    std::string name(names[pair % names.size()]);
    name.append(korean ? "" : " ").append(endings[pair / names.size()]);
    if (round > 0)
        name += (korean ? "" : " ") + std::to_string(round + 1);
    else if (random.chance(0.08))
        name += korean ? " 공식" : " Official";
    return name;
}

} // namespace tally

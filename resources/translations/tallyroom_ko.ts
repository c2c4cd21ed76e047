<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Board</name>
    <message>
        <source>drag to zoom · double-click to go back</source>
        <translation>끌어서 확대 · 두 번 클릭하면 되돌아감</translation>
    </message>
</context>
<context>
    <name>Content</name>
    <message>
        <source>Views since publication</source>
        <translation>게시 이후 조회수</translation>
    </message>
    <message>
        <source>The log does not tell when this content was published.</source>
        <translation>로그에 이 콘텐츠의 게시 시각이 없습니다.</translation>
    </message>
    <message>
        <source>The first days</source>
        <translation>첫 며칠</translation>
    </message>
    <message>
        <source>beside the uploader’s median</source>
        <translation>업로더의 중앙값과 함께</translation>
    </message>
    <message>
        <source>This content</source>
        <translation>이 콘텐츠</translation>
    </message>
    <message>
        <source>Uploader’s median</source>
        <translation>업로더의 중앙값</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24시간</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7일</translation>
    </message>
    <message>
        <source>28 days</source>
        <translation>28일</translation>
    </message>
    <message>
        <source>Key figures of contents</source>
        <translation>콘텐츠 주요 수치</translation>
    </message>
    <message>
        <source>Views by age of the content</source>
        <translation>콘텐츠 나이별 조회</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>콘텐츠</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>카테고리</translation>
    </message>
    <message>
        <source>Types of content</source>
        <translation>콘텐츠 유형</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>반응</translation>
    </message>
    <message>
        <source>Key figures of this content</source>
        <translation>이 콘텐츠의 주요 수치</translation>
    </message>
    <message>
        <source>Traffic sources</source>
        <translation>유입 경로</translation>
    </message>
    <message>
        <source>Viewers by country</source>
        <translation>국가별 시청자</translation>
    </message>
    <message>
        <source>Viewers by device</source>
        <translation>기기별 시청자</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This time zone is not known here. Choose another one.</source>
        <translation>알 수 없는 시간대입니다. 다른 시간대를 고르세요.</translation>
    </message>
    <message>
        <source>The date range cannot be used. Choose another one.</source>
        <translation>사용할 수 없는 기간입니다. 다른 기간을 고르세요.</translation>
    </message>
    <message>
        <source>The date range is too long. Choose a shorter one.</source>
        <translation>기간이 너무 깁니다. 더 짧은 기간을 고르세요.</translation>
    </message>
    <message>
        <source>Too many points for this range. Choose a longer unit of time or a shorter range.</source>
        <translation>이 기간에는 점이 너무 많습니다. 더 큰 시간 단위나 더 짧은 기간을 고르세요.</translation>
    </message>
    <message>
        <source>These figures cannot be broken down or filtered that way. Change the filter.</source>
        <translation>이 수치는 그렇게 나누거나 거를 수 없습니다. 필터를 바꾸세요.</translation>
    </message>
    <message>
        <source>The question could not be understood. Check the filters.</source>
        <translation>질의를 이해할 수 없습니다. 필터를 확인하세요.</translation>
    </message>
    <message>
        <source>There is no saved filter of this name.</source>
        <translation>이 이름의 저장된 필터가 없습니다.</translation>
    </message>
    <message>
        <source>Another program has this store open. Close it there, then try again.</source>
        <translation>다른 프로그램이 이 저장소를 열고 있습니다. 그쪽에서 닫은 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The store is damaged and was left as it is. Restore a copy of it.</source>
        <translation>저장소가 손상되어 그대로 두었습니다. 사본을 복원하세요.</translation>
    </message>
    <message>
        <source>The store was written by a newer version. Update Tallyroom.</source>
        <translation>더 새로운 버전이 만든 저장소입니다. Tallyroom을 업데이트하세요.</translation>
    </message>
    <message>
        <source>The store cannot be written to. Check its permissions.</source>
        <translation>저장소에 쓸 수 없습니다. 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>디스크가 가득 찼습니다. 공간을 비운 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Reading or writing a file failed.</source>
        <translation>파일을 읽거나 쓰지 못했습니다.</translation>
    </message>
    <message>
        <source>The field map cannot be used. Correct the file.</source>
        <translation>필드 맵을 사용할 수 없습니다. 파일을 고치세요.</translation>
    </message>
    <message>
        <source>The file cannot be used: its content is not what is expected.</source>
        <translation>파일을 사용할 수 없습니다. 내용이 예상과 다릅니다.</translation>
    </message>
    <message>
        <source>This cannot be opened as a source. Choose a .tally store.</source>
        <translation>소스로 열 수 없습니다. .tally 저장소를 고르세요.</translation>
    </message>
    <message>
        <source>The source does not answer. Try again.</source>
        <translation>소스가 응답하지 않습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The server does not accept this user or key. Check them.</source>
        <translation>서버가 이 사용자나 키를 받아들이지 않습니다. 확인하세요.</translation>
    </message>
    <message>
        <source>This user may not do that on the server. Ask its administrator.</source>
        <translation>이 사용자는 서버에서 이 작업을 할 수 없습니다. 서버 관리자에게 문의하세요.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again later.</source>
        <translation>서버가 너무 바쁩니다. 나중에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Some indices did not answer, so no figure is shown. Try again once they are available.</source>
        <translation>일부 인덱스가 응답하지 않아 수치를 표시하지 않습니다. 인덱스를 쓸 수 있게 되면 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>서버가 요청을 거부했습니다.</translation>
    </message>
    <message>
        <source>A field has different types in some indices, so a figure over all of them would be wrong.</source>
        <translation>어떤 필드의 형식이 인덱스마다 달라, 모두 합친 수치는 틀리게 됩니다.</translation>
    </message>
    <message>
        <source>The source took too long. Try again, or choose a shorter range.</source>
        <translation>소스의 응답이 너무 오래 걸렸습니다. 다시 시도하거나 더 짧은 기간을 고르세요.</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>끝나기 전에 멈췄습니다.</translation>
    </message>
    <message>
        <source>Something went wrong inside.</source>
        <translation>내부에서 문제가 생겼습니다.</translation>
    </message>
</context>
<context>
    <name>Explore</name>
    <message>
        <source>%1 by %2</source>
        <extracomment>%1 are metrics, %2 are dimensions: &quot;Views by Day, Device&quot;</extracomment>
        <translation>%2별 %1</translation>
    </message>
    <message>
        <source>Pick a metric.</source>
        <translation>지표를 고르세요.</translation>
    </message>
    <message>
        <source>A grid needs two dimensions: pick a second one.</source>
        <translation>격자에는 차원이 둘 필요합니다. 두 번째 차원을 고르세요.</translation>
    </message>
    <message>
        <source>A chart needs a dimension: pick one.</source>
        <translation>차트에는 차원이 필요합니다. 하나를 고르세요.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>선</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>누적 막대</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>막대</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>히트맵</translation>
    </message>
    <message>
        <source>Cohort grid</source>
        <translation>코호트 격자</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Key figures of this view</source>
        <translation>이 보기의 주요 수치</translation>
    </message>
    <message>
        <source>The same as a table</source>
        <translation>같은 내용을 표로</translation>
    </message>
    <message>
        <source>This source has nothing that tells %1.</source>
        <translation>이 소스에는 %1을(를) 알려 주는 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>FilterText</name>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source> and </source>
        <translation> 그리고 </translation>
    </message>
    <message>
        <source>is</source>
        <translation>=</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>≠</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>포함</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>패턴 일치</translation>
    </message>
    <message>
        <source>is known</source>
        <translation>값 있음</translation>
    </message>
    <message>
        <source>has done</source>
        <translation>한 적 있음</translation>
    </message>
    <message>
        <source>has not done</source>
        <translation>한 적 없음</translation>
    </message>
    <message>
        <source>and</source>
        <translation>그리고</translation>
    </message>
    <message>
        <source>or</source>
        <translation>또는</translation>
    </message>
    <message>
        <source>not</source>
        <translation>아님</translation>
    </message>
    <message>
        <source>saved filter</source>
        <translation>저장된 필터</translation>
    </message>
    <message>
        <source>not (%1)</source>
        <translation>(%1) 아님</translation>
    </message>
    <message>
        <source>Saved filter: %1</source>
        <translation>저장된 필터: %1</translation>
    </message>
    <message>
        <source>Viewer %1 %2</source>
        <extracomment>&quot;Viewer has done purchase&quot;</extracomment>
        <translation>시청자 %2 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>&quot;Country is known&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>dimension, operator, values: &quot;Country is KR, JP&quot;</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Line longer than 1 MiB</source>
        <translation>1 MiB보다 긴 줄</translation>
    </message>
    <message>
        <source>Not UTF-8 text</source>
        <translation>UTF-8 텍스트가 아님</translation>
    </message>
    <message>
        <source>Contains a NUL byte</source>
        <translation>NUL 바이트 포함</translation>
    </message>
    <message>
        <source>Not JSON</source>
        <translation>JSON이 아님</translation>
    </message>
    <message>
        <source>JSON, but not an object</source>
        <translation>JSON이지만 객체가 아님</translation>
    </message>
    <message>
        <source>Nested too deep</source>
        <translation>중첩이 너무 깊음</translation>
    </message>
    <message>
        <source>Quotes do not match</source>
        <translation>따옴표가 맞지 않음</translation>
    </message>
    <message>
        <source>Not as many columns as the header</source>
        <translation>열 수가 머리글과 다름</translation>
    </message>
    <message>
        <source>The file ends in the middle of the line</source>
        <translation>파일이 줄 중간에서 끝남</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>시각 없음</translation>
    </message>
    <message>
        <source>Time cannot be read</source>
        <translation>시각을 읽을 수 없음</translation>
    </message>
    <message>
        <source>Time before 1970 or after 2200</source>
        <translation>1970년 이전이거나 2200년 이후의 시각</translation>
    </message>
    <message>
        <source>No action</source>
        <translation>행동 없음</translation>
    </message>
    <message>
        <source>Not a number where one is needed</source>
        <translation>숫자가 필요한 곳에 숫자가 아닌 값</translation>
    </message>
    <message>
        <source>Number too large</source>
        <translation>너무 큰 숫자</translation>
    </message>
    <message>
        <source>Several values where one is needed</source>
        <translation>값이 하나여야 하는 곳에 여러 값</translation>
    </message>
    <message>
        <source>An object where a value is needed</source>
        <translation>값이 필요한 곳에 객체</translation>
    </message>
    <message>
        <source>Event logs (%1)</source>
        <translation>이벤트 로그 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Mobile</source>
        <translation>모바일</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>데스크톱</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>태블릿</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>TV</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>홈</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>팔로잉</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>공유</translation>
    </message>
    <message>
        <source>External</source>
        <translation>외부</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>직접</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>대한민국</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>미국</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>일본</translation>
    </message>
    <message>
        <source>China</source>
        <translation>중국</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>대만</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>홍콩</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>베트남</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>태국</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>인도네시아</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>필리핀</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>싱가포르</translation>
    </message>
    <message>
        <source>India</source>
        <translation>인도</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>호주</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>캐나다</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>영국</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>독일</translation>
    </message>
    <message>
        <source>France</source>
        <translation>프랑스</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>스페인</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>포르투갈</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>이탈리아</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>브라질</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>멕시코</translation>
    </message>
    <message>
        <source>Nepal</source>
        <translation>네팔</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>주요 지표</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>추이</translation>
    </message>
    <message>
        <source>Top contents</source>
        <translation>인기 콘텐츠</translation>
    </message>
    <message>
        <source>Top uploaders</source>
        <translation>인기 업로더</translation>
    </message>
    <message>
        <source>Top pages</source>
        <translation>인기 페이지</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>기기</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>국가</translation>
    </message>
    <message>
        <source>Traffic sources</source>
        <translation>유입 경로</translation>
    </message>
    <message>
        <source>Activity by hour</source>
        <translation>시간대별 활동</translation>
    </message>
    <message>
        <source>by minute</source>
        <translation>분별</translation>
    </message>
    <message>
        <source>by hour</source>
        <translation>시간별</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A chart&apos;s title: %1 is a metric, %2 is &quot;by day&quot;, &quot;by week&quot;, …</extracomment>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>일별</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>주별</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>월별</translation>
    </message>
    <message>
        <source>by quarter</source>
        <translation>분기별</translation>
    </message>
    <message>
        <source>by year</source>
        <translation>연도별</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>주</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>분기</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>증감</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>추세</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>part of the total</comment>
        <translation>비율</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>동영상</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>라이브</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>체험</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>무료</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>구독</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>여성</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>남성</translation>
    </message>
    <message>
        <source>Other gender</source>
        <translation>기타 성별</translation>
    </message>
    <message>
        <source>First 24 hours</source>
        <translation>첫 24시간</translation>
    </message>
    <message>
        <source>1–7 days</source>
        <translation>1–7일</translation>
    </message>
    <message>
        <source>7–28 days</source>
        <translation>7–28일</translation>
    </message>
    <message>
        <source>28–90 days</source>
        <translation>28–90일</translation>
    </message>
    <message>
        <source>Over 90 days</source>
        <translation>90일 초과</translation>
    </message>
    <message>
        <source>Key figures of all time</source>
        <translation>전체 기간 주요 수치</translation>
    </message>
</context>
<context>
    <name>RangeText</name>
    <message>
        <source>Last day</source>
        <translation>마지막 날</translation>
    </message>
    <message>
        <source>Last %1 days</source>
        <translation>최근 %1일</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>이번 주</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>지난주</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>이번 달</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>지난달</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>이번 분기</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>지난 분기</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>올해</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>작년</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>최근 12개월</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>vs previous period</source>
        <translation>이전 기간 대비</translation>
    </message>
    <message>
        <source>vs previous year</source>
        <translation>전년 대비</translation>
    </message>
    <message>
        <source>vs chosen period</source>
        <translation>고른 기간 대비</translation>
    </message>
</context>
<context>
    <name>Uploaders</name>
    <message>
        <source>Key figures of uploaders</source>
        <translation>업로더 주요 수치</translation>
    </message>
    <message>
        <source>Uploads by category</source>
        <translation>카테고리별 업로드</translation>
    </message>
    <message>
        <source>How views are spread over uploaders</source>
        <translation>업로더별 조회 분포</translation>
    </message>
    <message>
        <source>How views are spread over uploaders, over time</source>
        <translation>시간에 따른 업로더별 조회 분포</translation>
    </message>
    <message>
        <source>Uploaders</source>
        <translation>업로더</translation>
    </message>
    <message>
        <source>Key figures of this uploader</source>
        <translation>이 업로더의 주요 수치</translation>
    </message>
    <message>
        <source>Contents of this uploader</source>
        <translation>이 업로더의 콘텐츠</translation>
    </message>
    <message>
        <source>Traffic sources</source>
        <translation>유입 경로</translation>
    </message>
    <message>
        <source>Viewers by country</source>
        <translation>국가별 시청자</translation>
    </message>
    <message>
        <source>Views by category</source>
        <translation>카테고리별 조회수</translation>
    </message>
</context>
<context>
    <name>Viewers</name>
    <message>
        <source>Retention by day of the first event</source>
        <translation>첫 이벤트 날짜별 유지율</translation>
    </message>
    <message>
        <source>Retention by month of the first event</source>
        <translation>첫 이벤트 월별 유지율</translation>
    </message>
    <message>
        <source>Retention by week of the first event</source>
        <translation>첫 이벤트 주별 유지율</translation>
    </message>
    <message>
        <source>share of the cohort active in each later period · %1</source>
        <translation>이후 각 기간에 활동한 코호트의 비율 · %1</translation>
    </message>
    <message>
        <source>Key figures of viewers</source>
        <translation>시청자 주요 수치</translation>
    </message>
    <message>
        <source>New and returning viewers</source>
        <translation>신규 및 재방문 시청자</translation>
    </message>
    <message>
        <source>How often viewers come</source>
        <translation>시청자의 방문 빈도</translation>
    </message>
    <message>
        <source>Active viewers by day, week and month</source>
        <translation>일·주·월별 활성 시청자</translation>
    </message>
    <message>
        <source>Events per viewer</source>
        <translation>시청자당 이벤트</translation>
    </message>
    <message>
        <source>Days since last event</source>
        <translation>마지막 이벤트 이후 일수</translation>
    </message>
    <message>
        <source>Viewers by plan</source>
        <translation>요금제별 시청자</translation>
    </message>
    <message>
        <source>Viewers by gender</source>
        <translation>성별 시청자</translation>
    </message>
    <message>
        <source>Viewers by age</source>
        <translation>연령별 시청자</translation>
    </message>
    <message>
        <source>Viewers by country</source>
        <translation>국가별 시청자</translation>
    </message>
    <message>
        <source>Viewers by region</source>
        <translation>지역별 시청자</translation>
    </message>
    <message>
        <source>Viewers by device</source>
        <translation>기기별 시청자</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>방문</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>구매</translation>
    </message>
</context>
<context>
    <name>tally::BarListModel</name>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
</context>
<context>
    <name>tally::Card</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>%1 메뉴 더 보기</translation>
    </message>
</context>
<context>
    <name>tally::CardBlock</name>
    <message>
        <source>Nothing in this range.</source>
        <translation>이 기간에는 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>TSV로 복사</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>이미지 복사</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>PNG로 저장…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>SVG로 저장…</translation>
    </message>
</context>
<context>
    <name>tally::ChartBlock</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>시간 단위</translation>
    </message>
</context>
<context>
    <name>tally::ChartLegend</name>
    <message>
        <source>Shows or hides this series</source>
        <translation>이 계열을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 보이기/숨기기</translation>
    </message>
</context>
<context>
    <name>tally::ChartOverview</name>
    <message>
        <source>Overview of the whole period</source>
        <translation>전체 기간 보기</translation>
    </message>
    <message>
        <source>Arrow keys move the part shown, with Shift they move its end, with Ctrl its start</source>
        <translation>화살표 키로 표시 구간을 옮기고, Shift와 함께 끝을, Ctrl과 함께 시작을 옮깁니다</translation>
    </message>
</context>
<context>
    <name>tally::Chip</name>
    <message>
        <source>switched off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>pinned to all pages</source>
        <translation>모든 페이지에 고정됨</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>필터: %1</translation>
    </message>
    <message>
        <source>Enter edits, Space switches off and on, N negates, P pins, Delete removes</source>
        <translation>Enter 편집, Space 켜기/끄기, N 부정, P 고정, Delete 제거</translation>
    </message>
</context>
<context>
    <name>tally::CommandPalette</name>
    <message>
        <source>Go to or do</source>
        <translation>이동 또는 실행</translation>
    </message>
    <message>
        <source>A page, a content, an uploader, a filter, an action…</source>
        <translation>페이지, 콘텐츠, 업로더, 필터, 동작…</translation>
    </message>
    <message>
        <source>What to go to or do</source>
        <translation>이동하거나 실행할 것</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 결과</translation>
    </message>
</context>
<context>
    <name>tally::ContentPage</name>
    <message>
        <source>by %1</source>
        <translation>업로더 %1</translation>
    </message>
    <message>
        <source>published %1</source>
        <translation>%1 게시</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>콘텐츠</translation>
    </message>
    <message>
        <source>All contents</source>
        <translation>모든 콘텐츠</translation>
    </message>
</context>
<context>
    <name>tally::ExploreBar</name>
    <message>
        <source>then by: nothing</source>
        <translation>두 번째 기준 없음</translation>
    </message>
    <message>
        <source>by: nothing</source>
        <translation>기준 없음</translation>
    </message>
    <message>
        <source>then by %1</source>
        <translation>그다음 %1별</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1별</translation>
    </message>
    <message>
        <source>Second dimension</source>
        <translation>두 번째 차원</translation>
    </message>
    <message>
        <source>First dimension</source>
        <translation>첫 번째 차원</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation>그리는 방식</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1행</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행 수</translation>
    </message>
    <message>
        <source>Share of total</source>
        <translation>전체 중 비율</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>저장된 보기</translation>
    </message>
</context>
<context>
    <name>tally::ExplorePage</name>
    <message>
        <source>Export view</source>
        <translation>보기 내보내기</translation>
    </message>
    <message>
        <source>Views (*.json)</source>
        <translation>보기 (*.json)</translation>
    </message>
    <message>
        <source>Import view</source>
        <translation>보기 가져오기</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>이 보기 저장…</translation>
    </message>
    <message>
        <source>Import view…</source>
        <translation>보기 가져오기…</translation>
    </message>
    <message>
        <source>Export this view…</source>
        <translation>이 보기 내보내기…</translation>
    </message>
    <message>
        <source>Delete this view</source>
        <translation>이 보기 삭제</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>탐색</translation>
    </message>
</context>
<context>
    <name>tally::Exporter</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV 내보내기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Choose a folder for the CSV files</source>
        <translation>CSV 파일을 둘 폴더 선택</translation>
    </message>
    <message>
        <source>Save as SVG</source>
        <translation>SVG로 저장</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>PNG로 저장</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
</context>
<context>
    <name>tally::FilterChips</name>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Do not negate</source>
        <translation>부정 해제</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>부정</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin to all pages</source>
        <translation>모든 페이지에 고정</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>필터 추가</translation>
    </message>
</context>
<context>
    <name>tally::FilterEditor</name>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
    <message>
        <source>Find or type a value</source>
        <translation>값을 찾거나 입력</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>What to filter by</source>
        <translation>필터 기준</translation>
    </message>
    <message>
        <source>Viewer&apos;s actions</source>
        <translation>시청자의 행동</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>* stands for any characters, ? for one.</source>
        <translation>*는 여러 글자, ?는 한 글자를 뜻합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
</context>
<context>
    <name>tally::FindField</name>
    <message>
        <source>Not found</source>
        <translation>찾을 수 없음</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>표에서 찾기</translation>
    </message>
</context>
<context>
    <name>tally::HeadlineRow</name>
    <message>
        <source>Several currencies: filter by one to see a sum.</source>
        <translation>통화가 여러 개입니다. 하나로 걸러야 합계를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Views divided by impressions, as views carry no impression id.</source>
        <translation>조회에 노출 ID가 없어 조회수를 노출수로 나눈 값입니다.</translation>
    </message>
    <message>
        <source>Data through %1, %2.</source>
        <translation>%1 %2까지의 데이터.</translation>
    </message>
</context>
<context>
    <name>tally::Heatmap</name>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>%1, %2–%3: %4 %5</source>
        <extracomment>weekday, from hour, to hour: value metric</extracomment>
        <translation>%1 %2–%3: %5 %4</translation>
    </message>
    <message>
        <source>%1 by weekday and hour</source>
        <translation>요일·시간대별 %1</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>적음</translation>
    </message>
    <message>
        <source>More</source>
        <translation>많음</translation>
    </message>
</context>
<context>
    <name>tally::ImportDialog</name>
    <message>
        <source>Import files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>가져올 파일</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>Field map</source>
        <translation>필드 맵</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>The first events as they would be stored</source>
        <translation>저장될 첫 이벤트들</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>Choose a field map</source>
        <translation>필드 맵 선택</translation>
    </message>
    <message>
        <source>Field maps (*.json)</source>
        <translation>필드 맵 (*.json)</translation>
    </message>
    <message>
        <source>Choose files: NDJSON or CSV, plain or compressed.</source>
        <translation>파일을 고르세요: NDJSON 또는 CSV, 압축 파일도 됩니다.</translation>
    </message>
    <message>
        <source>Reading the first lines…</source>
        <translation>첫 줄들을 읽는 중…</translation>
    </message>
    <message>
        <source>Field map: %1. Of the first %2 lines %3 would be stored and %4 rejected.</source>
        <translation>필드 맵: %1. 처음 %2줄 가운데 %3줄이 저장되고 %4줄이 거부됩니다.</translation>
    </message>
</context>
<context>
    <name>tally::KpiTile</name>
    <message>
        <source>Exact: every event was counted.</source>
        <translation>정확: 모든 이벤트를 세었습니다.</translation>
    </message>
    <message>
        <source>Approximate: estimated, with a small expected error.</source>
        <translation>근사: 작은 오차가 예상되는 추정값입니다.</translation>
    </message>
    <message>
        <source>Partial: some of the data did not answer.</source>
        <translation>일부: 데이터 일부가 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>Incomplete: the period is still running, or data is behind.</source>
        <translation>미완: 기간이 아직 진행 중이거나 데이터가 늦습니다.</translation>
    </message>
    <message>
        <source>≈ approx.</source>
        <translation>≈ 근사</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>일부</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>현재까지</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>Total: all time, with the filters in force.</source>
        <translation>전체: 적용된 필터로 본 모든 기간의 값입니다.</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>이전 %1</translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation>전체 %1</translation>
    </message>
</context>
<context>
    <name>tally::LedgerDialog</name>
    <message>
        <source>Import ledger</source>
        <translation>가져오기 장부</translation>
    </message>
    <message>
        <source>Import stopped: what was stored until then stays.</source>
        <translation>가져오기를 멈췄습니다. 그때까지 저장된 것은 남습니다.</translation>
    </message>
    <message>
        <source>Import finished in %1 s.</source>
        <translation>가져오기를 %1초 만에 마쳤습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 received · %2 stored · %3 duplicates · %4 rejected</source>
        <translation>받음 %1 · 저장 %2 · 중복 %3 · 거부 %4</translation>
    </message>
    <message>
        <source>Ledger by day</source>
        <translation>일별 장부</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>날짜 (UTC)</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>받음</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
    <message>
        <source>Show the rejected lines</source>
        <translation>거부된 줄 보기</translation>
    </message>
</context>
<context>
    <name>tally::MainWindow</name>
    <message>
        <source>The settings were damaged. The last good ones are in use; the damaged file is %1.</source>
        <translation>설정 파일이 손상되어 마지막으로 정상이던 설정을 씁니다. 손상된 파일: %1</translation>
    </message>
    <message>
        <source>The settings were damaged. Tallyroom starts with fresh ones; the damaged file is %1.</source>
        <translation>설정 파일이 손상되어 새 설정으로 시작합니다. 손상된 파일: %1</translation>
    </message>
    <message>
        <source>The settings could not be written: %1</source>
        <translation>설정을 저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>이벤트 %1건</translation>
    </message>
    <message>
        <source>Wait until the import is done, or cancel it.</source>
        <translation>가져오기가 끝날 때까지 기다리거나 취소하세요.</translation>
    </message>
    <message>
        <source>There is nothing in the range chosen before: these are the latest days that have data.</source>
        <translation>앞서 고른 기간에는 데이터가 없어, 데이터가 있는 가장 최근 기간을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>아직 아무것도 없습니다</translation>
    </message>
    <message>
        <source>Load a demo community to look around, or import your own logs: NDJSON or CSV, plain or compressed. Files can also be dropped onto this window.</source>
        <translation>데모 커뮤니티를 불러와 둘러보거나, 내 로그(NDJSON 또는 CSV, 압축 가능)를 가져오세요. 파일을 이 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Load demo data</source>
        <translation>데모 데이터 불러오기</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Open another store…</source>
        <translation>다른 저장소 열기…</translation>
    </message>
    <message>
        <source>This source could not be opened</source>
        <translation>이 소스를 열 수 없습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Writing a demo community</source>
        <translation>데모 커뮤니티를 만드는 중</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 가져오는 중</translation>
    </message>
    <message>
        <source>Importing %1 files</source>
        <translation>파일 %1개 가져오는 중</translation>
    </message>
    <message>
        <source>Open a store first: there is nothing to write into.</source>
        <translation>먼저 저장소를 여세요. 쓸 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Show the ledger</source>
        <translation>장부 보기</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장됨: %1</translation>
    </message>
    <message>
        <source>Saved filter “%1” imported and applied.</source>
        <translation>저장된 필터 “%1”을(를) 가져와 적용했습니다.</translation>
    </message>
    <message>
        <source>Filters saved as “%1”.</source>
        <translation>필터를 “%1”(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>All of them into a folder…</source>
        <translation>모두 폴더에 저장…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Open store</source>
        <translation>저장소 열기</translation>
    </message>
    <message>
        <source>Tallyroom stores (*.tally)</source>
        <translation>Tallyroom 저장소 (*.tally)</translation>
    </message>
    <message>
        <source>Where to keep the demo community</source>
        <translation>데모 커뮤니티를 둘 곳</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>About Tallyroom</source>
        <translation>Tallyroom 정보</translation>
    </message>
    <message>
        <source>Statistics for the admins of a content community.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>콘텐츠 커뮤니티 관리자를 위한 통계.
GNU 일반 공중 사용 허가서 3판 이상을 따르는 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>updated just now</source>
        <translation>방금 업데이트됨</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1분 전</translation>
    </message>
    <message>
        <source>View saved as “%1”.</source>
        <translation>보기를 “%1”(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>저장된 필터</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>저장된 보기</translation>
    </message>
    <message>
        <source>Date range</source>
        <translation>날짜 범위</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>콘텐츠</translation>
    </message>
    <message>
        <source>Uploader</source>
        <translation>업로더</translation>
    </message>
</context>
<context>
    <name>tally::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>tally::MonthPair</name>
    <message>
        <source>Earlier month</source>
        <translation>이전 달</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>다음 달</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>%1; chosen: %2</source>
        <extracomment>day of the cursor; chosen days</extracomment>
        <translation>%1; 선택: %2</translation>
    </message>
</context>
<context>
    <name>tally::NavBar</name>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
</context>
<context>
    <name>tally::OverviewEntry</name>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
</context>
<context>
    <name>tally::OverviewPage</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>시간 단위</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>TSV로 복사</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>이미지 복사</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>PNG로 저장…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>SVG로 저장…</translation>
    </message>
    <message>
        <source>drag to zoom · double-click to go back</source>
        <translation>끌어서 확대 · 두 번 클릭하면 되돌아감</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Nothing in this range.</source>
        <translation>이 기간에는 데이터가 없습니다.</translation>
    </message>
</context>
<context>
    <name>tally::PickPopup</name>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>목록에서 찾기</translation>
    </message>
    <message>
        <source>What can be picked</source>
        <translation>고를 수 있는 항목</translation>
    </message>
</context>
<context>
    <name>tally::ProgressPanel</name>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>tally::RangePicker</name>
    <message>
        <source>Date range: %1, %2</source>
        <translation>기간: %1, %2</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>이전 기간</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>다음 기간</translation>
    </message>
</context>
<context>
    <name>tally::RangePopup</name>
    <message>
        <source>These dates are no range.</source>
        <translation>올바른 기간이 아닙니다.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1일</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>%1 대비</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>비교 안 함</translation>
    </message>
    <message>
        <source>Previous period</source>
        <translation>이전 기간</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>전년</translation>
    </message>
    <message>
        <source>Chosen dates</source>
        <translation>직접 고른 날짜</translation>
    </message>
    <message>
        <source>Date range</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Named ranges</source>
        <translation>이름 있는 기간</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>첫날</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>마지막 날</translation>
    </message>
    <message>
        <source>First day of the compared period</source>
        <translation>비교 기간의 첫날</translation>
    </message>
    <message>
        <source>Last day of the compared period</source>
        <translation>비교 기간의 마지막 날</translation>
    </message>
    <message>
        <source>Include today</source>
        <translation>오늘 포함</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Align weekdays</source>
        <translation>요일 맞추기</translation>
    </message>
    <message>
        <source>Shift by whole weeks, so that a Monday meets a Monday</source>
        <translation>월요일은 월요일끼리 맞도록 주 단위로 옮깁니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
</context>
<context>
    <name>tally::ResultModel</name>
    <message>
        <source>new</source>
        <translation>신규</translation>
    </message>
</context>
<context>
    <name>tally::SaveFilterDialog</name>
    <message>
        <source>Save filters</source>
        <translation>필터 저장</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>tally::SaveViewDialog</name>
    <message>
        <source>Save view</source>
        <translation>보기 저장</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>tally::SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>저장된 필터</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>No filter is saved yet.</source>
        <translation>아직 저장된 필터가 없습니다.</translation>
    </message>
    <message>
        <source>Import saved filters</source>
        <translation>저장된 필터 가져오기</translation>
    </message>
    <message>
        <source>Saved filters (*.json)</source>
        <translation>저장된 필터 (*.json)</translation>
    </message>
    <message>
        <source>Export saved filter</source>
        <translation>저장된 필터 내보내기</translation>
    </message>
</context>
<context>
    <name>tally::SavedFiltersMenu</name>
    <message>
        <source>Save these filters…</source>
        <translation>이 필터 저장…</translation>
    </message>
    <message>
        <source>Manage saved filters…</source>
        <translation>저장된 필터 관리…</translation>
    </message>
</context>
<context>
    <name>tally::SourceStatus</name>
    <message>
        <source>No source</source>
        <translation>소스 없음</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>여는 중…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>열리지 않음</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>이벤트 %1건</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1까지</translation>
    </message>
</context>
<context>
    <name>tally::TableBlock</name>
    <message>
        <source>Rank</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Places gained or lost against the compared period.</source>
        <translation>비교 기간과 견준 순위 변화입니다.</translation>
    </message>
</context>
<context>
    <name>tally::TableDialog</name>
    <message>
        <source>%1 (compared)</source>
        <translation>%1 (비교)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>tally::TimeChart</name>
    <message>
        <source>Week from %1</source>
        <extracomment>%1 is the first day of a week</extracomment>
        <translation>%1부터 한 주</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <extracomment>%1 is a number from 1 to 4, %2 a year</extracomment>
        <translation>%2년 %1분기</translation>
    </message>
    <message>
        <source>No values in this range</source>
        <translation>이 기간에는 값이 없습니다</translation>
    </message>
    <message>
        <source>The last period is still running.</source>
        <translation>마지막 기간은 아직 진행 중입니다.</translation>
    </message>
    <message>
        <source>%1: no values.</source>
        <translation>%1: 값 없음.</translation>
    </message>
    <message>
        <source>%1: lowest %2 (%3), highest %4 (%5), last %6 (%7).</source>
        <extracomment>%1 a series; then three values, each with its date</extracomment>
        <translation>%1: 최저 %2 (%3), 최고 %4 (%5), 마지막 %6 (%7).</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Compared period</source>
        <translation>비교 기간</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Still running: not complete yet</source>
        <translation>진행 중: 아직 끝나지 않음</translation>
    </message>
</context>
<context>
    <name>tally::TopBar</name>
    <message>
        <source>Source: %1</source>
        <translation>소스: %1</translation>
    </message>
    <message>
        <source>Refresh: %1</source>
        <translation>새로 고침: %1</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV 내보내기</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>저장된 필터</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>시간대</translation>
    </message>
    <message>
        <source>Time zone of days and hours</source>
        <translation>날짜와 시각의 시간대</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Ask again by itself</source>
        <translation>자동으로 새로 고침</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Date range</source>
        <translation>기간</translation>
    </message>
</context>
<context>
    <name>tally::UploadersPage</name>
    <message>
        <source>%1 uploads of all time</source>
        <translation>전체 기간 업로드 %1건</translation>
    </message>
    <message>
        <source>Uploaders</source>
        <translation>업로더</translation>
    </message>
    <message>
        <source>All uploaders</source>
        <translation>모든 업로더</translation>
    </message>
</context>
<context>
    <name>tally::ValueGrid</name>
    <message>
        <source>not known yet</source>
        <translation>아직 알 수 없음</translation>
    </message>
</context>
<context>
    <name>tally::ViewersPage</name>
    <message>
        <source>Viewers</source>
        <translation>시청자</translation>
    </message>
</context>
<context>
    <name>tally::WindowActions</name>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>Open store…</source>
        <translation>저장소 열기…</translation>
    </message>
    <message>
        <source>New demo community…</source>
        <translation>새 데모 커뮤니티…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Add filter…</source>
        <translation>필터 추가…</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>지금 새로 고침</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Back to the range and filters before (Alt+Left)</source>
        <translation>이전 기간과 필터로 (Alt+왼쪽)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation>다시 앞으로 (Alt+오른쪽)</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>밝게/어둡게</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>밝은 화면과 어두운 화면 바꾸기</translation>
    </message>
    <message>
        <source>About Tallyroom</source>
        <translation>Tallyroom 정보</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>시스템과 같이</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation>%1마다</translation>
    </message>
    <message>
        <source>Go to or do…</source>
        <translation>이동 또는 실행…</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>표에서 찾기</translation>
    </message>
</context>
<context>
    <name>tally::ZonePicker</name>
    <message>
        <source>Time zone</source>
        <translation>시간대</translation>
    </message>
    <message>
        <source>Type a part of a city&apos;s name</source>
        <translation>도시 이름의 일부를 입력하세요</translation>
    </message>
    <message>
        <source>Days and hours are counted in this time zone</source>
        <translation>날짜와 시각은 이 시간대로 셉니다</translation>
    </message>
</context>
<context>
    <name>tally::DataPage</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
</context>
<context>
    <name>tally::LedgerCard</name>
    <message>
        <source>Ledger and imports</source>
        <translation>수집 장부와 가져오기</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>받음</translation>
    </message>
    <message>
        <source>Lines: stored + duplicates + rejected</source>
        <translation>줄 수: 저장 + 중복 + 거부</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>Field map</source>
        <translation>필드 맵</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>This source keeps no ledger.</source>
        <translation>이 데이터 원본에는 수집 장부가 없습니다.</translation>
    </message>
    <message>
        <source>%1 received · %2 stored · %3 duplicates · %4 rejected, in days of UTC</source>
        <translation>받음 %1 · 저장 %2 · 중복 %3 · 거부 %4, UTC 날짜 기준</translation>
    </message>
    <message>
        <source>Ledger by day</source>
        <translation>일별 수집 장부</translation>
    </message>
    <message>
        <source>(cut off)</source>
        <translation>(중단됨)</translation>
    </message>
</context>
<context>
    <name>tally::QualityCard</name>
    <message>
        <source>Data quality</source>
        <translation>데이터 품질</translation>
    </message>
    <message>
        <source>Rows behind the figure</source>
        <translation>지표의 근거 행</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>시각 (UTC)</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>행동</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>시청자</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>콘텐츠</translation>
    </message>
    <message>
        <source>Uploader</source>
        <translation>업로더</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>이벤트 ID</translation>
    </message>
    <message>
        <source>Imports behind the figure</source>
        <translation>지표의 근거 가져오기</translation>
    </message>
    <message>
        <source>Import of</source>
        <translation>가져온 때</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>날짜 (UTC)</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>This source does not tell how good its data are.</source>
        <translation>이 데이터 원본은 데이터 품질을 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2건. %3</translation>
    </message>
    <message>
        <source>Half of the events arrived within %1, 95% within %2.</source>
        <translation>이벤트의 절반은 %1, 95%는 %2 안에 수집되었습니다.</translation>
    </message>
    <message>
        <source>Nothing was found wrong here.</source>
        <translation>발견된 문제가 없습니다.</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
    <message>
        <source>These are the latest %1 of %2 events.</source>
        <translation>전체 %2건 중 최근 %1건입니다.</translation>
    </message>
</context>
<context>
    <name>tally::RejectedCard</name>
    <message>
        <source>Rejected lines</source>
        <translation>거부된 줄</translation>
    </message>
    <message>
        <source>File of rejected lines</source>
        <translation>거부된 줄 파일</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>What can be stored now leaves the file; the rest stays with its reason.</source>
        <translation>이제 저장할 수 있는 줄은 파일에서 빠지고, 나머지는 이유와 함께 남습니다.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>상세</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>날짜 (UTC)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Text of the rejected line</source>
        <translation>거부된 줄의 내용</translation>
    </message>
    <message>
        <source>Keep this text</source>
        <translation>이 내용으로 저장</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>No line was rejected, or all of them are mended.</source>
        <translation>거부된 줄이 없거나 모두 고쳤습니다.</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(알 수 없음)</translation>
    </message>
    <message>
        <source>These are %1 of %2 lines.</source>
        <translation>전체 %2줄 중 %1줄입니다.</translation>
    </message>
    <message>
        <source>%1, line %2 of %3</source>
        <translation>%1, %3의 %2번째 줄</translation>
    </message>
    <message>
        <source>%1 lines read again: %2 stored, %3 duplicates, %4 rejected as before.</source>
        <translation>%1줄을 다시 읽었습니다. 저장 %2, 중복 %3, 다시 거부 %4.</translation>
    </message>
    <message>
        <source>%1 were not kept whole, or have no header, and stay as they are.</source>
        <translation>%1줄은 전체가 보관되지 않았거나 머리글이 없어 그대로 둡니다.</translation>
    </message>
</context>
<context>
    <name>tally::ReportDialog</name>
    <message>
        <source>New report</source>
        <translation>새 보고서</translation>
    </message>
    <message>
        <source>Each view its own</source>
        <translation>보기마다 따로</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>저장된 보기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Saved views, in the order of the report (drag to move them)</source>
        <translation>보고서 순서대로의 저장된 보기 (끌어서 옮길 수 있습니다)</translation>
    </message>
</context>
<context>
    <name>tally::ReportsCard</name>
    <message>
        <source>Running “%1”</source>
        <translation>“%1” 실행 중</translation>
    </message>
    <message>
        <source>Saved reports</source>
        <translation>저장된 보고서</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>실행…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>새로 만들기…</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>예약…</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>타이머 중지</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>타이머</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Each view its own</source>
        <translation>보기마다 따로</translation>
    </message>
    <message>
        <source>Files that are no reports: %1</source>
        <translation>보고서가 아닌 파일: %1</translation>
    </message>
    <message>
        <source>A report is made of saved views: save one in Explore first.</source>
        <translation>보고서는 저장된 보기로 만듭니다. 먼저 탐색에서 보기를 저장하세요.</translation>
    </message>
    <message>
        <source>There is a report of that name.</source>
        <translation>같은 이름의 보고서가 있습니다.</translation>
    </message>
    <message>
        <source>Folder of the report&apos;s files</source>
        <translation>보고서 파일을 둘 폴더</translation>
    </message>
    <message>
        <source>The timer is written and starts with your next session. To start it now: systemctl --user daemon-reload &amp;&amp; systemctl --user start %1.timer</source>
        <translation>타이머를 만들었으며 다음 세션부터 시작합니다. 지금 시작하려면: systemctl --user daemon-reload &amp;&amp; systemctl --user start %1.timer</translation>
    </message>
    <message>
        <source>The line is on the clipboard: add it with crontab -e.</source>
        <translation>클립보드에 복사했습니다. crontab -e로 추가하세요.</translation>
    </message>
    <message>
        <source>Import a report</source>
        <translation>보고서 가져오기</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>보고서 (*.json)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>보고서 내보내기</translation>
    </message>
</context>
<context>
    <name>tally::ReportsPage</name>
    <message>
        <source>Stopped. Files that were complete stay.</source>
        <translation>중지했습니다. 완성된 파일은 남아 있습니다.</translation>
    </message>
    <message>
        <source>“%1” is ready: %2 files in %3</source>
        <translation>“%1” 준비 완료: %3에 파일 %2개</translation>
    </message>
    <message>
        <source>“%1” is ready, but not complete: see below what failed.</source>
        <translation>“%1”이(가) 준비되었지만 일부가 실패했습니다. 아래에서 확인하세요.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>보고서</translation>
    </message>
</context>
<context>
    <name>tally::RunsCard</name>
    <message>
        <source>Past runs</source>
        <translation>지난 실행</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Files of the run</source>
        <translation>실행의 파일</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>%1 of %2 views failed</source>
        <translation>보기 %2개 중 %1개 실패</translation>
    </message>
    <message>
        <source>No report has run yet.</source>
        <translation>아직 실행한 보고서가 없습니다.</translation>
    </message>
    <message>
        <source>There</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>tally::ScheduleDialog</name>
    <message>
        <source>Schedule “%1”</source>
        <translation>“%1” 예약</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>매일</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>매주</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>매월</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>요일</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>주기</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>요일</translation>
    </message>
    <message>
        <source>At</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>The timer is one of your own systemd user timers; it calls the command line for the store that is open now, while the window is open, too.</source>
        <translation>타이머는 사용자의 systemd 타이머로, 지금 열린 저장소에 대해 명령줄 도구를 실행합니다. 이 창이 열려 있는 동안에도 실행됩니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Copy as a crontab line</source>
        <translation>crontab 줄로 복사</translation>
    </message>
    <message>
        <source>Make the timer</source>
        <translation>타이머 만들기</translation>
    </message>
    <message>
        <source>Folder of the reports</source>
        <translation>보고서 폴더</translation>
    </message>
</context>
<context>
    <name>tally::SourceCard</name>
    <message>
        <source>Source</source>
        <translation>데이터 원본</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Remove old days…</source>
        <translation>오래된 날짜 삭제…</translation>
    </message>
    <message>
        <source>Nobody here looks after this source.</source>
        <translation>이 데이터 원본은 여기에서 관리하지 않습니다.</translation>
    </message>
    <message>
        <source>No source is open.</source>
        <translation>열린 데이터 원본이 없습니다.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Days with events (UTC)</source>
        <translation>이벤트가 있는 날 (UTC)</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>첫 이벤트</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>마지막 이벤트</translation>
    </message>
    <message>
        <source>Days missing in between</source>
        <translation>중간에 빠진 날</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>디스크 크기</translation>
    </message>
    <message>
        <source>%1 of it are free for new events</source>
        <translation>이 중 %1는 새 이벤트에 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Viewer ids</source>
        <translation>시청자 ID</translation>
    </message>
    <message>
        <source>Removed before</source>
        <translation>이전 삭제 기준일</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>백업할 곳</translation>
    </message>
    <message>
        <source>Stores (*.tally *.backup)</source>
        <translation>저장소 (*.tally *.backup)</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>백업 중</translation>
    </message>
    <message>
        <source>%1 events are backed up in %2.</source>
        <translation>이벤트 %1건을 %2에 백업했습니다.</translation>
    </message>
    <message>
        <source>Remove old days</source>
        <translation>오래된 날짜 삭제</translation>
    </message>
    <message>
        <source>How many days, back from the last event, are to stay?</source>
        <translation>마지막 이벤트로부터 며칠을 남길까요?</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>세는 중</translation>
    </message>
    <message>
        <source>There is nothing older than that.</source>
        <translation>그보다 오래된 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>%1 events of %2 days would be removed for good. Who came, uploaded or was published first is remembered.</source>
        <translation>%2일의 이벤트 %1건이 영구히 삭제됩니다. 첫 방문, 첫 업로드, 첫 게시 기록은 남습니다.</translation>
    </message>
    <message>
        <source>Removing old days</source>
        <translation>오래된 날짜 삭제 중</translation>
    </message>
    <message>
        <source>%1 events were removed.</source>
        <translation>이벤트 %1건을 삭제했습니다.</translation>
    </message>
</context>
</TS>

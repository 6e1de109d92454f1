namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Names of places as data: Gyeonggi's 28 cities and 3 counties with their districts, the provinces around, and the
/// words that make a place of a name. Official spelling; romanised by the Ministry of Culture's rules.
/// </summary>
internal static class PlaceNames
{
    private const string Cities =
        """
        수원 suwon, 성남 seongnam, 의정부 uijeongbu, 안양 anyang, 부천 bucheon, 광명 gwangmyeong, 평택 pyeongtaek,
        동두천 dongducheon, 안산 ansan, 고양 goyang, 과천 gwacheon, 구리 guri, 남양주 namyangju, 오산 osan,
        시흥 siheung, 군포 gunpo, 의왕 uiwang, 하남 hanam, 용인 yongin, 파주 paju, 이천 icheon, 안성 anseong,
        김포 gimpo, 화성 hwaseong, 광주 gwangju, 양주 yangju, 포천 pocheon, 여주 yeoju, 연천 yeoncheon,
        가평 gapyeong, 양평 yangpyeong, 서울 seoul, 인천 incheon, 부산 busan, 대구 daegu, 대전 daejeon, 울산 ulsan,
        세종 sejong, 제주 jeju, 경기 gyeonggi
        """;

    private const string Districts =
        """
        장안 권선 팔달 영통 수정 중원 분당 만안 동안 상록 단원 덕양 일산동 일산서 처인 기흥 수지 원미 소사 오정
        만세 효행 병점 동탄 일산 판교 광교 위례 미사 다산 별내 운정 송도 강남 서초 송파 강동 종로 용산 마포 영등포
        구로 금천 관악 동작 양천 강서 은평 서대문 노원 도봉 강북 성북 중랑 동대문 광진 성동
        """;

    private static readonly (string Korean, string Roman)[] s_cities =
        [.. Split(Cities, ',').Select(pair => pair.Split(' ')).Select(pair => (pair[0], pair[1]))];

    /// <summary>Cities whose short name is also a word: 고양(이), 이천(원), 구리, 양주, 화성 …</summary>
    private static readonly HashSet<string> s_ambiguous =
        ["고양", "이천", "구리", "양주", "여주", "오산", "화성", "하남", "안산", "성남", "광주", "수정", "중원", "다산", "미사", "소사", "상록", "만세", "동작", "경기"];

    /// <summary>Official names and short ones that are nothing else.</summary>
    public static HashSet<string> Regions { get; } =
    [
        .. s_cities.Select(city => city.Korean).Where(name => !s_ambiguous.Contains(name)),
        .. s_cities.SelectMany(city => new[] { city.Korean + "시", city.Korean + "군" }),
        .. Split(Districts, ' ').Select(name => name + "구"),
        .. Split(Districts, ' ').Where(name => !s_ambiguous.Contains(name)),
        "경기도", "서울특별시", "서울시", "인천광역시", "강원도", "충청북도", "충청남도", "전라북도", "전라남도", "경상북도",
        "경상남도", "제주도", "경기북부", "경기남부",
    ];

    /// <summary>Short names that are other words too; they count before 에서, 에 사는 and the like.</summary>
    public static HashSet<string> Ambiguous => s_ambiguous;

    public static HashSet<string> Roman { get; } =
        [.. s_cities.Select(city => city.Roman), "korea", "bundang", "ilsan", "pangyo", "dongtan", "gwanggyo", "gangnam"];

    /// <summary>Whether a city's short name is inside: 북수원점.</summary>
    public static bool NamesCity(ReadOnlySpan<char> word)
    {
        foreach (var (korean, _) in s_cities)
            if (!s_ambiguous.Contains(korean) && word.Contains(korean, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>What stands at the end of a landmark's name, longest first.</summary>
    public static string[] Landmarks { get; } =
    [
        "행정복지센터", "커뮤니티센터", "국민체육센터", "주민센터", "고용센터", "복지관", "문화센터", "초등학교", "중학교", "고등학교", "대학교", "고속도로", "지방도로",
        "지하차도", "고가도로", "버스정류장", "정류장", "정류소", "정거장", "터미널", "백화점", "아파트", "오피스텔", "편의점", "주유소", "도서관",
        "우체국", "경찰서", "파출소", "지구대", "소방서", "보건소", "어린이집", "유치원", "톨게이트", "나들목", "휴게소", "체육관", "체육공원",
        "운동장", "주차장", "사거리", "삼거리", "오거리", "네거리", "교차로", "로터리", "캠퍼스", "횡단보도", "놀이터", "공원", "시장", "시청",
        "구청", "군청", "도청", "읍사무소", "면사무소", "동사무소", "대학", "학교", "초교", "중교", "병원", "의원", "약국", "빌라", "상가", "마트", "육교", "대교", "터널", "국도",
        "빌딩", "타워", "단지", "마을", "교회", "성당", "은행", "호텔", "공항", "호수", "저수지", "산업단지", "물류센터", "차고지", "광장", "해변", "센터", "ic", "역",
    ];

    public static string[] Brands { get; } =
        ["홈플러스", "이마트", "롯데마트", "롯데백화점", "스타벅스", "맥도날드", "코스트코", "다이소", "하나로마트", "버거킹", "메가커피", "파리바게뜨", "이케아", "스타필드"];

    /// <summary>Ends of words that end like a station, a road or a quarter and are none.</summary>
    public static string[] OtherEnds { get; } =
    [
        "지역", "무역", "구역", "면역", "전역", "통역", "영역", "번역", "광역", "용역", "병역", "권역", "방역", "해역", "유역", "검역",
        "활동", "행동", "운동", "이동", "노동", "마음대로", "출근길", "퇴근길", "귀갓길", "콜센터", "고객센터", "상담센터", "지원센터", "서비스센터",
    ];

    /// <summary>Whole words of the same kind.</summary>
    public static HashSet<string> OtherWords { get; } =
    [
        "노역", "공역", "내역", "하역", "배역", "주역", "현역", "의역", "직역", "교역", "수역", "고역", "징역", "부역",
        "변동", "작동", "연동", "감동", "출동", "자동", "수동", "아동", "공동", "소동", "시동", "진동", "파동", "전동", "충동", "가동", "구동",
        "기동", "협동", "선동", "유동", "그대로", "맘대로", "제대로", "이대로", "저대로", "뜻대로", "법대로", "말대로", "대로", "도로", "바로", "서로",
        "따로", "새로", "스스로", "진로", "경로", "통로", "선로", "피로", "위로", "아래로", "앞으로", "뒤로", "별로", "절로", "홀로", "함부로", "때로",
        "실로", "주로", "차로", "보도로", "실제로", "절대로", "억지로", "가로", "세로", "미로", "원로", "근로", "의로", "손길", "눈길", "발길", "빗길", "밤길",
    ];

    private static string[] Split(string text, char by) =>
        text.ReplaceLineEndings(" ").Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

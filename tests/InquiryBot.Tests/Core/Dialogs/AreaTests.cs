using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Which places the served bot's office answers for.</summary>
public sealed class AreaTests
{
    static readonly Area Served = DialogFiles.Reading.Library!.Area;

    [Theory]
    [InlineData("부산 해운대구"), InlineData("강남역"), InlineData("강남역 11번 출구 앞"), InlineData("서울 강남구 테헤란로 152"), InlineData("서울역앞이요"), InlineData("해운대구청 앞에서"), InlineData("제주"), InlineData("제주도요")]
    [InlineData("광주광역시 서구"), InlineData("광주 북구"), InlineData("광주시 광산구 수완동"), InlineData("유성구"), InlineData("수성구청 앞"), InlineData("김포공항"), InlineData("인천 부평구 부평대로"), InlineData("대전이에요"), InlineData("신림역 3번출구"), InlineData("서울시청 앞 도로"), InlineData("Seoul에 있어요")]
    [InlineData("Seoul Gangnam"), InlineData("Gangnam Station exit 3"), InlineData("Jeju"), InlineData("in front of Busan-si city hall"), InlineData("Haeundae-gu"), InlineData("Gwangju Metropolitan City"), InlineData("next to Seoul station")]
    [InlineData("首尔江南区"), InlineData("釜山海云台"), InlineData("济州"), InlineData("ga Seoul"), InlineData("trước ga Busan"), InlineData("โซล"), InlineData("หน้าสถานีปูซาน"), InlineData("สถานีกังนัม")]
    [InlineData("ソウル駅前"), InlineData("釜山"), InlineData("カンナム駅"), InlineData("в Сеуле, Каннам"), InlineData("станция Пусан"), InlineData("Сөүлийн төв буудал"), InlineData("Бусанд"), InlineData("Seulda"), InlineData("Busanda, dengiz bo'yida")]
    public void What_is_clearly_elsewhere_is_elsewhere(string words) => Assert.True(Served.IsElsewhere(words));

    [Theory]
    [InlineData("수원역 앞 도로"), InlineData("신림동"), InlineData("구미동 주민센터"), InlineData("시청역"), InlineData("중앙로 12"), InlineData("우리 집 앞"), InlineData("광주 오포"), InlineData("광주시"), InlineData("일산 서구"), InlineData("고양시 일산동구"), InlineData("동탄구"), InlineData("남양주시"), InlineData("경기도 광주시"), InlineData("화성시 동탄역")]
    [InlineData("서울 방향 하행선"), InlineData("서울방향 톨게이트"), InlineData("수원에서 서울 가는 길"), InlineData("서울대공원 정문"), InlineData("서울랜드 앞"), InlineData("강남대로 123, 용인"), InlineData("강남대학교 앞"), InlineData("강남로 3"), InlineData("부산식당 앞")]
    [InlineData("부산아구찜 옆"), InlineData("제주은행 사거리"), InlineData("세종대왕릉 앞"), InlineData("세종병원 앞"), InlineData("울산바위 모양 돌 옆"), InlineData("북수원 서울병원"), InlineData("인천 경계, 부천 송내역"), InlineData("아산병원 앞")]
    [InlineData("Suwon station"), InlineData("Gangnam-daero 55"), InlineData("Seoul Grand Park"), InlineData("the road to Seoul"), InlineData("Seoul-bound lane"), InlineData("Gwangju"), InlineData("Hanyang apartment"), InlineData("near the Lotte Mart"), InlineData("")]
    [InlineData("水原站"), InlineData("广州"), InlineData("京畿道龙仁市"), InlineData("スウォン駅"), InlineData("ソウル大公園"), InlineData("ソウル方面"), InlineData("ga Suwon"), InlineData("hướng Seoul"), InlineData("โซล่าเซลล์หน้าบ้าน"), InlineData("สถานีซูวอน")]
    [InlineData("станция Сувон"), InlineData("в сторону Сеула"), InlineData("Сувон өртөө"), InlineData("Suwon bekati"), InlineData("Ansan shahri")]
    public void What_may_be_ours_is_ours(string words) => Assert.False(Served.IsElsewhere(words));

    /// <summary>Every city, county and district of the other provinces, as its own people and its office call it.</summary>
    [Theory]
    [InlineData("종로구 중구 용산구 성동구 광진구 동대문구 중랑구 성북구 강북구 도봉구 노원구 은평구 서대문구 마포구 양천구 강서구 구로구 금천구 영등포구 동작구 관악구 서초구 강남구 송파구 강동구")] // 서울
    [InlineData("중구 서구 동구 영도구 부산진구 동래구 남구 북구 해운대구 사하구 금정구 강서구 연제구 수영구 사상구 기장군")] // 부산
    [InlineData("중구 동구 서구 남구 북구 수성구 달서구 달성군 군위군")] // 대구
    [InlineData("중구 동구 미추홀구 연수구 남동구 부평구 계양구 서구 강화군 옹진군 제물포구 영종구 검단구")] // 인천
    [InlineData("동구 서구 남구 북구 광산구")] // 광주
    [InlineData("동구 중구 서구 유성구 대덕구")] // 대전
    [InlineData("중구 남구 동구 북구 울주군")] // 울산
    [InlineData("춘천시 원주시 강릉시 동해시 태백시 속초시 삼척시 홍천군 횡성군 영월군 평창군 정선군 철원군 화천군 양구군 인제군 고성군 양양군")] // 강원
    [InlineData("청주시 충주시 제천시 보은군 옥천군 영동군 증평군 진천군 괴산군 음성군 단양군")] // 충북
    [InlineData("천안시 공주시 보령시 아산시 서산시 논산시 계룡시 당진시 금산군 부여군 서천군 청양군 홍성군 예산군 태안군")] // 충남
    [InlineData("전주시 군산시 익산시 정읍시 남원시 김제시 완주군 진안군 무주군 장수군 임실군 순창군 고창군 부안군")] // 전북
    [InlineData("목포시 여수시 순천시 나주시 광양시 담양군 곡성군 구례군 고흥군 보성군 화순군 장흥군 강진군 해남군 영암군 무안군 함평군 영광군 장성군 완도군 진도군 신안군")] // 전남
    [InlineData("포항시 경주시 김천시 안동시 구미시 영주시 영천시 상주시 문경시 경산시 의성군 청송군 영양군 영덕군 청도군 고령군 성주군 칠곡군 예천군 봉화군 울진군 울릉군")] // 경북
    [InlineData("창원시 진주시 통영시 사천시 김해시 밀양시 거제시 양산시 의령군 함안군 창녕군 고성군 남해군 하동군 산청군 함양군 거창군 합천군")] // 경남
    [InlineData("제주시 서귀포시")] // 제주
    public void All_of_the_country_but_the_province_is_elsewhere(string names) =>
        Assert.All(names.Split(' '), name => Assert.True(Served.IsElsewhere(name) && Served.IsElsewhere($"{name}청 앞 도로") && Served.IsElsewhere($"{name}에서요"), name));

    [Theory]
    [InlineData("광주", true), InlineData("광주요", true), InlineData("광주역 앞", false), InlineData("광주역", true), InlineData("Gwangju", true), InlineData("光州", true), InlineData("кванджу", true)]
    [InlineData("광주시", false), InlineData("경기 광주", false), InlineData("광주 오포읍", false), InlineData("광주광역시", false), InlineData("수원", false), InlineData("", false)]
    public void A_name_alone_that_two_towns_have_is_asked_about(string words, bool shared) => Assert.Equal(shared, Served.IsShared(words));

    [Theory]
    [InlineData("수원시"), InlineData("수원"), InlineData("수원시 팔달구"), InlineData("경기도 수원시요"), InlineData("경기도수원시"), InlineData("분당이요"), InlineData("연천군"), InlineData("Suwon"), InlineData("Suwon-si"), InlineData("Suwon city, Gyeonggi-do"), InlineData("水原市"), InlineData("thành phố Suwon"), InlineData("г. Сувон"), InlineData("Сувон хот"), InlineData("Suwon shahri")]
    public void A_town_and_no_spot_in_it_is_wide(string words) => Assert.True(Served.IsWide(words));

    [Theory]
    [InlineData("수원역"), InlineData("수원시청"), InlineData("수원역 앞"), InlineData("수원시 인계동"), InlineData("인계동"), InlineData("시청 앞"), InlineData("수원천로 3"), InlineData("Suwon station"), InlineData("Ansan City Hall"), InlineData("水原站"), InlineData("ga Suwon"), InlineData("станция Сувон"), InlineData("부산"), InlineData("")]
    public void A_spot_is_not(string words) => Assert.False(Served.IsWide(words));

    [Theory]
    [InlineData("해운대구에 도로가 파였어요", "해운대구"), InlineData("there is a pothole in Busan, Haeundae", "Busan, Haeundae"), InlineData("수원에서 서울 가는 길", null), InlineData("도로가 파였어요", null)]
    public void A_sentence_says_which_place_elsewhere(string words, string? place) => Assert.Equal(place, Served.ElsewhereIn(words));

    [Theory]
    [InlineData(35.1587, 129.1604)] // 해운대
    [InlineData(37.4979, 127.0276 - 0.05)] // 서초
    [InlineData(37.5547, 126.9707)] // 서울역
    [InlineData(37.4563, 126.7052 - 0.04)] // 인천
    [InlineData(33.4996, 126.5312)] // 제주
    [InlineData(36.8151, 127.1139)] // 천안
    [InlineData(48.8566, 2.3522)]
    public void A_point_elsewhere_is_elsewhere(double latitude, double longitude) => Assert.True(Served.IsElsewhere(latitude, longitude));

    /// <summary>The town halls, and the places that are nearest to somebody else's: Anseong's south, Yeoncheon's north, Yangpyeong's east, an island, and the towns around Seoul.</summary>
    [Theory]
    [InlineData(37.2634, 127.0287), InlineData(37.4292, 126.9876), InlineData(37.4786, 126.8646), InlineData(37.5944, 127.1296), InlineData(37.6584, 126.8320), InlineData(37.5035, 126.7660), InlineData(37.6152, 126.7156)]
    [InlineData(36.9100, 127.3000), InlineData(38.2500, 127.0000), InlineData(37.5000, 127.8300), InlineData(37.1110, 126.3900), InlineData(37.8315, 127.5095), InlineData(37.5393, 127.2149)]
    public void A_point_in_the_province_is_ours(double latitude, double longitude) => Assert.False(Served.IsElsewhere(latitude, longitude));

    [Fact]
    public void Without_a_file_there_are_no_borders() => Assert.False(Area.Everywhere.IsElsewhere("부산") || Area.Everywhere.IsElsewhere(0, 0));

    [Fact]
    public void What_is_no_number_in_the_file_is_noted_where_it_stands()
    {
        var faults = new List<Fault>();

        AreaReader.Read(new YamlFile("area.yaml", faults).Load("bounds: { south: here, north: 38, west: 126 }\nothers: [[부산], 대구]\n")!);

        Assert.Equal(["area.yaml:1:18", "area.yaml:1:9"], faults.Select(fault => $"{fault.At.File}:{fault.At.Line}:{fault.At.Column}"));
    }
}

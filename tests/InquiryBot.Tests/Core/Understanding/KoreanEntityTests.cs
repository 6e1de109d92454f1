namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What Korean texts name; told on Wednesday 18 November 2026, ten in the morning, in Seoul.</summary>
public sealed class KoreanEntityTests
{
    [Theory]
    [InlineData("오늘 신청하면 되나요", "date", "오늘", "2026-11-18")]
    [InlineData("내일 갈게요", "date", "내일", "2026-11-19")]
    [InlineData("내일모레 오후 두 시 반", "date", "내일모레", "2026-11-20")]
    [InlineData("모레까지 내야 해요", "date", "모레", "2026-11-20")]
    [InlineData("글피에 방문할게요", "date", "글피", "2026-11-21")]
    [InlineData("어제 버스에서 잃어버렸어요", "date", "어제", "2026-11-17")]
    [InlineData("그저께 신고했는데요", "date", "그저께", "2026-11-16")]
    [InlineData("엊그제 접수했어요", "date", "엊그제", "2026-11-16")]
    [InlineData("금요일에 문 여나요", "date", "금요일", "2026-11-20")]
    [InlineData("다음 주 금요일", "date", "다음 주 금요일", "2026-11-27")]
    [InlineData("담주 월욜에 가능할까요", "date", "담주 월욜", "2026-11-23")]
    [InlineData("다다음주 화요일이요", "date", "다다음주 화요일", "2026-12-01")]
    [InlineData("지난주 목요일에 다쳤어요", "date", "지난주 목요일", "2026-11-12")]
    [InlineData("이번 주 일요일", "date", "이번 주 일요일", "2026-11-22")]
    [InlineData("이번 주말에 열어요?", "date", "이번 주말", "2026-11-21")]
    [InlineData("지난 토요일 밤에요", "date", "지난 토요일", "2026-11-14")]
    [InlineData("3일 뒤에 이사해요", "date", "3일 뒤", "2026-11-21")]
    [InlineData("사흘 뒤요", "date", "사흘 뒤", "2026-11-21")]
    [InlineData("일주일 전에 냈어요", "date", "일주일 전", "2026-11-11")]
    [InlineData("2주 후에 만료돼요", "date", "2주 후", "2026-12-02")]
    [InlineData("한 달 뒤에 출국해요", "date", "한 달 뒤", "2026-12-18")]
    [InlineData("석 달 전부터 월급을 못 받았어요", "date", "석 달 전", "2026-08-18")]
    [InlineData("12월 3일에 갈게요", "date", "12월 3일", "2026-12-03")]
    [InlineData("1월 5일로 예약해 주세요", "date", "1월 5일", "2027-01-05")]
    [InlineData("시월 구일에 접수했어요", "date", "시월 구일", "2026-10-09")]
    [InlineData("십일월 이십오일 오전", "date", "십일월 이십오일", "2026-11-25")]
    [InlineData("2027년 3월 15일", "date", "2027년 3월 15일", "2027-03-15")]
    [InlineData("내년 3월 2일 입학이에요", "date", "내년 3월 2일", "2027-03-02")]
    [InlineData("2026-12-24", "date", "2026-12-24", "2026-12-24")]
    [InlineData("2026. 12. 24. 방문", "date", "2026. 12. 24.", "2026-12-24")]
    [InlineData("26.12.24에 받았어요", "date", "26.12.24", "2026-12-24")]
    [InlineData("20261224", "date", "20261224", "2026-12-24")]
    [InlineData("12/24에 가요", "date", "12/24", "2026-12-24")]
    [InlineData("25일에 갈게요", "date", "25일", "2026-11-25")]
    [InlineData("다음 달 5일", "date", "다음 달 5일", "2026-12-05")]
    [InlineData("지난달 30일에 신청했어요", "date", "지난달 30일", "2026-10-30")]
    [InlineData("크리스마스에도 하나요", "date", "크리스마스", "2026-12-25")]
    [InlineData("오후 세 시에 전화 주세요", "time", "오후 세 시", "15:00")]
    [InlineData("내일모레 오후 두 시 반", "time", "오후 두 시 반", "14:30")]
    [InlineData("오전 9시 30분", "time", "오전 9시 30분", "09:30")]
    [InlineData("3시에 갈게요", "time", "3시", "15:00")]
    [InlineData("열한시쯤이요", "time", "열한시", "11:00")]
    [InlineData("열두시 십오분", "time", "열두시 십오분", "12:15")]
    [InlineData("밤 11시에 시끄러워요", "time", "밤 11시", "23:00")]
    [InlineData("새벽 2시에 공사해요", "time", "새벽 2시", "02:00")]
    [InlineData("저녁 7시 이후 가능", "time", "저녁 7시", "19:00")]
    [InlineData("14:30에 예약", "time", "14:30", "14:30")]
    [InlineData("정오에 만나요", "time", "정오", "12:00")]
    [InlineData("30분 뒤에 다시 전화할게요", "time", "30분 뒤", "10:30")]
    [InlineData("두 시간 후에 전화 주세요", "time", "두 시간 후", "12:00")]
    [InlineData("한 시간 반 전에 있었던 일이에요", "time", "한 시간 반 전", "08:30")]
    [InlineData("두 명이에요", "number", "두", "2")]
    [InlineData("세명이요", "number", "세", "3")]
    [InlineData("스물두 살입니다", "number", "스물두", "22")]
    [InlineData("이천오백 원이요", "number", "이천오백", "2500")]
    [InlineData("3만 5천원 나왔어요", "number", "3만 5천", "35000")]
    [InlineData("삼십 명 정도", "number", "삼십", "30")]
    [InlineData("1,200원", "number", "1,200", "1200")]
    [InlineData("소파 하나 버리려고요", "number", "하나", "1")]
    [InlineData("무게는 3.5킬로", "number", "3.5", "3.5")]
    [InlineData("010-1234-5678로 전화 주세요", "phone", "010-1234-5678", "01012345678")]
    [InlineData("01012345678", "phone", "01012345678", "01012345678")]
    [InlineData("010 1234 5678이요", "phone", "010 1234 5678", "01012345678")]
    [InlineData("０１０－１２３４－５６７８", "phone", "０１０－１２３４－５６７８", "01012345678")]
    [InlineData("031-120으로 말고 031-8008-1234로", "phone", "031-8008-1234", "03180081234")]
    [InlineData("02)123-4567", "phone", "02)123-4567", "021234567")]
    [InlineData("+82 10-1234-5678", "phone", "+82 10-1234-5678", "01012345678")]
    [InlineData("공일공에 일이삼사에 오육칠팔이요", "phone", "공일공에 일이삼사에 오육칠팔", "01012345678")]
    [InlineData("1577-0199번이죠", "phone", "1577-0199", "15770199")]
    [InlineData("제 메일은 Hong.Gil@Example.co.kr 입니다", "email", "Hong.Gil@Example.co.kr", "hong.gil@example.co.kr")]
    [InlineData("https://www.gg.go.kr/contents?id=1 여기요", "url", "https://www.gg.go.kr/contents?id=1", "https://www.gg.go.kr/contents?id=1")]
    [InlineData("gov.kr에서 하나요", "url", "gov.kr", "https://gov.kr")]
    [InlineData("R-2026-000123 어떻게 됐나요", "case-number", "R-2026-000123", "R-2026-000123")]
    [InlineData("접수번호 r2026000123이요", "case-number", "r2026000123", "R-2026-000123")]
    [InlineData("r-2026-123 조회", "case-number", "r-2026-123", "R-2026-000123")]
    [InlineData("수원역 앞이요", "place", "수원역 앞", "수원역 앞")]
    [InlineData("경기도 수원시 팔달구 효원로 1에서", "place", "경기도 수원시 팔달구 효원로 1", "경기도 수원시 팔달구 효원로 1")]
    [InlineData("성남시 분당구 정자동이에요", "place", "성남시 분당구 정자동", "성남시 분당구 정자동")]
    [InlineData("매탄동에서 봤어요", "place", "매탄동", "매탄동")]
    [InlineData("인계사거리 근처예요", "place", "인계사거리 근처", "인계사거리 근처")]
    [InlineData("시청 앞 도로가 파였어요", "place", "시청 앞 도로", "시청 앞 도로")]
    [InlineData("푸른마을아파트 뒤에 있어요", "place", "푸른마을아파트 뒤", "푸른마을아파트 뒤")]
    [InlineData("매탄초등학교 정문이요", "place", "매탄초등학교 정문", "매탄초등학교 정문")]
    [InlineData("중부대로 123번길 5", "place", "중부대로 123번길 5", "중부대로 123번길 5")]
    [InlineData("효원로에 구멍이 있어요", "place", "효원로", "효원로")]
    [InlineData("가평군 청평면 쪽이에요", "place", "가평군 청평면 쪽", "가평군 청평면 쪽")]
    [InlineData("수원에서 버스 타요", "place", "수원", "수원")]
    [InlineData("고양시에 살아요", "place", "고양시", "고양시")]
    [InlineData("광교호수공원 주차장", "place", "광교호수공원 주차장", "광교호수공원 주차장")]
    [InlineData("수원역앞에도로가파였어요", "place", "수원역앞", "수원역앞")]
    [InlineData("홈플러스 북수원점이요", "place", "홈플러스 북수원점", "홈플러스 북수원점")]
    [InlineData("네", "yes-no", "네", "yes")]
    [InlineData("네 맞아요", "yes-no", "네", "yes")]
    [InlineData("ㅇㅇ", "yes-no", "ㅇㅇ", "yes")]
    [InlineData("아니요, 괜찮습니다", "yes-no", "아니요", "no")]
    [InlineData("ㄴㄴ", "yes-no", "ㄴㄴ", "no")]
    [InlineData("없어요", "yes-no", "없어요", "no")]
    public void Names_what_is_said(string text, string type, string typed, string value)
    {
        var found = StoppedDesk.Finder.Find(text).FirstOrDefault(entity => entity.Type == type);

        Assert.NotNull(found);
        Assert.Equal((typed, value), (found.Text, found.Value));
        Assert.Equal(typed, text.Substring(found.Start, typed.Length));
    }

    [Theory]
    [InlineData("하루 3시간 일해요", "time")]
    [InlineData("오늘날의 행정", "date")]
    [InlineData("내일배움카드 발급", "date")]
    [InlineData("세금 낼 때 어디로 가나요", "date")]
    [InlineData("3일 동안 기다렸어요", "date")]
    [InlineData("처리에 7일 걸리나요", "date")]
    [InlineData("다시 알려 주세요", "place")]
    [InlineData("집 앞 도로가 파였어요", "place")]
    [InlineData("우리 학교 뒤에 있어요", "place")]
    [InlineData("혹시 이 지역에서 통역 되나요", "place")]
    [InlineData("신청하면 바로 나오나요", "place")]
    [InlineData("앞으로 어떻게 하나요", "place")]
    [InlineData("운동하고 활동하면 돼요", "place")]
    [InlineData("그대로 두세요", "place")]
    [InlineData("고양이가 다쳤어요", "place")]
    [InlineData("여권으로 되나요 카드로 낼게요", "place")]
    [InlineData("이 서류가 필요해요", "number")]
    [InlineData("720-2번 버스", "number")]
    [InlineData("여권 재발급 어떻게 하나요", "number")]
    [InlineData("주말에도 하나", "number")]
    [InlineData("네? 뭐라고요?", "yes-no")]
    [InlineData("120에 물어보세요", "phone")]
    [InlineData("주민번호는 900101-1234567입니다", "phone")]
    public void Leaves_look_alikes_alone(string text, string type) =>
        Assert.DoesNotContain(StoppedDesk.Finder.Find(text), entity => entity.Type == type);

    [Fact]
    public void Finds_several_things_in_order()
    {
        var found = StoppedDesk.Finder.Find("내일 오후 3시에 수원역 앞에서 010-1234-5678로 전화 주세요");

        Assert.Equal(["date", "time", "place", "phone"], found.Select(entity => entity.Type));
        Assert.Equal(["2026-11-19", "15:00", "수원역 앞", "01012345678"], found.Select(entity => entity.Value));
    }

    [Fact]
    public void Reads_decomposed_hangul_and_points_into_the_original()
    {
        var text = "내일 만나요".Normalize(System.Text.NormalizationForm.FormD);

        var found = Assert.Single(StoppedDesk.Finder.Find(text));

        Assert.Equal("2026-11-19", found.Value);
        Assert.Equal("내일", found.Text.Normalize());
    }
}

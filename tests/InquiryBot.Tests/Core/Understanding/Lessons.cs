using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>A small desk's examples in two languages, and what was learned from them once for all tests.</summary>
internal static class Lessons
{
    private const string Lines =
        """
        ko passport 여권 재발급 어떻게 하나요|여권을 잃어버렸어요|여권 만들려면 뭐가 필요해요|여권 발급 수수료가 얼마예요|여권 사진 규격 알려 주세요|여권 기간이 끝났어요|전자여권 신청하고 싶어요|아이 여권도 만들 수 있나요
        en passport how do I renew my passport|I lost my passport|what do I need for a passport|passport fee|passport photo size|my passport has expired|apply for a new passport|can my child get a passport
        ko road-damage 도로에 구멍이 났어요|길이 파였어요 고쳐 주세요|포트홀 신고합니다|아스팔트가 깨졌어요|보도블록이 튀어나왔어요|도로가 꺼졌어요|맨홀 뚜껑이 깨져 있어요|길바닥이 갈라졌어요
        en road-damage there is a pothole on my street|the road is broken|report a hole in the road|the asphalt is cracked|the sidewalk is damaged|the road is sinking|a manhole cover is broken|please fix the road
        ko wages 월급을 못 받았어요|사장이 임금을 안 줘요|임금체불 신고하고 싶어요|퇴직금을 안 줍니다|알바비를 못 받았어요|급여가 두 달째 밀렸어요|돈을 안 주고 잘렸어요|체불 임금 받는 방법
        en wages my boss did not pay me|unpaid wages|I have not received my salary|how do I report unpaid wages|my employer owes me two months of pay|no severance pay|I was fired without pay|the company does not pay overtime
        ko waste 소파 버리고 싶어요|대형폐기물 스티커 어디서 사요|침대 버리는 방법|냉장고 버릴 때 돈 내나요|가구 배출 신고|장롱을 버리려고요|폐가전 무료 수거|책상 어떻게 버려요
        en waste how do I throw away a sofa|where can I buy a waste sticker|get rid of a bed|throwing out a refrigerator|furniture disposal|bulky waste pickup|how to dispose of a desk|old furniture collection
        ko hours 몇 시까지 해요|운영시간 알려 주세요|주말에도 하나요|점심시간에도 문 열어요|토요일에 열어요?|오늘 문 열었나요|몇 시에 시작해요|공휴일에 쉬나요
        en hours what are your opening hours|when do you open|are you open on weekends|what time do you close|are you open today|do you work on holidays|business hours|until when are you open
        ko counselor 상담사 연결해 주세요|사람이랑 얘기하고 싶어요|상담원 바꿔 주세요|직원과 통화할래요|담당자 연결|챗봇 말고 사람이요|상담사와 상담하고 싶어요|사람 바꿔
        en counselor talk to a person|connect me to an agent|I want a human|speak to a counselor|transfer me to staff|let me talk to someone|real person please|customer representative
        ko greeting 안녕하세요|안녕|반갑습니다|하이|좋은 아침이에요|ㅎㅇ|안녕하십니까|처음 뵙겠습니다
        en greeting hello|hi|good morning|hey there|good evening|nice to meet you|greetings|hi there
        ko thanks 감사합니다|고마워요|고맙습니다|정말 감사해요|ㄱㅅ|덕분에 해결됐어요|감사드려요|땡큐
        en thanks thank you|thanks a lot|many thanks|thank you so much|thx|I appreciate it|that helped, thanks|cheers
        ko out-of-scope 점심 뭐 먹을까|남자친구랑 헤어졌어|주식 뭐 살까|노래 불러 줘|배터리가 죽었어요|게임 추천해 줘|축구 누가 이겼어|피자 주문할게|ㅋㅋㅋ ㅠㅠ
        en out-of-scope what should I eat|tell me a joke|who won the game|my phone died|order a pizza|what is the meaning of life|sing a song|recommend a movie
        """;

    public static IReadOnlyList<Example> Examples { get; } =
    [
        .. Lines.ReplaceLineEndings("\n").Split('\n').SelectMany(line =>
        {
            var parts = line.Split(' ', 3);
            return parts[2].Split('|').Select(text => new Example(text, parts[1], parts[0]));
        }),
    ];

    public static LocalUnderstandingOptions Options { get; } =
        new() { Clock = StoppedDesk.Clock, TimeZone = StoppedDesk.Zone };

    public static LocalUnderstanding Taught => s_taught.Value;

    private static readonly Lazy<LocalUnderstanding> s_taught = new(() => Teach(Examples, Options));

    public static LocalUnderstanding Teach(IReadOnlyList<Example> examples, LocalUnderstandingOptions options) =>
        LocalUnderstanding.Teach(examples, options, TestContext.Current.CancellationToken);

    public static byte[] Bytes(LocalUnderstanding understanding)
    {
        using var stream = new MemoryStream();
        understanding.Save(stream);
        return stream.ToArray();
    }
}

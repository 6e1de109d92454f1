using System.Diagnostics;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Danger to life as the feelings alone hear it, measured on lines that teach nothing (danger.tsv, drawn by hash from the
/// same pen as those that do, but for the last 280 everyday lines, which were written later and unread) and on everyday phrases of nine languages. What the bot makes of it: <see cref="CrisisLinesTests"/>.
/// </summary>
public sealed class DangerTests
{
    private static readonly string[] s_languages = ["ko", "en", "zh", "ja", "vi", "th", "ru", "mn", "uz"];

    private static readonly List<DangerLine> s_taught = DangerLine.Read("src/InquiryBot.Core/Understanding/Local/Feelings/danger-lines.tsv");
    private static readonly List<DangerLine> s_held = DangerLine.Read("tests/InquiryBot.Tests/Core/Understanding/danger.tsv");
    private static readonly List<DangerLine> s_later =
    [
        .. DangerLine.Read("tests/InquiryBot.Tests/Core/Understanding/danger-later.tsv"), .. DangerLine.Read("tests/InquiryBot.Tests/Core/Understanding/danger-latest.tsv"),
        .. DangerLine.Read("tests/InquiryBot.Tests/Core/Understanding/danger-unread.tsv"),
        .. DangerLine.Read("tests/InquiryBot.Tests/Core/Understanding/danger-answers.tsv"),
    ];

    /// <summary>Everyday phrases that ask for an ambulance are no everyday phrases.</summary>
    private static readonly HashSet<string> s_real =
        ["call an ambulance", "gọi cấp cứu", "tez yordam chaqiring", "түргэн тусламж дуудаарай", "вызовите скорую", "叫救护车"];

    [Fact]
    public void Danger_is_heard()
    {
        var cries = s_held.Where(line => line.Kind != "none").ToList();

        Assert.True(cries.Count >= 300);
        Assert.Equal(s_languages.Order(), cries.Select(line => line.Language).Distinct().Order());
        Assert.InRange(cries.Average(line => IsHeard(line.Text) ? 1.0 : 0), 0.97, 1);
    }

    [Fact]
    public void Everyday_matters_are_no_danger()
    {
        List<string> alike = [.. s_held.Where(line => line.Kind == "none").Select(line => line.Text)];

        Assert.True(alike.Count >= 1000);
        Assert.InRange(alike.Average(text => IsHeard(text) ? 1.0 : 0), 0, 0.01);
        Assert.InRange(Everyday.Average(text => IsHeard(text) ? 1.0 : 0), 0, 0.015);
    }

    /// <summary>On all lines that teach nothing.</summary>
    [Fact]
    public void Danger_is_as_likely_as_its_score()
    {
        var error = CalibrationError.Of([.. s_held.Concat(s_later).Select(line => (Of(line.Text).Danger, line.Kind != "none"))]);

        TestContext.Current.SendDiagnosticMessage($"calibration of danger: {error:0.000}");
        Assert.InRange(error, 0, 0.05);
    }

    [Theory]
    [InlineData("배고파 죽겠다")]
    [InlineData("배터리가 죽었어요")]
    [InlineData("이 서비스 자살골이네")]
    [InlineData("my phone died")]
    [InlineData("this traffic is killing me")]
    public void A_way_of_speaking_is_no_danger(string text) => Assert.False(IsHeard(text));

    [Theory]
    [InlineData("위험하지 않아요")]
    [InlineData("위험하진 않아요")]
    [InlineData("별로 위험하지 않아요")]
    [InlineData("위험하지는 않아요")]
    [InlineData("안 위험해요")]
    [InlineData("위험한건 아닌데요")]
    [InlineData("아무도 안 다쳤어요")]
    [InlineData("안다쳤어요")]
    [InlineData("다친 사람은 없어요")]
    [InlineData("빨리 좀 와")]
    [InlineData("불켜주세요")]
    [InlineData("not dangerous")]
    [InlineData("it's not that dangerous")]
    [InlineData("nobody is hurt")]
    [InlineData("没有受伤的人")]
    [InlineData("不怎么危险")]
    [InlineData("危なくないです")]
    [InlineData("けがはしていません")]
    [InlineData("không nguy hiểm")]
    [InlineData("không có người bị thương")]
    [InlineData("ไม่ได้อันตรายอะไร")]
    [InlineData("ไม่มีคนบาดเจ็บ")]
    [InlineData("не опасно сейчас")]
    [InlineData("никто не пострадал здесь")]
    [InlineData("аюулгүй шүү")]
    [InlineData("хэн ч бэртэж гэмтээгүй")]
    [InlineData("xavfli emas hozircha")]
    [InlineData("hech kim yaralanmadi")]
    public void Who_says_that_nothing_is_wrong_is_not_in_danger(string text) => Assert.False(IsHeard(text));

    [Theory]
    [InlineData("스토킹 당해요")]
    [InlineData("협박 받고 있어요")]
    [InlineData("협박당했어요")]
    [InlineData("a man is stalking me")]
    [InlineData("a guy keeps stalking me")]
    [InlineData("我被人跟踪")]
    [InlineData("ストーカー被害に遭っています")]
    [InlineData("tôi bị một người đàn ông theo dõi")]
    [InlineData("ฉันถูกผู้ชายสะกดรอยตาม")]
    [InlineData("меня преследует бывший муж")]
    [InlineData("намайг хүн мөрдөөд байна")]
    [InlineData("meni begona odam ta'qib qilyapti")]
    public void Who_is_followed_or_threatened_is_heard(string text) => Assert.True(IsHeard(text));

    [Theory]
    [InlineData("아동학대 의심되는 집이 있어요")]
    [InlineData("옆집 애가 부모한테 맞는 것 같아요")]
    [InlineData("노인 학대가 의심돼요")]
    [InlineData("i suspect my neighbor abuses his kids")]
    [InlineData("怀疑有人虐待孩子")]
    [InlineData("近所で子どもが虐待されているかもしれません")]
    public void Who_reports_abuse_is_heard(string text) => Assert.True(IsHeard(text));

    [Theory]
    [InlineData("아동학대 예방 교육 언제 해요")]
    [InlineData("노인학대 예방 캠페인에 참여하고 싶어요")]
    [InlineData("where can i study child abuse prevention")]
    public void Who_asks_about_preventing_abuse_is_not_in_danger(string text) => Assert.False(IsHeard(text));

    [Theory]
    [InlineData("사람이 다쳤는데 빨리 좀 와")]
    [InlineData("안 다쳤는데 차에 불이 나요")]
    [InlineData("다친 사람은 없는데 차에 불났어요")]
    [InlineData("살고 싶지 않아요")]
    [InlineData("살아 있고 싶지 않아요")]
    [InlineData("nobody is hurt but the house is on fire")]
    public void A_no_beside_an_alarm_does_not_silence_it(string text) => Assert.True(IsHeard(text));

    [Theory]
    [InlineData("안녕하세요. 등본 때문에 연락드렸는데요. 사실은 요즘 죽고 싶어요. 죄송합니다.")]
    [InlineData("Hello, I wanted to ask about my tax bill. Never mind. I want to kill myself. Sorry.")]
    public void One_cry_in_a_long_text_is_heard(string text) => Assert.True(IsHeard(text));

    [Fact]
    public void What_measures_teaches_nothing() =>
        Assert.Empty(Measuring.Intersect(s_taught.Concat(Drawn).Select(line => Spelling.Fold(line.Text))));

    [Theory]
    [InlineData("가")]
    [InlineData("ㅋ")]
    [InlineData("네")]
    [InlineData("a")]
    [InlineData("아이고")]
    public void A_key_that_is_leant_on_is_no_cry(string key)
    {
        foreach (var times in (int[])[10, 30, 300])
            Assert.False(IsHeard(string.Concat(Enumerable.Repeat(key, times))), $"{key} × {times}");
    }

    [Fact]
    public void The_shipped_weights_come_from_the_lines()
    {
        using var shipped = typeof(FeelingScale).Assembly.GetManifestResourceStream("feelings/danger.bin")!;
        using var copy = new MemoryStream();
        shipped.CopyTo(copy);

        var (any, selfHarm) = DangerTeacher.Teach(s_taught, Drawn);
        Assert.Equal(copy.ToArray(), DangerTeacher.Written(any, selfHarm));
    }

    [Fact]
    public void A_long_text_takes_no_longer_than_its_length()
    {
        var text = string.Concat(Enumerable.Repeat("죽고 싶어요. ", 20_000));
        Of("warm");
        var watch = Stopwatch.StartNew();

        Assert.InRange(Of(text).SelfHarm, Feeling.Loud, 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<string> Everyday => LanguageLines.Everyday
        .Where(line => s_languages.Contains(line.Language) && !s_real.Contains(line.Text)).Select(line => line.Text);

    /// <summary>What is measured with, here and in the table of feelings, however it is spelled.</summary>
    private static HashSet<string> Measuring =>
    [
        .. s_held.Concat(s_later).Select(line => line.Text).Concat(Everyday).Concat(FeelingTableTests.Texts).Select(Spelling.Fold),
    ];

    /// <summary>What the patterns make of themselves, less what measures.</summary>
    private static List<DangerLine> Drawn
    {
        get
        {
            var measuring = Measuring;
            return
            [
                .. SourceTree.Files("src/InquiryBot.Core/Understanding/Local/Feelings/danger-patterns", "*.txt")
                    .SelectMany(file => DangerPatterns.Draw(SourceTree.Read(file).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries), Path.GetFileNameWithoutExtension(file)))
                    .Where(line => !measuring.Contains(Spelling.Fold(line.Text))),
            ];
        }
    }

    private static bool IsHeard(string text) => Of(text).Danger >= Feeling.Loud;

    /// <summary>A text's feeling by what is shipped.</summary>
    internal static Feeling Of(string text)
    {
        using var folded = FoldedText.Of(text, 10_000);
        return FeelingScale.Shipped.Of(folded.Chars);
    }
}

using System.Diagnostics;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Danger to life, measured on lines that teach nothing (danger.tsv, drawn by hash from the same pen as those that do)
/// and on everyday phrases of nine languages.
/// </summary>
public sealed class DangerTests
{
    private static readonly string[] s_languages = ["ko", "en", "zh", "ja", "vi", "th", "ru", "mn", "uz"];

    private static readonly List<DangerLine> s_taught = Lines("src/InquiryBot.Core/Understanding/Local/Feelings/danger-lines.tsv");
    private static readonly List<DangerLine> s_held = Lines("tests/InquiryBot.Tests/Core/Understanding/danger.tsv");

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
        List<string> calm = [.. s_held.Where(line => line.Kind == "none").Select(line => line.Text), .. Everyday];

        Assert.True(calm.Count >= 1000);
        Assert.InRange(calm.Average(text => IsHeard(text) ? 1.0 : 0), 0, 0.01);
    }

    /// <summary>
    /// Lines written after the lexicon was closed (danger-later.tsv), so that no phrase was made for them: the soberer figure.
    /// Who teaches more lines may move these to the others and write new ones.
    /// </summary>
    [Fact]
    public void New_wordings_are_mostly_heard()
    {
        var later = Lines("tests/InquiryBot.Tests/Core/Understanding/danger-later.tsv");

        Assert.InRange(later.Where(line => line.Kind != "none").Average(line => IsHeard(line.Text) ? 1.0 : 0), 0.7, 1);
        Assert.InRange(later.Where(line => line.Kind == "none").Average(line => IsHeard(line.Text) ? 1.0 : 0), 0, 0.04);
    }

    [Theory]
    [InlineData("배고파 죽겠다")]
    [InlineData("배터리가 죽었어요")]
    [InlineData("이 서비스 자살골이네")]
    [InlineData("my phone died")]
    [InlineData("this traffic is killing me")]
    public void A_way_of_speaking_is_no_danger(string text) => Assert.False(IsHeard(text));

    [Theory]
    [InlineData("안녕하세요. 등본 때문에 연락드렸는데요. 사실은 요즘 죽고 싶어요. 죄송합니다.")]
    [InlineData("Hello, I wanted to ask about my tax bill. Never mind. I want to kill myself. Sorry.")]
    public void One_cry_in_a_long_text_is_heard(string text) => Assert.True(IsHeard(text));

    [Fact]
    public void What_measures_teaches_nothing() =>
        Assert.Empty(s_held.Select(line => line.Text).Concat(Everyday).Intersect(s_taught.Select(line => line.Text)));

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

        Assert.Equal(
            copy.ToArray(),
            DangerTeacher.Written(DangerTeacher.Teach(s_taught, "self-harm"), DangerTeacher.Teach(s_taught, "peril")));
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

    private static bool IsHeard(string text) => Of(text).Danger >= Feeling.Loud;

    private static Feeling Of(string text)
    {
        using var folded = FoldedText.Of(text, 10_000);
        return FeelingScale.Shipped.Of(folded.Chars);
    }

    private static List<DangerLine> Lines(string file) =>
    [
        .. SourceTree.Read(file).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')).Select(parts => new DangerLine(parts[0], parts[1], parts[2])),
    ];
}

using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Dialogs.Phrasing;

namespace InquiryBot.Tests.Core.Dialogs.Phrasing;

/// <summary>Korean particles behind whatever a citizen or a source may name.</summary>
public sealed class ParticlesTests
{
    [Theory]
    // Hangul: with a final consonant, without one, and with ㄹ.
    [InlineData("수원역", "을/를", "수원역을")]
    [InlineData("학교", "을/를", "학교를")]
    [InlineData("서울", "으로/로", "서울로")]
    [InlineData("수원역", "으로/로", "수원역으로")]
    [InlineData("부천시", "으로/로", "부천시로")]
    [InlineData("서울", "이/가", "서울이")]
    [InlineData("다정", "아/야", "다정아")]
    [InlineData("민지", "아/야", "민지야")]
    [InlineData("등본", "은/는", "등본은")]
    [InlineData("여권", "과/와", "여권과")]
    [InlineData("버스", "과/와", "버스와")]
    [InlineData("버스", "이에요/예요", "버스예요")]
    [InlineData("여권", "이나/나", "여권이나")]
    // Digits, read as Korean numerals.
    [InlineData("720-2", "을/를", "720-2를")]
    [InlineData("88", "이/가", "88이")]
    [InlineData("7", "으로/로", "7로")]
    [InlineData("1", "으로/로", "1로")]
    [InlineData("3", "으로/로", "3으로")]
    [InlineData("6", "으로/로", "6으로")]
    [InlineData("10", "은/는", "10은")]
    [InlineData("5,000", "을/를", "5,000을")]
    [InlineData("20,000", "으로/로", "20,000으로")]
    [InlineData("1000000000000", "을/를", "1000000000000를")]
    [InlineData("2026", "은/는", "2026은")]
    [InlineData("03125", "은/는", "03125는")]
    [InlineData("0", "이/가", "0이")]
    [InlineData("3.5", "을/를", "3.5를")]
    [InlineData("R-2026-000123", "으로/로", "R-2026-000123으로")]
    // Latin letters, as they are pronounced.
    [InlineData("KTX", "을/를", "KTX를")]
    [InlineData("ATM", "이/가", "ATM이")]
    [InlineData("URL", "으로/로", "URL로")]
    [InlineData("PDF", "은/는", "PDF는")]
    [InlineData("IC", "과/와", "IC와")]
    [InlineData("GTX-A", "을/를", "GTX-A를")]
    [InlineData("email", "으로/로", "email로")]
    [InlineData("Apple", "이/가", "Apple이")]
    [InlineData("Gangnam", "은/는", "Gangnam은")]
    [InlineData("Hongdae", "으로/로", "Hongdae로")]
    [InlineData("Facebook", "을/를", "Facebook을")]
    [InlineData("YouTube", "을/를", "YouTube를")]
    [InlineData("internet", "은/는", "internet은")]
    [InlineData("seat", "은/는", "seat는")]
    [InlineData("shop", "과/와", "shop과")]
    [InlineData("card", "이/가", "card가")]
    [InlineData("Bus", "을/를", "Bus를")]
    [InlineData("building", "으로/로", "building으로")]
    // What stands in brackets or quotes at the end is not read.
    [InlineData("수원역(1번 출구)", "을/를", "수원역(1번 출구)을")]
    [InlineData("광교(경기대)역", "으로/로", "광교(경기대)역으로")]
    [InlineData("학교(본관)(2층)", "이/가", "학교(본관)(2층)가")]
    [InlineData("(가칭)", "은/는", "(가칭)은")]
    [InlineData("\"서울\"", "으로/로", "\"서울\"로")]
    [InlineData("정부24.", "이/가", "정부24.가")]
    [InlineData("50%", "을/를", "50%를")]
    // Nobody can tell.
    [InlineData("水原", "을/를", "水原을(를)")]
    [InlineData("水原", "으로/로", "水原(으)로")]
    [InlineData("Сувон", "이나/나", "Сувон(이)나")]
    [InlineData("!?", "은/는", "!?은(는)")]
    [InlineData("", "을/를", "")]
    public void The_right_one_follows(string words, string pair, string joined) => Assert.Equal(joined, Particles.Join(words, pair));

    /// <summary>Whatever comes before, a particle is one of the two or says both, and the words stay as they are.</summary>
    [Fact]
    public void Any_words_are_followed_by_a_particle_and_stay_whole() => Prop.ForAll(
        Arb.From(from words in ArbMap.Default.GeneratorFor<string?>() from pair in Gen.Elements(Particles.All.ToArray()) select (words ?? "", pair)),
        sample =>
        {
            var (words, pair) = sample;
            if (!IsText(words) || words.Length == 0) return;
            var (first, second) = (pair.Split('/')[0], pair.Split('/')[1]);
            var joined = Particles.Join(words, pair);

            Assert.StartsWith(words, joined, StringComparison.Ordinal);
            Assert.Contains(joined[words.Length..], (IEnumerable<string>)[first, second, $"{first}({second})", $"({first[..^Math.Min(second.Length, first.Length)]}){second}"]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static bool IsText(string words) => words.EnumerateRunes().All(letter => letter != System.Text.Rune.ReplacementChar);

    /// <summary>Every syllable by the rule of its own writing.</summary>
    [Fact]
    public void Every_syllable_is_heard_as_it_is_written()
    {
        for (var syllable = '가'; syllable <= '힣'; syllable++)
        {
            var final = (syllable - '가') % 28;

            Assert.Equal(final == 0 ? $"{syllable}를" : $"{syllable}을", Particles.Join($"{syllable}", "을/를"));
            Assert.Equal(final is 0 or 8 ? $"{syllable}로" : $"{syllable}으로", Particles.Join($"{syllable}", "으로/로"));
        }
    }
}

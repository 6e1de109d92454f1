using System.Globalization;

namespace InquiryBot.Core.Understanding.Local;

/// <summary>
/// How content a text sounds, from -1 (angry, sad) to 1 (content): a small lexicon for each language, turned round
/// by a negation. Meant for urgency and colour on the desk, not for decisions about a person.
/// </summary>
internal static class SentimentScale
{
    private const int LongestText = 1000;
    private const int LongestStem = 12;

    /// <summary>How far behind a negation still counts, in characters.</summary>
    private const int Reach = 8;

    // Strength and stems. Hangul and Han stems are found inside words, others as whole words or with an ending.
    private const string Lexicon =
        """
        -3 씨발 시발 씨팔 ㅅㅂ ㅆㅂ 개새끼 병신 ㅂㅅ 미친놈 꺼져 fuck fucking bullshit asshole bastard idiots địt блять сука 他妈 くそ
        -2 화나 화가 짜증 열받 분노 최악 엉망 억울 답답 한심 무책임 불친절 사기 어이없 황당 개판 무시당 괴롭 힘들 죽겠 너무하 실망 못살겠 무서 불안
        -2 angry furious terrible awful horrible worst hate disgusting ridiculous outrageous unacceptable useless incompetent scam
        -2 rude disappointed disappointing desperate miserable scared afraid suffering tức giận thất vọng ужасно отвратительно кошмар 生气 愤怒 糟糕 最悪 怒
        -1 불편 불만 느려 늦어 안돼 안되 문제 걱정 속상 슬프 우울 힘드 어려 모르겠 귀찮 아파 아프 고장 위험 시끄러 더러 망가 ㅠㅠ ㅜㅜ ㅡㅡ
        -1 bad annoyed annoying upset sad problem complaint complain broken slow wrong worried unfair dirty noisy dangerous confused tired
        -1 lỗi tệ buồn плохо проблема грустно 不满 难过 困 悲
        1 좋아 좋네 좋은 좋습 괜찮 편리 편하 다행 빠르 재미 반가 반갑 ^^ ㅎㅎ ㅋㅋ good nice fine helpful fast easy glad clear friendly tốt хорошо 好 良
        2 감사 고마 고맙 친절 최고 만족 훌륭 대단 멋지 행복 기뻐 기쁘 사랑 칭찬 잘해주 덕분 thank thanks great excellent wonderful perfect awesome
        2 amazing happy love lovely appreciate pleased kind ơn tuyệt спасибо отлично замечательно 谢谢 感谢 满意 ありがと 嬉し
        """;

    private static readonly Dictionary<string, int> s_stems = Read();

    private static readonly string[] s_negations =
        ["not ", "n't ", "never ", "no ", "without ", "안 ", "못 ", "не ", "không ", "不", "没"];

    private static readonly string[] s_negationsBehind = ["지 않", "지않", "지 못", "지못", "하지 마", "할 수 없", "ません", "ない"];

    /// <param name="text">A folded text.</param>
    public static double Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        var (sum, place) = (0.0, 0);
        while (place < text.Length)
        {
            if (StemAt(text, place, out var length) is not (not 0 and var strength))
            {
                place++;
                continue;
            }
            sum += IsNegated(text, place, length) ? -strength * 0.7 : strength;
            place += length;
        }
        return Math.Round(Math.Tanh(sum / 3), 3);
    }

    private static int StemAt(ReadOnlySpan<char> text, int place, out int length)
    {
        length = 0;
        var inside = text[place] >= '\u2E80' || !char.IsLetter(text[place]);
        if (!inside && place > 0 && char.IsLetter(text[place - 1]))
            return 0;
        var stems = s_stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var size = Math.Min(LongestStem, text.Length - place); size >= 1; size--)
        {
            // An ending of up to two letters may follow: thanks, problems.
            if (!inside && RestOfWord(text, place + size) > 2)
                continue;
            if (stems.TryGetValue(text.Slice(place, size), out var strength))
            {
                length = size;
                return strength;
            }
        }
        return 0;
    }

    private static int RestOfWord(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < 3 && char.IsLetter(text[end]))
            end++;
        return end - from;
    }

    private static bool IsNegated(ReadOnlySpan<char> text, int place, int length)
    {
        var before = text[Math.Max(0, place - Reach)..place];
        foreach (var negation in s_negations)
            if (before.Contains(negation, StringComparison.Ordinal))
                return true;
        var behind = text[(place + length)..Math.Min(text.Length, place + length + 4)];
        foreach (var negation in s_negationsBehind)
            if (behind.Contains(negation, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static Dictionary<string, int> Read()
    {
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in Lexicon.ReplaceLineEndings("\n").Split('\n'))
        {
            var words = line.Split(' ');
            foreach (var word in words[1..])
                stems[word] = int.Parse(words[0], CultureInfo.InvariantCulture);
        }
        return stems;
    }
}

using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// "The 5th, not the 6th": the piece of a message that was wrong, and the one that is right. Found by the patterns of the
/// shared text <c>corrections</c>, in any language: <c>{right}, not {wrong}</c>.
/// </summary>
/// <param name="Wrong">The message as if it were the wrong piece alone.</param>
/// <param name="Right">The same for the right piece.</param>
/// <param name="Refuses">The message begins with a plain no.</param>
internal sealed record Contrast(Scene Wrong, Scene Right, bool Refuses)
{
    // Longer texts tell a story; what they contrast is no answer of the form.
    const int Longest = 120;

    const string WrongHole = "{wrong}", RightHole = "{right}";
    static readonly char[] Around = [' ', '\t', '\n', ',', '，', '、', '،', '.', '。', '!', '?', '~', ';', ':'];

    /// <summary>Null when the message contrasts nothing.</summary>
    public static Contrast? In(Scene scene)
    {
        var text = scene.Understood.Text;
        if (scene.Typed.Length is 0 or > Longest || text.Length > Longest) return null;

        var end = text.TrimEnd(Around).Length;
        var no = AfterNo(scene, text);
        return no is { } from && Find(scene, text, from, end, refuses: true) is { } behind ? behind : Find(scene, text, 0, end, no is not null);
    }

    static Contrast? Find(Scene scene, string text, int from, int end, bool refuses)
    {
        foreach (var pattern in scene.Words(SystemTexts.Corrections))
            if (Pattern.Of(pattern) is { } cut && cut.Split(text, from, end, scene.Understood.Entities) is var (first, second))
                return cut.WrongFirst ? new(scene.Part(first), scene.Part(second), refuses) : new(scene.Part(second), scene.Part(first), refuses);
        return null;
    }

    /// <summary>Where the message goes on behind a "no" that it begins with; null when it begins with none.</summary>
    static int? AfterNo(Scene scene, string text)
    {
        var no = scene.Found(EntityTypes.YesNo).FirstOrDefault(entity => entity.Value == "no" && text[..entity.Start].Trim(Around).Length == 0);
        if (no is not null) return Skip(text, no.Start + no.Text.Length);
        var comma = text.AsSpan().IndexOfAny(",，、");
        return comma > 0 && scene.Typing(text[..comma]).Says(SystemTexts.No) ? Skip(text, comma) : null;
    }

    static int Skip(string text, int at)
    {
        while (at < text.Length && Around.Contains(text[at])) at++;
        return at;
    }

    /// <summary>A pattern in pieces: what stands before, between and behind the two holes.</summary>
    sealed record Pattern(string Before, string Between, string Behind, bool WrongFirst)
    {
        public static Pattern? Of(string words)
        {
            var (wrong, right) = (words.IndexOf(WrongHole, StringComparison.Ordinal), words.IndexOf(RightHole, StringComparison.Ordinal));
            if (wrong < 0 || right < 0) return null;
            var (first, second) = (Math.Min(wrong, right), Math.Max(wrong, right));
            return new(words[..first], words[(first + WrongHole.Length)..second], words[(second + WrongHole.Length)..], wrong < right);
        }

        /// <summary>The two holes' places; a cut never goes through something that was recognized, such as a date.</summary>
        public (Range First, Range Second)? Split(string text, int from, int end, IReadOnlyList<FoundEntity> entities)
        {
            if (Before.Length > 0)
            {
                if (Follow(text, from, end, Before) is not { } begins) return null;
                from = begins;
            }

            var last = end;
            if (Behind.Length > 0)
            {
                last = Enumerable.Range(from, Math.Max(0, end - from)).FirstOrDefault(at => Follow(text, at, end, Behind) == end, -1);
                if (last < 0) return null;
            }

            for (var at = from + 1; at < last; at++)
            {
                if (entities.Any(entity => entity.Type != EntityTypes.YesNo && entity.Start < at && at < entity.Start + entity.Text.Length)) continue;
                if (Follow(text, at, last, Between) is { } next && Says(text, from, at) && Says(text, next, last)) return (from..at, next..last);
            }

            return null;
        }

        static bool Says(string text, int from, int to) => to > from && text[from..to].Any(char.IsLetterOrDigit);

        /// <summary>Where a literal ends that stands at a place of the text; null when it does not. A comma is any comma, a space any white space.</summary>
        static int? Follow(string text, int at, int end, string literal)
        {
            foreach (var letter in literal)
            {
                if (letter == ',')
                {
                    var before = at;
                    while (at < end && char.IsWhiteSpace(text[at])) at++;
                    if (at >= end || text[at] is not (',' or '，' or '、' or '،')) return null;
                    at++;
                    while (at < end && char.IsWhiteSpace(text[at])) at++;
                    if (at == before) return null;
                }
                else if (letter == ' ')
                {
                    if (at < end && char.IsWhiteSpace(text[at])) while (at < end && char.IsWhiteSpace(text[at])) at++;
                    else if (at == 0 || !(char.IsWhiteSpace(text[at - 1]) || text[at - 1] is ',' or '，' or '、')) return null;
                }
                else if (at < end && Spelling.Lower(text[at]) == Spelling.Lower(letter)) at++;
                else return null;
            }

            return at;
        }
    }
}

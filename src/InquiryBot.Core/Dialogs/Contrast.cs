using System.Globalization;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// "The 5th, not the 6th": the piece of a message that was wrong, and the one that is right. Found by the patterns of the
/// shared text <c>corrections</c>, in any language: <c>{right}, not {wrong}</c>.
/// </summary>
/// <param name="Wrong">The message as if it were the wrong piece alone.</param>
/// <param name="Right">The same for the right piece.</param>
/// <param name="Refuses">The message begins with a plain no, or with a "sorry".</param>
internal sealed record Contrast(Scene Wrong, Scene Right, bool Refuses)
{
    // Longer texts tell a story; what they contrast is no answer of the form.
    const int Longest = 120;

    static readonly char[] Around = [' ', '\t', '\n', ',', '，', '、', '،', '.', '。', '!', '?', '~', ';', ':'];

    /// <summary>Null when the message contrasts nothing.</summary>
    public static Contrast? In(Scene scene)
    {
        if (HoldsNone(scene)) return null;

        var text = scene.Understood.Text;
        var small = Spelling.Lower(text);
        var patterns = scene.Library.Contrasts.FindAll(pattern => pattern.MayBeIn(small));
        if (patterns.Count == 0) return null;

        var (starts, end) = (Starts(scene, text), End(scene, text));
        return Enumerable.Reverse(starts).Select(from => Find(scene, patterns, text, from, end, starts.Count > 1)).FirstOrDefault(found => found is not null);
    }

    /// <summary>What the message says behind the "no" or "sorry" that it begins with; null when it begins with none.</summary>
    public static Scene? Behind(Scene scene) => Cut(scene) is (var said, true) ? said : null;

    /// <summary>The same, and the whole message where it begins with none; without the ending of its last word.</summary>
    public static Scene Said(Scene scene) => Cut(scene)?.Said ?? scene;

    /// <summary>What is left of a message, and whether it began with taking something back; null when nothing is left, or when it is too long to take anything back.</summary>
    static (Scene Said, bool TakesBack)? Cut(Scene scene)
    {
        if (HoldsNone(scene)) return null;

        var text = scene.Understood.Text;
        var (starts, end) = (Starts(scene, text), End(scene, text));
        return starts[^1] < end ? (scene.Part(starts[^1]..end), starts.Count > 1) : null;
    }

    static bool HoldsNone(Scene scene) => scene.Typed.Length is 0 or > Longest || scene.Understood.Text.Length > Longest;

    static Contrast? Find(Scene scene, List<ContrastPattern> patterns, string text, int from, int end, bool refuses)
    {
        foreach (var pattern in patterns)
            if (pattern.Split(text, from, end, scene.Understood.Entities) is var (first, second))
                return pattern.WrongFirst ? new(scene.Part(first), scene.Part(second), refuses) : new(scene.Part(second), scene.Part(first), refuses);
        return null;
    }

    /// <summary>Where the message begins, and where it goes on behind each word with which he takes something back: "sorry, no, …".</summary>
    static List<int> Starts(Scene scene, string text)
    {
        List<int> starts = [0];
        while (AfterTakingBack(scene, text, Skip(text, starts[^1])) is { } next && next > starts[^1]) starts.Add(next);
        return starts;
    }

    static int? AfterTakingBack(Scene scene, string text, int at)
    {
        if (scene.Found(EntityTypes.YesNo).FirstOrDefault(entity => entity.Value == "no" && entity.Start == at) is { } no) return Skip(text, at + no.Text.Length);
        var comma = text.AsSpan(at).IndexOfAny(",，、");
        if (comma > 0 && scene.Typing(text[at..(at + comma)]).Says(SystemTexts.No)) return Skip(text, at + comma);
        return scene.Library.TakeBacks
            .Where(words => text.AsSpan(at).StartsWith(words, StringComparison.OrdinalIgnoreCase) && (at + words.Length == text.Length || Around.Contains(text[at + words.Length])))
            .Select(words => (int?)Skip(text, at + words.Length)).Max();
    }

    /// <summary>Where the last word ends: "영통역이요" says 영통역.</summary>
    static int End(Scene scene, string text)
    {
        var end = text.TrimEnd(Around).Length;
        var said = text[..end];
        var shorter = scene.Library.SentenceEnds
            .Where(words => said.EndsWith(words, StringComparison.OrdinalIgnoreCase) && IsApart(said, end - words.Length))
            .Select(words => said[..(end - words.Length)].TrimEnd(Around).Length)
            .Where(at => at > 0 && !scene.Understood.Entities.Any(entity => entity.IsCutAt(at)));
        return shorter.DefaultIfEmpty(end).Min();
    }

    /// <summary>Letters with cases stand in words of their own; Korean, Japanese, Chinese and Thai endings are written on.</summary>
    static bool IsApart(string text, int at) => at > 0 && (!char.IsLetter(text[at - 1]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.OtherLetter);

    static int Skip(string text, int at)
    {
        while (at < text.Length && Around.Contains(text[at])) at++;
        return Math.Min(at, text.Length);
    }
}

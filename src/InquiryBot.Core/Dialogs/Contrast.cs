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
        foreach (var pattern in scene.Library.Contrasts)
            if (pattern.Split(text, from, end, scene.Understood.Entities) is var (first, second))
                return pattern.WrongFirst ? new(scene.Part(first), scene.Part(second), refuses) : new(scene.Part(second), scene.Part(first), refuses);
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
}

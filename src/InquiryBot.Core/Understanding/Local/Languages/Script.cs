namespace InquiryBot.Core.Understanding.Local.Languages;

/// <summary>The systems of writing that tell languages apart.</summary>
internal enum Script
{
    None,
    Hangul,
    Kana,
    Han,
    Latin,
    Cyrillic,
    Devanagari,
    Arabic,
    Thai,
    Khmer,
    Burmese,
    Sinhala,
    Bengali,
    Other,
}

internal static class WritingSystem
{
    public const int Scripts = (int)Script.Other + 1;

    public static Script Of(char c) => c switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Script.Latin,
        < '\u00A1' => Script.None,
        // As good as a letter: only Spanish begins a question so.
        '¿' or '¡' => Script.Latin,
        < '\u00AA' => Script.None,
        >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => c is '\u00D7' or '\u00F7' ? Script.None : Script.Latin,
        '\u02BB' or '\u02BC' => Script.None,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0600' and <= '\u077F' => Marked(c, Script.Arabic),
        >= '\u0900' and <= '\u097F' => Marked(c, Script.Devanagari),
        >= '\u0980' and <= '\u09FF' => Marked(c, Script.Bengali),
        >= '\u0D80' and <= '\u0DFF' => Marked(c, Script.Sinhala),
        >= '\u0E00' and <= '\u0E7F' => Marked(c, Script.Thai),
        >= '\u1000' and <= '\u109F' => Marked(c, Script.Burmese),
        >= '\u1780' and <= '\u17FF' => Marked(c, Script.Khmer),
        // Single jamo (ㅋㅋ, ㅠㅠ) are typed in every language's conversations.
        >= '\uAC00' and <= '\uD7A3' => Script.Hangul,
        >= '\u3131' and <= '\u3163' => Script.None,
        >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FA' or '\u30FC' => Script.Kana,
        >= '\u3400' and <= '\u9FFF' or '\u3005' or '\u3007' => Script.Han,
        _ => char.IsLetter(c) ? Script.Other : Script.None,
    };

    /// <summary>Vowel signs belong to their script; its digits and stops say nothing.</summary>
    private static Script Marked(char c, Script script) =>
        char.IsDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c) ? Script.None : script;
}

using InquiryBot.Core.Understanding.Local.Entities.Grammars;
using InquiryBot.Core.Understanding.Local.Languages;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>The grammars that a text may need: its language's, and those of the scripts that occur in it.</summary>
internal sealed class Tongues
{
    private static readonly Script[] s_scripts = [Script.Hangul, Script.Latin, Script.Cyrillic, Script.Kana, Script.Han, Script.Thai];

    /// <summary>One for each language and each set of scripts, made when it is first needed.</summary>
    private static readonly Tongues?[] s_tongues = new Tongues?[(ShippedGrammars.Languages.Length + 2) << s_scripts.Length];

    private readonly Grammar[] _grammars;

    private Tongues(int scripts, string? language)
    {
        bool Occurs(Script script) => (scripts & (1 << Array.IndexOf(s_scripts, script))) != 0;
        (Korean, Latin) = (Occurs(Script.Hangul), Occurs(Script.Latin));
        English = Latin && language is not ("vi" or "uz");
        var languages = new List<string>();
        if (language is not null && ShippedGrammars.Has(language))
            languages.Add(language);
        if (Korean || scripts == 0)
            languages.Add("ko");
        if (Latin)
            languages.AddRange(language is null ? ["en", "vi", "uz"] : ["en"]);
        if (Occurs(Script.Cyrillic))
            languages.AddRange(language is null ? ["ru", "mn", "uz"] : ["ru"]);
        if (Occurs(Script.Kana))
            languages.Add("ja");
        else if (Occurs(Script.Han) && language is not "ja")
            languages.Add("zh");
        if (Occurs(Script.Thai))
            languages.Add("th");
        _grammars = [.. languages.Distinct().Select(ShippedGrammars.Of)];
    }

    /// <summary>Whether Hangul occurs.</summary>
    public bool Korean { get; }

    /// <summary>Whether Latin letters occur.</summary>
    public bool Latin { get; }

    /// <summary>Whether Latin words may be English.</summary>
    public bool English { get; }

    /// <param name="text">A folded text.</param>
    /// <param name="language">Its language, if it is known.</param>
    public static Tongues Of(ReadOnlySpan<char> text, string? language)
    {
        var all = 0;
        foreach (var c in text)
            all |= 1 << (int)WritingSystem.Of(c);
        var scripts = 0;
        for (var i = 0; i < s_scripts.Length; i++)
            scripts |= (all >> (int)s_scripts[i] & 1) << i;
        // Languages without a grammar are all the same.
        var number = language is null ? 0 : Array.IndexOf(ShippedGrammars.Languages, language) + 2;
        return s_tongues[(number << s_scripts.Length) + scripts] ??= new Tongues(scripts, language);
    }

    /// <summary>What any of them finds from here on: the longest, or that of the text's language.</summary>
    public Find? Find(in Cursor at, DateTime now)
    {
        Find? longest = null;
        foreach (var grammar in _grammars)
            if (grammar.Find(at, now) is { } find && find.End > (longest?.End ?? -1))
                longest = find;
        return longest;
    }
}

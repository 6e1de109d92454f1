using System.Collections.Concurrent;
using InquiryBot.Core.Understanding.Local.Entities.Grammars;
using InquiryBot.Core.Understanding.Local.Languages;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>The grammars that a text may need: its language's, and those of the scripts that occur in it.</summary>
internal sealed class Tongues
{
    private static readonly ConcurrentDictionary<(int Scripts, string? Language), Tongues> s_tongues = new();

    private readonly Grammar[] _grammars;

    private Tongues(int scripts, string? language)
    {
        bool Occurs(Script script) => (scripts & (1 << (int)script)) != 0;
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
        var scripts = 0;
        foreach (var c in text)
            scripts |= 1 << (int)WritingSystem.Of(c);
        const int Known = (1 << (int)Script.Hangul) | (1 << (int)Script.Kana) | (1 << (int)Script.Han) | (1 << (int)Script.Latin)
            | (1 << (int)Script.Cyrillic) | (1 << (int)Script.Thai);
        // Languages without a grammar are all the same, so that the number of combinations stays small.
        var known = language is null || ShippedGrammars.Has(language) ? language : "";
        return s_tongues.GetOrAdd((scripts & Known, known), key => new Tongues(key.Scripts, key.Language));
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

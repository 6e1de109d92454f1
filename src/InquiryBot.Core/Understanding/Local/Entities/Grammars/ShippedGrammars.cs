namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>The grammars that come with the program, one file a language; each is read when it is first needed.</summary>
internal static class ShippedGrammars
{
    /// <summary>All languages that have a grammar.</summary>
    public static readonly string[] Languages = ["ko", "en", "zh", "ja", "vi", "th", "ru", "mn", "uz"];

    private static readonly Dictionary<string, Lazy<Grammar>> s_grammars =
        Languages.ToDictionary(language => language, language => new Lazy<Grammar>(() => Read(language)));

    public static bool Has(string language) => s_grammars.ContainsKey(language);

    public static Grammar Of(string language) => s_grammars[language].Value;

    private static Grammar Read(string language) =>
        GrammarReader.Read(language, EntityResource.Read($"{language}.txt"), PlaceNames.In(language));
}

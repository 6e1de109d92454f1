namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads what one language says: <c>&lt;tag&gt;.yaml</c> of a dialog, of the shared texts, of what is out of scope.</summary>
internal static class LanguageFileReader
{
    public static IEnumerable<ExampleLine> Examples(YamlMap map, string intent, string language) =>
        map.Keys("examples").Where(key => key.Name.Length > 0).Select(key => new ExampleLine(key, intent, language));

    public static IReadOnlyDictionary<string, Wording> Texts(YamlMap map) =>
        map["texts"]?.AsOpenMap().All.ToDictionary(entry => entry.Name.Name, entry => Wording(entry.Name, entry.Value), StringComparer.Ordinal)
        ?? [];

    static Wording Wording(Key name, YamlValue value)
    {
        if (!value.IsList) return new Wording(name, [value.AsKey().Name]);

        var variants = value.AsKeys();
        if (variants.Count == 0) value.Note($"`{name}` has no words");
        return new Wording(name, variants.Count == 0 ? [""] : [.. variants.Select(key => key.Name)]);
    }
}

using InquiryBot.Core.Dialogs.Phrasing;

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
        if (value.IsMap) return Shaped(name, value.AsOpenMap());
        if (!value.IsList) return new Wording(name, [value.AsKey().Name]);

        var variants = value.AsKeys();
        if (variants.Count == 0) value.Note($"`{name}` has no words");
        return new Wording(name, variants.Count == 0 ? [""] : [.. variants.Select(key => key.Name)]);
    }

    /// <summary>A text with an easy or a marked variant, or with the forms that a number asks for.</summary>
    static Wording Shaped(Key name, YamlMap map)
    {
        string[] forms = map["plural"] is null ? [] : ["plural", .. PluralRules.AllForms];
        map.AllowOnly(["say", Easy, "markdown", .. forms.DefaultIfEmpty("plural")]);
        var plural = map.Key("plural") is { } of
            ? new PluralWording(of.Name, PluralRules.AllForms.Select(form => (form, Words: map.Key(form))).Where(form => form.Words is not null).ToDictionary(form => form.form, form => form.Words!.Name))
            : null;
        if (plural is null == map["say"] is null) map.File.Note(name.At, $"`{name}` has either `say` or `plural`");
        return new Wording(name, plural is null ? Listed(map["say"], [""]) : [plural.Forms.GetValueOrDefault(PluralRules.Other, "")])
        {
            Easy = Listed(map[Easy], []),
            Markdown = map.Key("markdown")?.Name,
            Plural = plural,
        };
    }

    const string Easy = "easy";

    static string[] Listed(YamlValue? value, string[] none) =>
        value is null ? none : [.. (value.IsList ? value.AsKeys() : [value.AsKey()]).Select(key => key.Name).DefaultIfEmpty("")];
}

using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads <c>glossary.yaml</c> and <c>offices.yaml</c>: terms, each with its wording in some of the languages.</summary>
internal static class GlossaryReader
{
    /// <param name="list">What the file's list is called.</param>
    public static Glossary Read(YamlValue root, string list) =>
        new([.. (root.AsMap(list)[list]?.AsList() ?? []).Select(term => Wordings(term.AsOpenMap()))]);

    static Dictionary<string, string> Wordings(YamlMap term) => term.All
        .Select(entry => (Language: entry.Name.Name, Word: entry.Value.AsKey().Name))
        .Where(wording => wording.Word.Length > 0)
        .ToDictionary(wording => wording.Language, wording => wording.Word, StringComparer.Ordinal);
}

using System.Globalization;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads one <c>dialog.yaml</c>.</summary>
internal static class DialogFileReader
{
    internal static readonly string[] Known = ["kind", "starts-on", "owner", "source", "reviewed", "steps"];

    internal static readonly Dictionary<string, DialogKind> Kinds = new()
    {
        ["answer"] = DialogKind.Answer,
        ["form"] = DialogKind.Form,
        ["lookup"] = DialogKind.Lookup,
        ["control"] = DialogKind.Control,
    };

    public static Dialog? Read(YamlValue root, string folder)
    {
        var map = root.AsMap(Known);
        if (!root.IsMap) return null;

        var kind = Kind(map);
        var intent = map.Required("starts-on");
        if (intent.Name.Length > 0 && intent.Name != folder.Split('/')[^1])
            map.File.Note(intent.At, $"`starts-on` is `{intent}`, but the folder is `{folder.Split('/')[^1]}`", "an intent and its folder have one name");
        if (map["steps"] is not { } list) map.File.Note(map.At, "`steps` is missing");
        else if (StepReader.Read(list, new StepNames()) is { Count: > 0 } steps)
            return new Dialog(folder.Split('/')[^1], kind, steps)
            {
                Folder = folder,
                Owner = map.Key("owner")?.Name,
                Source = map.Key("source")?.Name,
                Reviewed = Reviewed(map),
                ReviewedAt = map.Key("reviewed")?.At,
            };
        return null;
    }

    static DialogKind Kind(YamlMap map)
    {
        var written = map.Required("kind");
        if (written.Name.Length == 0 || Kinds.TryGetValue(written.Name, out _)) return Kinds.GetValueOrDefault(written.Name);
        map.File.Note(written.At, $"unknown kind `{written}`", Suggest.From(written.Name, Kinds.Keys) ?? $"known are {string.Join(", ", Kinds.Keys)}");
        return DialogKind.Answer;
    }

    static DateOnly? Reviewed(YamlMap map)
    {
        if (map.Key("reviewed") is not { } written) return null;
        if (DateOnly.TryParseExact(written.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        map.File.Note(written.At, $"`reviewed` must be a day such as 2026-10-01, not `{written}`");
        return null;
    }
}

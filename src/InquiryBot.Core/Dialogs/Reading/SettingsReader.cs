using System.Globalization;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads <c>bot.yaml</c> and <c>languages.yaml</c>.</summary>
internal static class SettingsReader
{
    public static Languages? ReadLanguages(YamlValue root)
    {
        var all = (root.AsMap("languages")["languages"]?.AsList() ?? []).Select(ReadLanguage).OfType<Language>().ToList();
        if (all.Count == 0)
        {
            root.Note("there must be at least one language");
            return null;
        }

        return new Languages(all);
    }

    static Language? ReadLanguage(YamlValue value)
    {
        var map = value.AsMap("tag", "name", "falls-back-to", "called");
        var tag = map.Required("tag").Name;
        return tag.Length == 0 ? null : new Language(
            tag, map.Key("name")?.Name ?? tag, [.. map.Keys("falls-back-to").Select(key => key.Name)], [.. map.Keys("called").Select(key => key.Name)]);
    }

    public static BotSettings ReadBot(YamlValue root, ICollection<Key> openings)
    {
        var map = root.AsMap("persona", "opening", "misses-before-counselor", "thresholds");
        var usual = new BotSettings();
        if (map.Key("opening") is { } opening) openings.Add(opening);
        var persona = map["persona"]?.AsMap("name", "owner");
        return new BotSettings
        {
            Name = ByLanguage(persona?["name"]),
            Owner = ByLanguage(persona?["owner"]),
            Opening = map.Key("opening")?.Name ?? usual.Opening,
            MissesBeforeCounselor = map.Count("misses-before-counselor") ?? usual.MissesBeforeCounselor,
            Thresholds = map["thresholds"] is { } thresholds ? ReadThresholds(thresholds) : usual.Thresholds,
        };
    }

    static Thresholds ReadThresholds(YamlValue value)
    {
        var map = value.AsMap("answer", "did-you-mean", "in-form", "in-free-text", "emergency");
        var usual = new Thresholds();
        return new Thresholds
        {
            Answer = Share(map, "answer") ?? usual.Answer,
            DidYouMean = Share(map, "did-you-mean") ?? usual.DidYouMean,
            InForm = Share(map, "in-form") ?? usual.InForm,
            InFreeText = Share(map, "in-free-text") ?? usual.InFreeText,
            Emergency = Share(map, "emergency") ?? usual.Emergency,
        };
    }

    static double? Share(YamlMap map, string name)
    {
        if (map.Key(name) is not { } written) return null;
        if (double.TryParse(written.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1) return share;
        map.File.Note(written.At, $"`{name}` must be a number from 0 to 1, not `{written}`");
        return null;
    }

    static Dictionary<string, string> ByLanguage(YamlValue? value) =>
        value?.AsOpenMap().All.ToDictionary(entry => entry.Name.Name, entry => entry.Value.AsKey().Name) ?? [];
}

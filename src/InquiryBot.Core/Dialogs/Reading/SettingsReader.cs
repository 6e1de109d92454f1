using System.Globalization;
using InquiryBot.Core.Dialogs.Phrasing;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads <c>bot.yaml</c> and <c>languages.yaml</c>.</summary>
internal static class SettingsReader
{
    public static Languages? ReadLanguages(YamlValue root)
    {
        var values = root.AsMap("languages")["languages"]?.AsList() ?? [];
        var tags = values.Where(value => value.IsMap).Select(value => value.AsOpenMap().Key("tag")).OfType<Key>().ToList();
        foreach (var again in tags.Where((tag, at) => tags.FindIndex(other => other.Name == tag.Name) < at))
            root.File.Note(again.At, $"the language `{again}` stands here twice");
        var all = values.Select(value => ReadLanguage(value, [.. tags.Select(tag => tag.Name)])).OfType<Language>().DistinctBy(language => language.Tag).ToList();
        if (all.Count == 0)
        {
            root.Note("there must be at least one language");
            return null;
        }

        return new Languages(all);
    }

    static Language? ReadLanguage(YamlValue value, string[] tags)
    {
        var map = value.AsMap("tag", "name", "falls-back-to", "called", "plurals", "easy-read");
        var tag = map.Required("tag").Name;
        foreach (var unknown in map.Keys("falls-back-to").Where(other => !tags.Contains(other.Name)))
            map.File.Note(unknown.At, $"unknown language `{unknown}`", Suggest.From(unknown.Name, tags));
        return tag.Length == 0 ? null : new Language(
            tag, map.Key("name")?.Name ?? tag, [.. map.Keys("falls-back-to").Select(key => key.Name)], [.. map.Keys("called").Select(key => key.Name)])
        {
            Plurals = Plurals(map),
            EasyRead = map.Flag("easy-read"),
        };
    }

    static PluralRules Plurals(YamlMap map) => PluralRules.Read(
        (map["plurals"]?.AsOpenMap().All ?? []).Select(rule => (rule.Name, rule.Value.AsKey())),
        wrong => map.File.Note(wrong.At, $"`{wrong}` is no plural rule", Suggest.From(wrong.Name, PluralRules.AllForms) ?? "one: i = 1 and v = 0"));

    public static BotSettings ReadBot(YamlValue root, ICollection<Key> openings)
    {
        var map = root.AsMap("persona", "opening", "misses-before-counselor", "review-every-days", "longest-button", "thresholds", "silence", "survey");
        var usual = new BotSettings();
        if (map.Key("opening") is { } opening) openings.Add(opening);
        var persona = map["persona"]?.AsMap("name", "owner");
        return new BotSettings
        {
            Name = ByLanguage(persona?["name"]),
            Owner = ByLanguage(persona?["owner"]),
            Opening = map.Key("opening")?.Name ?? usual.Opening,
            MissesBeforeCounselor = map.Count("misses-before-counselor") ?? usual.MissesBeforeCounselor,
            ReviewEveryDays = map.Count("review-every-days") ?? usual.ReviewEveryDays,
            LongestButton = map.Count("longest-button") ?? usual.LongestButton,
            Thresholds = map["thresholds"] is { } thresholds ? ReadThresholds(thresholds) : usual.Thresholds,
            Silence = map["silence"] is { } silence ? ReadSilence(silence) : usual.Silence,
            Survey = map["survey"] is { } survey ? ReadSurvey(survey) : usual.Survey,
        };
    }

    static Thresholds ReadThresholds(YamlValue value)
    {
        var map = value.AsMap("answer", "margin", "did-you-mean", "in-form", "in-free-text", "for-person", "emergency");
        var usual = new Thresholds();
        return new Thresholds
        {
            Answer = Share(map, "answer") ?? usual.Answer,
            Margin = Share(map, "margin") ?? usual.Margin,
            DidYouMean = Share(map, "did-you-mean") ?? usual.DidYouMean,
            InForm = Share(map, "in-form") ?? usual.InForm,
            InFreeText = Share(map, "in-free-text") ?? usual.InFreeText,
            ForPerson = Share(map, "for-person") ?? usual.ForPerson,
            Emergency = Share(map, "emergency") ?? usual.Emergency,
        };
    }

    static SilenceSettings ReadSilence(YamlValue value)
    {
        var map = value.AsMap("remind-after-minutes", "save-after-minutes", "keep-draft-days");
        var usual = new SilenceSettings();
        return new SilenceSettings
        {
            RemindAfterMinutes = map.Count("remind-after-minutes") ?? usual.RemindAfterMinutes,
            SaveAfterMinutes = map.Count("save-after-minutes") ?? usual.SaveAfterMinutes,
            KeepDraftDays = map.Count("keep-draft-days") ?? usual.KeepDraftDays,
        };
    }

    static SurveySettings ReadSurvey(YamlValue value)
    {
        var map = value.AsMap("ask-again-after-hours", "close-after-minutes");
        var usual = new SurveySettings();
        return new SurveySettings
        {
            AskAgainAfterHours = map.Count("ask-again-after-hours") ?? usual.AskAgainAfterHours,
            CloseAfterMinutes = map.Count("close-after-minutes") ?? usual.CloseAfterMinutes,
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

using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Phrasing;

namespace InquiryBot.Core.Dialogs;

/// <summary>A text to say, with what comes along with it.</summary>
/// <param name="Key">The text's key.</param>
/// <param name="Dialog">The dialog whose text it is; empty for a shared one.</param>
public sealed record Saying(string Key, string Dialog = Wordings.Shared)
{
    public IReadOnlyDictionary<string, string>? With { get; init; }

    /// <summary>Text keys of quick replies.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>Quick replies whose words are the same in every language, such as the languages' own names.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>True for a question: the channel may open the keyboard.</summary>
    public bool Asks { get; init; }

    /// <summary>Where the answer comes from; none: it is not shown.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The variant that was said before; another one is taken when there is one.</summary>
    public int? Before { get; init; }

    /// <summary>The key as the conversation remembers it.</summary>
    public string FullKey => Dialog.Length == 0 ? Key : $"{Dialog}/{Key}";
}

/// <summary>A button that opens an address.</summary>
public sealed record Link(Key Title, Key Url);

/// <summary>
/// Keys into words. The only place where what the bot says is put together; ids and addresses are added by the turn.
/// A key that no language has is said as it is: a visible fault is better than silence.
/// </summary>
public sealed class Texts(Wordings words, IVault vault, Random random)
{
    static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
    static readonly JsonElement SharesLocation = JsonElement.Parse("{\"share\":\"location\"}");

    /// <summary>A shared text as a reply; placeholders that <paramref name="with"/> lacks become empty.</summary>
    public Activity Say(string key, Manner manner, params ReadOnlySpan<(string Name, string Value)> with)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in with) values[name] = value;
        return Say(new Saying(key) { With = values }, manner).Reply;
    }

    /// <summary>A reply, and which of the text's variants it is.</summary>
    public (Activity Reply, int Variant) Say(Saying saying, Manner manner)
    {
        var (with, language) = (saying.With ?? Nothing, manner.Language);
        var wording = words.Find(saying.Dialog, saying.Key, language);
        var choices = Choices(wording, saying.Key, manner, with);
        var variant = Pick(choices.Count, saying.Before);
        var reply = Reply(saying, manner, Fill(choices[variant], with, manner));
        return (wording?.Markdown is { } marked && !manner.Easy ? reply with { Entities = [Entity.Of(new MarkdownText(Fill(marked, with, manner)), ActivityJson.Wire.MarkdownText)] } : reply, variant);
    }

    /// <summary>The words of a text that becomes part of another one.</summary>
    public string Words(string dialog, string key, Manner manner, IReadOnlyDictionary<string, string>? with = null) =>
        Fill(Choices(words.Find(dialog, key, manner.Language), key, manner, with ?? Nothing)[0], with ?? Nothing, manner);

    /// <summary>The only place where the ways to put a text are chosen from.</summary>
    IReadOnlyList<string> Choices(Wording? wording, string key, Manner manner, IReadOnlyDictionary<string, string> with) =>
        wording?.Choices(with, words.Plurals(manner.Language), manner.Easy) ?? [key];

    /// <summary>The words of a button, an option or a label: never easier ones, because they come back as a message that must be understood.</summary>
    public string Title(string dialog, string key, string language) =>
        words.Find(dialog, key, language)?.Variants[0] ?? key;

    /// <summary>The words of all quick replies, in the order in which they are shown.</summary>
    public IReadOnlyList<string> Titles(Saying saying, string language) =>
        [.. Offered(saying, language).Select(key => Title(saying.Dialog, key, language)), .. saying.Titles];

    /// <summary>Easy words are offered where there are any.</summary>
    IEnumerable<string> Offered(Saying saying, string language) => saying.Buttons.Where(key => key != SystemTexts.EasyReadButton || words.HasEasy(language));

    /// <summary>The placeholders of a text in a language.</summary>
    public IReadOnlySet<string> Placeholders(string dialog, string key, string language) =>
        words.Find(dialog, key, language)?.Placeholders ?? new HashSet<string>();

    /// <summary>A day and time to come, as one would say it now: "tomorrow at 09:00".</summary>
    public string Moment(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, Manner manner)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var key = (local.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days switch
        {
            0 => SystemTexts.MomentToday,
            1 => SystemTexts.MomentTomorrow,
            _ => SystemTexts.MomentLater,
        };
        return Words(Wordings.Shared, key, manner, new Dictionary<string, string>
        {
            ["time"] = Time(TimeOnly.FromDateTime(local.DateTime)),
            ["weekday"] = Weekday(local.DayOfWeek, manner.Language),
            ["month"] = local.Month.ToString(CultureInfo.InvariantCulture),
            ["day"] = local.Day.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>"Mon–Fri", or one day alone.</summary>
    public string Days(DayOfWeek first, DayOfWeek last, Manner manner) => first == last
        ? Weekday(first, manner.Language)
        : Words(Wordings.Shared, SystemTexts.DaySpan, manner, new Dictionary<string, string> { ["first"] = Weekday(first, manner.Language), ["last"] = Weekday(last, manner.Language) });

    /// <summary>"09:00–18:00"; the whole day when it ends where it begins.</summary>
    public string Span(TimeOnly from, TimeOnly to, Manner manner) => from == to
        ? Words(Wordings.Shared, SystemTexts.AllDay, manner)
        : Words(Wordings.Shared, SystemTexts.TimeSpan, manner, new Dictionary<string, string> { ["from"] = Time(from), ["to"] = Time(to) });

    string Weekday(DayOfWeek day, string language) =>
        words.Find(Wordings.Shared, SystemTexts.Weekdays, language)?.Variants is { Count: 7 } names ? names[((int)day + 6) % 7] : day.ToString();

    static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    Activity Reply(Saying saying, Manner manner, string text) => new()
    {
        Type = ActivityTypes.Message,
        Text = saying.Origin is { Due: true } ? $"{text}\n{Words(Wordings.Shared, SystemTexts.BeingReviewed, manner)}" : text,
        TextFormat = "plain",
        Locale = manner.Language,
        From = new ChannelAccount { Role = Roles.Bot },
        InputHint = saying.Asks ? InputHints.ExpectingInput : InputHints.AcceptingInput,
        SuggestedActions = QuickReplies(saying, manner.Language),
        Attachments = saying.Links.Count == 0 && saying.Origin is null ? null : [Cards.Attach(Cards.Hero, LinkCard(saying, manner), ActivityJson.Wire.HeroCard)],
    };

    SuggestedActions? QuickReplies(Saying saying, string language)
    {
        var buttons = Offered(saying, language).Select(key => Button(key, Title(saying.Dialog, key, language)));
        var actions = buttons.Concat(saying.Titles.Select(ImBack)).ToList();
        return actions.Count == 0 ? null : new SuggestedActions { Actions = actions };
    }

    /// <summary>A client that can look up where it is does that at once; any other sends the words.</summary>
    static CardAction Button(string key, string title) =>
        key == SystemTexts.ShareLocation ? ImBack(title) with { ChannelData = SharesLocation } : ImBack(title);

    HeroCard LinkCard(Saying saying, Manner manner)
    {
        var links = saying.Links.Select(link => (Title: Title(saying.Dialog, link.Title.Name, manner.Language), Url: link.Url.Name));
        if (saying.Origin is { } origin && saying.Links.All(link => link.Url.Name != origin.Source)) links = links.Append((Title(Wordings.Shared, SystemTexts.SourceLink, manner.Language), origin.Source));
        return new()
        {
            Text = saying.Origin is null ? null : Words(Wordings.Shared, SystemTexts.OriginLine, manner, new Dictionary<string, string>
            {
                ["owner"] = saying.Origin.Owner,
                ["reviewed"] = saying.Origin.Reviewed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }),
            Buttons = [.. links.Select(link => new CardAction { Type = CardActionTypes.OpenUrl, Title = link.Title, Value = AsJson(link.Url) })],
        };
    }

    static CardAction ImBack(string title) => new()
    {
        Type = CardActionTypes.ImBack,
        Title = title,
        Value = AsJson(title),
    };

    static JsonElement AsJson(string words) => JsonSerializer.SerializeToElement(words, ActivityJson.Wire.String);

    string Fill(string text, IReadOnlyDictionary<string, string> with, Manner manner) => Placeholder.Fill(text, (name, form) =>
    {
        if (!with.TryGetValue(name, out var value)) return "";
        var open = vault.OpenSlot(value);
        if (form.Length == 0) return open;
        var put = ValueForms.Put(open, form, manner.Language);
        return form == ValueForms.Money && put != open && open.Length > 0 ? Words(Wordings.Shared, SystemTexts.MoneyWon, manner, new Dictionary<string, string> { ["amount"] = put }) : put;
    });

    int Pick(int count, int? before)
    {
        if (count == 1) return 0;
        // Random is not safe for several turns at once.
        lock (random)
        {
            if (before is not { } last || last >= count) return random.Next(count);
            return (last + 1 + random.Next(count - 1)) % count;
        }
    }
}

using System.Text.Json;
using InquiryBot.Commands;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>A citizen in conversation with the engine; what his words mean is given with them.</summary>
sealed class Citizen(DialogLibrary? library = null, string language = "ko")
{
    readonly Practice practice = new();
    int messages;

    public DialogShelf Shelf { get; } = new(library ?? SmallDialogs.Library);
    public Conversation Conversation { get; set; } = new() { Id = new ConversationId("c1"), Channel = "test", Language = language };
    public DialogOutcome? Last { get; private set; }

    /// <summary>When the last timer rings that was set.</summary>
    public DateTimeOffset? Waking { get; private set; }

    /// <summary>Stands until time is let pass.</summary>
    public DeskClock Clock { get; } = new();

    /// <summary>The keys of the last replies, without the dialog's name.</summary>
    public IEnumerable<string> Heard => Last!.Replies.Count == 0 ? [] : Conversation.Said.Select(said => said.Key.Split('/')[^1]);
    public IEnumerable<string?> Words => Last!.Replies.Select(reply => reply.Text);
    public IEnumerable<string?> Buttons => Last!.Replies[^1].SuggestedActions?.Actions?.Select(action => action.Title) ?? [];
    public IReadOnlyDictionary<string, string> Slots => Conversation.Dialogs[^1].Slots;

    /// <param name="means">The intent that the understanding guesses; none: out of scope.</param>
    /// <param name="score">How sure it is.</param>
    /// <param name="names">What the text names, spelled as in the text.</param>
    public Task<Citizen> Says(string text, string? means = null, double score = 0.9, params (string Type, string Value)[] names) =>
        Sends(new Activity { Type = ActivityTypes.Message, Text = text }, means, score, names);

    public Task<Citizen> SendsPhoto(string text = "") =>
        Sends(new Activity { Type = ActivityTypes.Message, Text = text, Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "photo.png" }] });

    public Task<Citizen> SharesLocation(double latitude, double longitude, string? name) => Sends(new Activity
    {
        Type = ActivityTypes.Message,
        Entities = [Entity.Of(new GeoCoordinates(latitude, longitude, Name: name), ActivityJson.Wire.GeoCoordinates)],
    });

    public Task<Citizen> PicksLanguage(string tag) => Sends(new Activity
    {
        Type = ActivityTypes.Event,
        Name = EventNames.Language,
        Value = JsonSerializer.SerializeToElement(tag, ActivityJson.Wire.String),
    });

    /// <summary>Says nothing for so long; timers ring when they are due.</summary>
    public async Task<Citizen> IsSilent(TimeSpan time)
    {
        var until = Clock.GetUtcNow() + time;
        while (Waking is { } wake && wake <= until)
        {
            (Waking, _) = (null, Clock.Stand(wake));
            await Sends(new Activity { Type = ActivityTypes.Event, Name = EventNames.Silence, From = new ChannelAccount { Role = Roles.Bot } });
        }

        Clock.Stand(until);
        return this;
    }

    public Task<Citizen> Arrives() => Sends(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "citizen" }] });

    public Task<Citizen> Sends(Activity activity, string? means = null, double score = 0.9, params (string Type, string Value)[] names)
    {
        var text = activity.Text ?? "";
        return Sends(activity, new Understood(
            text, Conversation.Language, means ?? Intents.OutOfScope, means is null ? 0.9 : score, [], [.. names.Select(name => Named(name.Type, name.Value, text))], 0));
    }

    /// <summary>Says what is understood so.</summary>
    public Task<Citizen> Hears(Understood understood) => Sends(new Activity { Type = ActivityTypes.Message, Text = understood.Text }, understood);

    /// <summary>A value is found where it stands; a plain no, a day and a number to call also where they are written otherwise.</summary>
    static FoundEntity Named(string type, string value, string text)
    {
        if (text.IndexOf(value, StringComparison.Ordinal) is >= 0 and var at) return new(type, value, type == EntityTypes.YesNo && value is "아니" ? "no" : value, at);
        var written = type switch
        {
            EntityTypes.Date => $"{int.Parse(value[^2..], System.Globalization.CultureInfo.InvariantCulture)}일",
            EntityTypes.Phone => $"{value[..3]}-{value[3..7]}-{value[7..]}",
            _ => value,
        };
        return text.IndexOf(written, StringComparison.Ordinal) is >= 0 and var day ? new(type, written, value, day) : new(type, value, value, 0);
    }

    async Task<Citizen> Sends(Activity activity, Understood understood)
    {
        Last = await practice.Engine(Shelf, clock: Clock).StepAsync(Conversation, activity with { Id = $"m{++messages}" }, understood, TestContext.Current.CancellationToken);
        practice.Store(Last.Entries);
        Waking = Last.Wake ?? Waking;
        Conversation = Last.Conversation;
        return this;
    }
}

/// <summary>A clock that stands where it was put: at first on a Tuesday morning in Seoul.</summary>
sealed class DeskClock : TimeProvider
{
    DateTimeOffset now = Practice.Clock.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => now;

    public DateTimeOffset Stand(DateTimeOffset moment) => now = moment;
}

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

    public Task<Citizen> Arrives() => Sends(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "citizen" }] });

    public async Task<Citizen> Sends(Activity activity, string? means = null, double score = 0.9, params (string Type, string Value)[] names)
    {
        var understood = new Understood(
            activity.Text ?? "", Conversation.Language, means ?? Intents.OutOfScope, means is null ? 0.9 : score, [],
            [.. names.Select(name => new FoundEntity(name.Type, name.Value, name.Value, Math.Max(0, (activity.Text ?? "").IndexOf(name.Value, StringComparison.Ordinal))))], 0);
        Last = await practice.Engine(Shelf).StepAsync(Conversation, activity with { Id = $"m{++messages}" }, understood, TestContext.Current.CancellationToken);
        practice.Store(Last.Entries);
        Conversation = Last.Conversation;
        return this;
    }
}

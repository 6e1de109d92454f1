using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// Plays scripted conversations against the real engine and understanding. Between two messages the conversation
/// goes through its stored form, so that every script also proves that a restart changes nothing.
/// </summary>
/// <param name="sources">Those that the engine asks.</param>
/// <param name="store">Keeps what a turn wants stored, as the commit would.</param>
public sealed class DialogScript(DialogEngine engine, IUnderstanding understanding, IVault vault, SampleSources sources, Action<IReadOnlyList<Entry>> store)
{
    /// <summary>What went wrong, or null when all was as the script says.</summary>
    public async ValueTask<ScriptFailure?> RunAsync(Script script, int number, CancellationToken ct)
    {
        sources.Instead = script.Sources;
        var conversation = new Conversation
        {
            Id = new ConversationId($"script-{number.ToString(CultureInfo.InvariantCulture)}"),
            Channel = "script",
            Language = script.Language,
        };
        var stage = new Stage(conversation, [], new Dictionary<string, string>(), null, "");
        for (var line = 0; line < script.Lines.Count; line++)
        {
            if (Expect(script, script.Lines[line], stage) is { } failure) return failure;
            if (Message(script, script.Lines[line], stage) is not { } message) continue;
            stage = await PlayAsync(stage, message with { Id = $"{conversation.Id}-{line.ToString(CultureInfo.InvariantCulture)}" }, ct);
        }

        return null;
    }

    async ValueTask<Stage> PlayAsync(Stage stage, Activity message, CancellationToken ct)
    {
        var understood = await understanding.UnderstandAsync(message.Text ?? "", stage.Conversation.Language, ct);
        var outcome = await engine.StepAsync(stage.Conversation, message, understood, ct);
        store(outcome.Entries);
        var learned = new Dictionary<string, string>(stage.Learned);
        var said = outcome.Replies.Count == 0 ? [] : outcome.Conversation.Said;
        foreach (var (name, value) in said.SelectMany(text => text.With ?? new Dictionary<string, string>())
            .Concat(outcome.Settled).Concat(outcome.Conversation.Dialogs.SelectMany(frame => frame.Slots))) learned[name] = vault.OpenSlot(value);
        return new Stage(
            Conversation.FromJson(outcome.Conversation.ToJson()), [.. said.Select(text => text.Key)], learned, outcome.HandOff,
            string.Create(CultureInfo.InvariantCulture, $"{message.Text ?? message.Type} → {understood.Intent} {understood.Score:0.00}"));
    }

    Activity? Message(Script script, ScriptLine line, Stage stage) => line switch
    {
        ScriptLine.Types types => Text(Placeholder.Fill(types.Text, name => stage.Learned.GetValueOrDefault(name, ""))),
        ScriptLine.Chooses chooses => Text(engine.Texts.Title(DialogOf(script, chooses.Text, stage), chooses.Text.Name.Split('/')[^1], stage.Conversation.Language)),
        ScriptLine.SendsPhoto photo => Text("") with { Text = null, Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = photo.File, Name = photo.File }] },
        ScriptLine.SharesLocation location => Text("") with { Text = null, Entities = [Entity.Of(new GeoCoordinates(location.Latitude, location.Longitude, Name: location.Name), ActivityJson.Wire.GeoCoordinates)] },
        ScriptLine.PicksLanguage picks => new Activity { Type = ActivityTypes.Event, Name = EventNames.Language, Value = JsonSerializer.SerializeToElement(picks.Tag, ActivityJson.Wire.String) },
        ScriptLine.Arrives => new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "citizen", Role = Roles.User }] },
        _ => null,
    };

    static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };

    static string DialogOf(Script script, Key key, Stage stage) =>
        key.Name.Split('/') is [var dialog, _] ? dialog
        : stage.Conversation.Dialogs is [.., var open] ? open.Dialog
        : script.Dialog;

    static ScriptFailure? Expect(Script script, ScriptLine line, Stage stage) => line switch
    {
        ScriptLine.Hears hears => Unless(Same(script, hears.Keys, stage.Said), line, stage, string.Join(", ", hears.Keys), Shown(script, stage.Said)),
        ScriptLine.Slots slots => slots.Values
            .Select(slot => Unless(
                stage.Learned.GetValueOrDefault(slot.Key) == slot.Value.Name, line, stage,
                $"{slot.Key}: {slot.Value}", $"{slot.Key}: {stage.Learned.GetValueOrDefault(slot.Key, "(nothing)")}"))
            .FirstOrDefault(failure => failure is not null),
        ScriptLine.Ticket ticket => Unless(
            stage.HandOff is { } request && (ticket.Reason ?? request.Reason) == request.Reason && (ticket.Urgency ?? Name(request.Urgency)) == Name(request.Urgency),
            line, stage, $"a ticket {ticket.Reason} {ticket.Urgency}".TrimEnd(),
            stage.HandOff is { } opened ? $"a ticket {opened.Reason} {Name(opened.Urgency)}" : $"no ticket, but {Shown(script, stage.Said)}"),
        _ => null,
    };

    static ScriptFailure? Unless(bool right, ScriptLine line, Stage stage, string expected, string heard) =>
        right ? null : new ScriptFailure(line.At, stage.Message, expected, heard);

    static bool Same(Script script, IReadOnlyList<Key> expected, IReadOnlyList<string> said) =>
        expected.Count == said.Count && expected.Zip(said).All(pair => pair.First.Name == pair.Second || $"{script.Dialog}/{pair.First}" == pair.Second);

    static string Shown(Script script, IReadOnlyList<string> said) =>
        said.Count == 0 ? "(nothing)" : string.Join(", ", said.Select(key => key.StartsWith(script.Dialog + "/", StringComparison.Ordinal) ? key[(script.Dialog.Length + 1)..] : key));

    static string Name(Urgency urgency) => urgency.ToString().ToLowerInvariant();

    /// <summary>The conversation between two lines.</summary>
    sealed record Stage(Conversation Conversation, IReadOnlyList<string> Said, IReadOnlyDictionary<string, string> Learned, HandOffRequest? HandOff, string Message);
}

/// <summary>Where a script and the bot part ways.</summary>
/// <param name="Message">What the citizen had sent, and how it was understood.</param>
/// <param name="Expected">What the script says.</param>
/// <param name="Heard">What came of it.</param>
public sealed record ScriptFailure(Mark At, string Message, string Expected, string Heard);

using System.Globalization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Turns;

/// <summary>Gives replies what the wire wants of them: id, time, addresses, and which message they answer.</summary>
public sealed class Addressing(DialogShelf shelf, Ids ids, TimeProvider clock)
{
    public TurnOutcome Address(TurnOutcome outcome, Activity message) => outcome.Replies.Count == 0
        ? outcome
        : outcome with { Replies = [.. outcome.Replies.Select(reply => Address(reply, outcome.Conversation, message))] };

    /// <summary>A note to the conversation itself, due later: whoever claims it then runs a turn on it.</summary>
    public Inbound Timer(Conversation conversation, DateTimeOffset due) => new()
    {
        Conversation = conversation,
        MessageId = $"{EventNames.Silence}:{due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
        Activity = new Activity
        {
            Type = ActivityTypes.Event,
            Name = EventNames.Silence,
            Id = ids.New(),
            Timestamp = due,
            ChannelId = conversation.Channel,
            Conversation = new() { Id = conversation.Id.Value },
            From = Reception.Bot,
            Recipient = Reception.Bot,
        },
        Due = due,
        Shown = false,
    };

    Activity Address(Activity reply, Conversation conversation, Activity message) => reply with
    {
        Id = ids.New(),
        Timestamp = clock.GetUtcNow(),
        ChannelId = conversation.Channel,
        Conversation = new() { Id = conversation.Id.Value },
        From = reply.From is { Name.Length: > 0 } counselor ? counselor with { Role = Roles.Bot } : Reception.Bot with { Name = NameIn(conversation.Language) },
        Recipient = new() { Id = conversation.User, Role = Roles.User },
        Locale = reply.Locale ?? conversation.Language,
        ReplyToId = message.Type is ActivityTypes.Message && message.From?.Role is Roles.User ? message.Id : null,
    };

    string? NameIn(string language) => shelf.Current.Bot.Name.GetValueOrDefault(language) ?? shelf.Current.Bot.Name.GetValueOrDefault(shelf.Current.Languages.Default.Tag);
}

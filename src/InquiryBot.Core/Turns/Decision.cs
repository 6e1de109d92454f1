using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>Who answers a message: the rule, in one pure function.</summary>
public abstract record Decision
{
    /// <summary>The bot goes on: the next step of a dialog, or a new one.</summary>
    public sealed record Continue : Decision;

    /// <summary>The citizen picked a language while a counselor has the word: it is remembered, and the bot says nothing to it.</summary>
    public sealed record ChooseLanguage(string Tag) : Decision;

    /// <summary>A counselor has the word; the bot is silent and the citizen's message waits for him in the transcript.</summary>
    public sealed record RelayToDesk(TicketId Ticket) : Decision;

    /// <summary>A counselor's words go to the citizen.</summary>
    public sealed record RelayToCitizen(CounselorMark Mark) : Decision;

    /// <summary>Somebody said something in public: a counselor is asked for, and the bot says nothing.</summary>
    public sealed record OpenInPublic : Decision;

    /// <summary>A colleague answered in the vendor's own inbox: the bot is silent for a while.</summary>
    public sealed record Hold : Decision;

    /// <summary>A counselor answered here in private to what was said in public.</summary>
    public sealed record Move : Decision;

    /// <summary>The citizen answers a counselor who moved here: the desk takes it up.</summary>
    public sealed record OpenMoved : Decision;

    /// <summary>The desk took the ticket, handed it on or closed it.</summary>
    public sealed record HearDesk(HandoffStatus Status) : Decision;

    /// <summary>An office says how a case stands; told whoever has the word.</summary>
    public sealed record TellProgress(CaseProgress Progress) : Decision;

    /// <summary>The citizen no longer wants to wait for a person.</summary>
    public sealed record Withdraw(TicketId Ticket) : Decision;

    /// <summary>The citizen has left for good.</summary>
    public sealed record End : Decision;

    /// <summary>Nothing that anybody has to answer.</summary>
    public sealed record Ignore : Decision;

    /// <summary>What the bot still takes up while the citizen waits, however unsure it is.</summary>
    static readonly HashSet<string> IsDanger = new(StringComparer.Ordinal) { "emergency-119", "mental-health-crisis" };

    /// <summary>A place in the line is given up for words that leave no doubt: "continue" is not far from "cancel".</summary>
    const double Sure = 0.9;

    public static Decision For(Conversation conversation, Activity message, Understood understood) => message switch
    {
        { ChannelId: DeskInbound.Channel } => ForDesk(conversation, message),
        { ChannelId: CaseProgress.FromCases } => CaseProgress.In(message) is { } progress ? new TellProgress(progress) : new Ignore(),
        { Type: ActivityTypes.EndOfConversation } => new End(),
        { Type: ActivityTypes.Message } when CounselorMark.Of(message) is { } mark => mark.Private is true ? new Move() : new Hold(),
        { Type: ActivityTypes.Message } when conversation.Public => conversation.Ticket is { } ticket ? new RelayToDesk(ticket) : new OpenInPublic(),
        { Type: ActivityTypes.Message } when conversation is { Moved: true, Ticket: null } => new OpenMoved(),
        _ when conversation.Public || (conversation.Ticket is null && message.Timestamp < conversation.Held) => new Ignore(),
        { Type: ActivityTypes.ConversationUpdate } when !conversation.Attended => new Continue(),
        { Type: ActivityTypes.Event, Name: EventNames.Language, Value: { ValueKind: JsonValueKind.String } tag } =>
            conversation.Attended ? new ChooseLanguage(tag.GetString()!) : new Continue(),
        { Type: ActivityTypes.Event, Name: EventNames.Silence } or { Type: ActivityTypes.Event, From.Role: not Roles.User } when !conversation.Attended => new Continue(),
        { Type: ActivityTypes.Message } when conversation.Ticket is { } ticket => ForHandedOff(conversation, ticket, understood),
        { Type: ActivityTypes.Message } => new Continue(),
        _ => new Ignore(),
    };

    static Decision ForHandedOff(Conversation conversation, TicketId ticket, Understood understood)
    {
        if (conversation.Attended) return new RelayToDesk(ticket);
        if (conversation.Dialogs.Count > 0 || IsDanger.Contains(understood.Intent)) return new Continue();
        return understood switch
        {
            { Score: < Sure } => new RelayToDesk(ticket),
            { Intent: "call-back" } => new Continue(),
            { Intent: ControlIntents.Cancel } => new Withdraw(ticket),
            _ => new RelayToDesk(ticket),
        };
    }

    /// <summary>What comes late, from a ticket that no longer has the word, is not for the citizen any more.</summary>
    static Decision ForDesk(Conversation conversation, Activity message)
    {
        if (HandoffStatus.Of(message) is { } status)
            return status.Ticket == conversation.Ticket ? new HearDesk(status) : new Ignore();
        return CounselorMark.Of(message) is { } mark && conversation.Ticket is not null ? new RelayToCitizen(mark) : new Ignore();
    }
}

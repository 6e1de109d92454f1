namespace InquiryBot.Core.Activities;

/// <summary>Values of <see cref="Activity.Type"/>; compared ordinally (§1).</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
    public const string Event = "event";
    public const string Typing = "typing";
    public const string Invoke = "invoke";
    public const string EndOfConversation = "endOfConversation";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string ContactRelationUpdate = "contactRelationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string DeleteUserData = "deleteUserData";
    public const string Suggestion = "suggestion";
    public const string Trace = "trace";
    public const string Handoff = "handoff";
    public const string Command = "command";
    public const string CommandResult = "commandResult";
}

/// <summary>Names of events that this system sends or understands.</summary>
public static class EventNames
{
    /// <summary>The bot asks for a person (§7).</summary>
    public const string HandoffInitiate = "handoff.initiate";

    /// <summary>The desk tells how it went: <c>accepted</c>, <c>failed</c> or <c>completed</c> (§7).</summary>
    public const string HandoffStatus = "handoff.status";

    /// <summary>The citizen picks a language; the value is its tag.</summary>
    public const string Language = "language";
}

public static class CardActionTypes
{
    public const string ImBack = "imBack";
    public const string PostBack = "postBack";
    public const string MessageBack = "messageBack";
    public const string OpenUrl = "openUrl";
    public const string Call = "call";
}

public static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
}

public static class InputHints
{
    public const string AcceptingInput = "acceptingInput";
    public const string ExpectingInput = "expectingInput";
    public const string IgnoringInput = "ignoringInput";
}

public static class HandoffStates
{
    public const string Accepted = "accepted";
    public const string Failed = "failed";
    public const string Completed = "completed";
}

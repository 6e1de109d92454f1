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

/// <summary>Names of events and invokes that this system sends or understands.</summary>
public static class EventNames
{
    /// <summary>The bot asks for a person (§7).</summary>
    public const string HandoffInitiate = "handoff.initiate";

    /// <summary>The desk tells how it went: one of <see cref="HandoffStates"/> (§7).</summary>
    public const string HandoffStatus = "handoff.status";

    /// <summary>The citizen picks a language; the value is its tag.</summary>
    public const string Language = "language";

    /// <summary>Disaster mode was switched on or off; whoever shows the banner asks what it says.</summary>
    public const string Alert = "alert";

    /// <summary>A timer rings: time has passed in which the citizen may have been silent.</summary>
    public const string Silence = "silence";
}

/// <summary>What a button does (§5).</summary>
public static class CardActionTypes
{
    public const string ImBack = "imBack";
    public const string PostBack = "postBack";
    public const string MessageBack = "messageBack";
    public const string OpenUrl = "openUrl";
    public const string DownloadFile = "downloadFile";
    public const string ShowImage = "showImage";
    public const string PlayAudio = "playAudio";
    public const string PlayVideo = "playVideo";
    public const string SignIn = "signin";
    public const string Call = "call";
}

public static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
    public const string Skill = "skill";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormats
{
    public const string Plain = "plain";
    public const string Markdown = "markdown";
    public const string Xml = "xml";
}

public static class AttachmentLayouts
{
    public const string List = "list";
    public const string Carousel = "carousel";
}

public static class InputHints
{
    public const string AcceptingInput = "acceptingInput";
    public const string ExpectingInput = "expectingInput";
    public const string IgnoringInput = "ignoringInput";
}

public static class Importances
{
    public const string Low = "low";
    public const string Normal = "normal";
    public const string High = "high";
}

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    public const string Normal = "normal";
    public const string Notification = "notification";

    /// <summary>The replies are wanted in the HTTP response, and nowhere else (A3113).</summary>
    public const string ExpectReplies = "expectReplies";
    public const string Stream = "stream";
}

public static class MessageReactionTypes
{
    public const string Like = "like";
    public const string PlusOne = "plusOne";
}

/// <summary>Values of <see cref="Activity.Code"/> of an ended conversation.</summary>
public static class EndOfConversationCodes
{
    public const string Unknown = "unknown";
    public const string CompletedSuccessfully = "completedSuccessfully";
    public const string UserCancelled = "userCancelled";
    public const string BotTimedOut = "botTimedOut";
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";
    public const string ChannelFailed = "channelFailed";
}

/// <summary>Values of <see cref="Activity.Action"/> of contact and installation updates.</summary>
public static class UpdateActions
{
    public const string Add = "add";
    public const string Remove = "remove";
}

public static class SemanticActionStates
{
    public const string Start = "start";
    public const string Continue = "continue";
    public const string Done = "done";
}

public static class HandoffStates
{
    public const string Accepted = "accepted";
    public const string Failed = "failed";
    public const string Completed = "completed";
}

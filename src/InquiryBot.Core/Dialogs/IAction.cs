using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// What a dialog can do beside talking; named by <c>do:</c>. May ask other systems. The same
/// <see cref="ActionCall.Key"/> again, after a crash, must be the same act and not a second one.
/// </summary>
public interface IAction
{
    ActionShape Shape { get; }

    ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct);
}

/// <summary>What a dialog may rely on, so that <c>check</c> finds a wrong name before a citizen does.</summary>
/// <param name="Name">Kebab-case, as in <c>do:</c>.</param>
public sealed record ActionShape(string Name)
{
    /// <summary>Names that <c>with:</c> must give.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Names that it may give besides; null allows any.</summary>
    public IReadOnlyList<string>? Takes { get; init; } = [];

    /// <summary>True for what only looks something up: it is done again when an answer before it was changed.</summary>
    public bool Repeats { get; init; }

    /// <summary>Outcomes other than <c>done</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Names that later texts and branches may use.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>The values of a name of <c>with:</c> or of a result, where these are fixed.</summary>
    public IReadOnlyDictionary<string, string[]> Values { get; init; } = new Dictionary<string, string[]>();
}

/// <summary>One call of an action.</summary>
public sealed record ActionCall
{
    /// <summary>The conversation beneath the dialog that calls: its last frame is the form that was interrupted, if any.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The dialog that calls.</summary>
    public required string Dialog { get; init; }
    public required string Step { get; init; }
    public required Activity Message { get; init; }

    /// <summary>The values of <c>with:</c>; what holds a private value is sealed.</summary>
    public required IReadOnlyDictionary<string, string> With { get; init; }

    /// <summary>What the calling dialog has learned so far.</summary>
    public required IReadOnlyDictionary<string, string> Slots { get; init; }
    public required DialogLibrary Library { get; init; }
    public required Texts Texts { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>True when the bot had asked whether to do just this, and the citizen has said yes.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The same for every run of the same step on the same message.</summary>
    public string Key => $"{Conversation.Id}:{Message.Id}:{Dialog}/{Step}";
}

/// <summary>What an action did.</summary>
/// <param name="Name"><c>done</c>, or one of <see cref="ActionShape.Outcomes"/>.</param>
public sealed record ActionOutcome(string Name = ActionOutcome.Done)
{
    public const string Done = "done";

    public IReadOnlyDictionary<string, string> Results { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<Saying> Says { get; init; } = [];

    /// <summary>What is to be stored with the turn.</summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];
    public HandOffRequest? HandOff { get; init; }

    /// <summary>The conversation of the call as the action leaves it, when it changes it.</summary>
    public Conversation? Conversation { get; init; }
}

using System.Collections.Immutable;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Dialogs;

/// <summary>How far one message has brought a conversation. Immutable: every step makes the next one.</summary>
internal sealed record Progress(Conversation Conversation)
{
    public ImmutableList<Activity> Replies { get; init; } = [];
    public ImmutableList<Said> Said { get; init; } = [];
    public ImmutableList<Entry> Entries { get; init; } = [];
    public HandOffRequest? HandOff { get; init; }

    /// <summary>The dialogs whose answers were given although they are due for review.</summary>
    public ImmutableList<string> Overdue { get; init; } = [];

    /// <summary>What the dialogs that have ended with this message had learned.</summary>
    public ImmutableDictionary<string, string> Settled { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The dialog that is running, or null between dialogs.</summary>
    public Frame? Top => Conversation.Dialogs is [.., var top] ? top : null;

    public IReadOnlyDictionary<string, string> Slots => Top?.Slots ?? ImmutableDictionary<string, string>.Empty;

    public Progress Push(Frame frame) => WithDialogs([.. Conversation.Dialogs, frame]);

    public Progress Pop() => WithDialogs([.. Conversation.Dialogs.SkipLast(1)]) with { Settled = Settled.SetItems(Slots) };

    public Progress WithTop(Frame top) => WithDialogs([.. Conversation.Dialogs.SkipLast(1), top]);

    public Progress WithDialogs(IReadOnlyList<Frame> dialogs) => this with { Conversation = Conversation with { Dialogs = dialogs } };

    /// <summary>The running dialog with more learned; a later value replaces an earlier one.</summary>
    public Progress Learn(IEnumerable<KeyValuePair<string, string>> values)
    {
        var slots = new Dictionary<string, string>(Slots);
        foreach (var (name, value) in values) slots[name] = value;
        return WithTop(Top! with { Slots = slots, Tries = 0 });
    }

    /// <summary>The running dialog without some of its values: their questions are asked again.</summary>
    public Progress Forget(params IEnumerable<string> names) =>
        WithTop(Top! with { Slots = Top.Slots.Where(slot => !names.Contains(slot.Key)).ToDictionary(), Proposed = null, Tries = 0 });

    /// <summary>What was named and is not part of the form no longer matters.</summary>
    public Progress WithoutProposed() => Top is { Proposed: not null } top ? WithTop(top with { Proposed = null }) : this;

    /// <summary>Remembers that a step of the running dialog is not to be done again.</summary>
    public Progress Did(string step) => WithTop(Top! with { Done = [.. Top.Done ?? [], step] });

    public bool HasDone(string step) => Top?.Done?.Contains(step) == true;

    /// <summary>A question that the bot itself asks, to be answered next.</summary>
    public Progress Asking(string? pending) => this with { Conversation = Conversation with { Pending = pending } };

    /// <summary>When the conversation wants to be woken, if it asks for it with this message.</summary>
    public DateTimeOffset? Wake { get; init; }

    /// <summary>The message made sense: earlier misses, and a question of the bot's own that was passed over, are forgotten.</summary>
    public Progress Understood() => this with { Conversation = Conversation with { Misses = 0, Pending = null } };

    public DialogOutcome ToOutcome() =>
        new(Said.Count == 0 ? Conversation : Conversation with { Said = Said }, Replies, Entries) { HandOff = HandOff, Settled = Settled, Overdue = Overdue, Wake = Wake };
}

using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// One of the three writes of the walk, waiting to be on disk. <see cref="Finish"/> runs in the order of the
/// commit, so what it announces is announced in the order of the transcript.
/// </summary>
internal abstract class WalkWrite
{
    /// <summary>On PostgreSQL a batch holds at most one write of a conversation.</summary>
    public abstract string Conversation { get; }

    /// <summary>Nobody is kept from anything while it waits for company.</summary>
    public virtual bool CanWait => false;

    /// <summary>It is the last that a turn writes.</summary>
    public virtual bool EndsTurn => false;

    /// <summary>It is decided and on its way to the disk; nothing of it may be told yet. True when a turn begins with it.</summary>
    public virtual bool Written() => false;

    public abstract void Finish();

    public abstract void Fail(Exception problem);

    /// <summary>Trouble of the whole database fails all of a batch; a single fault is looked for one by one. True when all of it is told.</summary>
    public static bool TryFail(IReadOnlyList<WalkWrite> batch, Exception problem)
    {
        if (batch.Count > 1 && problem is not StorageException) return false;
        foreach (var write in batch) write.Fail(problem);
        return true;
    }
}

internal abstract class WalkWrite<T>(Action<T> committed) : WalkWrite
{
    readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public T Result { get; set; } = default!;

    public Task<T> Done => _done.Task;

    /// <summary>A listener that throws is the fault of the one who waits for this write, and never stops the writer.</summary>
    public override void Finish()
    {
        try
        {
            committed(Result);
            _done.TrySetResult(Result);
        }
        catch (Exception problem)
        {
            _done.TrySetException(problem);
        }
    }

    public override void Fail(Exception problem) => _done.TrySetException(problem);
}

/// <summary>Step 1: the message's key, its line of the transcript, and the lease when the conversation is free.</summary>
/// <remarks>
/// The lease is given out while the disk is still at work: the turn's own commit comes after this one in the log, so what
/// the turn tells is never older than what it answers. Should this write fail, that commit finds no lease.
/// </remarks>
internal sealed class AddWrite(Inbound inbound, string body, string token, long now, long until, long deleteAt, Func<AddResult, bool> written, Action<AddResult> committed)
    : WalkWrite<AddResult>(committed)
{
    AddResult _told;

    /// <summary>Once: a write that is repeated, because a neighbour of its batch failed, has let its turn begin already.</summary>
    public override bool Written()
    {
        if (_told == Result) return false;
        _told = Result;
        return written(Result);
    }

    public Inbound Inbound => inbound;
    public override string Conversation { get; } = Storable.Text(inbound.Conversation.Id.Value);
    public string MessageId { get; } = Storable.Text(inbound.MessageId);
    public string ActivityId { get; } = inbound.Activity.Id ?? throw new ArgumentException("An activity is stored under an id of ours.", nameof(inbound));
    public string Channel => inbound.Conversation.Channel;
    public string Person { get; } = Storable.Text(inbound.Conversation.User);
    public string Body => body;
    public string Token => token;
    public long Now => now;

    /// <summary>How long the lease runs that comes with the message, or 0 to leave the conversation to a sweep.</summary>
    public long Until => until;

    /// <summary>When the sealed original goes.</summary>
    public long DeleteAt => deleteAt;
    public long Due { get; } = inbound.Due?.ToUnixTimeMilliseconds() ?? 0;

    /// <summary>From when the key is kept for its days.</summary>
    public long KeyAt => Math.Max(now, Due);

    /// <summary>Empty where the transcript holds the words.</summary>
    public string InboxBody => inbound.Shown ? "" : body;

    /// <summary>The state of a conversation that begins with this message.</summary>
    public string BeginState() => inbound.Conversation.ToJson();
}

/// <param name="State">
/// Null when the lease was not granted; empty when it was and an older message goes first; otherwise the state that this
/// message meets.
/// </param>
internal readonly record struct AddResult(Received Received, string? State);

/// <summary>Step 4: all of a turn.</summary>
internal sealed class CommitWrite(Lease lease, Claimed turn, TurnOutcome outcome, IReadOnlyList<string> bodies, long now, long until, Action<CommitResult> committed)
    : WalkWrite<CommitResult>(committed)
{
    readonly string _unnumbered = outcome.Conversation.ToJson();
    TurnOutcome? _numbered;
    string? _state;
    IReadOnlyList<string>? _mended;

    public override string Conversation => lease.Conversation.Value;
    public override bool EndsTurn => true;
    public Lease Lease => lease;
    public long Sequence => turn.Sequence;
    public string MessageId { get; } = Storable.Text(turn.MessageId);
    public string Channel => turn.Conversation.Channel;
    public TurnOutcome Outcome => _numbered ?? outcome;

    /// <summary>The replies as JSON, in order.</summary>
    public IReadOnlyList<string> Bodies => _mended ?? bodies;

    /// <summary>Sequences that the turn uses: its replies, then its timers.</summary>
    public int Lines => bodies.Count + outcome.Timers.Count;
    public string State => _state ?? _unnumbered;

    /// <summary>The numbers that its new cases want; none for nearly every turn.</summary>
    public IReadOnlyList<CaseNumber> Wanted { get; } = outcome.Entries.Count == 0 ? [] : [.. Numbering.Wanted(outcome.Entries)];

    /// <summary>Puts the numbers in place wherever the turn speaks of them. Always from what the turn decided, because a commit may be repeated.</summary>
    public void Number(Func<CaseNumber, CaseNumber> next)
    {
        if (Wanted.Count == 0) return;

        var given = Wanted.Distinct().ToDictionary(number => number, next);
        _state = Numbering.Mend(_unnumbered, given);
        _mended = [.. bodies.Select(body => Numbering.Mend(body, given))];
        _numbered = outcome with
        {
            Replies = [.. outcome.Replies.Zip(bodies, _mended).Select(reply => reply.Second == reply.Third ? reply.First : ActivityJson.Read(reply.Third))],
            Entries = [.. outcome.Entries.Select(entry => Numbering.Mend(entry, given))],
        };
    }

    public string Ticket => outcome.Conversation.Ticket?.Value ?? "";

    /// <summary>Why the message was given up, or empty.</summary>
    public string Problem { get; } = Storable.Text(outcome.SetAside ?? "");
    public long Ended => outcome.Conversation.Ended ? now : 0;
    public long Now => now;

    /// <summary>How long the lease goes on when more messages wait, and how long the replies are this node's to send.</summary>
    public long Until => until;

    /// <summary>A timer of this very turn is due already.</summary>
    public bool GoesOn { get; } = outcome.Timers.Any(timer => timer.Due is not { } due || due.ToUnixTimeMilliseconds() <= now);

    /// <summary>True for the common turn that only talks.</summary>
    public bool Talks => outcome.Entries.Count == 0 && outcome.Timers.Count == 0;
}

/// <param name="Held">False when the lease was lost; then nothing was stored.</param>
/// <param name="First">Sequence of the first reply.</param>
/// <param name="More">More messages of the conversation are due, and the lease goes on.</param>
/// <param name="Clear">No earlier reply waits, so these may be sent at once.</param>
internal readonly record struct CommitResult(bool Held, long First, bool More, bool Clear);

/// <summary>Step 5: what became of the replies.</summary>
internal sealed class SettleWrite(Parcel parcel, IReadOnlyList<Settlement> settlements, Action<bool> committed) : WalkWrite<bool>(committed)
{
    public override string Conversation => parcel.Conversation.Value;
    public override bool CanWait => true;
    public string Token => parcel.Token;
    public IReadOnlyList<Settlement> Settlements => settlements;

    /// <summary>The sequence after which the parcel's replies go back, or null when all of them have an outcome.</summary>
    public long? ReturnsAfter => settlements.Count >= parcel.Replies.Count ? null : settlements.Count == 0 ? 0 : settlements[^1].Sequence;
}

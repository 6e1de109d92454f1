using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// One of the three writes of the walk, waiting to be on disk. <see cref="Finish"/> runs in the order of the
/// commit, so what it announces is announced in the order of the transcript.
/// </summary>
internal abstract class WalkWrite
{
    /// <summary>A batch holds at most one write of a conversation.</summary>
    public abstract string Conversation { get; }

    public abstract void Finish();

    public abstract void Fail(Exception problem);
}

internal abstract class WalkWrite<T>(Action<T> committed) : WalkWrite
{
    readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public T Result { get; set; } = default!;

    public Task<T> Done => _done.Task;

    public override void Finish()
    {
        committed(Result);
        _done.TrySetResult(Result);
    }

    public override void Fail(Exception problem) => _done.TrySetException(problem);
}

/// <summary>Step 1: the message's key, its line of the transcript, and the lease when the conversation is free.</summary>
internal sealed class AddWrite(Inbound inbound, string body, string token, long now, long until, long deleteAt, Action<AddResult> committed) : WalkWrite<AddResult>(committed)
{
    public Inbound Inbound => inbound;
    public override string Conversation => inbound.Conversation.Id.Value;
    public string Body => body;

    /// <summary>The state of a conversation that begins with this message.</summary>
    public string State { get; } = inbound.MayStart ? inbound.Conversation.ToJson() : "";
    public string Token => token;
    public long Now => now;
    public long Until => until;

    /// <summary>When the sealed original goes.</summary>
    public long DeleteAt => deleteAt;
    public long Due => inbound.Due?.ToUnixTimeMilliseconds() ?? now;
    public string InboxBody => inbound.Shown ? "" : body;
}

/// <param name="State">The conversation's stored state when the lease was granted, otherwise null.</param>
internal readonly record struct AddResult(Received Received, string? State);

/// <summary>Step 4: all of a turn.</summary>
internal sealed class CommitWrite(Lease lease, Claimed turn, TurnOutcome outcome, IReadOnlyList<string> bodies, long now, long until, Action<CommitResult> committed)
    : WalkWrite<CommitResult>(committed)
{
    public override string Conversation => lease.Conversation.Value;
    public Lease Lease => lease;
    public Claimed Turn => turn;
    public TurnOutcome Outcome => outcome;

    /// <summary>The replies as JSON, in order.</summary>
    public IReadOnlyList<string> Bodies => bodies;
    public string State { get; } = outcome.Conversation.ToJson();
    public string Ticket => outcome.Conversation.Ticket?.Value ?? "";
    public long Ended => outcome.Conversation.Ended ? now : 0;
    public long Now => now;

    /// <summary>How long the lease goes on when more messages wait, and how long the replies are this node's to send.</summary>
    public long Until => until;

    /// <summary>True for the common turn that only talks.</summary>
    public bool Talks => outcome.Entries.Count == 0 && outcome.Timers.Count == 0;
}

/// <param name="Held">False when the lease was lost; then nothing was stored.</param>
/// <param name="First">Sequence of the first reply.</param>
/// <param name="More">More messages of the conversation are due, and the lease goes on.</param>
/// <param name="Clear">No earlier reply waits, so these may be sent at once.</param>
internal readonly record struct CommitResult(bool Held, long First, bool More, bool Clear);

/// <summary>Step 5: what became of the replies.</summary>
internal sealed class SettleWrite(Parcel parcel, IReadOnlyList<Settlement> settlements, long now, Action<bool> committed) : WalkWrite<bool>(committed)
{
    public override string Conversation => parcel.Conversation.Value;
    public Parcel Parcel => parcel;
    public IReadOnlyList<Settlement> Settlements => settlements;
    public long Now => now;
}

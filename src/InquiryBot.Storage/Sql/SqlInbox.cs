using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>Step 1 of the walk on a database.</summary>
public sealed class SqlInbox(Engine engine, Node node, SqlConversations conversations, ISignal signal, StoreSettings settings) : IInbox
{
    public async ValueTask<Received> AddAsync(Inbound inbound, CancellationToken ct)
    {
        var now = engine.Now;
        var body = ActivityJson.Write(inbound.Activity);
        var token = node.NextToken();
        var until = conversations.HasRoom ? now + settings.LeaseSeconds * 1000L : 0;
        var deleteAt = now + settings.KeepOriginalsDays * 86_400_000L;
        var write = new AddWrite(inbound, body, token, now, until, deleteAt,
            result => Written(inbound, token, until, result), result => Committed(inbound, body, token, until, result));
        engine.Enqueue(write);
        return (await write.Done).Received;
    }

    bool Written(Inbound inbound, string token, long until, AddResult result)
    {
        if (result is { Received: Received.Stored stored, State: { Length: > 0 } state })
        {
            conversations.Grant(LeaseOf(inbound, token, until), inbound, stored.Sequence, state);
            return true;
        }

        if (result.Received is Received.Stored && until == 0) conversations.LeaveBehind();
        return false;
    }

    void Committed(Inbound inbound, string body, string token, long until, AddResult result)
    {
        if (result.Received is not Received.Stored stored) return;

        // An older message goes first, and it is read from what is committed.
        if (result.State is "") conversations.Grant(LeaseOf(inbound, token, until), inbound, stored.Sequence, "");
        if (inbound.Shown) signal.Raise(new Change.Line(inbound.Conversation.Id, stored.Sequence, body));
    }

    static Lease LeaseOf(Inbound inbound, string token, long until) =>
        new(new(Storable.Text(inbound.Conversation.Id.Value)), token, DateTimeOffset.FromUnixTimeMilliseconds(until));
}

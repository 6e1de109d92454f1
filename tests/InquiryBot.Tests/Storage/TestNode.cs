using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Storage;

/// <summary>One life of one node on a database: the ports as the program wires them, and words to say with them.</summary>
public sealed class TestNode : IAsyncDisposable
{
    /// <summary>What hangs is a failure and not an endless run.</summary>
    readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly Ids _ids;

    TestNode(Engine engine, string name, string boot)
    {
        var node = new Node(name, boot);
        _patience.CancelAfter(TimeSpan.FromSeconds(20));
        _ids = new Ids(engine.Clock);
        Engine = engine;
        Outbox = new SqlOutbox(engine, node, Signal, Settings);
        Conversations = new SqlConversations(engine, node, Outbox, new ReversingVault(), Signal, Settings);
        Inbox = new SqlInbox(engine, node, Conversations, Signal, Settings);
        Cases = new SqlCases(engine, node, Conversations, Settings);
    }

    public static StoreSettings Settings { get; } = new();

    public Engine Engine { get; }
    public LocalSignal Signal { get; } = new();
    public SqlInbox Inbox { get; }
    public SqlConversations Conversations { get; }
    public SqlOutbox Outbox { get; }
    public SqlCases Cases { get; }

    public CancellationToken Patience => _patience.Token;

    public static async Task<TestNode> StartAsync(ITestDatabase database, TimeProvider clock, string name = "north", string boot = "1")
    {
        var node = new TestNode(database.Open(clock), name, boot);
        await node.Engine.MigrateAsync(node.Patience);
        await node.Conversations.ReviveAsync(node.Patience);
        await node.Outbox.ReviveAsync(node.Patience);
        return node;
    }

    public Inbound Message(string conversation, string text, string? id = null) => new()
    {
        Conversation = new Conversation { Id = new(conversation), Channel = "test", User = "citizen of " + conversation },
        MessageId = id ?? text,
        Activity = new Activity { Type = ActivityTypes.Message, Id = _ids.New(), Text = text },
    };

    public ValueTask<Received> AddAsync(Inbound inbound) => Inbox.AddAsync(inbound, Patience);

    public ValueTask<Received> SaysAsync(string conversation, string text, string? id = null) => AddAsync(Message(conversation, text, id));

    /// <summary>The next turn of whichever conversation is claimed; fails the test when none comes.</summary>
    public async Task<Turn> TurnAsync()
    {
        var lease = await Conversations.ClaimAsync(Patience);
        Assert.NotNull(lease);
        var claimed = await Conversations.LoadAsync(lease, Patience);
        Assert.NotNull(claimed);
        return new(this, lease, claimed);
    }

    /// <summary>Takes the next parcel, tells what is in it and settles it as delivered.</summary>
    public async Task<string> DeliversAsync()
    {
        var parcel = await ParcelAsync();
        await SettleAsync(parcel, [.. parcel.Replies.Select(reply => new Settlement.Delivered(reply.Sequence))]);
        return Texts(parcel);
    }

    public async Task<Parcel> ParcelAsync()
    {
        var parcel = await Outbox.TakeAsync(Patience);
        Assert.NotNull(parcel);
        return parcel;
    }

    public ValueTask SettleAsync(Parcel parcel, params Settlement[] settlements) => Outbox.SettleAsync(parcel, settlements, Patience);

    /// <summary>Looks for what is due, as the program does every second. Returns how many conversations it claimed.</summary>
    public async Task<int> SweepAsync() => await Conversations.SweepAsync(Patience) + await Outbox.SweepAsync(Patience);

    public ValueTask<Conversation?> FindAsync(string conversation) => Conversations.FindAsync(new(conversation), Patience);

    public ValueTask<IReadOnlyList<TranscriptRow>> ReadAsync(string conversation, long after = 0, int limit = 1000) =>
        Conversations.ReadAsync(new(conversation), after, limit, Patience);

    /// <summary>The texts of a transcript, each with its state when it is not simply there.</summary>
    public async Task<string> TranscriptAsync(string conversation)
    {
        var rows = await ReadAsync(conversation);
        return string.Join(" | ", rows.Select(row => ActivityJson.Read(row.Body).Text + (row.Pending ? " …" : "") + (row.Problem is { } problem ? $" ({problem})" : "")));
    }

    public static string Texts(Parcel parcel) => string.Join(" | ", parcel.Replies.Select(reply => reply.Activity.Text));

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _patience.Dispose();
    }

    /// <summary>A message that was claimed, in the hands of a worker.</summary>
    public sealed record Turn(TestNode Node, Lease Lease, Claimed Claimed)
    {
        public string? Text => Claimed.Message.Text;

        public TurnOutcome Answer(params string[] replies) => new(
            Claimed.Conversation, [.. replies.Select(text => new Activity { Type = ActivityTypes.Message, Id = Node._ids.New(), Text = text })], []);

        public ValueTask<bool> AnswersAsync(params string[] replies) => CommitAsync(Answer(replies));

        public async ValueTask<bool> CommitAsync(TurnOutcome outcome) => await EndAsync(outcome) is Committed.Stored;

        public ValueTask<Committed> EndAsync(TurnOutcome outcome) => Node.Conversations.CommitAsync(Lease, Claimed, outcome, Node.Patience);

        public ValueTask<Lease?> RenewsAsync() => Node.Conversations.RenewAsync(Lease, Node.Patience);

        public ValueTask FailsAsync(TimeSpan retryAfter) =>
            Node.Conversations.FailAsync(Lease, Claimed, Node.Engine.Clock.GetUtcNow() + retryAfter, Node.Patience);
    }

    /// <summary>A seal that a test can see through.</summary>
    sealed class ReversingVault : IVault
    {
        public string Seal(string plain) => new([.. plain.Reverse()]);

        public string? Open(string closed) => new([.. closed.Reverse()]);
    }
}

using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Storage;

/// <summary>The ports of the desk on one database, with what a turn needs to open a ticket.</summary>
internal sealed class DeskStore : IAsyncDisposable
{
    readonly Engine _engine;
    readonly Func<ValueTask> _remove;
    int _number;

    DeskStore(Engine engine, WallClock clock, Func<ValueTask> remove)
    {
        (_engine, Clock, _remove) = (engine, clock, remove);
        var (node, settings) = (new Node("test", "1"), new StoreSettings());
        var outbox = new SqlOutbox(engine, node, Signal, settings);
        Conversations = new SqlConversations(engine, node, outbox, new OpenVault(), Signal, settings);
        Inbox = new SqlInbox(engine, node, Conversations, Signal, settings);
        Desk = new SqlDesk(engine, node, Conversations, Signal, settings);
        People = new SqlPeople(engine);
    }

    public WallClock Clock { get; }
    public LocalSignal Signal { get; } = new();
    public SqlConversations Conversations { get; }
    public SqlInbox Inbox { get; }
    public SqlDesk Desk { get; }
    public SqlPeople People { get; }

    public static async Task<DeskStore> OpenAsync(Func<TimeProvider, (Engine Engine, Func<ValueTask> Remove)> open)
    {
        var clock = new WallClock();
        var (engine, remove) = open(clock);
        await engine.MigrateAsync(TestContext.Current.CancellationToken);
        return new(engine, clock, remove);
    }

    /// <summary>A citizen wrote; his message waits for its turn.</summary>
    public async Task<Conversation> ArriveAsync(string text = "사람이랑 얘기할래")
    {
        var conversation = new Conversation { Id = new($"c{Interlocked.Increment(ref _number)}"), Channel = "webchat", User = "u1" };
        await SayAsync(conversation, text);
        return conversation;
    }

    public async Task SayAsync(Conversation conversation, string text)
    {
        var id = $"{conversation.Id}-m{Interlocked.Increment(ref _number)}";
        var activity = new Activity { Type = "message", Id = id, ChannelId = conversation.Channel, Text = text, From = new ChannelAccount { Id = "u1", Role = "user" } };
        await Inbox.AddAsync(new Inbound { Conversation = conversation, MessageId = id, Activity = activity }, TestContext.Current.CancellationToken);
    }

    public async Task<(Lease Lease, Claimed Turn)> ClaimAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var lease = (await Conversations.ClaimAsync(ct))!;
        return (lease, (await Conversations.LoadAsync(lease, ct))!);
    }

    /// <summary>A turn that opens this ticket of a new conversation.</summary>
    public async Task<Ticket> OpenTicketAsync(Func<Ticket, Ticket>? with = null)
    {
        var conversation = await ArriveAsync();
        var (lease, turn) = await ClaimAsync();
        var ruling = Ticket.Open(new($"t-{conversation.Id}"), conversation, new HandOffRequest("asked"), Clock.GetUtcNow());
        var (ticket, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        ticket = with?.Invoke(ticket) ?? ticket;
        var outcome = new TurnOutcome(conversation with { Ticket = ticket.Id }, [], [ticket, fact]);
        Assert.True(await Conversations.CommitAsync(lease, turn, outcome, TestContext.Current.CancellationToken));
        return ticket;
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _remove();
    }

    /// <summary>Seals nothing: what is sealed is not this test's matter.</summary>
    sealed class OpenVault : IVault
    {
        public string Seal(string plain) => plain;

        public string? Open(string closed) => closed;
    }
}

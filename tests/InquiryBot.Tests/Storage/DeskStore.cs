using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Storage;

/// <summary>The ports of the desk beside a node of the walk, which opens tickets for it.</summary>
internal sealed class DeskStore(TestNode node, WallClock clock) : IAsyncDisposable
{
    int _number;

    public TestNode Node => node;
    public WallClock Clock => clock;
    public SqlDesk Desk { get; } = new(node.Engine, new Node("desk", "1"), node.Conversations, node.Signal, TestNode.Settings);
    public SqlPeople People { get; } = new(node.Engine);

    public static async Task<DeskStore> OpenAsync(ITestDatabase database)
    {
        await database.CreateAsync();
        var clock = new WallClock();
        return new(await TestNode.StartAsync(database, clock), clock);
    }

    /// <summary>A citizen wrote, and the turn opens this ticket.</summary>
    public async Task<Ticket> OpenTicketAsync(Func<Ticket, Ticket>? with = null)
    {
        var conversation = $"c{++_number}";
        await node.SaysAsync(conversation, "a person, please");
        var turn = await node.TurnAsync();
        var ruling = Ticket.Open(new($"t{_number}"), turn.Claimed.Conversation, new HandOffRequest("asked"), clock.GetUtcNow());
        var (ticket, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        ticket = with?.Invoke(ticket) ?? ticket;
        Assert.True(await turn.CommitAsync(new(turn.Claimed.Conversation with { Ticket = ticket.Id }, [], [ticket, fact])));
        return ticket;
    }

    /// <summary>Runs the turns that wait; tells the text or the state of each message.</summary>
    public async Task<List<string>> DrainAsync()
    {
        var heard = new List<string>();
        while (node.Conversations.Waiting > 0)
        {
            var turn = await node.TurnAsync();
            heard.Add(turn.Text ?? HandoffStatus.Of(turn.Claimed.Message)!.State);
            await turn.AnswersAsync();
        }

        return heard;
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();
}

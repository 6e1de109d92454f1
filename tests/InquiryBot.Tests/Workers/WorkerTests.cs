using Dapper;
using InquiryBot.Core.Desk;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Workers;

/// <summary>What the loops do when the store or a message is in trouble: they go on.</summary>
public sealed class WorkerTests : IAsyncLifetime
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(TestNode.Settings.LeaseSeconds);

    WorkingNode _working = null!;

    TestNode Node => _working.Node;

    public async ValueTask InitializeAsync() => _working = await WorkingNode.StartAsync();

    public ValueTask DisposeAsync() => _working.DisposeAsync();

    [Fact]
    public async Task A_turn_worker_that_finds_the_store_locked_goes_on_when_it_is_free()
    {
        await Node.SaysAsync("c", "greeting");
        // A lease that ran out while it waited is renewed, which is a write.
        _working.Clock.Pass(Lease);
        await using (await _working.LockAsync())
        {
            await _working.TurnsAsync();
            await _working.TroubleAsync();
        }

        await _working.UntilAsync(async () => (await Node.ReadAsync("c")).Count == 2);
    }

    [Fact]
    public async Task A_delivery_worker_that_finds_the_store_locked_goes_on_when_it_is_free()
    {
        await Node.SaysAsync("c", "greeting");
        await (await Node.TurnAsync()).AnswersAsync("good day");
        _working.Clock.Pass(Lease);
        await using (await _working.LockAsync())
        {
            await _working.DeliveriesAsync();
            await _working.TroubleAsync();
        }

        await _working.UntilAsync(() => Task.FromResult(_working.Citizen.Heard == "good day"));
    }

    [Fact]
    public async Task A_turn_that_cannot_be_stored_is_set_aside_after_its_failures()
    {
        await _working.TurnsAsync();

        await Node.SaysAsync("c", "help");

        await _working.UntilAsync(async () => (await Node.TranscriptAsync("c")).Contains("ko message-set-aside", StringComparison.Ordinal));
        Assert.StartsWith("help (InvalidOperationException)", await Node.TranscriptAsync("c"), StringComparison.Ordinal);
        Assert.Single(await _working.Desk.ListAsync(TicketStatus.Waiting, 10, _working.Ct));
        await ServesAsync("c");
    }

    [Fact]
    public async Task A_conversation_whose_state_cannot_be_read_is_given_to_the_desk_and_goes_on()
    {
        await _working.TurnsAsync();
        await Node.SaysAsync("c", "greeting");
        await _working.UntilAsync(async () => (await Node.ReadAsync("c")).Count == 2);
        await Node.Engine.WriteAsync((connection, _) => connection.ExecuteAsync("update conversations set state = '{'"), _working.Ct);

        await Node.SaysAsync("c", "certificate");

        await _working.UntilAsync(async () => (await Node.TranscriptAsync("c")).Contains("ko message-set-aside", StringComparison.Ordinal));
        Assert.Equal("citizen of c", (await Node.FindAsync("c"))!.User);
        Assert.Single(await _working.Desk.ListAsync(TicketStatus.Waiting, 10, _working.Ct));
        await ServesAsync("c");
    }

    [Fact]
    public async Task A_citizen_who_falls_silent_in_a_form_is_reminded_once_and_then_left_in_peace()
    {
        await _working.TurnsAsync();
        await Node.SaysAsync("c", "report");
        await _working.UntilAsync(async () => (await Node.TranscriptAsync("c")).Contains("어디인가요?", StringComparison.Ordinal));
        Assert.Equal(1, await TimersAsync());

        _working.Clock.Pass(TimeSpan.FromMinutes(15));
        await _working.UntilAsync(async () => (await Node.TranscriptAsync("c")).Contains("ko silence-reminder", StringComparison.Ordinal));
        _working.Clock.Pass(TimeSpan.FromMinutes(30));
        await _working.UntilAsync(async () => (await Node.TranscriptAsync("c")).Contains("ko cancelled", StringComparison.Ordinal));

        Assert.Empty((await Node.FindAsync("c"))!.Dialogs);
        Assert.Equal(0, await TimersAsync());
    }

    [Fact]
    public async Task A_reply_that_nobody_takes_is_tried_ever_more_seldom_and_given_up_with_its_reason()
    {
        _working.Citizen.IsAway = true;
        await Node.SaysAsync("c", "greeting");
        await (await Node.TurnAsync()).AnswersAsync("good day");
        var began = _working.Clock.GetUtcNow();

        await _working.DeliveriesAsync(attempts: 5);
        await _working.UntilAsync(async () => await Node.TranscriptAsync("c") == "greeting | good day (away)");

        Assert.Equal(5, _working.Citizen.Asked);

        // Pauses of one, two, four and eight seconds, each at least half as long.
        Assert.True(_working.Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(7.5));
    }

    [Fact]
    public async Task An_original_goes_by_itself_when_its_days_are_over()
    {
        await _working.RetentionAsync();
        await Node.AddAsync(Node.Message("c", "call ***") with { Original = "sealed" });

        _working.Clock.Pass(TimeSpan.FromDays(TestNode.Settings.KeepOriginalsDays) - TimeSpan.FromSeconds(1));
        Assert.Equal(1, await OriginalsAsync());
        _working.Clock.Pass(TimeSpan.FromHours(1));

        await _working.UntilAsync(async () => await OriginalsAsync() == 0);
    }

    Task<long> OriginalsAsync() => Node.Engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from originals"), _working.Ct);

    Task<long> TimersAsync() => Node.Engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from inbox where due_at > 0"), _working.Ct);

    /// <summary>What is said next is dealt with: a ticket's citizen has the desk's ear.</summary>
    async Task ServesAsync(string conversation)
    {
        await Node.SaysAsync(conversation, "still there?");
        await _working.UntilAsync(async () => await Node.Engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from inbox"), _working.Ct) == 0);
    }
}

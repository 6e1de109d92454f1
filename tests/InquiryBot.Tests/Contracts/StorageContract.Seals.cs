using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public async Task The_oldest_and_the_newest_of_all_that_is_sealed_can_be_tried()
    {
        Assert.Empty(await EndsAsync());
        foreach (var day in (string[])["first", "between", "last"])
        {
            await _node.AddAsync(_node.Message(day, "call ***") with { Original = $"line-{day}" });
            await OpensSealedAsync(day, $"sealed:slot-{day}", $"sealed:phone-{day}");
            _clock.Pass(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            ["detail-first", "detail-last", "line-first", "line-last", "phone-first", "phone-last", "slot-first", "slot-last"],
            (await EndsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_only_looks_like_a_seal_is_not_tried()
    {
        await _node.SaysAsync("typed", "sealed:typed");
        await OpensSealedAsync("typed", " sealed:typed", "010");

        Assert.DoesNotContain(await EndsAsync(), closed => closed.Contains("typed", StringComparison.Ordinal) && closed != "detail-typed");
    }

    /// <summary>A turn that opens a ticket and a case with private values.</summary>
    async Task OpensSealedAsync(string conversation, string slot, string phone)
    {
        var turn = await _node.TurnAsync();
        var ruling = Ticket.Open(new($"t-{_clock.GetUtcNow():yyyyMMdd}"), turn.Claimed.Conversation, new HandOffRequest("asked"), _clock.GetUtcNow());
        var (ticket, asked) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        var report = Report(conversation, conversation) with { Phone = phone, Details = new Dictionary<string, string> { ["name"] = $"sealed:detail-{conversation}" } };
        Assert.True(await turn.CommitAsync(turn.Answer("yes") with
        {
            Entries = [ticket with { Slots = new Dictionary<string, string> { ["phone"] = slot, ["place"] = "수원" } }, asked, report, new CaseOpened(report.Key, report.OpenedAt, report.Kind)],
        }));
    }

    ValueTask<IReadOnlyList<string>> EndsAsync() => new SqlSeals(_node.Engine).EndsAsync(_node.Patience);
}

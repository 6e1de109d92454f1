using System.Text.Json;
using InquiryBot.Core.Cases;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public async Task Facts_of_one_turn_about_one_thing_are_read_in_the_order_in_which_they_were_written()
    {
        var now = _clock.GetUtcNow();
        var kinds = Enumerable.Range(0, 12).Select(i => $"kind-{i}").ToList();
        await _node.SaysAsync("c", "hello");
        var turn = await _node.TurnAsync();

        await turn.CommitAsync(turn.Answer() with { Entries = [.. kinds.Select(kind => new CaseOpened("R-2026-000001", now, kind))] });

        var rows = await _node.Engine.ReadAsync(connection => SqlFacts.ReadAsync(connection, "R-2026-000001"), _node.Patience);
        Assert.Equal(kinds, rows.Select(row => JsonElement.Parse(row.Body).GetProperty("kind").GetString()!));
    }
}

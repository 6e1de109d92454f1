using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Desk;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    const string Secret = "한밤의 비밀";

    SqlErasure Erasure => new(_node.Engine, new Ids(_clock));

    [Fact]
    public async Task A_person_is_erased_everywhere()
    {
        await LeaveTracesAsync("c1", "minsu " + Secret);
        await LeaveTracesAsync("c2", "minsu " + Secret);
        await LeaveTracesAsync("other", "jisu");

        var receipt = await Erasure.ErasePersonAsync("test:minsu " + Secret, _node.Patience);

        var rows = receipt!.Removed.ToDictionary(row => row.What, row => row.Count);
        Assert.Equal((2, 6, 2, 2, 2), (rows["conversations"], rows["transcript lines"], rows["files"], rows["notes"], rows["cases without their contact"]));
        Assert.DoesNotContain(Secret, await DumpAsync(_node.Engine), StringComparison.Ordinal);
        Assert.DoesNotContain("|c1", await DumpAsync(_node.Engine), StringComparison.Ordinal);
        Assert.Equal("jisu | noted … | later", await _node.TranscriptAsync("other"));
        Assert.Contains($"PersonErased|{receipt.Id}", await DumpAsync(_node.Engine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_who_withdraws_is_erased_with_all_his_chats_and_nobody_else()
    {
        foreach (var (conversation, citizen, address) in new[] { ("c1", "minsu", "teams 1"), ("c2", "minsu", "teams 2"), ("c3", "minsu", "slack 1"), ("c4", "jisu", "teams 3") })
        {
            var begins = _node.Message(conversation, "hello");
            await _node.AddAsync(begins with { Conversation = begins.Conversation with { User = citizen } });
            await Chats.HearAsync(new(conversation), "test", new Arrival("1", address, begins.Activity), _node.Patience);
        }

        var receipt = await Erasure.EraseCitizenAsync(new("c1"), "test", "minsu", "teams ", _node.Patience);
        Assert.Equal(2, receipt!.Removed.Single(row => row.What == "conversations").Count);
        var left = await Task.WhenAll(new[] { "c1", "c2", "c3", "c4" }.Select(async id => await _node.FindAsync(id) is null ? "" : id));
        Assert.Equal("c3c4", string.Concat(left));

        Assert.NotNull(await Erasure.EraseCitizenAsync(new("c4"), "test", "", "", _node.Patience));
        Assert.NotNull(await _node.FindAsync("c3"));
        Assert.Null(await Erasure.EraseCitizenAsync(new("c9"), "other", "minsu", "", _node.Patience));
    }

    [Fact]
    public async Task A_turn_of_a_conversation_that_was_erased_meanwhile_is_not_stored()
    {
        var turn = await AskedAsync("c", "hello");
        Assert.NotNull(await Erasure.EraseAsync(new("c"), _node.Patience));

        Assert.False(await turn.AnswersAsync("good day"));

        Assert.Null(await _node.FindAsync("c"));
        Assert.Equal("", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task Nobody_is_erased_by_a_key_that_nobody_has()
    {
        await _node.SaysAsync("c", "hello");

        Assert.Null(await Erasure.ErasePersonAsync("other:citizen of c", _node.Patience));
        Assert.Null(await Erasure.ErasePersonAsync("", _node.Patience));
        Assert.Null(await Erasure.EraseAsync(new("d"), _node.Patience));

        Assert.Equal("hello", await _node.TranscriptAsync("c"));
    }

    /// <summary>Everything that a person can leave behind, each with his name in it.</summary>
    async Task LeaveTracesAsync(string id, string name)
    {
        var begins = _node.Message(id, name, name);
        await _node.AddAsync(begins with { Conversation = begins.Conversation with { User = name }, Original = Sealed(begins) });
        var turn = await _node.TurnAsync();
        while (turn.Lease.Conversation.Value != id) turn = await _node.TurnAsync();
        var ticket = new Ticket
        {
            Id = new("ticket of " + id),
            Conversation = new(id),
            Channel = "test",
            Language = "ko",
            Reason = "asked",
            OpenedAt = _clock.GetUtcNow(),
            Slots = new Dictionary<string, string> { ["name"] = name },
        };
        var report = new Case
        {
            Number = new(2026, id.Length * 1000 + id[^1]),
            OpenedBy = $"{id}:{name}",
            Conversation = new(id),
            Channel = "test",
            Language = "ko",
            Kind = "road-damage",
            Phone = name,
            Details = new Dictionary<string, string> { ["what"] = name },
            OpenedAt = _clock.GetUtcNow(),
        };
        await turn.CommitAsync(turn.Answer("noted") with { Entries = [ticket, report, new CaseOpened(report.Number.ToString(), _clock.GetUtcNow(), report.Kind)] });
        await new SqlAttachments(_node.Engine).SaveAsync(new("file of " + id, new(id), "text/plain", name, System.Text.Encoding.UTF8.GetBytes(name)), _node.Patience);
        await _node.Engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "insert into notes (ticket, id, by_whom, body, after_line, at) values (@Ticket, 'n', 'kim', @name, 0, 0)", new { Ticket = ticket.Id.Value, name }, transaction), _node.Patience);
        await _node.SaysAsync(id, "later", "later " + name);
    }

    /// <summary>Every row of every table as text.</summary>
    static Task<string> DumpAsync(Engine engine) => engine.ReadAsync(async connection =>
    {
        var lines = new List<string>();
        foreach (var table in (await connection.QueryAsync<string>(engine.Tables)).Order(StringComparer.Ordinal).ToList())
            foreach (var row in await connection.QueryAsync($"select * from {table}"))
                lines.Add($"{table}|" + string.Join('|', ((IDictionary<string, object>)row).Values.Select(Text)));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));

        static string Text(object value) => value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{value}";
    }, TestContext.Current.CancellationToken);
}

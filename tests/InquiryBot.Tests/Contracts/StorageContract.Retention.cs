using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    ValueTask<Forgotten> ForgetAsync() => new SqlRetention(_node.Engine, TestNode.Settings).ForgetAsync(_node.Patience);

    Task<long> CountAsync(string table) => _node.Engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>($"select count(*) from {table}"), _node.Patience);

    [Fact]
    public async Task Originals_are_kept_until_their_deadline_and_not_longer()
    {
        foreach (var i in Enumerable.Range(0, 1200)) await SealedAsync($"c{i}");
        _clock.Pass(TimeSpan.FromDays(TestNode.Settings.KeepOriginalsDays) - TimeSpan.FromMilliseconds(1));
        await SealedAsync("late");
        Assert.Equal(0, (await ForgetAsync()).Originals);

        _clock.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1200, (await ForgetAsync()).Originals);
        Assert.Equal(1, await CountAsync("originals"));
    }

    [Fact]
    public async Task Keys_are_kept_for_their_days_and_then_forgotten()
    {
        var days = TimeSpan.FromDays(TestNode.Settings.KeepKeysDays);
        await Task.WhenAll(Enumerable.Range(0, 1200).Select(i => _node.SaysAsync($"c{i % 7}", $"m{i}").AsTask()));
        await _node.AddAsync(_node.Message("c0", "timer") with { Shown = false, Due = _clock.GetUtcNow() + days });
        _clock.Pass(days - TimeSpan.FromMilliseconds(1));
        await _node.SaysAsync("c1", "late");
        Assert.Equal(0, (await ForgetAsync()).Keys);

        _clock.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1200, (await ForgetAsync()).Keys);
        Assert.IsType<Received.Repeated>(await _node.SaysAsync("c1", "late"));
        Assert.IsType<Received.Repeated>(await _node.SaysAsync("c0", "timer"));
    }

    [Fact]
    public async Task A_file_comes_back_as_it_was_sent()
    {
        var files = new SqlAttachments(_node.Engine);
        var file = new StoredFile("f1", new("c"), "image/png", "사진 'one'.png", [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)]);

        await files.SaveAsync(file, _node.Patience);
        await files.SaveAsync(file with { Content = [] }, _node.Patience);

        var found = await files.FindAsync("f1", _node.Patience);
        Assert.Equal(file with { Content = found!.Content }, found);
        Assert.Equal(file.Content, found.Content);
        Assert.Null(await files.FindAsync("f2", _node.Patience));
    }

    ValueTask<Received> SealedAsync(string conversation)
    {
        var message = _node.Message(conversation, "call ***");
        return _node.AddAsync(message with { Original = Sealed(message) });
    }

    static string Sealed(Inbound message) => new([.. ActivityJson.Write(message.Activity).Reverse()]);
}

using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public async Task What_waits_is_counted()
    {
        Assert.Equal(new Backlog(0, 0, null, 0), await BacklogAsync());

        await _node.SaysAsync("c", "hello");
        await _node.SaysAsync("d", "hello");
        Assert.Equal(new Backlog(2, 0, null, 0), await BacklogAsync());

        var written = _clock.GetUtcNow();
        await (await _node.TurnAsync()).AnswersAsync("good day");
        _clock.Pass(TimeSpan.FromSeconds(1));
        await (await _node.TurnAsync()).AnswersAsync("good day");
        Assert.Equal(new Backlog(0, 2, written, 0), await BacklogAsync());

        var parcel = await _node.ParcelAsync();
        await _node.SettleAsync(parcel, new Settlement.SetAside(parcel.Replies[0].Sequence, "blocked"));
        await _node.DeliversAsync();
        Assert.Equal(new Backlog(0, 0, null, 0), await BacklogAsync());
    }

    ValueTask<Backlog> BacklogAsync() => new SqlBacklog(_node.Engine).ReadAsync(_node.Patience);
}

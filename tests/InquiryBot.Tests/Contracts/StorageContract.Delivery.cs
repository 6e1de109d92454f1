using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    async Task<TestNode.Turn> AskedAsync(string conversation, string text)
    {
        await _node.SaysAsync(conversation, text);
        return await _node.TurnAsync();
    }

    [Fact]
    public async Task Replies_come_out_together_in_order_and_once()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("one", "two");

        var parcel = await _node.ParcelAsync();
        Assert.Equal(("one | two", "test", "2, 3"), (TestNode.Texts(parcel), parcel.Channel, string.Join(", ", parcel.Replies.Select(reply => reply.Sequence))));
        await _node.SettleAsync(parcel, new Settlement.Delivered(2), new Settlement.Delivered(3));
        await _node.SweepAsync();

        Assert.Equal(0, _node.Outbox.Waiting);
        Assert.Equal("hello | one | two", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_reply_waits_for_the_ones_that_are_being_sent()
    {
        await (await AskedAsync("c", "first")).AnswersAsync("one");
        var sending = await _node.ParcelAsync();
        await (await AskedAsync("c", "second")).AnswersAsync("two");
        await (await AskedAsync("c", "third")).AnswersAsync("three");
        await _node.SweepAsync();
        Assert.Equal(0, _node.Outbox.Waiting);

        await _node.SettleAsync(sending, new Settlement.Delivered(2));

        Assert.Equal("two | three", await _node.DeliversAsync());
    }

    [Fact]
    public async Task A_deferred_reply_holds_back_its_own_conversation_and_no_other()
    {
        await (await AskedAsync("c", "first")).AnswersAsync("one", "two");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow().AddSeconds(60), "HTTP 429"));
        await (await AskedAsync("c", "second")).AnswersAsync("three");
        await (await AskedAsync("other", "hello")).AnswersAsync("good day");

        Assert.Equal("good day", await _node.DeliversAsync());
        _clock.Pass(TimeSpan.FromSeconds(59));
        await _node.SweepAsync();
        Assert.Equal(0, _node.Outbox.Waiting);

        _clock.Pass(TimeSpan.FromSeconds(1));
        await _node.SweepAsync();
        var parcel = await _node.ParcelAsync();
        Assert.Equal("one | two | three", TestNode.Texts(parcel));
        Assert.Equal([1, 0, 0], parcel.Replies.Select(reply => reply.Attempts));
    }

    [Fact]
    public async Task A_deferred_reply_shows_why_until_it_is_delivered()
    {
        await (await AskedAsync("c", "first")).AnswersAsync("one", "two");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow(), "HTTP 429"));

        Assert.Equal("first | one … (HTTP 429) | two …", await _node.TranscriptAsync("c"));
        await _node.SweepAsync();
        await _node.DeliversAsync();
        Assert.Equal("first | one | two", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_reply_that_was_given_up_shows_its_reason_and_blocks_nobody()
    {
        await (await AskedAsync("c", "first")).AnswersAsync("one", "two");
        var parcel = await _node.ParcelAsync();

        await _node.SettleAsync(parcel, new Settlement.SetAside(2, "blocked by the user"), new Settlement.Delivered(3));
        await (await AskedAsync("c", "second")).AnswersAsync("three");

        Assert.Equal("three", await _node.DeliversAsync());
        Assert.Equal("first | one (blocked by the user) | two | second | three", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task Replies_without_an_outcome_are_due_at_once()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("one", "two", "three");

        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Delivered(2));

        Assert.Equal("two | three", await _node.DeliversAsync());
        Assert.Equal("hello | one | two | three", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task Many_workers_that_wait_for_parcels_all_go_on_waiting_when_one_gets_it()
    {
        var waiting = Enumerable.Range(0, 8).Select(_ => _node.Outbox.TakeAsync(_node.Patience).AsTask()).ToList();

        await (await AskedAsync("a", "hello")).AnswersAsync("one");
        Assert.Equal("one", TestNode.Texts((await Unwrap(waiting))!));
        await (await AskedAsync("b", "hello")).AnswersAsync("two");
        Assert.Equal("two", TestNode.Texts((await Unwrap(waiting))!));

        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        _node.Outbox.Stop();
        Assert.All(await Task.WhenAll(waiting), Assert.Null);

        static async Task<Parcel?> Unwrap(List<Task<Parcel?>> waiting)
        {
            var first = await Task.WhenAny(waiting);
            waiting.Remove(first);
            return await first;
        }
    }

    [Fact]
    public async Task Delivery_keeps_the_order_of_the_turns_while_both_go_on_at_once()
    {
        const int conversations = 20, turns = 25;
        var heard = Enumerable.Range(0, conversations).ToDictionary(i => $"c{i}", _ => new List<string>());
        using var over = new CancellationTokenSource();
        var deliveries = Enumerable.Range(0, 4).Select(_ => DeliverAsync()).ToList();
        var sweeping = Task.Run(SweepAsync, over.Token);

        await Task.WhenAll(heard.Keys.Select(TalkAsync));
        while (heard.Values.Sum(texts => { lock (texts) return texts.Count; }) < conversations * turns) await Task.Yield();
        await over.CancelAsync();
        _node.Outbox.Stop();
        await Task.WhenAll([.. deliveries, sweeping]);

        Assert.All(heard.Values, texts => Assert.Equal(Enumerable.Range(0, turns).Select(i => $"re {i}"), texts));

        async Task TalkAsync(string conversation)
        {
            for (var i = 0; i < turns; i++)
            {
                await _node.SaysAsync(conversation, $"{i}");
                var turn = await _node.TurnAsync();
                await turn.AnswersAsync($"re {turn.Text}");
            }
        }

        async Task DeliverAsync()
        {
            while (await _node.Outbox.TakeAsync(_node.Patience) is { } parcel)
            {
                foreach (var reply in parcel.Replies)
                    lock (heard[parcel.Conversation.Value]) heard[parcel.Conversation.Value].Add(reply.Activity.Text!);
                await _node.SettleAsync(parcel, [.. parcel.Replies.Select(reply => new Settlement.Delivered(reply.Sequence))]);
            }
        }

        async Task SweepAsync()
        {
            while (!over.IsCancellationRequested) await _node.SweepAsync();
        }
    }
}

using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    static readonly TimeSpan Ever = TimeSpan.FromDays(365);

    SqlChats Chats => new(_node.Engine, new Ids(_clock));

    SqlAttachments Files => new(_node.Engine);

    static StoredFile Fetched(string id, string conversation = "c") => new(id, new(conversation), "image/jpeg", "x", [0xFF, 0xD8, 0xFF]);

    static Arrival Arrival(string id, string? memo = null, params string[] files) => new(id, "address of c", new Activity
    {
        Type = ActivityTypes.Message,
        Attachments = [.. files.Select(file => new Attachment { ContentType = "image/jpeg", ContentUrl = file, Name = file })],
    })
    {
        Memo = memo,
    };

    /// <summary>The citizen came by the messenger, and is in web chat now.</summary>
    async Task ReadsOnAsync()
    {
        await Chats.HearAsync(new("c"), "test", Arrival("1"), _node.Patience);
        await Chats.ReadsOnAsync(new("c"), _node.Patience);
    }

    [Fact]
    public async Task A_chat_keeps_its_address_and_what_the_channel_wrote_down()
    {
        var heard = _clock.GetUtcNow();
        await Chats.HearAsync(new("c"), "test", Arrival("1", "a token"), _node.Patience);
        _clock.Pass(TimeSpan.FromHours(1));
        await Chats.HearAsync(new("c"), "test", Arrival("2") with { OpensWindow = false }, _node.Patience);
        Assert.Equal(new Chat("address of c", "a token", heard) { Since = heard }, await Chats.FindAsync(new("c"), _node.Patience));

        await Chats.SentAsync(new("c"), "", _node.Patience);
        await Chats.HearAsync(new("c"), "test", Arrival("3"), _node.Patience);

        Assert.Equal(new Chat("address of c", "", _clock.GetUtcNow()) { Since = heard }, await Chats.FindAsync(new("c"), _node.Patience));
        Assert.Equal(Chat.None, await Chats.FindAsync(new("another"), _node.Patience));
        Assert.Equal([new ChannelTraffic("test", _clock.GetUtcNow(), _clock.GetUtcNow(), 0)], await Chats.TrafficAsync(_node.Patience));
    }

    [Fact]
    public async Task A_file_has_one_id_however_often_its_message_comes_and_is_fetched_by_one()
    {
        var ids = await Chats.HearAsync(new("c"), "test", Arrival("1", null, "x", "y"), _node.Patience);
        Assert.Equal(ids, await Chats.HearAsync(new("c"), "test", Arrival("1", null, "x", "y"), _node.Patience));

        var taken = await Chats.TakeFilesAsync(10, _node.Patience);
        Assert.Equal(ids.Order(), taken.Select(file => file.Id).Order());
        Assert.Empty(await Chats.TakeFilesAsync(10, _node.Patience));

        Assert.True(await Files.SettleAsync(Fetched(ids[0]), _node.Patience));
        await Chats.DeferFileAsync(ids[1], TimeSpan.FromSeconds(5), _node.Patience);
        _clock.Pass(TimeSpan.FromSeconds(5));
        var file = Assert.Single(await Chats.TakeFilesAsync(10, _node.Patience));
        Assert.Equal((ids[1], "y", 2), (file.Id, file.Source, file.Attempts));
    }

    [Fact]
    public async Task A_file_that_comes_after_its_citizen_was_erased_is_thrown_away()
    {
        await _node.SaysAsync("c", "hello");
        var id = Assert.Single(await Chats.HearAsync(new("c"), "test", Arrival("1", null, "x"), _node.Patience));
        await Chats.TakeFilesAsync(10, _node.Patience);
        Assert.NotNull(await Erasure.EraseAsync(new("c"), _node.Patience));

        Assert.False(await Files.SettleAsync(Fetched(id), _node.Patience));

        Assert.Null(await Files.FindAsync(id, _node.Patience));
    }

    [Fact]
    public async Task A_file_that_comes_while_its_citizen_is_erased_is_not_there_afterwards()
    {
        for (var round = 0; round < 20; round++)
        {
            var conversation = $"c{round}";
            await _node.SaysAsync(conversation, "hello");
            var id = Assert.Single(await Chats.HearAsync(new(conversation), "test", Arrival("1", null, "x"), _node.Patience));

            await Task.WhenAll(Task.Run(() => Erasure.EraseAsync(new(conversation), _node.Patience).AsTask()), Task.Run(() => Files.SettleAsync(Fetched(id, conversation), _node.Patience).AsTask()));

            Assert.Null(await Files.FindAsync(id, _node.Patience));
        }
    }

    [Fact]
    public async Task A_file_that_nobody_finished_is_fetched_again()
    {
        await Chats.HearAsync(new("c"), "test", Arrival("1", null, "x"), _node.Patience);
        await Chats.TakeFilesAsync(10, _node.Patience);
        _clock.Pass(TimeSpan.FromMinutes(5));

        Assert.Single(await Chats.TakeFilesAsync(10, _node.Patience));
    }

    [Fact]
    public async Task A_reply_goes_on_after_its_parts_that_arrived_and_waiting_is_no_attempt()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("a long one");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow(), "paced") { Counts = false, Parts = 3 });
        await _node.SweepAsync();

        var again = await _node.ParcelAsync();
        Assert.Equal((0, 3), (again.Replies[0].Attempts, again.Replies[0].Parts));
        Assert.True(again.Until > _clock.GetUtcNow());
    }

    [Fact]
    public async Task What_waits_for_the_citizen_goes_with_his_next_message()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("late");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow() + Ever, DeliveryReasons.WaitsForCitizen) { Counts = false });
        await (await AskedAsync("c", "again")).AnswersAsync("new");
        await _node.SweepAsync();
        Assert.Equal(0, _node.Outbox.Waiting);

        Assert.True(await _node.Outbox.WakeAsync(new("c"), _node.Patience));

        Assert.Equal("late | new", await _node.DeliversAsync());
        Assert.False(await _node.Outbox.WakeAsync(new("c"), _node.Patience));
    }

    [Fact]
    public async Task What_is_put_off_while_the_citizen_writes_is_due_at_once()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("late");
        var sending = await _node.ParcelAsync();

        Assert.True(await _node.Outbox.WakeAsync(new("c"), _node.Patience));
        await _node.SettleAsync(sending, new Settlement.Deferred(2, _clock.GetUtcNow() + Ever, DeliveryReasons.WaitsForCitizen) { Counts = false });

        // Once: what is put off again waits.
        var again = await _node.ParcelAsync();
        Assert.Equal("late", TestNode.Texts(again));
        await _node.SettleAsync(again, new Settlement.Deferred(2, _clock.GetUtcNow() + Ever, DeliveryReasons.WaitsForCitizen) { Counts = false });
        Assert.Equal(0, await _node.SweepAsync());
        Assert.Equal(0, _node.Outbox.Waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_for_the_vendor_goes_on_waiting_when_the_citizen_writes(bool whileSending)
    {
        var due = _clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        await (await AskedAsync("c", "hello")).AnswersAsync("put off");
        var sending = await _node.ParcelAsync();
        if (whileSending) await _node.Outbox.WakeAsync(new("c"), _node.Patience);
        await _node.SettleAsync(sending, new Settlement.Deferred(2, due, "429") { Counts = false });
        if (!whileSending) await _node.Outbox.WakeAsync(new("c"), _node.Patience);

        Assert.Equal(0, await _node.SweepAsync());
        Assert.Equal(0, _node.Outbox.Waiting);
        _clock.Pass(TimeSpan.FromMinutes(1));
        await _node.SweepAsync();
        Assert.Equal("put off", await _node.DeliversAsync());
    }

    [Fact]
    public async Task What_was_read_elsewhere_goes_out_no_more_and_what_was_not_does()
    {
        var settled = new List<Change>();
        using var listening = _node.Signal.Listen(new("c"), settled.Add);
        await ReadsOnAsync();
        await (await AskedAsync("c", "hello")).AnswersAsync("read");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow() + Ever, DeliveryReasons.WaitsForCitizen) { Counts = false });
        await (await AskedAsync("c", "again")).AnswersAsync("not yet");

        Assert.True(await _node.Outbox.ReadAsync(new("c"), 0, 3, _node.Patience));

        Assert.Equal("hello | read | again | not yet …", await _node.TranscriptAsync("c"));
        Assert.Equal([new Change.Settled(new("c"), 2, null)], settled.OfType<Change.Settled>());
        Assert.Equal("not yet", await _node.DeliversAsync());
    }

    [Fact]
    public async Task What_was_read_while_it_was_being_sent_is_not_put_off()
    {
        await ReadsOnAsync();
        await (await AskedAsync("c", "hello")).AnswersAsync("read");
        var sending = await _node.ParcelAsync();
        await _node.Outbox.ReadAsync(new("c"), 0, 2, _node.Patience);
        await _node.SettleAsync(sending, new Settlement.Deferred(2, _clock.GetUtcNow(), "waits"));

        Assert.Equal(0, await _node.SweepAsync());
        Assert.Equal("hello | read", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task What_was_shown_in_web_chat_waits_on_for_a_citizen_who_wrote_in_the_messenger_since()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("late");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow() + Ever, DeliveryReasons.WaitsForCitizen) { Counts = false });
        Assert.False(await ReadAsync());

        await ReadsOnAsync();
        await Chats.HearAsync(new("c"), "test", Arrival("2"), _node.Patience);
        Assert.False(await ReadAsync());
        Assert.Equal("hello | late … (waits-for-citizen)", await _node.TranscriptAsync("c"));

        // A colleague's words are not his.
        await Chats.FollowAsync(new("c"), _clock.GetUtcNow(), "browser", _node.Patience);
        await Chats.HearAsync(new("c"), "test", Arrival("3") with { Colleague = true }, _node.Patience);
        Assert.True(await _node.Outbox.ReadAsync(new("c"), 2, 2, _node.Patience));
        Assert.Equal("hello | late … (waits-for-citizen)", await _node.TranscriptAsync("c"));
        Assert.True(await ReadAsync());
        Assert.Equal("hello | late", await _node.TranscriptAsync("c"));

        ValueTask<bool> ReadAsync() => _node.Outbox.ReadAsync(new("c"), 0, 2, _node.Patience);
    }

    [Fact]
    public async Task Nobody_has_read_what_is_yet_to_come()
    {
        await ReadsOnAsync();
        await (await AskedAsync("c", "hello")).AnswersAsync("late");

        Assert.False(await _node.Outbox.ReadAsync(new("c"), 0, 3, _node.Patience));

        Assert.Equal("late", await _node.DeliversAsync());
    }

    [Fact]
    public async Task A_chat_that_was_erased_and_comes_again_is_another()
    {
        await AskedAsync("c", "hello");
        await ReadsOnAsync();
        await new SqlErasure(_node.Engine, new Ids(_clock)).EraseAsync(new("c"), _node.Patience);
        _clock.Pass(TimeSpan.FromSeconds(1));

        await Chats.HearAsync(new("c"), "test", Arrival("2"), _node.Patience);

        Assert.Equal(_clock.GetUtcNow(), (await Chats.FindAsync(new("c"), _node.Patience)).Since);
    }

    [Fact]
    public async Task A_link_leads_one_browser_on_and_older_links_nobody()
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        Assert.False(await FollowsAsync(until, "nobody has written"));
        await Chats.HearAsync(new("c"), "test", Arrival("1"), _node.Patience);

        var followed = await Task.WhenAll(Enumerable.Range(0, 8).Select(browser => FollowsAsync(until, $"{browser}")));
        Assert.Single(followed, good => good);
        Assert.True(await FollowsAsync(until, $"{Array.IndexOf(followed, true)}"));
        Assert.False(await FollowsAsync(until.AddMilliseconds(-1), "another"));
        Assert.True(await FollowsAsync(until.AddMilliseconds(1), "another"));

        Task<bool> FollowsAsync(DateTimeOffset link, string browser) => Task.Run(() => Chats.FollowAsync(new("c"), link, browser, _node.Patience).AsTask());
    }

    [Fact]
    public async Task The_traffic_of_our_own_channels_is_kept_and_only_moves_on()
    {
        var now = _clock.GetUtcNow();
        await Chats.NoteAsync("webchat", now, default, _node.Patience);
        await Chats.NoteAsync("webchat", now.AddMinutes(-1), now, _node.Patience);
        await (await AskedAsync("c", "hello")).AnswersAsync("reply");

        Assert.Equal([new ChannelTraffic("webchat", now, now, 0)], await Chats.TrafficAsync(_node.Patience));
    }

    [Fact]
    public async Task A_reply_that_was_set_aside_is_sent_again_once()
    {
        await (await AskedAsync("c", "hello")).AnswersAsync("reply");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.SetAside(2, "blocked"));

        Assert.True(await _node.Outbox.SendAgainAsync(new("c"), 2, _node.Patience));
        Assert.False(await _node.Outbox.SendAgainAsync(new("c"), 2, _node.Patience));

        Assert.Equal("reply", await _node.DeliversAsync());
        Assert.Equal("hello | reply", await _node.TranscriptAsync("c"));
        Assert.False(await _node.Outbox.SendAgainAsync(new("c"), 2, _node.Patience));
    }

    [Fact]
    public async Task What_failed_after_all_is_in_the_transcript()
    {
        var asked = await AskedAsync("c", "hello");
        var answer = asked.Answer("reply");
        await asked.CommitAsync(answer);
        await _node.DeliversAsync();

        await Chats.ReportAsync(new("c"), answer.Replies[0].Id!, "131026", _node.Patience);

        Assert.Equal("hello | reply (131026)", await _node.TranscriptAsync("c"));
    }
}

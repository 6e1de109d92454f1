using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

/// <summary>What every store promises. An engine opens it with its database and has nothing to override.</summary>
public abstract partial class StorageContract(ITestDatabase database) : IAsyncLifetime
{
    readonly WallClock _clock = new();
    TestNode _node = null!;

    public async ValueTask InitializeAsync()
    {
        await database.CreateAsync();
        _node = await TestNode.StartAsync(database, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_that_is_added_is_the_first_line_of_the_transcript()
    {
        var message = _node.Message("c", "hello");

        Assert.Equal(new Received.Stored(message.Activity.Id!, 1), await _node.AddAsync(message));

        Assert.Equal("hello", await _node.TranscriptAsync("c"));
        Assert.Equal("citizen of c", (await _node.FindAsync("c"))!.User);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_kept_once()
    {
        var first = _node.Message("c", "hello", "m1");
        await _node.AddAsync(first);

        Assert.Equal(new Received.Repeated(first.Activity.Id!), await _node.SaysAsync("c", "hello", "m1"));

        Assert.Equal("hello", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_message_that_comes_again_after_its_answer_is_still_one_message()
    {
        var first = _node.Message("c", "hello", "m1");
        await _node.AddAsync(first);
        await (await _node.TurnAsync()).AnswersAsync("good day");
        await _node.DeliversAsync();

        Assert.Equal(new Received.Repeated(first.Activity.Id!), await _node.SaysAsync("c", "hello", "m1"));

        Assert.Equal("hello | good day", await _node.TranscriptAsync("c"));
        Assert.Equal(0, await _node.SweepAsync());
    }

    [Fact]
    public async Task A_message_that_comes_many_times_at_once_is_kept_once()
    {
        var received = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _node.SaysAsync("c", "hello", "m1").AsTask()));

        Assert.Single(received.OfType<Received.Stored>());
        Assert.Equal(49, received.OfType<Received.Repeated>().Count());
        Assert.Equal("hello", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task The_same_message_id_in_another_conversation_is_another_message()
    {
        await _node.SaysAsync("a", "hello", "m1");

        Assert.IsType<Received.Stored>(await _node.SaysAsync("b", "hello", "m1"));
    }

    [Fact]
    public async Task A_message_that_may_not_start_a_conversation_is_refused_when_there_is_none()
    {
        Assert.IsType<Received.NoConversation>(await _node.AddAsync(_node.Message("c", "hello") with { MayStart = false }));

        Assert.Equal("", await _node.TranscriptAsync("c"));
        Assert.Null(await _node.FindAsync("c"));
    }

    [Fact]
    public async Task A_message_to_a_conversation_that_has_ended_is_refused()
    {
        await _node.SaysAsync("c", "goodbye");
        var turn = await _node.TurnAsync();
        await turn.CommitAsync(turn.Answer("goodbye") with { Conversation = turn.Claimed.Conversation with { Ended = true } });

        Assert.IsType<Received.NoConversation>(await _node.SaysAsync("c", "wait"));
        Assert.IsType<Received.Repeated>(await _node.SaysAsync("c", "goodbye"));
        Assert.Equal("goodbye | goodbye …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_turn_meets_the_state_that_the_turn_before_it_left()
    {
        await _node.SaysAsync("c", "one");
        var first = await _node.TurnAsync();
        await _node.SaysAsync("c", "two");
        await first.CommitAsync(first.Answer("1") with { Conversation = first.Claimed.Conversation with { Language = "en", Misses = 7 } });

        var second = await _node.TurnAsync();

        Assert.Equal(("two", "en", 7), (second.Text, second.Claimed.Conversation.Language, second.Claimed.Conversation.Misses));
    }

    [Fact]
    public async Task What_is_not_shown_is_dealt_with_and_leaves_no_line()
    {
        await _node.AddAsync(_node.Message("c", "the desk took the ticket") with { Shown = false });

        var turn = await _node.TurnAsync();
        await turn.AnswersAsync("somebody is with you now");

        Assert.Equal("the desk took the ticket", turn.Text);
        Assert.Equal("somebody is with you now …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task Any_text_comes_back_whole()
    {
        const string text = "안녕하세요 👋🏽 مرحبا 'quote\" \\ % _ {0} \n\t \u0000 end";
        await _node.SaysAsync("대화-1", text, "번호 'm' \u0000 1");

        var turn = await _node.TurnAsync();
        await turn.AnswersAsync(text);

        Assert.Equal(text, turn.Text);
        Assert.Equal($"{text} | {text} …", await _node.TranscriptAsync("대화-1"));
        Assert.IsType<Received.Repeated>(await _node.SaysAsync("대화-1", text, "번호 'm' \u0000 1"));
    }

    [Fact]
    public async Task The_transcript_is_read_from_where_the_reader_stands()
    {
        await _node.SaysAsync("c", "one");
        await (await _node.TurnAsync()).AnswersAsync("two", "three");

        var rows = await _node.ReadAsync("c", 1, 1);

        Assert.Equal(2, Assert.Single(rows).Sequence);
        Assert.Equal(_clock.GetUtcNow(), rows[0].At);
    }
}

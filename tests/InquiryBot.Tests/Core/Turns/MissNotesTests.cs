using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Misses;
using InquiryBot.Core.Turns;
using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Core.Dialogs;

namespace InquiryBot.Tests.Core.Turns;

/// <summary>What is kept of a message that was not understood, and of what its citizen did next.</summary>
public sealed class MissNotesTests
{
    readonly Talk _talk = new();

    [Fact]
    public async Task A_question_that_is_not_understood_is_kept_masked()
    {
        await _talk.SaysAsync("  강아지 등록은 900101-1234568 어디서 해요?  ");

        var miss = Assert.Single(_talk.Misses);
        Assert.Equal(("강아지 등록은 ******-******* 어디서 해요?", "ko", 1, Sequel.Open), (miss.Text, miss.Language, miss.Sequence, miss.Sequel));
        Assert.Empty(miss.Offered);
        Assert.True(_talk.Conversation.Missed);
    }

    [Fact]
    public async Task A_guess_is_kept_with_what_was_offered()
    {
        await _talk.SaysAsync("등본 같은 거", "certificate", 0.5);

        Assert.Equal(["certificate"], Assert.Single(_talk.Misses).Offered);
    }

    [Fact]
    public async Task A_message_that_is_understood_is_not_kept()
    {
        await _talk.SaysAsync("등본 발급");
        await _talk.SaysAsync("등본이 필요해요", "certificate", 0.8);

        Assert.Empty(_talk.Entries);
        Assert.False(_talk.Conversation.Missed);
    }

    [Theory]
    [InlineData("???")]
    [InlineData("…!")]
    [InlineData("😀 👍")]
    [InlineData("ㅁㄴㅇㄹ")]
    [InlineData("ㅋㅋㅋ ㅠㅠ")]
    public async Task Signs_alone_are_no_question_that_could_become_an_example(string text)
    {
        await _talk.SaysAsync(text);

        Assert.Empty(_talk.Misses);
    }

    [Theory]
    [InlineData("1", Sequel.Chosen)]
    [InlineData("등본 발급", Sequel.Chosen)]
    [InlineData("주민등록 등본 떼고 싶어요", Sequel.Rephrased)]
    public async Task A_button_is_told_from_other_words(string next, Sequel sequel)
    {
        await _talk.SaysAsync("등본 같은 거", "certificate", 0.5);
        await _talk.SaysAsync(next, "certificate");

        Assert.Equal(new MissSettled(_talk.Conversation.Id, sequel, "certificate"), Assert.Single(_talk.Settled));
        Assert.False(_talk.Conversation.Missed);
    }

    [Fact]
    public async Task None_of_these_is_an_answer_and_no_question()
    {
        await _talk.SaysAsync("등본 같은 거", "certificate", 0.5);
        await _talk.SaysAsync("ko none-of-these");
        await _talk.SaysAsync("2");

        Assert.Single(_talk.Misses);
        Assert.Empty(_talk.Settled);
        Assert.True(_talk.Conversation.Missed);
    }

    [Fact]
    public async Task What_leads_up_to_the_next_try_settles_nothing()
    {
        await _talk.SaysAsync("강아지 등록");
        await _talk.SaysAsync("도움말");
        await _talk.SaysAsync("다시 말해 줘");
        Assert.Empty(_talk.Settled);

        await _talk.SaysAsync("길이 파였어요");

        Assert.Equal((Sequel.Rephrased, "report"), (Assert.Single(_talk.Settled).Sequel, _talk.Settled[0].Intent));
        Assert.Single(_talk.Misses);
    }

    [Fact]
    public async Task Two_questions_are_two_and_are_settled_together()
    {
        await _talk.SaysAsync("강아지 등록");
        await _talk.SaysAsync("애완견 신고");
        await _talk.HandsOffAsync("예");

        Assert.Equal(["강아지 등록", "애완견 신고"], _talk.Misses.Select(miss => miss.Text));
        Assert.Equal(Sequel.HandedOff, Assert.Single(_talk.Settled).Sequel);
    }

    [Fact]
    public async Task Words_of_a_counselor_are_nobodys_question()
    {
        await _talk.SaysAsync("강아지 등록");
        await _talk.SaysAsync("애완견 신고");
        await _talk.HandsOffAsync("예");
        var before = _talk.Entries.Count;

        _talk.Note(new Activity { Type = ActivityTypes.Message, Text = "안녕하세요, 상담사입니다", ChannelId = "desk" }, Understood.Nothing("ko"), new(_talk.Conversation, [new Activity { Type = ActivityTypes.Message }], []));

        Assert.Equal(before, _talk.Entries.Count);
    }

    [Fact]
    public async Task Who_leaves_has_given_up()
    {
        await _talk.SaysAsync("강아지 등록");

        _talk.Note(new Activity { Type = ActivityTypes.EndOfConversation }, Understood.Nothing("ko"), new(_talk.Conversation with { Ended = true }, [], []));

        Assert.Equal(Sequel.GaveUp, Assert.Single(_talk.Settled).Sequel);
    }

    [Fact]
    public async Task A_form_that_asks_again_keeps_nothing()
    {
        await _talk.SaysAsync("길이 파였어요");
        await _talk.SaysAsync("글쎄요");

        Assert.Empty(_talk.Entries);
    }

    [Fact]
    public async Task A_novel_is_cut()
    {
        await _talk.SaysAsync(string.Concat(Enumerable.Repeat("가나다 ", 5000)));

        Assert.Equal(Miss.LongestText, Assert.Single(_talk.Misses).Text.Length);
    }

    [Fact]
    public void Silence_is_giving_up_after_an_hour()
    {
        var miss = new Miss(new("c"), 1, "강아지", "ko", [], default);

        Assert.Equal(Sequel.Open, miss.SequelAt(miss.At.AddMinutes(59)));
        Assert.Equal(Sequel.GaveUp, miss.SequelAt(miss.At.AddMinutes(60)));
        Assert.Equal(Sequel.Chosen, (miss with { Sequel = Sequel.Chosen }).SequelAt(miss.At.AddDays(9)));
    }

    /// <summary>A citizen's turns with the engine, noted as the program notes them.</summary>
    sealed class Talk
    {
        readonly Citizen _citizen = new();
        readonly MissNotes _notes;
        long _sequence;

        public Talk() => _notes = new(_citizen.Shelf, TimeProvider.System);

        public List<Entry> Entries { get; } = [];
        public List<Miss> Misses => [.. Entries.OfType<Miss>()];
        public List<MissSettled> Settled => [.. Entries.OfType<MissSettled>()];
        public Conversation Conversation => _citizen.Conversation;

        public async Task SaysAsync(string text, string? means = null, double score = 0.9, Func<Conversation, Conversation>? with = null)
        {
            var before = Conversation;
            var understood = new Understood(text, "ko", means ?? Intents.OutOfScope, score, [], [], 0);
            await _citizen.Says(text, means, score);
            Note(before, new Activity { Type = ActivityTypes.Message, Text = text }, understood, new(with?.Invoke(Conversation) ?? Conversation, _citizen.Last!.Replies, []));
        }

        /// <summary>The same, and the front desk opens a ticket.</summary>
        public Task HandsOffAsync(string text) => SaysAsync(text, with: conversation => conversation with { Ticket = new("t1") });

        public void Note(Activity message, Understood understood, TurnOutcome outcome) => Note(Conversation, message, understood, outcome);

        void Note(Conversation before, Activity message, Understood understood, TurnOutcome outcome)
        {
            var noted = _notes.Note(new Claimed(before, "m", ++_sequence, message, 0), understood, outcome);
            Entries.AddRange(noted.Entries);
            _citizen.Conversation = noted.Conversation;
        }
    }
}

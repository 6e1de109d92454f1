using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Core.Understanding;
using InquiryBot.Tests.Workers;

namespace InquiryBot.Tests.Core.Turns;

/// <summary>Who writes what the bot does not speak, in the dialogs that are served: his ticket is in his language.</summary>
public sealed class ForeignTests : IAsyncLifetime
{
    const int Patience = 4;

    WorkingNode _working = null!;

    public async ValueTask InitializeAsync() => _working = await WorkingNode.StartAsync(DialogFiles.Reading.Library!, ServedUnderstanding.Taught);

    public ValueTask DisposeAsync() => _working.DisposeAsync();

    [Theory]
    [InlineData("km", "ខ្ញុំចង់និយាយជាមួយមនុស្ស សូមជួយខ្ញុំផង")]
    [InlineData("ne", "मलाई एक जना मान्छेसँग कुरा गर्नु छ")]
    [InlineData("tl", "gusto ko pong makausap ang isang tao, hindi ko po maintindihan ito")]
    public async Task The_ticket_is_in_the_citizens_language_and_the_bot_goes_on_in_its_own(string language, string words)
    {
        var conversation = new Conversation { Id = new("c"), Channel = "test" };
        var (offered, ticket) = (default(string), default(Ticket));
        for (var said = 0; ticket is null && said < Patience; said++)
        {
            // Who is not understood is offered a counselor, and presses that button.
            var outcome = await SaysAsync(conversation, offered ?? words);
            Assert.All(outcome.Replies.Where(reply => reply.Type is ActivityTypes.Message), reply => Assert.Equal("ko", reply.Locale));
            offered = outcome.Replies.SelectMany(reply => reply.SuggestedActions?.Actions ?? []).Select(button => button.Title).FirstOrDefault(title => title == "상담사 연결");
            (conversation, ticket) = (outcome.Conversation, outcome.Entries.OfType<Ticket>().SingleOrDefault());
        }

        Assert.Equal((language, "ko"), (ticket?.Language, conversation.Language));
    }

    [Fact]
    public async Task A_word_of_any_language_keeps_it_and_one_that_the_bot_speaks_ends_it()
    {
        var conversation = (await SaysAsync(new Conversation { Id = new("c"), Channel = "test" }, "ខ្ញុំចង់និយាយជាមួយមនុស្ស")).Conversation;
        Assert.Equal(("km", "ko"), (conversation.Foreign, conversation.Language));

        conversation = (await SaysAsync(conversation, "ok 010")).Conversation;
        Assert.Equal("km", conversation.Written);

        conversation = (await SaysAsync(conversation, "여권을 다시 만들고 싶어요")).Conversation;
        Assert.Equal((null, "ko"), (conversation.Foreign, conversation.Written));
    }

    [Theory]
    [InlineData("хог")]
    [InlineData("hola")]
    public async Task One_short_word_tells_no_language_to_look_for_an_interpreter_in(string word) =>
        Assert.Null((await SaysAsync(new Conversation { Id = new("c"), Channel = "test" }, word)).Conversation.Foreign);

    ValueTask<TurnOutcome> SaysAsync(Conversation conversation, string words) =>
        _working.Turn.RunAsync(new Claimed(conversation, "m", 1, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = words }, 0), _working.Ct);
}

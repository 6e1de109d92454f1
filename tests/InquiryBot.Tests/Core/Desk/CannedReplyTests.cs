using InquiryBot.Core.Desk;

namespace InquiryBot.Tests.Core.Desk;

public sealed class CannedReplyTests
{
    [Fact]
    public void A_reply_has_a_title_and_a_text_in_each_language()
    {
        var (replies, faults) = CannedReplies.Read(new StringReader("greeting:\n  title: { ko: 인사, en: Greeting }\n  text: { ko: 안녕하세요., en: Hello. }\n"), "canned.yaml");

        Assert.Empty(faults);
        var reply = Assert.Single(replies);
        Assert.Equal(("greeting", "인사", "Hello."), (reply.Key, reply.Title["ko"], reply.Text["en"]));
    }

    [Theory]
    [InlineData("a:\n  title: { ko: 가 }\n", "canned.yaml:2:3: error: 'text' must give the words in each language")]
    [InlineData("a:\n  title: { ko: 가, en: A }\n  text: { ko: 가 }\n", "canned.yaml:2:3: error: 'a' needs both a title and a text in 'en'")]
    [InlineData("- a\n- b\n", "canned.yaml:1:1: error: expected one entry per reply: its key, then title and text")]
    [InlineData("a: [\n", "canned.yaml:2:1: error:")]
    public void A_fault_says_where_it_is_and_nothing_is_half_read(string yaml, string fault)
    {
        var (replies, faults) = CannedReplies.Read(new StringReader(yaml), "canned.yaml");

        Assert.Empty(replies);
        Assert.Contains(faults, found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_file_holds_no_replies() => Assert.Empty(CannedReplies.Read(new StringReader(""), "canned.yaml").Faults);
}

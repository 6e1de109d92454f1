using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>How words become a reply.</summary>
public sealed class TextsTests
{
    [Fact]
    public void The_button_that_shares_a_place_says_so_to_the_client()
    {
        var texts = new Texts(DialogFiles.Reading.Library!.Words, Practice.Vault, new Random(1));

        var (reply, _) = texts.Say(new Saying("retry-generic") { Buttons = ["share-location", "help-button"] }, "ko");

        var actions = reply.SuggestedActions!.Actions!;
        Assert.Equal("location", actions[0].ChannelData!.Value.GetProperty("share").GetString());
        Assert.Equal(actions[0].Title, actions[0].Value!.Value.GetString());
        Assert.Null(actions[1].ChannelData);
    }
}

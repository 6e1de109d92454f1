using InquiryBot.Auth;
using Microsoft.AspNetCore.DataProtection;

namespace InquiryBot.Tests.Auth;

/// <summary>The link from a messenger into web chat.</summary>
public sealed class DirectLineLinkTests
{
    readonly WallClock _clock = new();
    readonly DirectLineTokens _tokens;

    public DirectLineLinkTests() => _tokens = new(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void A_link_is_good_for_ten_minutes()
    {
        var (soon, late) = (_tokens.IssueLink("conversation", "dl_citizen"), _tokens.IssueLink("conversation", "dl_citizen"));

        _clock.Pass(TimeSpan.FromMinutes(9));
        Assert.True(_tokens.IsLive(_tokens.ReadLink(soon)!));
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.False(_tokens.IsLive(_tokens.ReadLink(late)!));
    }
}

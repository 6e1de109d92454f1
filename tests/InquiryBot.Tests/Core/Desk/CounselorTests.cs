using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Core.Desk;

public sealed class CounselorTests
{
    [Theory]
    [InlineData("zh", "zh-Hant", true)]
    [InlineData("ko", "ko", true)]
    [InlineData("ko", "en", false)]
    [InlineData("z", "zh-Hant", false)]
    public void A_counselor_serves_whom_he_can_talk_with(string spoken, string wanted, bool serves)
    {
        Assert.Equal(serves, Counselor("kim", spoken).Speaks(wanted));
        Assert.Equal(serves, Counselor("kim", "fr", spoken).Speaks(wanted));
    }

    [Fact]
    public void One_of_whom_nobody_has_said_what_he_speaks_tries_any_language() => Assert.True(Counselor("kim").Speaks("vi"));
}

using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Core.Desk;

public sealed class WaitingLineTests
{
    [Fact]
    public void Urgency_comes_before_waiting_time_and_waiting_time_before_the_rest()
    {
        var line = new WaitingLine([
            Waiting("young", openedAt: Morning.AddMinutes(2)),
            Waiting("old"),
            Waiting("danger", urgency: Urgency.Emergency, openedAt: Morning.AddMinutes(3)),
            Waiting("high", urgency: Urgency.High, openedAt: Morning.AddMinutes(1)),
            Waiting("served").Accept(Kim, Morning).Next(),
        ]);

        Assert.Equal(["danger", "high", "old", "young"], line.Tickets.Select(ticket => ticket.Id.Value));
        Assert.Equal(3, line.PositionOf(new("old")));
        Assert.Null(line.PositionOf(new("served")));
    }

    [Fact]
    public void A_counselor_is_given_only_whom_he_can_talk_with()
    {
        var line = new WaitingLine([Waiting("vi", "vi"), Waiting("zh", "zh-Hant", openedAt: Morning.AddMinutes(1))]);

        Assert.Equal("zh", line.NextFor(Counselor("wang", "zh"))?.Id.Value);
        Assert.Equal("vi", line.NextFor(Counselor("kim"))?.Id.Value);
        Assert.Null(line.NextFor(Counselor("smith", "en", "z")));
    }

    [Fact]
    public void His_own_skill_comes_first_but_never_before_a_more_urgent_citizen()
    {
        var expert = Kim with { Skills = ["wage-arrears"] };
        var line = new WaitingLine([
            Waiting("other"),
            Waiting("wages", openedAt: Morning.AddMinutes(5)) with { Topic = "wage-arrears" },
        ]);

        Assert.Equal("wages", line.NextFor(expert)?.Id.Value);
        Assert.Equal("danger", new WaitingLine([.. line.Tickets, Waiting("danger", urgency: Urgency.Emergency)]).NextFor(expert)?.Id.Value);
    }
}

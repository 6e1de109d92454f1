using InquiryBot.Core.Conversations;
using InquiryBot.Core.Turns;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Turns;

public sealed class PressingTests
{
    [Theory]
    [InlineData(0, 0, 0, Urgency.Normal, Urgency.Normal)]
    [InlineData(0.7, 0, 0, Urgency.Normal, Urgency.High)]
    [InlineData(0, 0.7, 0, Urgency.Normal, Urgency.High)]
    [InlineData(0.5, 0.5, 0.5, Urgency.Normal, Urgency.Normal)]
    [InlineData(0, 0, 0.7, Urgency.High, Urgency.Emergency)]
    [InlineData(0.9, 0.9, 0, Urgency.Emergency, Urgency.Emergency)]
    public void A_ticket_is_as_urgent_as_the_citizen_sounds(double anger, double distress, double danger, Urgency asked, Urgency pressing) =>
        Assert.Equal(pressing, Pressing.After(new HandOffRequest("asked", asked), new Feeling(anger, distress, 0, danger, 0)).Urgency);
}

using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>Lets who is angry or in distress be served sooner, and whose life may be at stake first.</summary>
internal static class Pressing
{
    /// <summary>The same request, not less urgent than the citizen's words sound.</summary>
    public static HandOffRequest After(HandOffRequest request, Feeling feeling)
    {
        var heard = feeling.Danger >= Feeling.Loud ? Urgency.Emergency
            : Math.Max(feeling.Anger, feeling.Distress) >= Feeling.Loud ? Urgency.High
            : Urgency.Normal;
        return heard > request.Urgency ? request with { Urgency = heard } : request;
    }
}

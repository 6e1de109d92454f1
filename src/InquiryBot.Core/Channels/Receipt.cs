using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Channels;

/// <summary>What became of a vendor's request.</summary>
public abstract record Receipt
{
    /// <summary>Genuine, with something for us: stored before it is acknowledged.</summary>
    public sealed record Accepted(IReadOnlyList<Activity> Activities) : Receipt;

    /// <summary>Genuine, but an event that nothing here needs: acknowledged and counted.</summary>
    public sealed record Ignored(string Reason) : Receipt;

    /// <summary>Answered on the spot, such as a vendor's challenge.</summary>
    public sealed record Answered(string ContentType, string Body) : Receipt;

    /// <summary>Not this vendor's, tampered with or stale.</summary>
    public sealed record Refused(int Status, string Reason) : Receipt;
}

using System.Text.Json;

namespace InquiryBot.Core.Activities;

/// <summary>What a POST of an activity answers: the id that was given to it.</summary>
public sealed record ResourceResponse(string Id) : OpenRecord
{
    private protected override bool IsWhole() => Id is not null;
}

/// <summary>Activities in watermark order (Direct Line 3.0); a missing watermark means "keep the one you have".</summary>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark) : OpenRecord
{
    private protected override bool IsWhole() => Activities is not null && Whole(Activities);
}

/// <summary>A recorded conversation, as <c>handoff.initiate</c> attaches it.</summary>
public sealed record Transcript(IReadOnlyList<Activity> Activities) : OpenRecord
{
    private protected override bool IsWhole() => Activities is not null && Whole(Activities);
}

/// <summary>The body of a 4xx or 5xx of the Bot Framework's protocols.</summary>
public sealed record ErrorResponse(Error Error) : OpenRecord;

public sealed record Error(string? Code, string? Message) : OpenRecord
{
    public InnerHttpError? InnerHttpError { get; init; }
}

/// <summary>What a service behind the one that answers said.</summary>
public sealed record InnerHttpError(int? StatusCode, JsonElement? Body) : OpenRecord;

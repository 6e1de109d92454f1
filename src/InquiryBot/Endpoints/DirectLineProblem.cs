namespace InquiryBot.Endpoints;

/// <summary>What Direct Line refuses most, under the codes that its clients know (sheet §1).</summary>
internal static class DirectLineProblem
{
    public static Problem BadArgument(string message) => new(400, "BadArgument", message);

    public static Problem Unauthorized { get; } = new(401, "Unauthorized", "Send Authorization: Bearer with a token or the secret.");

    public static Problem Forbidden { get; } = new(403, "Forbidden", "This token is not for this conversation, or not one of ours.");

    public static Problem TokenExpired { get; } = new(403, "TokenExpired", "The token has expired: ask for a new one.");

    public static Problem NotFound { get; } = new(404, "NotFound", "There is no such conversation, or it has ended.");

    public static Problem TooManyRequests(string message, TimeSpan wait) => new(429, "TooManyRequests", message) { RetryAfter = wait };
}

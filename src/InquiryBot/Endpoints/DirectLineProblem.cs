using System.Text.Json;

namespace InquiryBot.Endpoints;

/// <summary>
/// An error as both readers want it: Direct Line's <c>error.code</c> and <c>error.message</c> (sheet §1) in a problem
/// document (RFC 9457).
/// </summary>
internal sealed record DirectLineProblem(int Status, string Code, string Message) : IResult
{
    public static DirectLineProblem BadArgument(string message) => new(400, "BadArgument", message);

    public static DirectLineProblem Unauthorized { get; } = new(401, "Unauthorized", "Send Authorization: Bearer with a token or the secret.");

    public static DirectLineProblem Forbidden { get; } = new(403, "Forbidden", "This token is not for this conversation, or not one of ours.");

    public static DirectLineProblem TokenExpired { get; } = new(403, "TokenExpired", "The token has expired: ask for a new one.");

    public static DirectLineProblem NotFound { get; } = new(404, "NotFound", "There is no such conversation, or it has ended.");

    public TimeSpan? RetryAfter { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        if (RetryAfter is { } wait) response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("title", Code);
        json.WriteNumber("status", Status);
        json.WriteString("detail", Message);
        json.WriteStartObject("error");
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace InquiryBot.Endpoints;

/// <summary>A refusal of <c>/api</c> as a problem document (RFC 9457); programs read <c>code</c>, people <c>detail</c>.</summary>
internal sealed record ApiProblem(int Status, string Code, string Detail) : IResult
{
    public static ApiProblem SignedOut { get; } = new(401, "session.none", "Sign in first.");

    public static ApiProblem NotAllowed { get; } = new(403, "act.forbidden", "Your role does not allow this.");

    public static ApiProblem NoTicket { get; } = new(404, "ticket.unknown", "There is no such ticket.");

    public TimeSpan? RetryAfter { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait) response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
        json.WriteNumber("status", Status);
        json.WriteString("detail", Detail);
        json.WriteString("code", Code);
        json.WriteEndObject();
    }
}

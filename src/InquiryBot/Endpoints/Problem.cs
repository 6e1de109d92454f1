using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace InquiryBot.Endpoints;

/// <summary>
/// A refusal as a problem document (RFC 9457) that every reader understands: the console reads <c>code</c>, clients of
/// Direct Line <c>error.code</c> and <c>error.message</c> (sheet §1), people <c>detail</c>.
/// </summary>
internal sealed record Problem(int Status, string Code, string Detail) : IResult
{
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
        json.WriteStartObject("error");
        json.WriteString("code", Code);
        json.WriteString("message", Detail);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

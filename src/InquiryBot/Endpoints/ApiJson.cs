using System.Text.Encodings.Web;
using System.Text.Json;

namespace InquiryBot.Endpoints;

/// <summary>How everything below <c>/api</c> is written.</summary>
internal static class ApiJson
{
    /// <summary>New ones for each context, which keeps them. Hangul as it is: an escaped transcript would be three times as long.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

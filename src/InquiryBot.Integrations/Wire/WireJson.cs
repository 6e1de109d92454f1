using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InquiryBot.Core.Activities;

namespace InquiryBot.Integrations.Wire;

/// <summary>A vendor's JSON: read with suspicion, written as short as it goes.</summary>
internal static class WireJson
{
    /// <summary>How deep a stranger's JSON may go.</summary>
    const int MostDepth = 32;

    /// <summary>What a body says; null when it is no JSON of this shape, too deep, or holds text that is no Unicode.</summary>
    /// <param name="shape">Of a context that <see cref="Options"/> made.</param>
    public static T? Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return Unicode.IsWhole(body) ? JsonSerializer.Deserialize(body, shape) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Options of a vendor's context: Hangul as it is, nulls left out, unknown properties passed over.</summary>
    public static JsonSerializerOptions Options(JsonNamingPolicy? names) => new()
    {
        PropertyNamingPolicy = names,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MostDepth,
    };

    /// <summary>A string that a stranger put into JSON that we carry along; null when it is none.</summary>
    public static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <inheritdoc cref="Text(JsonElement?)"/>
    public static string? Text(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}

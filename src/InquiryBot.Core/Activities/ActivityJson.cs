using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core.Activities;

/// <summary>
/// The one JSON shape of activities: camel case, nulls left out, UTC with Z, Hangul written as it is (a
/// transcript in escapes would be three times as long).
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(HeroCard))]
[JsonSerializable(typeof(ReceiptCard))]
[JsonSerializable(typeof(SignInCard))]
[JsonSerializable(typeof(MediaCard))]
[JsonSerializable(typeof(Mention))]
[JsonSerializable(typeof(GeoCoordinates))]
[JsonSerializable(typeof(Place))]
[JsonSerializable(typeof(Thing))]
[JsonSerializable(typeof(ClientInfo))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>The context that writes Hangul unescaped; responses are JSON and never part of a page.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static Activity Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Wire.Activity)!;

    public static Activity Read(string json) => JsonSerializer.Deserialize(json, Wire.Activity)!;

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Wire.Activity);
}

/// <summary>UTC with Z out; in, whatever can be read as a time, and otherwise nothing (A2042).</summary>
public sealed class UtcJson : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } moment) writer.WriteStringValue(moment.UtcDateTime);
        else writer.WriteNullValue();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core.Activities;

/// <summary>UTC with Z out; in, an ISO 8601 moment (without an offset it is UTC), and otherwise nothing (A2042).</summary>
public sealed class UtcJson : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        if (!reader.TryGetDateTimeOffset(out var moment)) return null;
        if (reader.TryGetDateTime(out var written) && written.Kind is DateTimeKind.Unspecified) return new(written, TimeSpan.Zero);
        return moment.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } moment) writer.WriteStringValue(moment.UtcDateTime);
        else writer.WriteNullValue();
    }
}

/// <summary>An ISO 8601 moment as it is written, offset included; anything else is dropped, because nobody decides by it.</summary>
public sealed class MomentAsWrittenJson : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return reader.TryGetDateTimeOffset(out _) ? reader.GetString() : null;
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

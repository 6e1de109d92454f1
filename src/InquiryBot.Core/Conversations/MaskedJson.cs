using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InquiryBot.Core.Conversations;

/// <summary>
/// JSON with every text, every name and every long number in it covered. A number becomes 0 and not stars, because it may
/// stand where a reader wants a number.
/// </summary>
static class MaskedJson
{
    /// <summary>No number that identifies a person is shorter than nine digits.</summary>
    const decimal Shortest = 100_000_000;

    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="kept">Members of the object, or of each object in the list, that stay as they are.</param>
    public static JsonElement? Of(JsonElement? json, ref bool changed, params ReadOnlySpan<string> kept)
    {
        if (json is not { } element || !HoldsPersonalData(element, kept)) return json;

        changed = true;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable)) Write(writer, element, kept);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <inheritdoc cref="Of"/>
    public static bool HoldsPersonalData(JsonElement json, ReadOnlySpan<string> kept)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return PersonalDataFinder.Find(json.GetString()!).Count > 0;
            case JsonValueKind.Number:
                return IsPersonalNumber(json);
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    if (HoldsPersonalData(item, kept)) return true;
                return false;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    if (!IsKept(member, kept) && (HoldsPersonalData(member.Value, []) || PersonalDataFinder.Find(member.Name).Count > 0)) return true;
                return false;
            default:
                return false;
        }
    }

    /// <summary>As it is written, or with the zero in front that a number loses: 01012345678 is no JSON.</summary>
    static bool IsPersonalNumber(JsonElement json)
    {
        if (!json.TryGetDecimal(out var number) || Math.Abs(number) < Shortest) return false;

        var digits = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture);
        return PersonalDataFinder.Find(digits).Count > 0 || PersonalDataFinder.Find('0' + digits).Count > 0;
    }

    /// <inheritdoc cref="Of"/>
    public static void Write(Utf8JsonWriter writer, JsonElement json, ReadOnlySpan<string> kept)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(Masking.Mask(json.GetString()!).Text);
                break;
            case JsonValueKind.Number when IsPersonalNumber(json):
                writer.WriteNumberValue(0);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray()) Write(writer, item, kept);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject()) WriteMember(writer, member, IsKept(member, kept));
                writer.WriteEndObject();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    static void WriteMember(Utf8JsonWriter writer, JsonProperty member, bool kept)
    {
        if (kept)
        {
            member.WriteTo(writer);
            return;
        }

        writer.WritePropertyName(Masking.Mask(member.Name).Text);
        Write(writer, member.Value, []);
    }

    static bool IsKept(JsonProperty member, ReadOnlySpan<string> kept)
    {
        foreach (var name in kept)
            if (member.NameEquals(name)) return true;
        return false;
    }
}

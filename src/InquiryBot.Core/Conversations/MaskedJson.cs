using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InquiryBot.Core.Conversations;

/// <summary>JSON with every text in it covered; names, numbers and the rest stay as they are.</summary>
static class MaskedJson
{
    /// <summary>The sender's own id of a message (Direct Line 3.0): the widget looks for it to know its message again.</summary>
    const string OwnId = "clientActivityID";

    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement? Of(JsonElement? json, ref bool changed)
    {
        if (json is not { } element || !HoldsPersonalData(element)) return json;

        changed = true;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable)) Write(writer, element);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    static bool HoldsPersonalData(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return PersonalDataFinder.Find(json.GetString()!).Count > 0;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    if (HoldsPersonalData(item)) return true;
                return false;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    if (!member.NameEquals(OwnId) && HoldsPersonalData(member.Value)) return true;
                return false;
            default:
                return false;
        }
    }

    static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(Masking.Mask(json.GetString()!).Text);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject()) WriteMember(writer, member);
                writer.WriteEndObject();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    static void WriteMember(Utf8JsonWriter writer, JsonProperty member)
    {
        if (member.NameEquals(OwnId))
        {
            member.WriteTo(writer);
            return;
        }

        writer.WritePropertyName(member.Name);
        Write(writer, member.Value);
    }
}

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
[JsonSerializable(typeof(MarkdownText))]
[JsonSerializable(typeof(StreamInfo))]
[JsonSerializable(typeof(CommandValue))]
[JsonSerializable(typeof(CommandResultValue))]
[JsonSerializable(typeof(MediaEventValue))]
[JsonSerializable(typeof(TokenResponse))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>How deep a stranger's JSON may go: what is received still fits into a transcript inside an activity.</summary>
    const int ReceivedDepth = 32;

    /// <summary>The context that writes Hangul unescaped; responses are JSON and never part of a page.</summary>
    public static ActivityJson Wire { get; } = new(OptionsOf(depth: 64));

    static readonly ActivityJson Received = new(OptionsOf(ReceivedDepth));

    /// <summary>An activity that somebody sent.</summary>
    /// <exception cref="JsonException">It is no activity, too deep, or holds text that is no Unicode and could not be stored.</exception>
    public static Activity Receive(ReadOnlySpan<byte> json)
    {
        if (!Unicode.IsWhole(json)) throw new JsonException("The text is not Unicode.");
        return Required(JsonSerializer.Deserialize(json, Received.Activity));
    }

    /// <summary>An activity that we wrote.</summary>
    /// <exception cref="JsonException">It is no activity.</exception>
    public static Activity Read(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, Wire.Activity));

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static Activity Read(string json) => Required(JsonSerializer.Deserialize(json, Wire.Activity));

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Wire.Activity);

    static Activity Required(Activity? activity) => activity ?? throw new JsonException("Null is no activity.");

    static JsonSerializerOptions OptionsOf(int depth) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = depth,
    };
}

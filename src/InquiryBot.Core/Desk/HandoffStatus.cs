using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Desk;

/// <summary>
/// The value of a <c>handoff.status</c> event: how the desk is getting on with a ticket. The states of the
/// protocol are <c>accepted</c>, <c>failed</c> and <c>completed</c>; <c>transferred</c> is our own.
/// </summary>
public sealed record HandoffStatus(string State, TicketId Ticket)
{
    public const string Transferred = "transferred";

    /// <summary>Who accepted it, as the citizen is told.</summary>
    public string? Counselor { get; init; }
    public string? Resolution { get; init; }

    /// <summary>The next counselor; null when the citizen waits in line again.</summary>
    public string? To { get; init; }

    /// <summary>The status that this activity carries, or null when it carries none.</summary>
    public static HandoffStatus? Of(Activity activity)
    {
        if (activity is not { Type: ActivityTypes.Event, Name: EventNames.HandoffStatus, Value: { } value }) return null;

        try
        {
            return value.Deserialize(DeskShapes.Default.HandoffStatus);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The channel data of a counselor's message: that a person wrote it, and the id that his console gave to it.</summary>
public sealed record CounselorMark(bool Counselor, string? Message)
{
    /// <summary>An answer in private to what was said in public.</summary>
    public bool? Private { get; init; }

    /// <summary>Of what a colleague wrote without a console, in a vendor's own inbox.</summary>
    public static JsonElement Elsewhere { get; } = JsonSerializer.SerializeToElement(new CounselorMark(true, null), DeskShapes.Default.CounselorMark);

    /// <summary>Of a private answer as it stands in the citizen's own chat.</summary>
    public static JsonElement Moved { get; } = JsonSerializer.SerializeToElement(new CounselorMark(true, null) { Private = true }, DeskShapes.Default.CounselorMark);

    /// <summary>The mark of this activity, or null when no counselor wrote it.</summary>
    public static CounselorMark? Of(Activity activity)
    {
        if (activity is not { ChannelData: { ValueKind: JsonValueKind.Object } data, From.Role: Roles.Bot }) return null;

        try
        {
            return data.Deserialize(DeskShapes.Default.CounselorMark) is { Counselor: true } mark ? mark : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandoffStatus))]
[JsonSerializable(typeof(CounselorMark))]
internal sealed partial class DeskShapes : JsonSerializerContext;

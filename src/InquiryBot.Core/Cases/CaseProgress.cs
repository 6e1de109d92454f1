using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Cases;

/// <summary>How a case stands, on its way to the citizen: an event in his conversation's inbox like everything else.</summary>
/// <param name="Number">The citizen's own case.</param>
/// <param name="State">As <see cref="CaseStates.Key"/> names it.</param>
public sealed record CaseProgress(string Number, string State)
{
    /// <summary>The channel id of everything that comes from the offices.</summary>
    public const string FromCases = "cases";
    public const string EventName = "case.progress";

    /// <summary>Who has it now.</summary>
    public string? Department { get; init; }
    public string? Reason { get; init; }

    /// <summary>The officer's own words to the citizen.</summary>
    public string? Note { get; init; }

    /// <summary>What is told to the one who opened a case.</summary>
    /// <param name="told">His own case, which another may go on for.</param>
    /// <param name="next">The case as it is now.</param>
    public static CaseProgress Of(Case told, Case next, string? note) => new(told.Key, next.State.Key())
    {
        Department = next.Department.Length > 0 ? next.Department : null,
        Reason = next.Reason,
        Note = string.IsNullOrWhiteSpace(note) ? null : note,
    };

    /// <summary>The progress that this activity carries, or null when it carries none.</summary>
    public static CaseProgress? In(Activity activity)
    {
        if (activity is not { ChannelId: FromCases, Type: ActivityTypes.Event, Name: EventName, Value: { } value }) return null;

        try
        {
            return value.Deserialize(CaseShapes.Default.CaseProgress);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>For the inbox of the conversation that opened the case.</summary>
    /// <param name="activity">Our id of it.</param>
    public Inbound For(Case told, string by, string activity, DateTimeOffset now) => new()
    {
        // Only its id counts: an office starts no conversation.
        Conversation = new() { Id = told.Conversation, Channel = told.Channel, Language = told.Language },
        MessageId = activity,
        Activity = new()
        {
            Type = ActivityTypes.Event,
            Id = activity,
            ChannelId = FromCases,
            Name = EventName,
            Timestamp = now,
            From = new ChannelAccount { Id = by, Name = by, Role = Roles.Bot },
            Conversation = new ConversationAccount { Id = told.Conversation.Value },
            Value = JsonSerializer.SerializeToElement(this, CaseShapes.Default.CaseProgress),
        },
        Shown = false,
        MayStart = false,
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseProgress))]
internal sealed partial class CaseShapes : JsonSerializerContext;

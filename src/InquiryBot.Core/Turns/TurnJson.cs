using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Desk;

namespace InquiryBot.Core.Turns;

/// <summary>The value of <c>handoff.initiate</c>: free-form by the protocol, this is ours.</summary>
internal sealed record HandOffContext(TicketId Ticket, string Reason, string Urgency, string Topic, string Language);

/// <summary>The value of <c>handoff.status</c> as the citizen's client sees it.</summary>
internal sealed record HandOffState(string State);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandOffContext))]
[JsonSerializable(typeof(HandOffState))]
[JsonSerializable(typeof(CounselorMark))]
internal sealed partial class TurnJson : JsonSerializerContext
{
    /// <summary>Marks a line that neither the bot's dialogs nor a person wrote.</summary>
    public static JsonElement System { get; } = JsonElement.Parse("{\"system\":true}");
}

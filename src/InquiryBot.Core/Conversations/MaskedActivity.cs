using System.Buffers;
using System.Text.Json;
using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>
/// An activity with everything in it covered but a short list of ids, types and moments. What is not on the list is
/// covered whatever it is called, so a property that a client makes up hides nothing.
/// </summary>
static class MaskedActivity
{
    /// <summary>The sender's own id of a message (Direct Line 3.0): the widget looks for it to know its message again.</summary>
    const string OwnId = "clientActivityID";

    /// <summary>What the reception gave to it, and what the reader lets pass as a type or a moment alone.</summary>
    static readonly string[] Ours = ["type", "id", "timestamp", "localTimestamp", "channelId", "conversation", "recipient"];

    /// <summary>A channel lets through only addresses of files that are its own.</summary>
    static readonly Dictionary<string, string[]> OursInside = new(StringComparer.Ordinal)
    {
        ["from"] = ["id", "role"],
        ["attachments"] = ["contentUrl", "thumbnailUrl"],
        ["channelData"] = [OwnId],
    };

    /// <summary>The activity itself when there is nothing to cover.</summary>
    public static (Activity Masked, bool Changed) Of(Activity activity)
    {
        var changed = false;
        var masked = IsPlain(activity) ? WithWords(activity, ref changed) : Whole(activity, ref changed);
        return (changed ? masked : activity, changed);
    }

    /// <summary>Words and what every client adds to them, as most messages are: those are not written as JSON for this.</summary>
    static bool IsPlain(Activity activity) => activity is
    {
        Value: null, Name: null, Attachments: null, SuggestedActions: null, Speak: null, Summary: null, ReplyToId: null,
        ServiceUrl: null, CallerId: null, ListenFor: null, TextHighlights: null, SemanticAction: null, ValueType: null, Label: null, RelatesTo: null,
        Code: null, Action: null, MembersAdded: null, MembersRemoved: null, ReactionsAdded: null, ReactionsRemoved: null, TopicName: null, More: null,
        From: null or { AadObjectId: null, More: null },
    }
    && IsHarmless(activity.Locale) && IsHarmless(activity.LocalTimezone) && IsHarmless(activity.TextFormat) && IsHarmless(activity.InputHint)
    && IsHarmless(activity.Entities)
    && IsHarmless(activity.DeliveryMode) && IsHarmless(activity.Importance) && IsHarmless(activity.AttachmentLayout) && IsHarmless(activity.From?.Name);

    static bool IsHarmless(string? text) => text is null || PersonalDataFinder.Find(text).Count == 0;

    static bool IsHarmless(IReadOnlyList<Entity>? entities)
    {
        if (entities is null) return true;
        foreach (var entity in entities)
        {
            if (!IsHarmless(entity.Type)) return false;
            if (entity.More is null) continue;
            foreach (var (name, value) in entity.More)
                if (!IsHarmless(name) || MaskedJson.HoldsPersonalData(value, [])) return false;
        }

        return true;
    }

    static Activity WithWords(Activity activity, ref bool changed)
    {
        var text = activity.Text is null ? default : Masking.Mask(activity.Text);
        changed = text.Spans is { Count: > 0 };
        var channelData = MaskedJson.Of(activity.ChannelData, ref changed, OwnId);
        return changed ? activity with { Text = text.Text, ChannelData = channelData } : activity;
    }

    static Activity Whole(Activity activity, ref bool changed)
    {
        var json = JsonSerializer.SerializeToElement(activity, ActivityJson.Wire.Activity);
        changed = json.EnumerateObject().Any(member => Masking.Mask(member.Name).Changed
            || (!Ours.Contains(member.Name) && MaskedJson.HoldsPersonalData(member.Value, OursInside.GetValueOrDefault(member.Name, []))));
        return changed ? Covered(json) : activity;
    }

    static Activity Covered(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, MaskedJson.Readable))
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject())
            {
                writer.WritePropertyName(Masking.Mask(member.Name).Text);
                if (Ours.Contains(member.Name)) member.Value.WriteTo(writer);
                else MaskedJson.Write(writer, member.Value, OursInside.GetValueOrDefault(member.Name, []));
            }

            writer.WriteEndObject();
        }

        return ActivityJson.Read(buffer.WrittenSpan);
    }
}

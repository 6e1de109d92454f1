using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.WhatsApp;

// Webhooks of the Cloud API, v23 (sheet whatsapp.md, whatsapp-messages-webhooks.v23.trimmed.yaml); what is not used is not named.
internal sealed record Webhook(string? Object, IReadOnlyList<Entry?>? Entry);
internal sealed record Entry(IReadOnlyList<WebhookChange?>? Changes);
internal sealed record WebhookChange(string? Field, ChangeValue? Value);
internal sealed record ChangeValue(Metadata? Metadata, IReadOnlyList<WhatsAppContact?>? Contacts, IReadOnlyList<WhatsAppMessage?>? Messages, IReadOnlyList<MessageState?>? Statuses);
internal sealed record Metadata(string? PhoneNumberId);
internal sealed record WhatsAppContact(ContactName? Profile, string? WaId, string? UserId);
internal sealed record ContactName(string? Name, string? FormattedName);
internal sealed record WhatsAppMessage(
    string? Id, string? From, string? Timestamp, string? Type, TextBody? Text, MediaPart? Image, MediaPart? Video, MediaPart? Audio, MediaPart? Document, PlacePart? Location,
    IReadOnlyList<SharedContact?>? Contacts, PressedButton? Button, PressedReply? Interactive, ReactionPart? Reaction);
internal sealed record TextBody(string? Body, bool? PreviewUrl = null);
internal sealed record MediaPart(string? Id = null, string? MimeType = null, string? Caption = null, string? Filename = null, string? Link = null);
internal sealed record PlacePart(double? Latitude, double? Longitude, string? Name, string? Address);
internal sealed record SharedContact(ContactName? Name, IReadOnlyList<SharedPhone?>? Phones);
internal sealed record SharedPhone(string? Phone);
internal sealed record PressedButton(string? Payload, string? Text);
internal sealed record PressedReply(string? Type, Choice? ButtonReply, Choice? ListReply);
internal sealed record Choice(string? Id, string? Title);
internal sealed record ReactionPart(string? Emoji);
internal sealed record MessageState(string? Status, string? BizOpaqueCallbackData, IReadOnlyList<GraphError?>? Errors);
internal sealed record GraphError(int? Code);
internal sealed record GraphAnswer(GraphError? Error, string? VerifiedName, string? Url, string? MimeType, long? FileSize);

/// <summary>A message that we send, or the mark that one was read. A place's numbers are texts, as the specification has them.</summary>
/// <param name="BizOpaqueCallbackData">Comes back with what becomes of the message (unverified).</param>
internal sealed record Sending(
    string MessagingProduct = "whatsapp", string? RecipientType = null, string? To = null, string? Recipient = null, string? Type = null, TextBody? Text = null, MediaPart? Image = null, MediaPart? Video = null,
    MediaPart? Audio = null, MediaPart? Document = null, PlaceSent? Location = null, Interactive? Interactive = null, Template? Template = null, string? BizOpaqueCallbackData = null,
    string? Status = null, string? MessageId = null, Kind? TypingIndicator = null);
internal sealed record PlaceSent(string Latitude, string Longitude, string? Name);
internal sealed record Interactive(string Type, BodyText Body, ChoiceAction Action);
internal sealed record BodyText(string Text);
internal sealed record ChoiceAction(IReadOnlyList<ReplyButton>? Buttons, string? Button, IReadOnlyList<Section>? Sections);
internal sealed record ReplyButton(Choice Reply, string Type = "reply");
internal sealed record Section(IReadOnlyList<Choice> Rows);
internal sealed record Template(string Name, TemplateLanguage Language);
internal sealed record TemplateLanguage(string Code, string Policy = "deterministic");
internal sealed record Kind(string Type);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(Sending))]
[JsonSerializable(typeof(GraphAnswer))]
internal sealed partial class WhatsAppJson : JsonSerializerContext
{
    public static WhatsAppJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}

/// <summary>Webhooks as arrivals and reports.</summary>
internal static class WhatsAppReading
{
    static readonly string[] States = ["sent", "delivered", "read", "played", "failed", "deleted"];

    public static Receipt Read(Webhook webhook, string number, DateTimeOffset opensSince)
    {
        if (webhook.Object is not "whatsapp_business_account") return new Receipt.Ignored("other-object");
        var (arrivals, reports, unused) = (new List<(string? At, Arrival Arrival)>(), new List<Report>(), new List<string>());
        foreach (var change in (webhook.Entry ?? []).SelectMany(entry => entry?.Changes ?? []).OfType<WebhookChange>())
        {
            if (change is not { Field: "messages", Value: { } value }) unused.Add("other-field");
            else if (value.Metadata?.PhoneNumberId != number) unused.Add("other-number");
            else
            {
                foreach (var message in (value.Messages ?? []).OfType<WhatsAppMessage>())
                    if (Arrive(message, value, opensSince) is { } arrival) arrivals.Add((message.Timestamp, arrival));
                    else unused.Add(message.Type is "system" or "reaction" ? message.Type : "message");
                foreach (var state in (value.Statuses ?? []).OfType<MessageState>())
                    if (Failed(state) is { } report) reports.Add(report);
                    else unused.Add(States.Contains(state.Status) ? $"status.{state.Status}" : "status");
                if (value is { Messages: null, Statuses: null }) unused.Add("nothing");
            }
        }

        return new Receipt.Accepted([.. arrivals.OrderBy(one => Seconds(one.At)).Select(one => one.Arrival)]) { Reports = reports, Unused = unused };
    }

    /// <summary>What comes back with a message's state: our id of it, and where it went.</summary>
    public static string Callback(string activityId, string address) => $"{activityId} {address}";

    /// <summary>The person is known by the id that stays; the number, which may be hidden, and the message, which may be marked as read, are noted for the way back.</summary>
    static Arrival? Arrive(WhatsAppMessage message, ChangeValue value, DateTimeOffset opensSince)
    {
        var contact = (value.Contacts ?? []).FirstOrDefault(one => one?.WaId is not null && one.WaId == message.From) ?? (value.Contacts is [{ } only] ? only : null);
        if ((contact?.UserId ?? message.From) is not { Length: > 0 } person || message is not { Id: { Length: > 0 } id, Type: not (null or "system") } || message.Reaction is { Emoji: null or "" }) return null;

        var at = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(Seconds(message.Timestamp), 0, 253_402_300_799));
        var said = new Activity
        {
            Type = ActivityTypes.Message,
            From = new() { Id = person, Name = contact?.Profile?.Name },
            LocalTimestamp = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
        return new(id, person, Words(message, said)) { Memo = $"{id} {message.From}", OpensWindow = at > opensSince };
    }

    static Activity Words(WhatsAppMessage message, Activity said) => message switch
    {
        { Text.Body: { Length: > 0 } text } => said with { Text = text },
        { Image: { Id: not null } image } => File(said, image, "photo.jpg"),
        { Video: { Id: not null } video } => File(said, video, "video.mp4"),
        { Audio: { Id: not null } audio } => File(said, audio, "voice.ogg"),
        { Document: { Id: not null } document } => File(said, document, "document"),
        { Location: { Latitude: { } latitude, Longitude: { } longitude } place } => said with
        {
            Text = $"{place.Name} {place.Address}".Trim() is { Length: > 0 } words ? words : null,
            Entities = [Entity.Of(new GeoCoordinates(latitude, longitude, Name: place.Name), ActivityJson.Default.GeoCoordinates)],
        },
        { Contacts: { Count: > 0 } contacts } => said with { Text = string.Join('\n', contacts.OfType<SharedContact>().Select(contact => string.Join(' ', (contact.Phones ?? []).Select(phone => phone?.Phone).Prepend(contact.Name?.FormattedName).Where(word => word is { Length: > 0 })))) },
        { Button: { } button } => said with { Text = button.Payload is { Length: > 0 } payload ? payload : button.Text ?? "" },
        { Interactive: { } reply } when (reply.ButtonReply ?? reply.ListReply) is { } choice => said with { Text = choice.Id is null or "" or ['#', ..] ? choice.Title ?? "" : choice.Id },
        { Reaction.Emoji: { } emoji } => said with { Text = $"{emoji} [reaction]" },
        { Type: "request_welcome" } => said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From!] },
        _ => said with { Text = $"[{message.Interactive?.Type ?? message.Type}]" },
    };

    static Activity File(Activity said, MediaPart file, string name) => said with
    {
        Text = file.Caption,
        Attachments = [new() { ContentType = file.MimeType?.Split(';')[0].Trim(), ContentUrl = file.Id, Name = file.Filename ?? name }],
    };

    static Report? Failed(MessageState state) =>
        state is { Status: "failed", BizOpaqueCallbackData: { } data } && data.Split(' ', 2) is [var activity, var address]
            ? new(address, activity, state.Errors is [{ } error, ..] ? WhatsAppSending.ReasonOf(error) : "failed")
            : null;

    static long Seconds(string? timestamp) => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}

using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Integrations.DirectLine;

/// <summary>
/// Web chat by Direct Line 3.0. The transcript is the mailbox: the client reads it by watermark, so sending is waking
/// whoever listens.
/// </summary>
public sealed class DirectLineChannel(ISignal signal) : IChannel
{
    /// <summary>What a client may send (sheet §1); the rest is for bots and channels.</summary>
    static readonly HashSet<string> FromClients = new(StringComparer.Ordinal)
    {
        ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.EndOfConversation,
        ActivityTypes.MessageReaction, ActivityTypes.Invoke,
    };

    public string Id => "webchat";

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(262_144, LengthUnit.Utf16),
        SpeaksActivities = true,
        IsOurs = true,
        Buttons = 100,
        LinkButtons = true,
        Carousel = 100,
        Image = true,
        File = true,
        Location = true,
        Typing = true,
    };

    /// <summary>The activity of a POST, without what only the service may say: id, time, recipient, addresses.</summary>
    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct) => ValueTask.FromResult(Read(request.Body.Span));

    public ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        signal.Raise(new Change.Line(reply.Conversation, reply.Sequence, reply.Body));
        return ValueTask.FromResult<Delivery>(Delivery.Accepted.Now);
    }

    Receipt Read(ReadOnlySpan<byte> body)
    {
        Activity activity;
        try
        {
            activity = ActivityJson.Receive(body);
        }
        catch (JsonException problem)
        {
            return new Receipt.Refused(400, $"The body is not an activity: {problem.Message}");
        }

        if (!FromClients.Contains(activity.Type)) return new Receipt.Refused(400, $"A client cannot send an activity of type '{activity.Type}'.");

        return new Receipt.Accepted([new Arrival("", "", activity with
        {
            Id = null, Timestamp = null, Recipient = null, ServiceUrl = null, CallerId = null, ChannelId = Id,
            Attachments = WithoutAddresses(activity.Attachments),
        })]);
    }

    /// <summary>Files come by upload; whoever opened another address would tell its owner that a counselor reads, and where.</summary>
    static IReadOnlyList<Attachment>? WithoutAddresses(IReadOnlyList<Attachment>? attachments) =>
        attachments is null ? null : [.. attachments.Select(file => file with { ContentUrl = null, ThumbnailUrl = null })];
}

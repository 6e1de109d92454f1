using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>
/// Step 1, the same for every channel: what could identify a person is masked and its original sealed before anything
/// is stored.
/// </summary>
public sealed class Reception(IInbox inbox, IVault vault, Ids ids, TimeProvider clock)
{
    /// <summary>The bot as the Activity protocol addresses it; what it is called depends on the language.</summary>
    public static ChannelAccount Bot { get; } = new() { Id = "inquirybot", Role = Roles.Bot };

    /// <param name="begins">The conversation, as it begins if this is its first message.</param>
    /// <param name="activity">What came in; an id, a time and the addresses are given to it here.</param>
    /// <param name="messageId">The sender's own id: the same again is the same message.</param>
    /// <param name="shown">False for what is no part of the transcript.</param>
    /// <param name="mayStart">False refuses a conversation that was never started.</param>
    /// <param name="colleague">One of us wrote it, elsewhere; otherwise the citizen did.</param>
    public ValueTask<Received> ReceiveAsync(Conversation begins, Activity activity, string messageId, bool shown, bool mayStart, CancellationToken ct, bool colleague = false)
    {
        var addressed = activity with
        {
            Id = ids.New(),
            Timestamp = clock.GetUtcNow(),
            ChannelId = begins.Channel,
            Conversation = new() { Id = begins.Id.Value },
            From = (activity.From ?? new()) with { Id = colleague ? activity.From?.Id : begins.User, Role = colleague ? Roles.Bot : Roles.User },
            Recipient = Bot,
        };
        var (masked, changed) = Masking.Mask(addressed);

        return inbox.AddAsync(new Inbound
        {
            Conversation = begins,
            MessageId = messageId,
            Activity = masked,
            Original = changed ? vault.Seal(ActivityJson.Write(addressed)) : null,
            Shown = shown,
            MayStart = mayStart,
        }, ct);
    }
}

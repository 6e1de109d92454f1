using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>Step 5 in a loop: the only place that sends. Replies of one conversation go out one after the other.</summary>
public sealed partial class DeliveryWorker(
    IOutbox outbox, ChannelList channels, IChats chats, ISignal signal, Pace pace, OpenResponses responses, ChannelBook book, WorkerSettings settings, TimeProvider clock, Random random, Meters meters, ILogger<DeliveryWorker> log)
    : BackgroundService
{
    /// <summary>A pause that a worker may sit out; a longer one is left to the outbox.</summary>
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>A response held it, and asks for it again together with what was stored behind it: no trouble of anybody's.</summary>
    static readonly Delivery.Deferred GivenBack = new(TimeSpan.Zero, "together") { OfChannel = true };

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        outbox.Stop();
        return (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.Deliveries).Select(_ => Task.Run(LoopAsync, CancellationToken.None)));

    async Task LoopAsync()
    {
        while (true)
        {
            Parcel? parcel = null;
            try
            {
                parcel = await outbox.TakeAsync(CancellationToken.None);
                if (parcel is null) return;
                await outbox.SettleAsync(parcel, await SendAsync(parcel), CancellationToken.None);
            }
            catch (Exception problem)
            {
                // Not noted as delivered: the lease runs out and the replies go out again.
                LogStore(problem, parcel?.Conversation.Value);
                await Task.Delay(Backoff.After(0), clock);
            }
        }
    }

    async Task<IReadOnlyList<Settlement>> SendAsync(Parcel parcel)
    {
        if (channels.Find(parcel.Channel) is not { } channel)
            return [new Settlement.Deferred(parcel.Replies[0].Sequence, clock.GetUtcNow() + Backoff.After(parcel.Replies[0].Attempts, random), $"Channel {parcel.Channel} is switched off") { Counts = false }];

        var ours = channel.Abilities.IsOurs;
        var chat = ours ? Chat.None : await chats.FindAsync(parcel.Conversation, CancellationToken.None);
        var delivering = new Delivering(parcel, channel.AbilitiesIn(chat));
        var sent = false;
        string? memo = null;
        while (!delivering.IsOver && await WaitAsync(channel, parcel, delivering, chat))
        {
            var (delivery, taken) = await TryAsync(channel, delivering.Next(channel is ISendsTogether together ? together.MostTogether : 1, chat));
            if (delivery == GivenBack)
            {
                delivering.Defer(clock.GetUtcNow(), GivenBack.Reason, counts: false);
                break;
            }

            meters.Delivered(parcel.Channel, delivery.GetType().Name);
            book.Sent(channel.Id, delivery);
            if (delivery is Delivery.Accepted accepted)
            {
                sent = true;
                memo = accepted.Memo ?? memo;
                chat = chat with { Memo = memo ?? chat.Memo };
                delivering.Arrived(taken);
            }
            else if (!Refused(parcel, delivering, delivery)) break;
        }

        if (sent && !ours) await chats.SentAsync(parcel.Conversation, memo, CancellationToken.None);
        return delivering.Settled;
    }

    /// <summary>Whether the next part may go now: within the lease, and at the channel's pace.</summary>
    async Task<bool> WaitAsync(IChannel channel, Parcel parcel, Delivering delivering, Chat chat)
    {
        // What a slow vendor might not take within the lease is taken up under a new one.
        if (delivering.HasMoved && clock.GetUtcNow() >= parcel.Until - Delivery.Patience)
        {
            delivering.Defer(clock.GetUtcNow(), "lease", counts: false);
            return false;
        }

        var wait = pace.Wait(channel.Id, chat.Address, channel.Abilities);
        if (wait == TimeSpan.Zero) return true;
        if (wait > LongestPause)
        {
            delivering.Defer(clock.GetUtcNow() + wait, DeliveryReasons.Paced, counts: false);
            return false;
        }

        await Task.Delay(wait, clock);
        return await WaitAsync(channel, parcel, delivering, chat);
    }

    /// <summary>Puts a reply off, or aside; whether those after it may go on.</summary>
    bool Refused(Parcel parcel, Delivering delivering, Delivery delivery)
    {
        var attempts = delivering.Reply.Attempts;
        if (delivery is Delivery.Deferred later && (later.OfChannel || attempts + 1 < settings.DeliveryAttempts))
        {
            LogDeferred(parcel.Conversation.Value, parcel.Channel, later.Reason, attempts + 1);
            delivering.Defer(clock.GetUtcNow() + (later.After ?? Backoff.After(attempts, random)), later.Reason, !later.OfChannel);
            return false;
        }

        var reason = delivery is Delivery.Rejected rejected ? rejected.Reason : ((Delivery.Deferred)delivery).Reason;
        LogSetAside(parcel.Conversation.Value, parcel.Channel, reason);
        delivering.SetAside(reason);
        return true;
    }

    async Task<(Delivery Delivery, int Taken)> TryAsync(IChannel channel, IReadOnlyList<OutgoingReply> parts)
    {
        try
        {
            if (channel is IAnswersInResponse)
            {
                var taken = responses.Offer(parts[0].Conversation, parts) is { } offered ? await offered : 0;
                if (taken > 0) return (Delivery.Accepted.Now, taken);
                if (taken == OfferedParts.Again) return (GivenBack, 0);

                // The response that closed may have left a way back.
                var chat = await chats.FindAsync(parts[0].Conversation, CancellationToken.None);
                parts = [.. parts.Select(part => part with { Chat = chat })];
            }

            var sent = channel is ISendsTogether together ? await together.SendTogetherAsync(parts, CancellationToken.None) : (await channel.SendAsync(parts[0], CancellationToken.None), 1);

            // Whoever reads on in web chat need not write first.
            if (sent.Item1 is Delivery.Deferred { Reason: DeliveryReasons.WaitsForCitizen }) signal.Raise(new Change.Line(parts[0].Conversation, parts[0].Sequence, parts[0].Body));
            return sent;
        }
        catch (Exception problem)
        {
            // A channel answers with a Delivery; what it throws is a fault of ours, and the citizen still gets his reply.
            LogThrew(problem, parts[0].Conversation.Value, channel.Id);
            return (new Delivery.Deferred(null, problem.GetType().Name), 0);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A reply on {Channel} was put off, attempt {Attempt}: {Reason} (conversation {ConversationId})")]
    partial void LogDeferred(string conversationId, string channel, string reason, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reply on {Channel} was set aside: {Reason} (conversation {ConversationId})")]
    partial void LogSetAside(string conversationId, string channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} failed (conversation {ConversationId})")]
    partial void LogThrew(Exception problem, string conversationId, string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store gave no replies, or refused what became of them; they go out again (conversation {ConversationId})")]
    partial void LogStore(Exception problem, string? conversationId);
}

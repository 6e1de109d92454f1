using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>Step 5 in a loop: the only place that sends. Replies of one conversation go out one after the other.</summary>
public sealed partial class DeliveryWorker(IOutbox outbox, ChannelList channels, WorkerSettings settings, TimeProvider clock, Random random, Meters meters, ILogger<DeliveryWorker> log)
    : BackgroundService
{
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
        var settled = new List<Settlement>(parcel.Replies.Count);
        foreach (var reply in parcel.Replies)
        {
            var settlement = await SendAsync(parcel, reply);
            settled.Add(settlement);
            if (settlement is Settlement.Deferred) break;
        }

        return settled;
    }

    async Task<Settlement> SendAsync(Parcel parcel, Reply reply)
    {
        var delivery = await TryAsync(parcel, reply);
        meters.Delivered(parcel.Channel, delivery.GetType().Name);
        switch (delivery)
        {
            case Delivery.Accepted:
                return new Settlement.Delivered(reply.Sequence);
            case Delivery.Deferred later when reply.Attempts + 1 < settings.DeliveryAttempts:
                LogDeferred(parcel.Conversation.Value, parcel.Channel, later.Reason, reply.Attempts + 1);
                return new Settlement.Deferred(reply.Sequence, clock.GetUtcNow() + (later.After ?? Backoff.After(reply.Attempts, random)), later.Reason);
            default:
                var reason = delivery is Delivery.Rejected rejected ? rejected.Reason : ((Delivery.Deferred)delivery).Reason;
                LogSetAside(parcel.Conversation.Value, parcel.Channel, reason);
                return new Settlement.SetAside(reply.Sequence, reason);
        }
    }

    async Task<Delivery> TryAsync(Parcel parcel, Reply reply)
    {
        if (channels.Find(parcel.Channel) is not { } channel) return new Delivery.Deferred(null, $"Channel {parcel.Channel} is switched off");

        try
        {
            return await channel.SendAsync(new OutgoingReply(parcel.Conversation, reply.Sequence, reply.Activity, reply.Body), CancellationToken.None);
        }
        catch (Exception problem)
        {
            // A channel answers with a Delivery; what it throws is a fault of ours, and the citizen still gets his reply.
            LogThrew(problem, parcel.Conversation.Value, parcel.Channel);
            return new Delivery.Deferred(null, problem.GetType().Name);
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

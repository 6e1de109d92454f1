using InquiryBot.Core.Channels;
using InquiryBot.Core.Desk;

namespace InquiryBot.Endpoints;

/// <summary>Whether a citizen can be written to now: asked before a counselor writes, not after.</summary>
internal sealed class Reach(ChannelList channels, IChats chats, TimeProvider clock)
{
    /// <returns>Null when he can be written to at any time.</returns>
    public async ValueTask<ReachView?> OfAsync(Ticket ticket, CancellationToken ct) => channels.Find(ticket.Channel) switch
    {
        null => new(null, "channel-off"),
        { Abilities.Window: { } window } => await InAsync(window, ticket, ct),
        IAnswersInResponse => new(null, DeliveryReasons.WaitsForCitizen),
        _ => null,
    };

    async ValueTask<ReachView> InAsync(TimeSpan window, Ticket ticket, CancellationToken ct)
    {
        var until = (await chats.FindAsync(ticket.Conversation, ct)).HeardAt + window;
        return new(until, clock.GetUtcNow() < until ? null : DeliveryReasons.WindowClosed);
    }
}

/// <param name="Until">When the vendor's window for replies closes, or closed.</param>
/// <param name="Why">Why a reply does not go out now: <c>window-closed</c>, <c>waits-for-citizen</c> (it goes with his next message), <c>channel-off</c>.</param>
internal sealed record ReachView(DateTimeOffset? Until, string? Why);

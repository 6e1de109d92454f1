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
        _ when ticket.Public => null,
        { Abilities: { Window: { } window } abilities } => await InAsync(abilities.CounselorWindow ?? window, abilities.AsksToWrite ? DeliveryReasons.WaitsForCitizen : DeliveryReasons.WindowClosed, ticket, ct),
        IAnswersInResponse { SendsLate: false } => new(null, DeliveryReasons.WaitsForCitizen),
        _ => null,
    };

    /// <summary>Whether what was said in public can be answered in private.</summary>
    public bool MayBePrivate(Ticket ticket) => ticket.Public && channels.Find(ticket.Channel) is { Abilities.PrivateReplies: true };

    /// <summary>Why these words cannot go out in private, or null: a vendor takes one message, so that they must fit into one.</summary>
    public string? WhyNotPrivately(Ticket ticket, string text) =>
        !ticket.Public ? "ticket.not-public"
        : !MayBePrivate(ticket) ? "channel.no-private-replies"
        : channels.Find(ticket.Channel)!.Abilities.Text.Fits(text) ? null
        : "text.private-too-long";

    async ValueTask<ReachView> InAsync(TimeSpan window, string after, Ticket ticket, CancellationToken ct)
    {
        var until = (await chats.FindAsync(ticket.Conversation, ct)).HeardAt + window;
        return new(until, clock.GetUtcNow() < until ? null : after);
    }
}

/// <param name="Until">When the vendor's window for replies closes, or closed.</param>
/// <param name="Why">Why a reply does not go out now: <c>window-closed</c>, <c>waits-for-citizen</c> (it goes with his next message), <c>channel-off</c>.</param>
internal sealed record ReachView(DateTimeOffset? Until, string? Why);

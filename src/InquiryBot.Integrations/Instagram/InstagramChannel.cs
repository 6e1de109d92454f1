using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Meta;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Instagram;

/// <summary>An Instagram professional account: its direct messages, answers to its stories, and what is said about it in public.</summary>
public sealed class InstagramChannel(InstagramSettings settings, VendorHttp http, TimeProvider clock) : IChannel, IConnects
{
    readonly MetaAccount _account = InstagramWire.Account(settings);
    readonly MetaSending _sending = new(settings.Server, settings.AccountId ?? "", settings.AccessToken ?? "", settings.HumanAgent, http, clock);

    public string Id => "instagram";

    public ChannelAbilities Abilities { get; } = InstagramWire.Abilities(settings.HumanAgent);

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_account.Read(request));
    }

    public ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct) => _sending.SendAsync(reply, InstagramWire.Answers, ct);

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var me = await _sending.AskAsync("/me?fields=username", ct);
        return me is { Error: null, Username: { } name } ? new(true, $"@{name}") : MetaSending.Refusal(me?.Error, "Instagram");
    }

    /// <summary>The account's subscription; the address itself is entered in Meta's app dashboard, because no token of the account may set it (unverified).</summary>
    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct)
    {
        var answer = await _sending.PostAsync($"/{settings.AccountId}/subscribed_apps", new() { SubscribedFields = InstagramWire.Fields }, ct);
        return answer.IsGood ? await ProbeAsync(webhook, ct) : MetaSending.Refusal(answer.Read(MetaJson.Wire.MetaAnswer)?.Error, "Instagram");
    }
}

using System.Globalization;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Meta;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Messenger;

/// <summary>A Facebook Page: its chats by the Messenger Platform, and what is said about it in public.</summary>
public sealed class MessengerChannel(MessengerSettings settings, VendorHttp http, TimeProvider clock) : IChannel, IConnects
{
    readonly MetaAccount _account = MessengerWire.Account(settings);
    readonly MetaSending _sending = new(settings.Server, settings.PageId ?? "", settings.AccessToken ?? "", settings.HumanAgent, http, clock);

    public string Id => "messenger";

    public ChannelAbilities Abilities { get; } = MessengerWire.Abilities(settings.HumanAgent);

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_account.Read(request));
    }

    public ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct) => _sending.SendAsync(reply, MessengerWire.Answers, ct);

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var page = await _sending.AskAsync($"/{settings.PageId}?fields=name", ct);
        if (page is not { Error: null, Name: { } name }) return MetaSending.Refusal(page?.Error, "Messenger");

        var subscribed = (await _sending.AskAsync($"/{settings.PageId}/subscribed_apps", ct))?.Data ?? [];
        return subscribed.Any(app => app?.Id == AppId) ? new(true, name) : new(false, $"{name} sends to nobody here: run inquirybot channels connect messenger.");
    }

    /// <summary>The app's webhook, the Page's subscription to it and the button "Get started" (unverified: from memory of the Graph API).</summary>
    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct)
    {
        var app = new MetaCall { Object = "page", CallbackUrl = webhook.AbsoluteUri, VerifyToken = settings.VerifyToken, Fields = MessengerWire.Fields };
        var calls = new (string Path, MetaCall Call, string? Token)[]
        {
            ($"/{AppId}/subscriptions", app, $"{AppId}|{settings.AppSecret}"),
            ($"/{settings.PageId}/subscribed_apps", new() { SubscribedFields = MessengerWire.Fields }, null),
            ($"/{settings.PageId}/messenger_profile", new() { GetStarted = new(null, null, MetaAccount.GetStarted) }, null),
        };
        foreach (var (path, call, token) in calls)
            if (await _sending.PostAsync(path, call, ct, token) is { IsGood: false } answer) return MetaSending.Refusal(answer.Read(MetaJson.Wire.MetaAnswer)?.Error, "Messenger");

        return await ProbeAsync(webhook, ct);
    }

    string AppId => (settings.AppId ?? 0).ToString(CultureInfo.InvariantCulture);
}

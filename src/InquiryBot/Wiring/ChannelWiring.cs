using InquiryBot.Core.Channels;
using InquiryBot.Endpoints;
using InquiryBot.Integrations.BotConnector;
using InquiryBot.Integrations.DirectLine;
using InquiryBot.Integrations.Instagram;
using InquiryBot.Integrations.KakaoTalk;
using InquiryBot.Integrations.Line;
using InquiryBot.Integrations.Messenger;
using InquiryBot.Integrations.NaverTalkTalk;
using InquiryBot.Integrations.Telegram;
using InquiryBot.Integrations.Viber;
using InquiryBot.Integrations.WeChat;
using InquiryBot.Integrations.WhatsApp;
using InquiryBot.Integrations.Wire;
using InquiryBot.Integrations.X;
using InquiryBot.Integrations.Zalo;
using InquiryBot.Workers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Wiring;

/// <summary>The channels: one line each; one is on when its settings section is there.</summary>
internal static class ChannelWiring
{
    public static void AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        var channels = new SectionsOf(configuration, "Channels");
        var webChat = channels.Read<DirectLineSettings>("Channels:WebChat");
        services.AddSingleton(new DirectLineRules(
            webChat.Secret, webChat.Origins, TimeSpan.FromSeconds(webChat.TokenSeconds), TimeSpan.FromHours(webChat.ResumeHours), webChat.MaxActivityBytes, webChat.MaxTextCharacters, webChat.MaxUploadBytes, webChat.Burst, webChat.PerSecond));
        services.AddSingleton<IChannel, DirectLineChannel>();

        // Without an app id it serves callers on this machine, such as the Emulator; a server with an address outside has none that it could trust.
        var common = channels.Read<ChannelSettings>("Channels:Common");
        services.AddChannel(channels.Read<BotConnectorSettings>("Channels:BotConnector"), "Channels:BotConnector:AppId", settings => settings.AppId ?? (common.PublicUrl is null ? "emulator" : null), (settings, http, clock) => new BotConnectorChannel(settings, http, clock));
        services.AddChannel(channels.Read<TelegramSettings>("Channels:Telegram"), "Channels:Telegram:Token", settings => settings.Token, (settings, http, _) => new TelegramChannel(settings, http));
        services.AddChannel(channels.Read<LineSettings>("Channels:Line"), "Channels:Line:AccessToken", settings => settings.AccessToken, (settings, http, clock) => new LineChannel(settings, http, clock));
        services.AddChannel(channels.Read<KakaoTalkSettings>("Channels:KakaoTalk"), "Channels:KakaoTalk:Secret", settings => settings.Secret, (settings, http, clock) => new KakaoTalkChannel(settings, http, clock));
        services.AddChannel(channels.Read<MessengerSettings>("Channels:Messenger"), "Channels:Messenger:AccessToken", settings => settings.AccessToken, (settings, http, clock) => new MessengerChannel(settings, http, clock));
        services.AddChannel(channels.Read<InstagramSettings>("Channels:Instagram"), "Channels:Instagram:AccessToken", settings => settings.AccessToken, (settings, http, clock) => new InstagramChannel(settings, http, clock));
        services.AddChannel(channels.Read<XSettings>("Channels:X"), "Channels:X:AccessToken", settings => settings.AccessToken, (settings, http, files, clock) => new XChannel(settings, http, files, clock));
        services.AddChannel(channels.Read<WeChatSettings>("Channels:WeChat"), "Channels:WeChat:Token", settings => settings.Token, (settings, http, files, clock) => new WeChatChannel(settings, http, files, clock));
        services.AddChannel(channels.Read<NaverTalkTalkSettings>("Channels:NaverTalkTalk"), "Channels:NaverTalkTalk:Authorization", settings => settings.Authorization, (settings, http, clock) => new NaverTalkTalkChannel(settings, http, clock));
        services.AddChannel(channels.Read<ViberSettings>("Channels:Viber"), "Channels:Viber:Token", settings => settings.Token, (settings, http, clock) => new ViberChannel(settings, http, clock));
        services.AddChannel(channels.Read<ZaloSettings>("Channels:Zalo"), "Channels:Zalo:OaSecretKey", settings => settings.OaSecretKey, (settings, http, clock) => new ZaloChannel(settings, http, clock));
        services.AddChannel(channels.Read<WhatsAppSettings>("Channels:WhatsApp"), "Channels:WhatsApp:AccessToken", settings => settings.AccessToken, (settings, http, clock) => new WhatsAppChannel(settings, http, clock));

        channels.RefuseOthers();

        services.AddSingleton<ChannelList>().AddSingleton<Pace>().AddSingleton<ChannelBook>().AddSingleton<OpenResponses>().AddSingleton<Intake>().AddSingleton<ChannelHealth>();
        services.AddSingleton<ReceiveEndpoint>().AddSingleton<ChannelAnswers>().AddSingleton(new ChannelAddress(common.PublicUrl is { } url ? new Uri(url) : null));
        services.AddSingleton(new FileRules(common.MaxFileBytes, (type, content) => FileKinds.Keep(type, content), FileKinds.Of));
        services.TryAddSingleton(_ => VendorPipeline.Handler());
        services.AddSingleton<VendorHttp>().AddSingleton<IPublicFiles>(provider => new PublicFiles(provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>A channel, when its section has the secret without which it could not speak.</summary>
    static void AddChannel<T>(this IServiceCollection services, T settings, string needed, Func<T, string?> secret, Func<T, VendorHttp, TimeProvider, IChannel> make) =>
        services.AddChannel(settings, needed, secret, (settings, http, _, clock) => make(settings, http, clock));

    /// <summary>One that opens addresses which others wrote.</summary>
    static void AddChannel<T>(this IServiceCollection services, T settings, string needed, Func<T, string?> secret, Func<T, VendorHttp, IPublicFiles, TimeProvider, IChannel> make)
    {
        if (secret(settings) is { Length: > 0 }) services.AddSingleton(provider => make(settings, provider.GetRequiredService<VendorHttp>(), provider.GetRequiredService<IPublicFiles>(), provider.GetRequiredService<TimeProvider>()));
        else services.AddSingleton(new ChannelOff(needed));
    }
}

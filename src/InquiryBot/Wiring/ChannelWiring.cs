using InquiryBot.Core.Channels;
using InquiryBot.Endpoints;
using InquiryBot.Integrations.DirectLine;

namespace InquiryBot.Wiring;

/// <summary>The channels: one line each; one is on when its settings section is there.</summary>
internal static class ChannelWiring
{
    public static void AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        var webChat = configuration.Read<DirectLineSettings>("Channels:WebChat");
        services.AddSingleton(new DirectLineRules(
            webChat.Secret, webChat.Origins, TimeSpan.FromSeconds(webChat.TokenSeconds), TimeSpan.FromHours(webChat.ResumeHours), webChat.MaxActivityBytes, webChat.MaxUploadBytes, webChat.Burst, webChat.PerSecond));
        services.AddSingleton<IChannel, DirectLineChannel>();
        services.AddSingleton<ChannelList>();
    }
}

using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Integrations.Sources;

namespace InquiryBot.Wiring;

/// <summary>Who answers when a dialog looks something up.</summary>
internal static class SourceWiring
{
    /// <exception cref="SettingsException">The section <c>Sources</c> is wrong; the message names the setting.</exception>
    public static void AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.Read<SourceSettings>("Sources");
        if (settings.Demo)
        {
            services.AddSingleton<ISources>(provider => new SampleSources(() => provider.GetRequiredService<DialogShelf>().Current, told: true));
            return;
        }

        services.AddWayOut();
        services.AddSingleton<ISources>(provider => new HttpSources(
            settings, provider.GetRequiredService<HttpMessageHandler>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HttpSources>>()));
    }
}

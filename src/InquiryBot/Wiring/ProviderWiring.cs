using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Azure;
using InquiryBot.Integrations.LibreTranslate;
using InquiryBot.Integrations.OpenAi;
using InquiryBot.Integrations.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Wiring;

/// <summary>Who understands and who translates: one line each. Nobody outside is asked unless a setting says so.</summary>
internal static class ProviderWiring
{
    /// <exception cref="SettingsException">The provider's own section is wrong; the message names the setting.</exception>
    public static void AddProvider(this IServiceCollection services, UnderstandingSettings settings, IConfiguration configuration)
    {
        configuration.CheckNames("Azure", ["Language", "Translator"]);
        configuration.CheckNames<AzureLanguageSettings>("Azure:Language");
        if (settings.Provider is "Local")
        {
            services.AddSingleton<IUnderstanding>(provider => provider.GetRequiredService<TaughtUnderstanding>());
            return;
        }

        var azure = configuration.Read<AzureLanguageSettings>("Azure:Language");
        services.AddWayOut();
        services.AddSingleton(provider => new AzureLanguage(
            azure, provider.GetRequiredService<HttpMessageHandler>(), azure.Identity is "Entra" ? EntraIdentity.OfThisProgram() : null,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AzureLanguage>>()));
        services.AddSingleton<IUnderstanding>(provider => new AzureUnderstanding(
            provider.GetRequiredService<TaughtUnderstanding>(), provider.GetRequiredService<AzureLanguage>(),
            intent => provider.GetRequiredService<DialogShelf>().Current.Find(intent) is not null));
    }

    /// <exception cref="SettingsException">The section <c>Translation</c> or the provider's own is wrong; the message names the setting.</exception>
    public static void AddTranslation(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.Read<TranslationSettings>("Translation");
        configuration.CheckNames<AzureTranslatorSettings>("Azure:Translator");
        configuration.CheckNames<LibreTranslateSettings>("LibreTranslate");
        configuration.CheckNames<OpenAiSettings>("OpenAi");
        if (settings.Provider is "None")
        {
            services.AddSingleton<ITranslator, NoTranslator>();
            return;
        }

        var make = Service(settings, configuration);
        services.AddWayOut();
        services.AddSingleton<ITranslator>(provider => new ShelteredTranslator(make(provider), () => provider.GetRequiredService<DialogShelf>().Current.Glossary, settings.Remembered));
    }

    static Func<IServiceProvider, ITranslator> Service(TranslationSettings settings, IConfiguration configuration)
    {
        var budget = TimeSpan.FromMilliseconds(settings.BudgetMilliseconds);
        switch (settings.Provider)
        {
            case "AzureTranslator":
                var azure = configuration.Read<AzureTranslatorSettings>("Azure:Translator");
                return provider => new AzureTranslator(azure, provider.GetRequiredService<HttpMessageHandler>(), budget, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AzureTranslator>>());
            case "LibreTranslate":
                var libre = configuration.Read<LibreTranslateSettings>("LibreTranslate");
                return provider => new LibreTranslator(libre, provider.GetRequiredService<HttpMessageHandler>(), budget, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LibreTranslator>>());
            default:
                var openAi = configuration.Read<OpenAiSettings>("OpenAi");
                return provider => new OpenAiTranslator(openAi, provider.GetRequiredService<HttpMessageHandler>(), budget, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OpenAiTranslator>>());
        }
    }

    /// <summary>One way out for all of them; a test puts its own in its place.</summary>
    internal static void AddWayOut(this IServiceCollection services) => services.TryAddSingleton(_ => VendorPipeline.Handler());
}

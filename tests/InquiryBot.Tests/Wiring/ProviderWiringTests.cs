using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Azure;
using InquiryBot.Wiring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Wiring;

/// <summary>Whom the settings put to work; a wrong one is refused at start, by its name.</summary>
public sealed class ProviderWiringTests
{
    const string Key = "0123456789abcdef";

    [Theory]
    [InlineData("Understanding:Provider must be Local or AzureLanguage.", "Understanding:Provider=Luis")]
    [InlineData("Azure:Language:Endpoint is missing", "Understanding:Provider=AzureLanguage", $"Azure:Language:Key={Key}")]
    [InlineData("Azure:Language:Endpoint must be an https address", "Understanding:Provider=AzureLanguage", $"Azure:Language:Key={Key}", "Azure:Language:Endpoint=http://x.example")]
    [InlineData("Azure:Language:Key is missing", "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example")]
    [InlineData("Azure:Language:Key must have at least 16 characters", "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", "Azure:Language:Key=short")]
    [InlineData("Azure:Language:Identity must be Key or Entra.", "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", $"Azure:Language:Key={Key}", "Azure:Language:Identity=Me")]
    [InlineData("Azure:Language:Project and Azure:Language:Deployment need each other.", "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", $"Azure:Language:Key={Key}", "Azure:Language:Project=p")]
    [InlineData("Azure:Language:Skip: 'Everything' is none of Language,", "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", $"Azure:Language:Key={Key}", "Azure:Language:Skip:0=Everything")]
    [InlineData("Azure:Language:BudgetMilliseconds must be between 50 and 5000.", "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", $"Azure:Language:Key={Key}", "Azure:Language:BudgetMilliseconds=10000")]
    [InlineData("Translation:Provider must be None, AzureTranslator, LibreTranslate or OpenAi.", "Translation:Provider=Papago")]
    [InlineData("Translation:BudgetMilliseconds must be between 100 and 60000.", "Translation:BudgetMilliseconds=1")]
    [InlineData("Translation:Remembered must be between 0 and 100000.", "Translation:Remembered=-1")]
    [InlineData("Azure:Translator:Key is missing", "Translation:Provider=AzureTranslator")]
    [InlineData("Azure:Translator:Region must be a region's short name", "Translation:Provider=AzureTranslator", $"Azure:Translator:Key={Key}", "Azure:Translator:Region=Korea Central")]
    [InlineData("LibreTranslate:Endpoint is missing", "Translation:Provider=LibreTranslate")]
    [InlineData("LibreTranslate:Endpoint must be an http or https address", "Translation:Provider=LibreTranslate", "LibreTranslate:Endpoint=libretranslate:5000")]
    [InlineData("OpenAi:Model is missing", "Translation:Provider=OpenAi", "OpenAi:Endpoint=https://x.example/v1")]
    [InlineData("OpenAi:Temperature must be between 0 and 2.", "Translation:Provider=OpenAi", "OpenAi:Endpoint=https://x.example/v1", "OpenAi:Model=m", "OpenAi:Temperature=3")]
    public void A_wrong_setting_is_refused_by_its_name(string message, params string[] settings) =>
        Assert.Contains(message, Assert.Throws<SettingsException>(() => Wire(settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_key_is_not_repeated_in_the_refusal() =>
        Assert.DoesNotContain("sesame", Assert.Throws<SettingsException>(() => Wire("Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", "Azure:Language:Key=sesame")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(NoTranslator))]
    [InlineData(typeof(InquiryBot.Integrations.Wire.ShelteredTranslator), "Translation:Provider=AzureTranslator", $"Azure:Translator:Key={Key}")]
    [InlineData(typeof(InquiryBot.Integrations.Wire.ShelteredTranslator), "Translation:Provider=LibreTranslate", "LibreTranslate:Endpoint=http://libretranslate:5000")]
    [InlineData(typeof(InquiryBot.Integrations.Wire.ShelteredTranslator), "Translation:Provider=OpenAi", "OpenAi:Endpoint=http://llama:8080/v1", "OpenAi:Model=m")]
    public void A_translator_is_put_to_work_by_its_settings(Type translator, params string[] settings)
    {
        using var services = Wire(settings);

        Assert.IsType(translator, services.GetRequiredService<ITranslator>());
    }

    [Theory]
    [InlineData(typeof(TaughtUnderstanding))]
    [InlineData(typeof(AzureUnderstanding), "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", $"Azure:Language:Key={Key}")]
    [InlineData(typeof(AzureUnderstanding), "Understanding:Provider=AzureLanguage", "Azure:Language:Endpoint=https://x.example", "Azure:Language:Identity=Entra")]
    public void An_understanding_is_put_to_work_by_its_settings(Type understanding, params string[] settings)
    {
        using var services = Wire(settings);

        Assert.IsType(understanding, services.GetRequiredService<IUnderstanding>());
    }

    static ServiceProvider Wire(params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1])).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new TaughtUnderstanding(Task.FromResult<IUnderstanding>(Core.Understanding.Lessons.Taught)));
        services.AddProvider(configuration.Read<UnderstandingSettings>("Understanding"), configuration);
        services.AddTranslation(configuration);
        return services.BuildServiceProvider();
    }
}

using Azure.Core;
using InquiryBot.Integrations.Azure;
using InquiryBot.Tests.Core.Understanding;

namespace InquiryBot.Tests.Integrations.Azure;

/// <summary>A small desk that asks Azure AI Language. Its clock stands still unless a test moves it, so that a slow machine is no slow service.</summary>
sealed class AzureDesk(FakeVendor vendor, TimeProvider? clock = null, TokenCredential? credential = null, bool project = true, params string[] skip)
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    public WrittenLog<AzureLanguage> Log { get; } = new();

    public FakeVendor Vendor => vendor;

    public AzureLanguage Language => field ??= new(
        new AzureLanguageSettings
        {
            Endpoint = "https://inquiry.cognitiveservices.azure.com/",
            Key = credential is null ? Key : null,
            Skip = skip,
            Project = project ? "inquiry" : null,
            Deployment = project ? "production" : null,
        },
        vendor, credential, clock ?? new WallClock(), Log);

    /// <summary>With dialogs for the intents of the official sample too.</summary>
    public AzureUnderstanding Understanding => field ??= new(Lessons.Taught, Language, intent => intent is "PlayMusic" or "AddToPlaylist" or "passport");

    /// <summary>The desk's own, where no dialog is the sample's.</summary>
    public AzureUnderstanding OwnDialogs => field ??= new(Lessons.Taught, Language, intent => intent is "passport" or "wages");
}

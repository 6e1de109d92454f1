using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Integrations.Azure;

/// <summary>
/// This machine's understanding, made better by what Azure AI Language says within its budget. Each answer stands for
/// itself: what is missing, late or makes no sense stays as this machine has understood it. The service reads masked text only,
/// and neither texts that are longer than it takes nor texts without a word.
/// </summary>
/// <param name="local">Answers first, and for whatever the service does not.</param>
/// <param name="hasDialog">Whether an intent is one of ours.</param>
public sealed class AzureUnderstanding(IUnderstanding local, AzureLanguage azure, Func<string, bool> hasDialog) : IUnderstanding
{
    /// <summary>Below it, a service names a language for "ok" and for a place name too.</summary>
    const int FewestLetters = 12;

    const double SureOfLanguage = 0.8;

    /// <summary>What the service calls the intent of a text that has none.</summary>
    const string NoIntent = "None";

    const int MostAlternatives = 3;

    public async ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct)
    {
        var own = await local.UnderstandAsync(text, priorLanguage, ct);
        if (text.Length > AzureLanguage.LongestText || !text.Any(char.IsLetter)) return own;

        // A masked text has its pieces where the text has them, so places in it are places in the text.
        var said = await azure.AnalyzeAsync(Masking.Mask(text).Text, own.Language, ct);
        return WithIntent(own, said.Guess) with
        {
            Language = Language(said.Language, text) ?? own.Language,
            Sentiment = said.Sentiment is { } mood ? Math.Round(Math.Clamp(mood.Positive - mood.Negative, -1, 1), 3) : own.Sentiment,
            KeyPhrases = said.KeyPhrases.Count > 0 ? said.KeyPhrases : own.KeyPhrases,
            Entities = AzureEntities.Join(own, said),
        };
    }

    static string? Language(DetectedLanguage? detected, string text) =>
        detected is { ConfidenceScore: >= SureOfLanguage } && text.Count(char.IsLetter) >= FewestLetters ? AzureCodes.ToTag(detected.Iso6391Name) : null;

    /// <summary>
    /// A project that knows nothing for a text, or names what no dialog owns, leaves the word to this machine, which knows all dialogs.
    /// Of danger this machine judges, as it does of its own intents: nobody's project talks a cry for help away, or makes one of an everyday text.
    /// </summary>
    Understood WithIntent(Understood own, Guess? guess)
    {
        if (guess is null || Crisis.Is(own.Intent) || guess.TopIntent == NoIntent || !hasDialog(guess.TopIntent)) return own;

        var ranked = guess.Intents.Where(intent => intent.Category != NoIntent).OrderByDescending(intent => intent.ConfidenceScore).ToList();
        if (ranked.Find(intent => intent.Category == guess.TopIntent) is not { } top) return own;
        var told = own with
        {
            Intent = top.Category,
            Score = Share(top),
            Alternatives = [.. ranked.Where(intent => intent != top && hasDialog(intent.Category) && intent.ConfidenceScore <= top.ConfidenceScore)
                .Take(MostAlternatives).Select(intent => new Alternative(intent.Category, Share(intent)))],
        };
        var heeded = Crisis.Heed(told, hasDialog);
        if (Crisis.Is(told.Intent)) return Crisis.Is(heeded.Intent) ? heeded : own;
        // What this machine is surer of than of any danger is an everyday matter, though the project doubts which.
        return own.Intent != Intents.OutOfScope && own.Score >= own.Feeling.Danger ? told : heeded;
    }

    static double Share(PredictedIntent intent) => Math.Clamp(intent.ConfidenceScore, 0, 1);
}

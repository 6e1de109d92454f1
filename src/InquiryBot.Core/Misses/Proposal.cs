using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Misses;

/// <summary>An example that a person would give to an intent. The words are his own: he may have edited a citizen's.</summary>
/// <param name="Intent">An intent, or <see cref="Intents.OutOfScope"/> for what is nobody's.</param>
/// <param name="Text">One line, masked.</param>
/// <param name="By">Who proposed it.</param>
public sealed record Proposal(string Id, string Intent, string Language, string Text, string By, DateTimeOffset At)
{
    /// <summary>The words without case, spaces and punctuation: of the same spelling there is one.</summary>
    public string Spelled { get; } = Spelling.Fold(Text);

    public Example Example => new(Text, Intent, Language);

    /// <summary>Whether the dialogs have it already, under the intent that it was proposed for.</summary>
    public bool IsTaken(DialogLibrary library) => library.IntentOfExample(Text) == Intent;
}

/// <param name="About">The proposal's id.</param>
public sealed record ExampleProposed(string About, DateTimeOffset At, string Intent, string Language) : Fact(About, At);

/// <param name="About">The proposal's id.</param>
public sealed record ProposalWithdrawn(string About, DateTimeOffset At) : Fact(About, At);

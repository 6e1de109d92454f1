namespace InquiryBot.Core.Dialogs;

/// <summary>How sure it is that a message answers the question that is open.</summary>
internal enum Certainty
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It may: any text would do, or the words are near an option.</summary>
    Likely,

    /// <summary>It holds what was asked for.</summary>
    Sure,

    /// <summary>It is one of the offered answers, or a photo or a location where one was asked for.</summary>
    Exact,
}

/// <summary>What a message says as an answer.</summary>
/// <param name="Values">Slot name to value; a skipped question gives an empty value.</param>
internal sealed record Heard(Certainty Certainty, IReadOnlyDictionary<string, string> Values)
{
    public static Heard Nothing { get; } = new(Certainty.None, new Dictionary<string, string>());

    public static Heard Of(Certainty certainty, string slot, string value) =>
        new(certainty, new Dictionary<string, string> { [slot] = value });
}

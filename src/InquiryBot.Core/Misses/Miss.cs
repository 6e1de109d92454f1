namespace InquiryBot.Core.Misses;

/// <summary>A question that the bot did not understand, or only guessed at. Stored in the commit of its turn.</summary>
/// <param name="Conversation">Whose it is, so that it goes when he is erased.</param>
/// <param name="Sequence">The message's place in the transcript.</param>
/// <param name="Text">Masked, and at most <see cref="LongestText"/> characters of it.</param>
/// <param name="Language">The language of the conversation.</param>
/// <param name="Offered">The intents that "did you mean" named, in the order of the buttons; none when the bot had no guess.</param>
public sealed record Miss(ConversationId Conversation, long Sequence, string Text, string Language, IReadOnlyList<string> Offered, DateTimeOffset At) : Entry
{
    /// <summary>Longer than any question that could become an example, in UTF-16 units.</summary>
    public const int LongestText = 500;

    /// <summary>Whoever has said nothing for so long does not come back to it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>What the citizen did next, as far as it was seen.</summary>
    public Sequel Sequel { get; init; }

    /// <summary>The intent that he chose, or was understood to have, next; null when there was none.</summary>
    public string? Intent { get; init; }

    /// <summary>What became of it: silence is an answer too.</summary>
    public Sequel SequelAt(DateTimeOffset now) => Sequel is Sequel.Open && now - At >= Patience ? Sequel.GaveUp : Sequel;
}

/// <summary>What a citizen did after he was not understood.</summary>
public enum Sequel
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>Pressed one of the buttons of "did you mean".</summary>
    Chosen,

    /// <summary>Tried other words, and these were understood.</summary>
    Rephrased,

    /// <summary>Was given to a person.</summary>
    HandedOff,

    /// <summary>Said goodbye, left, or was silent.</summary>
    GaveUp,
}

/// <summary>What became of all questions of a conversation that were still open.</summary>
public sealed record MissSettled(ConversationId Conversation, Sequel Sequel, string? Intent) : Entry;

namespace InquiryBot.Core.Conversations;

/// <summary>How a citizen is spoken to; whoever puts words together takes it whole, so that no part of a reply forgets a half of it.</summary>
/// <param name="Language">BCP-47 tag.</param>
/// <param name="Easy">True for who asked for short and plain sentences.</param>
public readonly record struct Manner(string Language, bool Easy = false)
{
    /// <summary>A language alone is meant in the usual words.</summary>
    public static implicit operator Manner(string language) => new(language);
}

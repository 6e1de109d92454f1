using System.Text;
using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>A text as it may be kept, and what was covered; a span has the same place in it as in the text as it was written.</summary>
public readonly record struct MaskedText(string Text, IReadOnlyList<PersonalData> Spans)
{
    public bool Changed => Spans.Count > 0;
}

/// <summary>
/// What of a citizen's message may be kept (architecture: the transcript keeps masked text). Stars take the place
/// of digits and letters one by one, so that the form still says what stood there and every place keeps its number; what is harmless and helps two
/// people to speak of the same number stays: 010-****-5678, ****-****-****-1234, h***@example.com. Masking twice
/// is masking once. Only for what citizens write: our own words hold the desk's telephone numbers.
/// </summary>
public static class Masking
{
    /// <summary>The text itself, without a copy, when there is nothing to cover.</summary>
    public static MaskedText Mask(string text)
    {
        var spans = PersonalDataFinder.Find(text);
        return new(Rewrite(text, spans, Cover), spans);
    }

    /// <summary>The text with something else in the place of each span; the text itself when there is none.</summary>
    internal static string Rewrite(string text, IReadOnlyList<PersonalData> spans, Action<StringBuilder, ReadOnlySpan<char>, PersonalData> put)
    {
        if (spans.Count == 0) return text;

        var written = new StringBuilder(text.Length);
        var end = 0;
        foreach (var span in spans)
        {
            written.Append(text, end, span.Start - end);
            put(written, text.AsSpan(span.Start, span.Length), span);
            end = span.End;
        }

        return written.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>
    /// The activity with its words covered, wherever in it they stand. The sender's own id of the message stays, because it
    /// is looked for again, and so do the addresses that the reception gave to it.
    /// </summary>
    public static (Activity Masked, bool Changed) Mask(Activity activity) => MaskedActivity.Of(activity);

    static void Cover(StringBuilder masked, ReadOnlySpan<char> piece, PersonalData span)
    {
        var signs = 0;
        foreach (var unit in piece) if (IsSign(unit)) signs++;
        var seen = 0;
        foreach (var unit in piece)
        {
            var kept = !IsSign(unit) || seen < span.KeepFirst || seen >= signs - span.KeepLast;
            masked.Append(kept ? unit : '*');
            if (IsSign(unit)) seen++;
        }
    }

    /// <summary>A digit or a letter that belongs to the number: not the words that join its groups.</summary>
    static bool IsSign(char unit) => char.IsAsciiLetterOrDigit(unit) || DigitChain.Value(unit, spelled: true) >= 0;
}

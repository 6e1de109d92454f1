using InquiryBot.Core.Understanding.Local.Entities.Grammars;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Finds dates, times, lengths of time, numbers, money, buses and their stops, plates, ways to reach someone, case
/// numbers, places and yes or no, in the languages that have a <see cref="Grammar"/>. Reads once from the left; what
/// is found is not read again, so finds never overlap. Time grows with the length of the text and no more.
/// </summary>
/// <param name="clock">What "tomorrow" and "in two hours" are counted from.</param>
/// <param name="zone">Where the desk is.</param>
public sealed class EntityFinder(TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>More than this says nothing that a dialog could ask for.</summary>
    private const int MostFinds = 50;

    private const int LongestText = 10_000;

    /// <param name="language">The text's language, if it is known: it decides where a text could be read in two ways (5/12).</param>
    public IReadOnlyList<FoundEntity> Find(string text, string? language = null)
    {
        using var folded = FoldedText.Of(text, LongestText);
        return Find(text, folded, language);
    }

    internal IReadOnlyList<FoundEntity> Find(string text, in FoldedText folded, string? language)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
        var chars = folded.Chars;
        var tongues = Tongues.Of(chars, language);
        List<FoundEntity>? found = null;
        var yesNo = YesNo.Find(chars);
        var (place, behind) = (0, -1);
        while (place < chars.Length && (found?.Count ?? 0) < MostFinds)
        {
            var find = yesNo is { } answer && answer.Start == place ? answer : FindAt(new Cursor(chars, place, behind), tongues, now);
            if (find is { } next)
            {
                if (next.Type != Grammar.Nothing)
                    (found ??= []).Add(Original(text, folded, next));
                place = behind = next.End;
            }
            else
                place++;
        }
        return found ?? (IReadOnlyList<FoundEntity>)[];
    }

    private static Find? FindAt(Cursor at, Tongues tongues, DateTime now)
    {
        if (at.Current is ' ')
            return null;
        var contact = at.Current is < '\u0080' or '공' or '영' ? Contacts.Find(at) : null;
        if ((contact ?? Plates.Find(at)) is { Type: not EntityTypes.Phone } certain)
            return certain;
        // 18500937 is a telephone number, and 18500937 won are a sum.
        var said = tongues.Find(at, now);
        if (contact is { } phone && (said?.End ?? -1) <= phone.End)
            return phone;
        if (said is { Type: not (EntityTypes.Number or EntityTypes.Place) } || !char.IsLetterOrDigit(at.Current))
            return said;
        var place = (tongues.Korean ? KoreanPlaces.Find(at) : null)
            ?? (tongues.Latin ? EnglishPlaces.Find(at, namesOnly: !tongues.English) : null);
        return place is { } named && (said is not { Type: EntityTypes.Place } other || named.End > other.End) ? named : said;
    }

    private static FoundEntity Original(string text, in FoldedText folded, Find find)
    {
        var start = folded.OriginOf(find.Start);
        var typed = text[start..folded.OriginOf(find.End)].TrimEnd();
        var value = find.Type switch
        {
            EntityTypes.Place => typed,
            EntityTypes.Url => Contacts.Address(find.Value, typed),
            _ => find.Value,
        };
        return new FoundEntity(find.Type, typed, value, start);
    }
}

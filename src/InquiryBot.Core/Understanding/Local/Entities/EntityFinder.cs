using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Finds dates, times, numbers, ways to reach someone, case numbers, places and yes or no in Korean and English
/// text. Reads once from the left; what is found is not read again, so finds never overlap. Time grows with the
/// length of the text and no more.
/// </summary>
public sealed class EntityFinder(TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>More than this says nothing that a dialog could ask for.</summary>
    private const int MostFinds = 50;

    private const int LongestText = 10_000;

    public IReadOnlyList<FoundEntity> Find(string text)
    {
        using var folded = FoldedText.Of(text, LongestText);
        return Find(text, folded);
    }

    internal IReadOnlyList<FoundEntity> Find(string text, in FoldedText folded)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
        var chars = folded.Chars;
        List<FoundEntity>? found = null;
        var yesNo = YesNo.Find(chars);
        var (place, behind) = (0, -1);
        while (place < chars.Length && (found?.Count ?? 0) < MostFinds)
        {
            var find = yesNo is { } answer && answer.Start == place ? answer : FindAt(new Cursor(chars, place, behind), now);
            if (find is { } next)
            {
                (found ??= []).Add(Original(text, folded, next));
                place = behind = next.End;
            }
            else
                place++;
        }
        return found ?? (IReadOnlyList<FoundEntity>)[];
    }

    private static Find? FindAt(Cursor at, DateTime now)
    {
        if (!char.IsLetterOrDigit(at.Current) && at.Current is not ('+' or '('))
            return null;
        var today = DateOnly.FromDateTime(now);
        return Contacts.CaseNumber(at)
            ?? Contacts.Email(at)
            ?? Contacts.Url(at)
            ?? Contacts.Phone(at)
            ?? Contacts.SpokenPhone(at)
            ?? KoreanDates.Find(at, today)
            ?? EnglishDates.Find(at, today)
            ?? KoreanTimes.Find(at, now)
            ?? EnglishTimes.Find(at, now)
            ?? KoreanPlaces.Find(at)
            ?? EnglishPlaces.Find(at)
            ?? Numbers.Find(at);
    }

    private static FoundEntity Original(string text, in FoldedText folded, Find find)
    {
        var start = folded.OriginOf(find.Start);
        var typed = text[start..folded.OriginOf(find.End)].TrimEnd();
        return new FoundEntity(find.Type, typed, find.Type == EntityTypes.Place ? typed : find.Value, start);
    }
}

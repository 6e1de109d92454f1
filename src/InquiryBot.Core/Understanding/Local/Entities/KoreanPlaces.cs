using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Korean place words: addresses from province to door, stations, crossroads, buildings with a name, and what is in
/// front of or beside them. Neighbouring place words make one place; the particle behind the last does not belong to
/// it. "In front of my house" names no place that another person could find, and is none.
/// </summary>
internal static class KoreanPlaces
{
    private const int LongestWord = 20;
    private const int MostWords = 10;

    private static readonly string[] s_near =
    [
        "맞은편", "건너편", "앞쪽", "옆쪽", "뒤쪽", "뒤편", "뒷편", "근처", "부근", "인근", "입구", "정문", "후문", "출구", "앞", "옆", "뒤",
    ];

    /// <summary>Goes on with a place that has begun, and begins none.</summary>
    private static readonly string[] s_further = ["쪽", "방면", "방향", "도로", "인도", "골목", "사이", "길", "상행", "하행", "하행선", "상행선", "화장실", "승강장"];

    private static readonly HashSet<string> s_particles =
    [
        "", "에", "에서", "에서는", "에서도", "에서의", "에는", "에도", "의", "이", "가", "은", "는", "을", "를", "도", "만", "과", "와", "랑", "이랑",
        "로", "으로", "까지", "부터", "까지는", "쪽", "쪽에", "쪽으로", "이요", "요", "이에요", "예요", "에요", "입니다", "인데요", "인데", "이고", "임", "이야", "야",
        "이라고", "라고", "에다", "에다가", "에서요", "으로요", "에요", "인근에", "근처에", "말이에요", "있는", "에있는", "이었어요", "였어요", "같아요", "이라",
    ];

    /// <summary>Behind a road's name only a noun's particles prove that 로 is no particle itself.</summary>
    private static readonly HashSet<string> s_roadParticles = ["에", "에서", "에서는", "에서도", "의", "에는", "에도", "가", "를", "요", "입니다", "예요", "까지", "쪽", "쪽에"];

    private enum Kind
    {
        None,
        Region,
        Road,
        Landmark,
        Door,
        Near,
    }

    public static Find? Find(Cursor at)
    {
        if (!at.AtWordStart || !(Hangul.IsSyllable(at.Current) || char.IsAsciiLetterOrDigit(at.Current)))
            return null;
        var start = at.Place;
        var (end, last, open) = (-1, Kind.None, true);
        for (var words = 0; words < MostWords && open && at.Place < at.Text.Length; words++)
        {
            var word = WordAt(at);
            if (word.Length is 0 or > LongestWord && words == 0)
                return null;
            var (kind, length) = Classify(word, last, at.Text[(at.Place + word.Length)..]);
            if (kind == Kind.None || (end < 0 && kind is Kind.Door or Kind.Near))
                break;
            (end, last, open) = (at.Place + length, kind, length == word.Length);
            at.Place += length;
            at.Take(',');
            open &= at.Spaces() && at.Place < at.Text.Length;
        }
        return end > 0 ? new Find(EntityTypes.Place, start, end, at.Text[start..end].ToString()) : null;
    }

    /// <summary>Where in the word "beside" stands, with nothing but particles behind it.</summary>
    private static (int Start, int Length) Near(ReadOnlySpan<char> word)
    {
        foreach (var near in s_near)
        {
            var start = word.LastIndexOf(near);
            if (start >= 0 && IsParticle(word[(start + near.Length)..]))
                return (start, near.Length);
        }
        return (0, 0);
    }

    private static (Kind Kind, int Length) Classify(ReadOnlySpan<char> word, Kind last, ReadOnlySpan<char> behind)
    {
        for (var length = word.Length; length >= 1; length--)
        {
            var body = word[..length];
            var rest = word[length..];
            var kind = KindOf(body, rest, last, behind);
            if (kind != Kind.None && (IsParticle(rest) || IsCertain(body, kind)))
                return (kind, length);
        }
        return (Kind.None, 0);
    }

    /// <summary>Two place words in one are a place even when a sentence is written behind them without a space.</summary>
    private static bool IsCertain(ReadOnlySpan<char> body, Kind kind) => kind == Kind.Landmark && body.Length >= 4
        && Near(body) is { Start: > 1 } near && near.Start + near.Length == body.Length && EndsLikeLandmark(body[..near.Start]);

    private static Kind KindOf(ReadOnlySpan<char> body, ReadOnlySpan<char> rest, Kind last, ReadOnlySpan<char> behind)
    {
        if (char.IsAsciiDigit(body[0]) && IsDoor(body))
            return last is Kind.Road or Kind.Region or Kind.Door or Kind.Landmark ? Kind.Door : Kind.None;
        if (PlaceNames.Regions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(body) || IsAmbiguousCity(body, rest))
            return Kind.Region;
        if (IsOther(body) && !(last == Kind.Region && body.Length > 2))
            return last != Kind.None && IsFurther(body) ? Kind.Near : Kind.None;
        if (last != Kind.None && (IsFurther(body) || Near(body) is { Start: 0, Length: > 0 } near && near.Length == body.Length))
            return Kind.Near;
        if (IsQuarter(body, last))
            return Kind.Region;
        if (IsRoad(body, rest, last, behind))
            return Kind.Road;
        return EndsLikeLandmark(body, alone: last != Kind.None) || IsShop(body) || (Near(body) is { Start: > 1 } beside
            && beside.Start + beside.Length == body.Length && EndsLikeLandmark(body[..beside.Start])) ? Kind.Landmark : Kind.None;
    }

    private static bool IsAmbiguousCity(ReadOnlySpan<char> body, ReadOnlySpan<char> rest) =>
        rest is "에서" or "에" or "에서는" or "까지" or "쪽" or "시민"
        && PlaceNames.Ambiguous.GetAlternateLookup<ReadOnlySpan<char>>().Contains(body) && body is not ("경기" or "동안");

    private static bool IsFurther(ReadOnlySpan<char> body)
    {
        foreach (var further in s_further)
            if (body.SequenceEqual(further))
                return true;
        return false;
    }

    /// <summary>읍, 면, 동, 리 and 구 of names that are not listed: behind a bigger region, or long enough to be names.</summary>
    private static bool IsQuarter(ReadOnlySpan<char> body, Kind last) => body.Length >= 3 && body[^1] switch
    {
        '동' => true,
        '읍' => true,
        '구' or '군' or '시' or '면' or '리' or '가' => last == Kind.Region,
        _ => false,
    } || (body.Length == 2 && last == Kind.Region && body[^1] is '동' or '면' or '리' or '읍' && last == Kind.Region);

    private static bool IsRoad(ReadOnlySpan<char> body, ReadOnlySpan<char> rest, Kind last, ReadOnlySpan<char> behind)
    {
        if (body.Length < 2 || body[^1] is not ('로' or '길'))
            return false;
        if (body.EndsWith("번길") || body.EndsWith("대로") || last == Kind.Region)
            return body.Length >= 3;
        if (body.Length < 3 && !(rest.Length == 0 && FollowedByNumber(behind)))
            return false;
        return rest.Length == 0
            ? FollowedByNumber(behind) || FollowedByNear(behind)
            : s_roadParticles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest);
    }

    private static bool FollowedByNumber(ReadOnlySpan<char> behind) =>
        behind is [' ', >= '0' and <= '9', ..] && IsDoor(WordAt(new Cursor(behind, 1)));

    private static bool FollowedByNear(ReadOnlySpan<char> behind) =>
        behind is [' ', ..] && Near(WordAt(new Cursor(behind, 1))) is { Start: 0, Length: > 0 };

    private static bool EndsLikeLandmark(ReadOnlySpan<char> body, bool alone = false)
    {
        foreach (var landmark in PlaceNames.Landmarks)
            if (body.Length + (alone ? 1 : 0) > landmark.Length && body.EndsWith(landmark, StringComparison.Ordinal))
                return !IsOther(body);
        return body is "사거리" or "삼거리" or "시청" or "도청";
    }

    private static bool IsShop(ReadOnlySpan<char> body)
    {
        foreach (var brand in PlaceNames.Brands)
            if (body.StartsWith(brand, StringComparison.Ordinal))
                return true;
        return body.Length >= 4 && body[^1] == '점' && PlaceNames.NamesCity(body);
    }

    private static bool IsOther(ReadOnlySpan<char> body)
    {
        // 대구역 is the station of 대구, and no 구역; 초지역 is no 지역.
        if (body is [.., '역'] && (PlaceNames.Regions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(body[..^1])
            || PlaceNames.Stations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(body[..^1])))
            return false;
        foreach (var end in PlaceNames.OtherEnds)
            if (body.EndsWith(end, StringComparison.Ordinal))
                return true;
        return PlaceNames.OtherWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(body);
    }

    /// <summary>12, 12-3, 123번지, 5번길, 101동, 202호, 3층, 2번, 7번출구.</summary>
    private static bool IsDoor(ReadOnlySpan<char> body)
    {
        var digits = 0;
        while (digits < body.Length && (char.IsAsciiDigit(body[digits]) || (body[digits] == '-' && digits > 0)))
            digits++;
        return digits is > 0 and <= 9 && body[digits..] is "" or "번지" or "번길" or "동" or "호" or "층" or "번" or "번출구" or "가" or "단지" or "길";
    }

    private static bool IsParticle(ReadOnlySpan<char> rest) => s_particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest);

    private static ReadOnlySpan<char> WordAt(Cursor at)
    {
        var start = at.Place;
        while (at.Place - start <= LongestWord && (char.IsLetterOrDigit(at.Current) || (at.Current == '-' && char.IsAsciiDigit(at.Next))))
            at.Place++;
        return at.Text[start..at.Place];
    }
}

using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Licence plates of Korea: two or three digits, one of the syllables that the rules for plates name (자동차등록번호판 등의
/// 기준에 관한 고시), four digits; before them a region on older and on commercial ones.
/// </summary>
internal static class Plates
{
    private const string Uses = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호";

    private static readonly string[] s_regions =
        ["서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주"];

    /// <summary>Behind four digits these count something: 12주 3000원.</summary>
    private const string Counted = "원명개번억만천년월일시분층호동세";

    public static Find? Find(Cursor at)
    {
        var start = at.Place;
        Span<char> plate = stackalloc char[10];
        var length = 0;
        if (Hangul.IsSyllable(at.Current))
        {
            if (!at.AtWordStart || at.TakeAny(s_regions) is not (>= 0 and var region))
                return null;
            s_regions[region].CopyTo(plate);
            length = 2;
            at.Spaces();
        }
        else if (char.IsAsciiLetterOrDigit(at.Previous) || at.Previous is '-' or '.' or ',')
            return null;
        var digits = at.Place;
        if (!at.TakeDigits(3, out _) || at.Place - digits < (length == 0 ? 2 : 1))
            return null;
        at.Text[digits..at.Place].CopyTo(plate[length..]);
        length += at.Place - digits;
        at.Spaces();
        if (!Uses.Contains(at.Current))
            return null;
        plate[length++] = at.Current;
        at.Place++;
        at.Spaces();
        digits = at.Place;
        if (!at.TakeDigits(4, out _) || at.Place - digits != 4 || Counted.Contains(at.Current) || char.IsAsciiLetter(at.Current)
            || (at.Current is '-' or ',' or '.' && char.IsAsciiDigit(at.Next)))
            return null;
        at.Text[digits..at.Place].CopyTo(plate[length..]);
        return new Find(EntityTypes.Plate, start, at.Place, plate[..(length + 4)].ToString());
    }
}

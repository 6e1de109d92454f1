using System.Globalization;

namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>
/// What a word or a number says inside of a find. The names, in kebab-case, are what a grammar file writes behind the
/// name of a class of words: <c>[weekday-short = weekday]</c>.
/// </summary>
internal enum Slot
{
    /// <summary>The word only connects others.</summary>
    None,

    /// <summary>Days from today: -1.</summary>
    Day,

    /// <summary>Weeks from this one, which begin on Monday: 1.</summary>
    Week,

    /// <summary>The weekday after (1), before (-1) or around (0) today.</summary>
    Near,

    /// <summary>1 is Monday.</summary>
    Weekday,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>1 to 31.</summary>
    MonthDay,

    /// <summary>Of the common era; of the Buddhist one it is counted back.</summary>
    Year,

    /// <summary>Months from this one.</summary>
    Months,

    /// <summary>Years from this one.</summary>
    Years,

    /// <summary>Month and day: 12-25.</summary>
    Holiday,

    /// <summary>A length of time: 7d, 1mo, 30min.</summary>
    Span,

    /// <summary>1 later, -1 ago.</summary>
    Sign,

    /// <summary>How many.</summary>
    Count,

    /// <summary>And a half; half past.</summary>
    Half,

    /// <summary>A part of the day: one of <see cref="DayPart"/>.</summary>
    Part,

    /// <summary>0 to 24.</summary>
    Hour,

    /// <summary>0 to 59.</summary>
    Minute,

    /// <summary>A time that has a name: 12:00.</summary>
    Moment,

    /// <summary>Minutes past (1) or before (-1) the hour.</summary>
    Turn,

    /// <summary>A code of ISO 4217.</summary>
    Currency,

    /// <summary>Yes (1) or no (0).</summary>
    Answer,

    /// <summary>The hour is one of twenty-four, and not to be guessed.</summary>
    Exact,

    /// <summary>A whole date, as the number of its day.</summary>
    Date,
}

/// <summary>The parts of a day, by how they turn an hour of twelve into one of twenty-four.</summary>
internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,

    /// <summary>Thai evening hours, counted from six (ทุ่ม).</summary>
    FromSix,
}

/// <summary>How a grammar file spells the value of a word.</summary>
internal static class SlotValue
{
    public static readonly string[] Currencies = ["KRW", "USD", "EUR", "CNY", "JPY", "VND", "THB", "RUB", "MNT", "UZS"];

    /// <summary>The units of <see cref="Slot.Span"/>.</summary>
    public static readonly string[] Units = ["min", "h", "d", "w", "mo", "y"];

    /// <exception cref="FormatException">The words say nothing that the slot could hold.</exception>
    public static double Of(Slot slot, string words) => slot switch
    {
        Slot.Currency => Number(Currencies, words),
        Slot.Part => (double)Enum.Parse<DayPart>(words.Replace("-", ""), ignoreCase: true),
        Slot.Span => Unit(words),
        Slot.Holiday or Slot.Moment when words.Split('-', ':') is [var first, var second] => (Plain(first) * 100) + Plain(second),
        _ => Plain(words),
    };

    private static double Unit(string words)
    {
        var digits = words.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"]);
        return (Plain(digits) * Units.Length) + Number(Units, words[digits.Length..]);
    }

    private static double Number(string[] names, string name) =>
        Array.IndexOf(names, name) is >= 0 and var number ? number : throw new FormatException(name);

    private static double Plain(string words) => words.Length == 0 ? 0 : double.Parse(words, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace InquiryBot.Core.Cases;

/// <summary>The number of a citizen's report, as he is told it: <c>R-2026-000123</c>.</summary>
public readonly record struct CaseNumber(int Year, long Count)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"R-{Year:0000}-{Count:000000}");

    /// <summary>Reads what <see cref="ToString"/> writes, in capitals or not; null for anything else.</summary>
    public static CaseNumber? Read(string text) =>
        text.Trim().Split('-') is ["R" or "r", { Length: 4 } year, { Length: >= 6 and <= 12 } count]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear)
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var counted)
            ? new CaseNumber(inYear, counted)
            : null;
}

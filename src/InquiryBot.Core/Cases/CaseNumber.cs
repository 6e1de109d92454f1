using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InquiryBot.Core.Cases;

/// <summary>The number of a citizen's report, as he is told it: <c>R-2026-000123</c>.</summary>
/// <param name="Count">From 1 within its year; below 0 while it is not given yet (<see cref="Pending"/>).</param>
public readonly record struct CaseNumber(int Year, long Count)
{
    /// <summary>True until the commit has given the number.</summary>
    public bool IsPending => Count < 0;

    /// <summary>Letters and digits alone while it is pending, so that nothing that dresses a text changes it: <c>R2026P00c0ffee…</c>.</summary>
    public override string ToString() => IsPending
        ? string.Create(CultureInfo.InvariantCulture, $"R{Year:0000}P{-Count:x16}")
        : string.Create(CultureInfo.InvariantCulture, $"R-{Year:0000}-{Count:000000}");

    /// <summary>Stands in a turn's words for the number that its commit will give; the same act again has the same.</summary>
    public static CaseNumber Pending(int year, string act) =>
        new(year, -1 - (BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(act))) & (long.MaxValue >> 1)));

    /// <summary>Reads what <see cref="ToString"/> writes of a given number, in capitals or not; null for anything else.</summary>
    public static CaseNumber? Read(string text) =>
        text.Trim().Split('-') is ["R" or "r", { Length: 4 } year, { Length: >= 6 and <= 12 } count]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear)
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var counted)
            ? new CaseNumber(inYear, counted)
            : null;
}

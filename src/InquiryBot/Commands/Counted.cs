using System.Globalization;

namespace InquiryBot.Commands;

/// <summary>A number and what it counts, as people write it.</summary>
internal static class Counted
{
    /// <summary><c>1 fault</c>, <c>2 faults</c>, <c>1,200 rows</c>.</summary>
    public static string Of(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}

using InquiryBot.Core.Cases;

namespace InquiryBot.Tests.Core.Cases;

/// <summary>The number that a citizen is told and comes back with.</summary>
public sealed class CaseNumberTests
{
    [Theory]
    [InlineData(2026, 1, "R-2026-000001"), InlineData(2026, 999_999, "R-2026-999999"), InlineData(2027, 1_000_000, "R-2027-1000000")]
    public void What_is_written_is_read_again(int year, long count, string text)
    {
        Assert.Equal(text, new CaseNumber(year, count).ToString());
        Assert.Equal(new CaseNumber(year, count), CaseNumber.Read($" {text.ToLowerInvariant()} "));
    }

    [Theory]
    [InlineData(""), InlineData("R-2026"), InlineData("X-2026-000001"), InlineData("R-26-000001"), InlineData("R-2026-00001"), InlineData("R-2026--00001"), InlineData("R-2026-9999999999999"), InlineData("R-2026-00000a")]
    public void Anything_else_is_no_number(string text) => Assert.Null(CaseNumber.Read(text));
}

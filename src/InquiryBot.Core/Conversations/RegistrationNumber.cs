namespace InquiryBot.Core.Conversations;

/// <summary>The 13 digits of resident and foreigner registration: birthday, century and sex, serial, check digit.</summary>
static class RegistrationNumber
{
    static ReadOnlySpan<byte> Weights => [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

    /// <summary>Later birthdays are barcodes.</summary>
    const int LastYear = 2059;

    /// <summary>A real day and a living century: 1, 2, 5, 6 were born in the 1900s, 3, 4, 7, 8 in the 2000s.</summary>
    public static bool IsPossible(ReadOnlySpan<byte> digits)
    {
        if (digits[6] is 0 or 9) return false;

        int year = YearOf(digits), month = digits[2] * 10 + digits[3], day = digits[4] * 10 + digits[5];
        return year <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    public static bool IsForeigner(ReadOnlySpan<byte> digits) => digits[6] >= 5;

    /// <summary>Whether the holder may have a number without check digit: born since October 2020, or a foreigner who may have come since.</summary>
    public static bool MayBeNew(ReadOnlySpan<byte> digits) =>
        IsForeigner(digits) || YearOf(digits) * 100 + digits[2] * 10 + digits[3] >= 202010;

    public static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += digits[i] * Weights[i];
        return digits[12] == ((IsForeigner(digits) ? 13 : 11) - sum % 11) % 10;
    }

    static int YearOf(ReadOnlySpan<byte> digits) => (digits[6] is 1 or 2 or 5 or 6 ? 1900 : 2000) + digits[0] * 10 + digits[1];
}

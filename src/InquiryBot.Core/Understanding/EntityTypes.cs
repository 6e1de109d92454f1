namespace InquiryBot.Core.Understanding;

/// <summary>The kinds of <see cref="FoundEntity"/> and how each one's value is spelled.</summary>
public static class EntityTypes
{
    /// <summary>yyyy-MM-dd, in the desk's time zone.</summary>
    public const string Date = "date";

    /// <summary>HH:mm.</summary>
    public const string Time = "time";

    /// <summary>Decimal digits, with a point for a fraction.</summary>
    public const string Number = "number";

    /// <summary>Digits only.</summary>
    public const string Phone = "phone";

    /// <summary>Lower case.</summary>
    public const string Email = "email";

    /// <summary>With its scheme.</summary>
    public const string Url = "url";

    /// <summary>The place words as typed, without the particle behind them.</summary>
    public const string Place = "place";

    /// <summary>R-yyyy-nnnnnn, in capitals.</summary>
    public const string CaseNumber = "case-number";

    /// <summary>A person's name as typed; found by a service only.</summary>
    public const string Person = "person";

    /// <summary>A company, an agency, a school as typed; found by a service only.</summary>
    public const string Organization = "organization";

    /// <summary>Something else that tells who a person is, as typed; found by a service only.</summary>
    public const string Personal = "personal";

    /// <summary>"yes" or "no".</summary>
    public const string YesNo = "yes-no";
}

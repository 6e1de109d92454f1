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

    /// <summary>A duration of ISO 8601: P3D, PT1H30M.</summary>
    public const string Duration = "duration";

    /// <summary>Decimal digits and a code of ISO 4217: 35000 KRW.</summary>
    public const string Money = "money";

    /// <summary>A Korean licence plate without spaces: 12가3456, 경기12가3456.</summary>
    public const string Plate = "plate";

    /// <summary>The number of a bus, in capitals: 720-2, M5107.</summary>
    public const string BusRoute = "bus-route";

    /// <summary>The number of a bus stop: five digits.</summary>
    public const string BusStop = "bus-stop";

    /// <summary>Digits only.</summary>
    public const string Phone = "phone";

    /// <summary>Lower case.</summary>
    public const string Email = "email";

    /// <summary>With its scheme; scheme and host in lower case, the rest as typed.</summary>
    public const string Url = "url";

    /// <summary>The place words as typed, without the particle behind them.</summary>
    public const string Place = "place";

    /// <summary>R-yyyy-nnnnnn, in capitals.</summary>
    public const string CaseNumber = "case-number";

    /// <summary>The government portal's number of a request: 1AA-2603-0123456, in capitals.</summary>
    public const string RequestNumber = "request-number";

    /// <summary>A person's name as typed; found by a service only.</summary>
    public const string Person = "person";

    /// <summary>A company, an agency, a school as typed; found by a service only.</summary>
    public const string Organization = "organization";

    /// <summary>Something else that tells who a person is, as typed; found by a service only.</summary>
    public const string Personal = "personal";

    /// <summary>"yes" or "no".</summary>
    public const string YesNo = "yes-no";
}

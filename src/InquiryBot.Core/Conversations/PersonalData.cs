namespace InquiryBot.Core.Conversations;

/// <summary>What a piece of text tells about a person.</summary>
public enum PersonalDataKind
{
    /// <summary>주민등록번호.</summary>
    ResidentNumber,

    /// <summary>외국인등록번호 and 국내거소신고번호.</summary>
    ForeignerNumber,
    Passport,
    DriverLicence,
    Card,
    Account,
    Phone,
    Email,

    /// <summary>사업자등록번호: that of one person's shop names the person.</summary>
    BusinessNumber,

    /// <summary>Building and unit of a home (101동 1203호): with the street, which stays, they name a household.</summary>
    Home,
}

/// <summary>A piece of a text that identifies a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="KeepFirst">Digits or letters at its beginning that tell nothing about the person.</param>
/// <param name="KeepLast">Those at its end that one person may show to another, to be sure of the same number.</param>
public readonly record struct PersonalData(PersonalDataKind Kind, int Start, int Length, int KeepFirst, int KeepLast)
{
    public int End => Start + Length;
}

namespace InquiryBot.Core.Conversations;

/// <summary>A text with the name of each kind in the place of what it covers, for readers who need no place in the original: "제 번호는 [전화번호]".</summary>
public static class PersonalDataNames
{
    /// <summary>The text itself when it tells nothing about a person.</summary>
    public static string Replace(string text) => Masking.Rewrite(
        text, PersonalDataFinder.Find(text), static (named, _, span) => named.Append('[').Append(Of(span.Kind)).Append(']'));

    static string Of(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber => "주민등록번호",
        PersonalDataKind.ForeignerNumber => "외국인등록번호",
        PersonalDataKind.Passport => "여권번호",
        PersonalDataKind.DriverLicence => "운전면허번호",
        PersonalDataKind.Card => "카드번호",
        PersonalDataKind.Account => "계좌번호",
        PersonalDataKind.Phone => "전화번호",
        PersonalDataKind.Email => "이메일",
        PersonalDataKind.BusinessNumber => "사업자등록번호",
        PersonalDataKind.Home => "동·호수",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

using System.Text;

namespace InquiryBot.Core.Conversations;

/// <summary>A text with the name of each kind in the place of what it covers, for readers who need no place in the original: "제 번호는 [전화번호]".</summary>
public static class PersonalDataNames
{
    /// <summary>The text itself when it tells nothing about a person.</summary>
    public static string Replace(string text)
    {
        var spans = PersonalDataFinder.Find(text);
        if (spans.Count == 0) return text;

        var named = new StringBuilder(text.Length);
        var end = 0;
        foreach (var span in spans)
        {
            named.Append(text, end, span.Start - end).Append('[').Append(Of(span.Kind)).Append(']');
            end = span.End;
        }

        return named.Append(text, end, text.Length - end).ToString();
    }

    public static string Of(PersonalDataKind kind) => kind switch
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

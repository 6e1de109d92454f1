using InquiryBot.Core.Conversations;
using static InquiryBot.Core.Conversations.PersonalDataKind;

namespace InquiryBot.Tests.Core.Conversations;

/// <summary>What is covered elsewhere, by its name.</summary>
public sealed class PersonalDataNamesTests
{
    [Theory, MemberData(nameof(MaskingTests.Personal), MemberType = typeof(MaskingTests))]
    public void What_is_covered_can_be_named_instead(PersonalDataKind kind, string written, string kept)
    {
        var named = PersonalDataNames.Replace(written);

        Assert.Contains($"[{Names[kind]}]", named, StringComparison.Ordinal);
        Assert.All(PersonalDataFinder.Find(written), span => Assert.DoesNotContain(written.Substring(span.Start, span.Length), named, StringComparison.Ordinal));
        Assert.NotEqual(kept, named);
    }

    static readonly Dictionary<PersonalDataKind, string> Names = new()
    {
        [ResidentNumber] = "주민등록번호",
        [ForeignerNumber] = "외국인등록번호",
        [Passport] = "여권번호",
        [DriverLicence] = "운전면허번호",
        [Card] = "카드번호",
        [Account] = "계좌번호",
        [Phone] = "전화번호",
        [Email] = "이메일",
        [BusinessNumber] = "사업자등록번호",
        [Home] = "동·호수",
    };
}

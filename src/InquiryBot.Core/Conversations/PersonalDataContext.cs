using System.Buffers;

namespace InquiryBot.Core.Conversations;

/// <summary>The words beside a number that say what it is, where its form alone does not.</summary>
static class PersonalDataContext
{
    static readonly SearchValues<string> Accounts = Words(
        "계좌", "통장", "예금주", "입금", "송금", "이체", "은행", "뱅크", "카뱅", "토스", "농협", "수협", "신협", "축협", "새마을금고", "우체국", "신한",
        "account", "bank", "acct", "iban", "tài khoản", "账户", "账号", "口座", "счет", "счёт", "บัญชี", "rekening", "hisob raqam");

    /// <summary>Banks whose names are everyday words: they count only right before the number.</summary>
    static readonly SearchValues<string> Banks = Words("국민", "우리", "하나", "기업", "제일", "씨티", "산업", "대구", "부산", "광주", "전북", "경남", "제주", "kb", "nh", "ibk", "sc");

    /// <summary>Numbers of things, not of people.</summary>
    static readonly SearchValues<string> Things = Words("등기", "송장", "택배", "운송장", "사업자", "법인", "접수번호", "민원번호", "관리번호", "승인번호", "납부번호", "고지서", "바코드", "tracking", "invoice");

    static readonly SearchValues<string> Businesses = Words("사업자", "business registration", "business number", "营业执照", "事業者", "mã số kinh doanh", "mã số thuế");
    static readonly SearchValues<string> Houses = Words("아파트", "빌라", "오피스텔", "맨션", "타운", "주택", "원룸", "자이", "래미안", "푸르지오", "힐스테이트", "apt", "apartment", "villa", "건물");
    static readonly SearchValues<string> Licences = Words("면허", "licence", "license", "bằng lái", "驾照", "驾驶证", "免許", "права");
    static readonly SearchValues<string> Passports = Words("여권", "passport", "hộ chiếu", "护照", "護照", "パスポート", "旅券", "паспорт", "паспорт", "หนังสือเดินทาง", "paspor");
    static readonly SearchValues<string> Cards = Words("카드", "card", "visa", "mastercard", "thẻ", "信用卡", "カード", "карт");
    static readonly SearchValues<string> Phones = Words("전화", "연락처", "휴대폰", "핸드폰", "폰번호", "번호는", "phone", "call", "mobile", "tel", "điện thoại", "手机", "电话", "電話", "телефон", "โทร");
    static readonly SearchValues<string> Residents = Words("주민", "등록번호", "거소", "resident", "registration", "rrn", "arc", "외국인");

    public static bool SaysResident(in DigitChain chain) => Before(chain, 24, Residents);

    public static bool SaysThing(in DigitChain chain) => Before(chain, 14, Things);

    public static bool SaysBusiness(in DigitChain chain) => Before(chain, 24, Businesses);

    public static bool SaysHouse(in DigitChain chain) => Before(chain, 16, Houses);

    public static bool SaysLicence(in DigitChain chain) => Before(chain, 24, Licences);

    public static bool SaysPassport(in DigitChain chain) => Before(chain, 24, Passports);

    public static bool SaysCard(in DigitChain chain) => Before(chain, 16, Cards);

    public static bool SaysPhone(in DigitChain chain) => Before(chain, 16, Phones);

    public static bool SaysAccount(in DigitChain chain, int groups) =>
        Before(chain, 40, Accounts) || After(chain, groups, 12, Accounts);

    public static bool FollowsBank(in DigitChain chain) => Before(chain, 8, Banks);

    static bool Before(in DigitChain chain, int window, SearchValues<string> words) =>
        chain.Text[Math.Max(0, chain.Start - window)..chain.Start].ContainsAny(words);

    static bool After(in DigitChain chain, int groups, int window, SearchValues<string> words)
    {
        var end = chain.Groups[groups - 1].End;
        return chain.Text[end..Math.Min(chain.Text.Length, end + window)].ContainsAny(words);
    }

    static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}

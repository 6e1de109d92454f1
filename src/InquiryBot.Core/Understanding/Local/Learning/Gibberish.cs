using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Lines as a cat on the keyboard would write them: the lengths and spaces of real lines, every letter another one of
/// its script. What belongs to no intent, in any language, needs no one to write it.
/// </summary>
internal static class Gibberish
{
    private const string Common = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후그느드르므브스으즈츠크트프흐기니디리미비시이지치키티피히";
    private const string Jamo = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏㅓㅗㅜㅡㅣ";

    public static string Like(string text, ref Chance chance)
    {
        var letters = text.ToCharArray();
        var jamo = chance.Below(3) == 0;
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Other(letters[i], jamo, ref chance);
        return new string(letters);
    }

    private static char Other(char letter, bool jamo, ref Chance chance)
    {
        if (char.IsAsciiLetter(letter))
            return (char)('a' + chance.Below(26));
        if (Hangul.IsSyllable(letter))
            return jamo ? Jamo[chance.Below(Jamo.Length)] : (char)(Common[chance.Below(Common.Length)] + (chance.Below(2) * chance.Below(28)));
        return char.IsLetter(letter) && letter is > '\u00BF' and < '\uD800' ? (char)((letter & ~0x1F) + chance.Below(32)) : letter;
    }
}

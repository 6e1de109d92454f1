namespace InquiryBot.Core.Understanding.Local.Writing;

/// <summary>
/// Syllables taken apart and put together (Unicode, chapter 3.12). Letters are written as compatibility jamo
/// (U+3131–U+3163), so that an initial and a final ㄱ are the same letter, as they are the same key.
/// </summary>
internal static class Hangul
{
    private const char First = '\uAC00';
    private const char Last = '\uD7A3';
    private const int Vowels = 21;
    private const int Finals = 28;
    private const string Initial = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const string Final = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    public static bool IsSyllable(char c) => c is >= First and <= Last;

    public static bool IsLetter(char c) => c is >= 'ㄱ' and <= 'ㅣ';

    public static bool IsHangul(char c) => IsSyllable(c) || IsLetter(c);

    public static bool IsVowel(char c) => c is >= 'ㅏ' and <= 'ㅣ';

    public static bool HasFinal(char syllable) => IsSyllable(syllable) && (syllable - First) % Finals != 0;

    /// <summary>The final letter of a syllable, or '\0' when it has none.</summary>
    public static char FinalOf(char syllable) => Final[(syllable - First) % Finals];

    /// <summary>Writes the letters of a syllable; returns how many (2 or 3).</summary>
    public static int TakeApart(char syllable, Span<char> letters)
    {
        var index = syllable - First;
        letters[0] = Initial[index / (Vowels * Finals)];
        letters[1] = (char)('ㅏ' + (index / Finals % Vowels));
        letters[2] = Final[index % Finals];
        return letters[2] == '\0' ? 2 : 3;
    }

    /// <summary>The syllable of an initial and a vowel, or '\0' when the first letter cannot begin one.</summary>
    public static char PutTogether(char initial, char vowel)
    {
        var place = Initial.IndexOf(initial);
        return place < 0 || !IsVowel(vowel) ? '\0' : (char)(First + (((place * Vowels) + (vowel - 'ㅏ')) * Finals));
    }

    /// <summary>Conjoining jamo (U+1100–U+11C2) as the letter that is printed on the key, or '\0' for an old one.</summary>
    public static char FromConjoining(char c) => c switch
    {
        >= '\u1100' and <= '\u1112' => Initial[c - '\u1100'],
        >= '\u1161' and <= '\u1175' => (char)('ㅏ' + (c - '\u1161')),
        >= '\u11A8' and <= '\u11C2' => Final[c - '\u11A7'],
        _ => '\0',
    };

    public static bool IsConjoiningVowel(char c) => c is >= '\u1161' and <= '\u1175';

    public static bool IsConjoiningFinal(char c) => c is >= '\u11A8' and <= '\u11C2';

    /// <summary>A syllable without a final, with this letter under it.</summary>
    public static char WithFinalLetter(char open, char letter) => (char)(open + Final.IndexOf(letter));

    /// <summary>A syllable without a final, with this conjoining final under it.</summary>
    public static char WithFinal(char open, char conjoiningFinal) => (char)(open + (conjoiningFinal - '\u11A7'));
}

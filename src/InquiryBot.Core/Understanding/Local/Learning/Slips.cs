using System.Text;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Lines as fingers in a hurry write them: now and then a letter is left out, doubled, changed for its neighbour on the
/// keyboard or for the one before it. A network that has met such lines reads citizens' better.
/// </summary>
internal static class Slips
{
    /// <summary>One slip in so many letters.</summary>
    private const int OneIn = 14;

    private static readonly string[] s_rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

    public static string In(string text, ref Chance chance)
    {
        var line = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            switch (IsTyped(letter) && chance.Below(OneIn) == 0 ? chance.Below(4) : -1)
            {
                case 0:
                    break;
                case 1:
                    line.Append(letter, 2);
                    break;
                case 2:
                    line.Append(Neighbour(letter, ref chance));
                    break;
                case 3 when i + 1 < text.Length:
                    line.Append(text[++i]).Append(letter);
                    break;
                default:
                    line.Append(letter);
                    break;
            }
        }
        return line.ToString();
    }

    /// <summary>One key a letter; jamo and the pieces of Han, kana and Thai words bear their own slips.</summary>
    private static bool IsTyped(char letter) =>
        char.IsLetter(letter) && !Hangul.IsHangul(letter) && !Scripts.IsUnspaced(letter);

    private static char Neighbour(char letter, ref Chance chance)
    {
        foreach (var row in s_rows)
        {
            var place = row.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (place >= 0)
                return row[Math.Clamp(place + (chance.Below(2) * 2) - 1, 0, row.Length - 1)];
        }
        return letter;
    }
}

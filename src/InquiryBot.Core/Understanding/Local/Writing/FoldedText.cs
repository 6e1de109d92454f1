using System.Buffers;
using System.Text;

namespace InquiryBot.Core.Understanding.Local.Writing;

/// <summary>
/// A text in one spelling: compatibility forms, full-width and decomposed letters composed (NFKC), lower case,
/// no invisible marks, no broken surrogates. Knows where each of its characters came from. Any text can be folded,
/// in time linear in its length. Holds pooled memory: dispose it.
/// </summary>
internal ref struct FoldedText
{
    private readonly char[] _chars;
    private readonly int[] _origins;
    private readonly int _read;

    private FoldedText(char[] chars, int[] origins, int length, int read) =>
        (_chars, _origins, Length, _read) = (chars, origins, length, read);

    public int Length { get; }

    public readonly ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>Where the character at this place began in the original; for <see cref="Length"/>, where reading ended.</summary>
    public readonly int OriginOf(int place) => place < Length ? _origins[place] : _read;

    public static FoldedText Of(string text, int longest)
    {
        var read = Math.Min(text.Length, longest);
        // A cluster of one composed character may spell out as up to 18 (U+FDFA); such texts are re-rented below.
        var folding = new Folding(ArrayPool<char>.Shared.Rent(read + 32), ArrayPool<int>.Shared.Rent(read + 32));
        var place = 0;
        while (place < read && folding.Count < longest)
            place = folding.Take(text, place, read);
        return new FoldedText(folding.Chars, folding.Origins, folding.Count, place);
    }

    public readonly void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        ArrayPool<int>.Shared.Return(_origins);
    }

    private struct Folding(char[] chars, int[] origins)
    {
        public char[] Chars = chars;
        public int[] Origins = origins;
        public int Count;

        /// <summary>Folds what begins at the place and returns the next place.</summary>
        public int Take(string text, int place, int end)
        {
            var c = text[place];
            var composed = place + 1 < end && Composes(text[place + 1]);
            if (c < 0x80 && !composed)
                return Add(Ascii(c), place, 1);
            if (Hangul.IsHangul(c) || (c is >= '\u1100' and <= '\u11FF'))
                return TakeHangul(text, place, end);
            if (IsInvisible(c))
                return place + 1;
            return IsPlain(c) && !composed
                ? Add(char.ToLowerInvariant(c), place, 1)
                : TakeCluster(text, place, end);
        }

        private static char Ascii(char c) => c < ' ' ? ' ' : char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

        private int TakeHangul(string text, int place, int end)
        {
            var next = place + 1 < end ? text[place + 1] : '\0';
            var c = text[place];
            var letter = Hangul.IsHangul(c) ? c : Hangul.FromConjoining(c);
            if (letter == '\0')
                return place + 1;
            var length = 1;
            if (Hangul.IsLetter(letter))
            {
                var vowel = Hangul.IsConjoiningVowel(next) ? Hangul.FromConjoining(next) : next;
                if (Hangul.PutTogether(letter, vowel) is not '\0' and var open)
                    (letter, length) = (open, 2);
            }
            if (Hangul.IsSyllable(letter) && !Hangul.HasFinal(letter)
                && place + length < end && Hangul.IsConjoiningFinal(text[place + length]))
                letter = Hangul.WithFinal(letter, text[place + length++]);
            return Add(letter, place, length);
        }

        private int TakeCluster(string text, int place, int end)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(place, end - place), out _, out var length) != OperationStatus.Done)
                return place + 1;
            while (place + length < end && Composes(text[place + length]) && length < 8)
                length++;
            foreach (var c in text.Substring(place, length).Normalize(NormalizationForm.FormKC))
                Add(char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c), place, 0);
            return place + length;
        }

        private int Add(char c, int origin, int length)
        {
            if (Count == Math.Min(Chars.Length, Origins.Length))
                Grow();
            Chars[Count] = c;
            Origins[Count++] = origin;
            return origin + length;
        }

        private void Grow()
        {
            var (chars, origins) = (ArrayPool<char>.Shared.Rent(Count * 2), ArrayPool<int>.Shared.Rent(Count * 2));
            Chars.AsSpan(0, Count).CopyTo(chars);
            Origins.AsSpan(0, Count).CopyTo(origins);
            ArrayPool<char>.Shared.Return(Chars);
            ArrayPool<int>.Shared.Return(Origins);
            (Chars, Origins) = (chars, origins);
        }

        /// <summary>Characters that NFKC leaves alone or may as well, by block, so that common scripts need no call.</summary>
        private static bool IsPlain(char c) => c is
            (>= '\u0370' and <= '\u0E32') or (>= '\u0E34' and <= '\u10FF') or (>= '\u1200' and <= '\u1CFF')
            or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FE')
            or (>= '\u00C0' and <= '\u0131') or (>= '\u1EA0' and <= '\u1EF9') or (>= '\u2010' and <= '\u2016')
            or (>= '\u2018' and <= '\u201F') or (>= '\u3001' and <= '\u301B');

        /// <summary>Marks that join the character before them: diacritics, and the voicing of kana.</summary>
        private static bool Composes(char c) =>
            c is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A' or '\uFF9E' or '\uFF9F';

        private static bool IsInvisible(char c) => c is '\u00AD' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F')
            or (>= '\uFFF0' and <= '\uFFFF') or (>= '\u0080' and <= '\u009F');
    }
}

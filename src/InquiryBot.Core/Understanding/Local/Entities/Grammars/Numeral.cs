namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>
/// A number as people write and say it: 1,200 · 3만 5천 · 이천오백 · twenty-five · двести · hai mươi mốt. Digits and
/// words of value add up, words of power multiply what is smaller than they are.
/// </summary>
/// <param name="Words">How many words it has; 0 when it begins with digits.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Next">Where reading goes on, behind an ending.</param>
/// <param name="Shorter">Its value without the last word, which may belong to what follows: 이십|일.</param>
internal readonly record struct Numeral(double Value, int Words, int End, int Next, double Shorter, int ShorterEnd)
{
    private const double Largest = 1e13;
    private const int MostDigits = 12;
    private const int MostWords = 20;

    public static bool Read(Grammar grammar, ReadOnlySpan<char> text, int place, bool native, out Numeral numeral)
    {
        numeral = default;
        var digits = TakeDigits(grammar.Spelling, text, place, out var value);
        var sum = default(Sum);
        if (digits > place)
        {
            sum = new Sum { Value = value, Digits = true };
            numeral = new Numeral(value, 0, digits, Behind(grammar, text, digits), 0, 0);
        }
        else if (digits < 0 || char.IsAsciiDigit(text[place]))
            return false;
        var (at, words, first) = (Math.Max(place, digits), 0, digits > place);
        while (words < MostWords && sum.Value < Largest && Take(grammar, text, Joined(text, at, at > place), native, ref sum, out var end, out var next))
        {
            words++;
            var before = numeral;
            // What stands behind a space in a language of loose words is the number's only if a power follows.
            if (!sum.Open)
                numeral = new Numeral(sum.Value, first ? 0 : words, end, next, before.Value, before.End);
            if (next != end)
                break;
            at = end;
        }
        return numeral.End > place;
    }

    private static int Behind(Grammar grammar, ReadOnlySpan<char> text, int place) =>
        grammar.Spelling.EndsAnywhere ? place : Math.Max(place, grammar.SkipSuffix(text, place));

    /// <summary>Where the next word may begin: behind one space or hyphen.</summary>
    private static int Joined(ReadOnlySpan<char> text, int place, bool begun) =>
        begun && place < text.Length && text[place] is ' ' or '-' ? place + 1 : place;

    private static bool Take(
        Grammar grammar, ReadOnlySpan<char> text, int place, bool native, ref Sum sum, out int end, out int next)
    {
        (end, next) = (place, place);
        if (place >= text.Length)
            return false;
        var parted = grammar.Spelling.EndsAnywhere && place > 0 && text[place - 1] == ' ' && sum.Value > 0;
        if (sum.AfterPower && char.IsAsciiDigit(text[place]))
        {
            end = next = TakeDigits(grammar.Spelling, text, place, out var digits);
            return end > place && sum.Add(digits, parted, isDigits: true);
        }
        Span<Standing> standing = stackalloc Standing[WordList.MostAtOnce];
        for (var i = grammar.Words.At(text[place..], standing) - 1; i >= 0; i--)
        {
            end = place + standing[i].Length;
            next = grammar.Spelling.EndsAnywhere || Grammar.Ends(text, end) ? end : grammar.SkipSuffix(text, end);
            if (next < 0)
                continue;
            foreach (var sense in grammar.Words.SensesOf(standing[i].Word))
            {
                if (sense.Class == Grammar.Other)
                    return false;
                if (sense.Class == (native ? Grammar.Native : Grammar.Numeral) && !sum.Digits && sum.Add(sense.Value, parted, isDigits: false))
                    return true;
                if (sense.Class == Grammar.Power && !native && sum.Multiply(sense.Value))
                    return true;
                if (sense.Class == Grammar.And && sum.Value > 0 && next == end && sum.AfterPower)
                    return Take(grammar, text, Joined(text, end, true), native, ref sum, out end, out next);
            }
        }
        return false;
    }

    /// <summary>Where a number in digits ends: the place itself when there is none, -1 when it is too long.</summary>
    public static int TakeDigits(Spelling spelling, ReadOnlySpan<char> text, int place, out double value)
    {
        (value, var start) = (0, place);
        while (place < text.Length && char.IsAsciiDigit(text[place]))
            value = (value * 10) + (text[place++] - '0');
        if (place - start > MostDigits)
            return -1;
        while (place - start is > 0 and < 16 && place < text.Length && spelling.Grouping.Contains(text[place]) && IsGroup(text[(place + 1)..])
            && (place - start > 3 || value >= 1))
        {
            if (place - start > 3 && text[place] != text[place - 4])
                break;
            value = (value * 1000) + ((text[place + 1] - '0') * 100) + ((text[place + 2] - '0') * 10) + text[place + 3] - '0';
            place += 4;
        }
        return place == start ? place : TakeFraction(text, place, ref value);
    }

    private static bool IsGroup(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static int TakeFraction(ReadOnlySpan<char> text, int place, ref double value)
    {
        if (place + 1 >= text.Length || text[place] is not ('.' or ',') || !char.IsAsciiDigit(text[place + 1]))
            return place;
        var (end, whole, scale) = (place + 1, value, 1d);
        while (end < text.Length && end - place < 10 && char.IsAsciiDigit(text[end]))
            (whole, scale, end) = ((whole * 10) + (text[end] - '0'), scale * 10, end + 1);
        if (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            return place;
        value = whole / scale;
        return end;
    }

    /// <summary>A number on its way.</summary>
    private struct Sum
    {
        public double Value;
        public bool Digits;
        public bool AfterPower;

        /// <summary>Waits for a power.</summary>
        public bool Open;

        public bool Add(double value, bool parted, bool isDigits)
        {
            var room = value < 10 ? 10 : value < 100 ? 100 : value < 1000 ? 1000 : value < 10_000 ? 10_000 : 100_000_000;
            if (Open || (Value > 0 && (value == 0 || Value % room != 0)))
                return false;
            (Value, Digits, AfterPower, Open) = (Value + value, isDigits, false, parted);
            return true;
        }

        public bool Multiply(double power)
        {
            var low = Value % power;
            // 만천: what stands behind a greater power needs no one before it.
            if ((low == 0 && Value > 0 && !AfterPower) || (Value - low) % (power * 10) != 0 || Value * power > Largest * 10)
                return false;
            (Value, Digits, AfterPower, Open) = (Value - low + (Math.Max(1, low) * power), false, true, false);
            return true;
        }
    }
}

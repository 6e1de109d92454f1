namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>One reading of a text by a grammar, from one place on; keeps the longest find.</summary>
internal ref struct Walk(Grammar grammar, ReadOnlySpan<char> text, int behind, DateTime now)
{
    private readonly Grammar _grammar = grammar;
    private readonly ReadOnlySpan<char> _text = text;
    private readonly int _behind = behind;
    private readonly DateTime _now = now;
    private Find? _best;
    private int _order;
    private int _origin;
    private bool _wordStart;

    /// <param name="wordStart">Without it only words that mean the same everywhere may begin.</param>
    public Find? From(int place, bool wordStart)
    {
        (_origin, _wordStart) = (place, wordStart);
        Go(_grammar.Patterns, place, new Reading(), -1, -1);
        return _best;
    }

    private void Go(Pattern at, int place, in Reading reading, int start, int end)
    {
        if (start >= 0)
            foreach (var goal in at.Goals)
                Consider(goal, reading, start, end);
        foreach (var (step, then) in at.Conditions)
            if (Holds(step, place))
                Go(then, place, reading, start, end);
        var next = place == _origin ? place : SkipSpaces(place);
        if (next >= _text.Length)
            return;
        if (at.Words.Length > 0)
            TakeWord(at.Words, next, reading, start, end);
        if (at.Numbers.Length > 0 && (place != _origin || _wordStart))
            TakeNumber(at.Numbers, next, reading, start, end);
    }

    private void TakeWord(Way[] ways, int place, in Reading reading, int start, int end)
    {
        Span<Standing> standing = stackalloc Standing[WordList.MostAtOnce];
        var count = _grammar.Words.At(_text[place..], standing);
        for (var i = count - 1; i >= 0; i--)
        {
            var after = place + standing[i].Length;
            var next = End(after);
            if (next < 0)
                continue;
            foreach (var sense in _grammar.Words.SensesOf(standing[i].Word))
            {
                if (sense.Class == Grammar.Other)
                    return;
                if (place == _origin && !_wordStart && !_grammar.IsLoose(sense.Class))
                    continue;
                foreach (var (step, then) in ways)
                    if (step.Code == sense.Class)
                        Follow(step, then, _grammar.SlotOf(sense.Class), sense.Value, place, after, next, reading, start, end);
            }
        }
    }

    private void TakeNumber(Way[] ways, int place, in Reading reading, int start, int end)
    {
        var digit = char.IsAsciiDigit(_text[place]);
        var counts = digit ? place > _origin || !IsInCode(place) : _grammar.Words.MayCount(_text[place]);
        var (numeral, native) = (default(Numeral), default(Numeral));
        if (counts && !Numeral.Read(_grammar, _text, place, native: false, out numeral) && digit)
            counts = false;
        if (counts && !digit && _grammar.HasNative)
            Numeral.Read(_grammar, _text, place, native: true, out native);
        foreach (var (step, then) in ways)
            if ((Role)step.Code < Role.Clock)
                Count(step, then, (step.Forms & NumberForms.Native) == 0 ? numeral : native, place, reading, start, end);
            else if (digit || (Role)step.Code >= Role.Route)
                TakeFigures(step, then, place, reading, start, end);
    }

    /// <summary>Behind a sign that joins it to what stands before: the 4 of F-4.</summary>
    private readonly bool IsInCode(int place) =>
        place > 1 && _text[place - 1] is '-' or '.' or ',' or '/' or ':' or '_' && char.IsAsciiLetterOrDigit(_text[place - 2]);

    private void Count(Step step, Pattern then, Numeral numeral, int place, in Reading reading, int start, int end)
    {
        var slot = SlotOf((Role)step.Code);
        if (numeral.End > place && Allows(step, numeral.Value, numeral.Words))
            Follow(step, then, slot, numeral.Value, place, numeral.End, numeral.Next, reading, start, end);
        if (numeral.ShorterEnd > place && Allows(step, numeral.Shorter, numeral.Words - 1))
            Follow(step, then, slot, numeral.Shorter, place, numeral.ShorterEnd, numeral.ShorterEnd, reading, start, end);
    }

    private void TakeFigures(Step step, Pattern then, int place, in Reading reading, int start, int end)
    {
        if (Figures.Read((Role)step.Code, _text, place, _grammar.Spelling, _now) is not { } figure)
            return;
        var copy = reading;
        copy.Add(figure.First, figure.Value);
        if ((Role)step.Code is Role.Clock or Role.ClockDot)
        {
            copy.Add(Slot.Exact, 1);
            copy.Add(Slot.Minute, figure.Minute);
        }
        Follow(step, then, Slot.None, 0, place, figure.End, figure.End, copy, start, end);
    }

    private void Follow(
        Step step, Pattern then, Slot slot, double value, int from, int to, int next, in Reading reading, int start, int end)
    {
        var copy = reading;
        copy.Add(slot, value);
        if (step.Outside)
            Go(then, next, copy, start, end);
        else
            Go(then, next, copy, start < 0 ? from : start, to);
    }

    private static bool Allows(Step step, double value, int words)
    {
        var form = words == 0 ? NumberForms.Digits : words == 1 ? NumberForms.Single : NumberForms.Many;
        var wanted = step.Forms & ~NumberForms.Native;
        var written = step.Forms == wanted ? (wanted & form) != 0 : words > 0 && (wanted == 0 || (wanted & form) != 0);
        return written && (Role)step.Code switch
        {
            Role.Several => value >= 2,
            Role.Hour => value is >= 0 and <= 24 && value % 1 == 0,
            Role.Minute => value is >= 0 and <= 59 && value % 1 == 0,
            Role.Day => value is >= 1 and <= 31 && value % 1 == 0,
            Role.Month => value is >= 1 and <= 12 && value % 1 == 0,
            Role.Year => value is (>= 1900 and < 2200) or (>= 2443 and < 2743) && value % 1 == 0,
            Role.ShortYear => value is >= 20 and < 60 && value % 1 == 0,
            _ => true,
        };
    }

    private static Slot SlotOf(Role role) => role switch
    {
        Role.Hour => Slot.Hour,
        Role.Minute => Slot.Minute,
        Role.Day => Slot.MonthDay,
        Role.Month => Slot.Month,
        Role.Year or Role.ShortYear => Slot.Year,
        _ => Slot.Count,
    };

    private readonly bool Holds(Step step, int place)
    {
        if (step.Kind == StepKind.Begin)
            return !_text[..place].ContainsAnyExcept(' ', '(', '"');
        if (step.Kind == StepKind.End)
            return !HasLetter(_text[place..]);
        if (step.Kind == StepKind.Behind)
            return _behind >= 0 && SkipSpaces(_behind) == place;
        if (step.Kind == StepKind.Gap)
            return place >= _text.Length || !char.IsLetterOrDigit(_text[place]);
        Span<Standing> standing = stackalloc Standing[WordList.MostAtOnce];
        var next = step.Outside ? SkipSpaces(place) : place;
        for (var i = _grammar.Words.At(_text[next..], standing) - 1; i >= 0; i--)
            if (End(next + standing[i].Length) >= 0)
                foreach (var sense in _grammar.Words.SensesOf(standing[i].Word))
                    if (sense.Class == step.Code)
                        return false;
        return true;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (i > 8 || char.IsLetterOrDigit(text[i]))
                return true;
        return false;
    }

    /// <summary>Where reading goes on behind a word that ends here; -1 when it does not end here.</summary>
    private readonly int End(int place) =>
        _grammar.Spelling.EndsAnywhere || Grammar.Ends(_text, place) ? place : _grammar.SkipSuffix(_text, place);

    private readonly int SkipSpaces(int place)
    {
        for (var i = 0; i < 2 && place < _text.Length && _text[place] == ' '; i++)
            place++;
        return place;
    }

    private void Consider(Goal goal, in Reading reading, int start, int end)
    {
        if (_best is { } best && (end < best.End || (end == best.End && (start > best.Start || (start == best.Start && goal.Order >= _order)))))
            return;
        if (reading.Value(goal.Type, _text[start..end], _now) is { } value)
            (_best, _order) = (new Find(goal.Type, start, end, value), goal.Order);
    }
}

using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Languages;

/// <summary>
/// Every run of one to five neighbouring letters of one script in a folded text, as numbers. Words are parted by
/// one space, whatever stands between them; apostrophes of all kinds are one letter.
/// </summary>
internal ref struct Runs
{
    /// <summary>How many characters are read at most, with the edges.</summary>
    public const int Room = 242;

    private const int LongestRun = 5;
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    private readonly Span<char> _letters;
    private readonly int _length;
    private int _start;
    private int _size;
    private uint _hash = Offset;

    public Runs(ReadOnlySpan<char> text, Script script, Span<char> room)
    {
        _letters = room;
        _letters[_length++] = ' ';
        foreach (var c in text)
        {
            if (_length >= Room - 1)
                break;
            var letter = WritingSystem.Of(c) == script ? c : Scripts.IsApostrophe(c) ? '\'' : ' ';
            if (letter != ' ' || _letters[_length - 1] != ' ')
                _letters[_length++] = letter;
        }
        if (_letters[_length - 1] != ' ')
            _letters[_length++] = ' ';
    }

    /// <summary>How many letters the last run has.</summary>
    public readonly int Size => _size;

    public bool Next(out uint run)
    {
        if (_size == LongestRun || _start + _size >= _length)
            (_start, _size, _hash) = (_start + 1, 0, Offset);
        if (_start >= _length)
        {
            run = 0;
            return false;
        }
        run = _hash = (_hash ^ _letters[_start + _size++]) * Prime;
        return true;
    }
}

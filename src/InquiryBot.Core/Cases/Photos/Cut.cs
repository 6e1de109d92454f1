namespace InquiryBot.Core.Cases.Photos;

/// <summary>Which pieces of a file are kept, in their order, and what is put between them: one copy, however large the file is.</summary>
internal sealed class Cut(int length)
{
    readonly List<(int From, int To, byte[]? Own)> _pieces = [];

    /// <summary>How the picture is to be turned (Exif 2.32, tag 0x0112: 1 to 8); 1 is as it lies.</summary>
    public int Orientation { get; set; } = 1;

    public void Keep(int from, int to)
    {
        if (to > length) to = length;
        if (_pieces is [.., { Own: null } last] && last.To == from) _pieces[^1] = (last.From, to, null);
        else _pieces.Add((from, to, null));
    }

    public void Insert(byte[] own) => _pieces.Add((0, own.Length, own));

    /// <summary>Puts it where the file is kept up to <paramref name="kept"/>.</summary>
    public void InsertAfter(int kept, byte[] own)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i] is not { Own: null } piece || piece.To < kept) continue;
            if (piece.To > kept) _pieces.Insert(i + 1, (kept, piece.To, null));
            _pieces[i] = (piece.From, kept, null);
            _pieces.Insert(i + 1, (0, own.Length, own));
            return;
        }
    }

    public byte[] From(ReadOnlySpan<byte> file)
    {
        var whole = GC.AllocateUninitializedArray<byte>(_pieces.Sum(piece => piece.To - piece.From));
        var at = 0;
        foreach (var (from, to, own) in _pieces)
        {
            (own is null ? file[from..to] : own).CopyTo(whole.AsSpan(at));
            at += to - from;
        }

        return whole;
    }
}

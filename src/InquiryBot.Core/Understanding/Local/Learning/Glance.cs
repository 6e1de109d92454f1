namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// A first look at which pieces come more than once or twice: nearly all do not, and counting them by name would take more
/// memory than all that is learned. Two bits a piece, at a place that it may share with others (a counting Bloom filter of one hash), so never too few.
/// </summary>
internal sealed class Glance
{
    /// <summary>What <see cref="Saw"/> counts to.</summary>
    public const int Most = 3;

    private const int PlaceBits = 22;

    private readonly byte[] _counts = new byte[(1 << PlaceBits) / 4];

    public void Look(Pieces pieces)
    {
        for (var block = 0; block < Pieces.Blocks; block++)
            foreach (var hash in pieces.Block(block))
            {
                var (place, shift) = PlaceOf(hash);
                if (((_counts[place] >> shift) & Most) < Most)
                    _counts[place] += (byte)(1 << shift);
            }
    }

    /// <summary>How often the piece was seen, or more.</summary>
    public int Saw(ulong hash)
    {
        var (place, shift) = PlaceOf(hash);
        return (_counts[place] >> shift) & Most;
    }

    private static (int Place, int Shift) PlaceOf(ulong hash)
    {
        var place = (int)((hash * 0x9E3779B97F4A7C15) >> (64 - PlaceBits));
        return (place >> 2, (place & 3) * 2);
    }
}

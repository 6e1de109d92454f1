using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// The weighed lines of a training, each with the number of its intent, in one or two bytes a piece: how far its number is from the
/// one before, in sevens of bits (LEB128, zigzag), with a mark where it comes more than once, and then how often. Weights follow from
/// the vocabulary and from how each block and the line were brought to length, bit by bit. In arrays of their own, because one of all
/// would be copied as it grows.
/// </summary>
internal sealed class Lines(Vocabulary vocabulary)
{
    /// <summary>Large enough that the collector leaves an array where it is.</summary>
    private const int ArrayLength = 1 << 17;

    /// <summary>A number of 33 bits and one of 32 in sevens, and its share of a block's head.</summary>
    private const int LongestPiece = 20;

    private readonly List<byte[]> _arrays = [];
    private readonly List<(int Array, int Start, int Pieces, int Label)> _lines = [];
    private int _used;

    public int Count => _lines.Count;

    public int LabelOf(int line) => _lines[line].Label;

    public void Add(SparseLine line, int label)
    {
        if (_arrays.Count == 0 || _arrays[^1].Length - _used < line.Count * LongestPiece)
        {
            _arrays.Add(new byte[Math.Max(ArrayLength, line.Count * LongestPiece)]);
            _used = 0;
        }
        _lines.Add((_arrays.Count - 1, _used, line.Count, label));
        if (line.Count == 0)
            return;
        Write(line.Scales[^1].Factor);
        var before = 0;
        for (var block = 0; block < line.Scales.Length - 1; block++)
        {
            var (from, factor) = line.Scales[block];
            var end = block + 2 < line.Scales.Length ? line.Scales[block + 1].From : line.Count;
            Write((ulong)(end - from));
            Write(factor);
            for (var i = from; i < end; i++)
            {
                long step = line.Ids[i] - before;
                before = line.Ids[i];
                Write(((ulong)((step << 1) ^ (step >> 63)) << 1) | (line.Times[i] > 1 ? 1UL : 0));
                if (line.Times[i] > 1)
                    Write((ulong)line.Times[i]);
            }
        }
    }

    /// <summary>The line's pieces, in the order in which they were added.</summary>
    public Reader Read(int line)
    {
        var (array, start, pieces, _) = _lines[line];
        return new(_arrays[array].AsSpan(start), pieces, vocabulary.Rarity);
    }

    private void Write(float number)
    {
        MemoryMarshal.Write(_arrays[^1].AsSpan(_used), number);
        _used += sizeof(float);
    }

    private void Write(ulong number)
    {
        var to = _arrays[^1];
        for (; number >= 0x80; number >>= 7)
            to[_used++] = (byte)(number | 0x80);
        to[_used++] = (byte)number;
    }

    /// <summary>One piece after the other; the number and the weight are those of the piece that <see cref="Next"/> found.</summary>
    public ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _from;
        private readonly ReadOnlySpan<float> _rarity;
        private readonly float _lineFactor;
        private float _blockFactor;
        private int _left;
        private int _leftInBlock;
        private int _place;

        internal Reader(ReadOnlySpan<byte> from, int pieces, ReadOnlySpan<float> rarity)
        {
            _from = from;
            _rarity = rarity;
            _left = pieces;
            _lineFactor = pieces == 0 ? 0 : ReadFactor();
        }

        public int Id { get; private set; }

        public float Weight { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Next()
        {
            if (_left-- == 0)
                return false;
            if (_leftInBlock-- == 0)
            {
                _leftInBlock = (int)ReadNumber() - 1;
                _blockFactor = ReadFactor();
            }
            var step = ReadNumber();
            Id += (int)(long)(step >> 2) ^ -(int)((step >> 1) & 1);
            var times = (step & 1) == 0 ? 1 : Vocabulary.Often((int)ReadNumber());
            Weight = times * _rarity[Id] * _blockFactor * _lineFactor;
            return true;
        }

        private float ReadFactor()
        {
            var factor = MemoryMarshal.Read<float>(_from[_place..]);
            _place += sizeof(float);
            return factor;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private ulong ReadNumber()
        {
            ulong first = _from[_place++];
            return first < 0x80 ? first : ReadRest(first);
        }

        private ulong ReadRest(ulong next)
        {
            var number = next & 0x7F;
            for (var shift = 7; next >= 0x80; shift += 7)
            {
                next = _from[_place++];
                number |= (next & 0x7F) << shift;
            }
            return number;
        }
    }
}

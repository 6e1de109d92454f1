using System.Numerics;
using System.Runtime.CompilerServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>Numbers keys from 0 in the order of their coming. Open addressing; a look-up is one or two cache lines.</summary>
internal sealed class Numbering
{
    private ulong[] _keys;
    private int[] _numbers;
    private int _shift;

    /// <summary>Keys that are all different, numbered as they come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Numbering(ReadOnlySpan<ulong> keys)
        : this(keys.Length)
    {
        foreach (var key in keys)
            FindOrAdd(key);
    }

    public Numbering(int expected)
    {
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2));
        (_keys, _numbers) = Rooms(capacity);
        _shift = 64 - BitOperations.Log2((uint)capacity);
    }

    public int Count { get; private set; }

    /// <summary>The key's number, or -1.</summary>
    public int Find(ulong key)
    {
        var slot = SlotOf(key);
        return _numbers[slot];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindOrAdd(ulong key)
    {
        var slot = SlotOf(key);
        if (_numbers[slot] >= 0)
            return _numbers[slot];
        if ((Count + 1) * 2 > _keys.Length)
        {
            Grow();
            slot = SlotOf(key);
        }
        _keys[slot] = key;
        return _numbers[slot] = Count++;
    }

    /// <summary>The keys in the order of their numbers.</summary>
    public ulong[] Keys()
    {
        var keys = new ulong[Count];
        for (var slot = 0; slot < _keys.Length; slot++)
            if (_numbers[slot] >= 0)
                keys[_numbers[slot]] = _keys[slot];
        return keys;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> _shift);
        while (_numbers[slot] >= 0 && _keys[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        (_keys, _numbers) = Rooms(keys.Length * 2);
        _shift--;
        for (var old = 0; old < keys.Length; old++)
        {
            if (numbers[old] < 0)
                continue;
            var slot = SlotOf(keys[old]);
            (_keys[slot], _numbers[slot]) = (keys[old], numbers[old]);
        }
    }

    private static (ulong[] Keys, int[] Numbers) Rooms(int capacity)
    {
        var numbers = new int[capacity];
        Array.Fill(numbers, -1);
        return (new ulong[capacity], numbers);
    }
}

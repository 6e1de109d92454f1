using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>Numbers keys from 0 in the order of their coming. Open addressing; a look-up is two cache lines.</summary>
internal sealed class Numbering
{
    private ulong[] _keys;
    private int[] _slots;
    private int _shift;

    /// <summary>Keys that are all different, numbered as they come; the array is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Numbering(ulong[] keys)
    {
        _keys = keys;
        MakeRoom(keys.Length);
        while (Count < keys.Length)
            _slots[SlotOf(keys[Count])] = Count++;
    }

    public Numbering(int expected)
    {
        _keys = new ulong[expected];
        MakeRoom(expected);
    }

    public int Count { get; private set; }

    /// <summary>The keys in the order of their numbers.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>The key's number, or -1.</summary>
    public int Find(ulong key) => _slots[SlotOf(key)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindOrAdd(ulong key)
    {
        var slot = SlotOf(key);
        if (_slots[slot] >= 0)
            return _slots[slot];
        if ((Count + 1) * 2 > _slots.Length)
        {
            Grow();
            slot = SlotOf(key);
        }
        if (Count == _keys.Length)
            Array.Resize(ref _keys, Math.Max(16, Count * 2));
        _keys[Count] = key;
        return _slots[slot] = Count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> _shift);
        while (_slots[slot] >= 0 && _keys[_slots[slot]] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        MakeRoom(_slots.Length);
        for (var number = 0; number < Count; number++)
            _slots[SlotOf(_keys[number])] = number;
    }

    /// <summary>Empty slots, at least two for each of so many keys.</summary>
    [MemberNotNull(nameof(_slots))]
    private void MakeRoom(int keys)
    {
        var capacity = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys * 2));
        _slots = new int[capacity];
        Array.Fill(_slots, -1);
        _shift = 64 - BitOperations.Log2(capacity);
    }
}

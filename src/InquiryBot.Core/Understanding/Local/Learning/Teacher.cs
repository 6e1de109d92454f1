using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Teaches one network: cross-entropy; AdaGrad with one accumulator per piece for the first layer, step by step;
/// Adam for the second, batch by batch; dropout on pieces and hidden units; both rates fall to zero. One thread,
/// so that a seed decides every bit.
/// </summary>
internal sealed class Teacher
{
    private readonly Network _network;
    private readonly Schooling _schooling;
    private readonly float[] _firstSums;
    private readonly Adam _second;
    private readonly Adam _secondBias;
    private readonly float[] _biasSums;
    private readonly float[] _hidden;
    private readonly float[] _hiddenSlope;
    private readonly float[] _shares;
    private readonly int[] _active;
    private int[] _ids = new int[512];
    private float[] _weights = new float[512];
    private Chance _chance;

    private Teacher(Network network, int pieces, Schooling schooling, Chance chance)
    {
        (_network, _schooling, _chance) = (network, schooling, chance);
        _firstSums = new float[pieces];
        _biasSums = new float[network.Hidden];
        _second = new Adam(network.Second.Length);
        _secondBias = new Adam(network.SecondBias.Length);
        _hidden = new float[network.Hidden];
        _hiddenSlope = new float[network.Hidden];
        _shares = new float[network.Row];
        _active = new int[network.Hidden];
    }

    /// <param name="chosen">The lines to meet, from the first on; the lines after them are twins of the first ones.</param>
    public static Network Teach(
        Lines lines, ReadOnlySpan<int> chosen, int pieces, int intents, Schooling schooling, int seed, CancellationToken ct)
    {
        var network = new Network(pieces, schooling.Hidden, intents, new Chance(seed));
        var teacher = new Teacher(network, pieces, schooling, new Chance(seed + 1_000_003));
        var order = chosen.ToArray();
        var steps = (order.Length + schooling.Batch - 1) / schooling.Batch * schooling.Epochs;
        var step = 0;
        for (var epoch = 0; epoch < schooling.Epochs; epoch++)
        {
            ct.ThrowIfCancellationRequested();
            chosen.CopyTo(order);
            teacher.Slip(order, lines.Count - order.Length);
            teacher._chance.Shuffle(order);
            for (var start = 0; start < order.Length; start += schooling.Batch)
                teacher.TeachBatch(
                    lines, order.AsSpan(start, Math.Min(schooling.Batch, order.Length - start)), 1f - ((float)step++ / steps));
        }
        return network;
    }

    /// <summary>Lets some lines be met as their twins, which stand behind all of them.</summary>
    private void Slip(Span<int> order, int twins)
    {
        for (var line = 0; line < twins; line++)
            if (_chance.Below(1000) < _schooling.Slipped * 1000)
                order[line] = order.Length + line;
    }

    private void TeachBatch(Lines lines, ReadOnlySpan<int> batch, float pace)
    {
        foreach (var line in batch)
            TeachLine(lines, line, _schooling.FirstRate * pace);
        _second.Step(_network.Second, _schooling.SecondRate * pace);
        _secondBias.Step(_network.SecondBias, _schooling.SecondRate * pace);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TeachLine(Lines lines, int line, float rate)
    {
        var kept = DropPieces(lines.Read(line));
        _network.FirstBias.CopyTo(_hidden, 0);
        AddRows(kept);
        var active = DropUnits();
        _network.SecondBias.CopyTo(_shares, 0);
        for (var i = 0; i < active; i++)
            Lanes.AddScaled(_shares, _network.SecondOf(_active[i]), _hidden[_active[i]]);
        Lanes.Softmax(_shares.AsSpan(0, _network.Intents));
        _shares[lines.LabelOf(line)] -= 1;
        Lanes.AddScaled(_secondBias.Slope, _shares, 1);
        SlopeOfUnits(active);
        Correct(kept, rate);
    }

    /// <summary>Keeps each piece with its chance, and makes up for the missing ones; returns how many were kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int DropPieces(Lines.Reader pieces)
    {
        var limit = (uint)(_schooling.InputDropout * 65536);
        var scale = 1 / (1 - _schooling.InputDropout);
        var (kept, bits) = (0, 0UL);
        for (var i = 0; pieces.Next(); i++)
        {
            bits = (i & 3) == 0 ? _chance.Next() : bits >> 16;
            if (kept == _ids.Length)
            {
                Array.Resize(ref _ids, kept * 2);
                Array.Resize(ref _weights, kept * 2);
            }
            _ids[kept] = pieces.Id;
            _weights[kept] = pieces.Weight * scale;
            kept += (uint)(bits & 0xFFFF) >= limit ? 1 : 0;
        }
        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRows(int kept)
    {
        var i = 0;
        for (; i + 1 < kept; i += 2)
            Lanes.AddScaled(
                _hidden, _network.FirstOf(_ids[i]), _weights[i], _network.FirstOf(_ids[i + 1]), _weights[i + 1]);
        if (i < kept)
            Lanes.AddScaled(_hidden, _network.FirstOf(_ids[i]), _weights[i]);
    }

    /// <summary>Cuts off below zero, drops half of what is left and doubles the rest; returns how many are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int DropUnits()
    {
        var (active, bits) = (0, 0UL);
        for (var start = 0; start < _hidden.Length; start += Lanes.Width)
        {
            bits = start % 64 == 0 ? _chance.Next() : bits >> Lanes.Width;
            var lane = Vector256.Create<float>(_hidden.AsSpan(start, Lanes.Width));
            (lane + lane).CopyTo(_hidden, start);
            var left = Vector256.GreaterThan(lane, Vector256<float>.Zero).ExtractMostSignificantBits() & (uint)(bits & 0xFF);
            for (; left != 0; left &= left - 1)
                _active[active++] = start + BitOperations.TrailingZeroCount(left);
        }
        return active;
    }

    /// <summary>How the loss changes with each hidden unit, and, added up for the batch, with each weight above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SlopeOfUnits(int active)
    {
        Array.Clear(_hiddenSlope);
        for (var i = 0; i < active; i++)
        {
            var unit = _active[i];
            var slope = _second.Slope.AsSpan(unit * _network.Row, _network.Row);
            _hiddenSlope[unit] = 2 * Lanes.DotAndAddScaled(_network.SecondOf(unit), _shares, slope, _hidden[unit]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correct(int kept, float rate)
    {
        var mean = Lanes.Dot(_hiddenSlope, _hiddenSlope) / _hiddenSlope.Length;
        if (mean < 1e-20f)
            return;
        for (var i = 0; i < kept; i++)
        {
            var (id, weight) = (_ids[i], _weights[i]);
            var sum = _firstSums[id] += weight * weight * mean;
            Lanes.AddScaled(_network.FirstOf(id), _hiddenSlope, -rate * weight / MathF.Sqrt(sum + 1e-12f));
        }
        for (var unit = 0; unit < _hiddenSlope.Length; unit++)
        {
            var slope = _hiddenSlope[unit];
            _biasSums[unit] += slope * slope;
            _network.FirstBias[unit] -= 0.1f * rate * slope / MathF.Sqrt(_biasSums[unit] + 1e-12f);
        }
    }
}

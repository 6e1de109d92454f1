namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>What the detector looks at to tell whether a text belongs to any intent at all.</summary>
internal static class Signals
{
    public const int Count = 15;

    /// <param name="to">Filled, <see cref="Count"/> long.</param>
    /// <param name="scores">The network's scores, one for each intent.</param>
    /// <param name="background">The score for belonging to none, where that was taught.</param>
    /// <param name="ranking">The best intents; with one intent only, it twice.</param>
    /// <param name="strength">The length of the hidden row.</param>
    /// <param name="likeness">To the best intent's middle.</param>
    /// <param name="length">Words or syllables.</param>
    /// <param name="unseen">Of each block, the share of unknown pieces; those of stems follow those of words.</param>
    public static void Read(
        Span<float> to, ReadOnlySpan<float> scores, float? background, Ranking ranking, float strength,
        float likeness, int length, ReadOnlySpan<float> unseen)
    {
        var (best, next) = (scores[ranking.First], scores[ranking.Second]);
        var (mean, deviation, energy) = Spread(scores, best);
        to[0] = best;
        to[1] = best - next;
        to[2] = mean;
        to[3] = deviation;
        to[4] = energy;
        to[5] = (best - mean) / deviation;
        to[6] = (best - next) / deviation;
        to[7] = strength;
        to[8] = likeness;
        to[9] = Lanes.Log(1 + length);
        to[10] = background is { } none ? best - none : 0;
        unseen[..Pieces.Stems].CopyTo(to[11..]);
    }

    /// <summary>The best intent against all others, as the network has it, within what a float can tell.</summary>
    public static float LogOdds(ReadOnlySpan<float> signals)
    {
        var share = Math.Clamp(Lanes.Exp(signals[0] - signals[4]), 1e-5f, 1 - 1e-5f);
        return Lanes.Log(share / (1 - share));
    }

    private static (float Mean, float Deviation, float Energy) Spread(ReadOnlySpan<float> scores, float best)
    {
        var (sum, squares, shares) = (0f, 0f, 0f);
        foreach (var score in scores)
        {
            sum += score;
            squares += score * score;
            shares += score < best - 20 ? 0 : Lanes.Exp(score - best);
        }
        var mean = sum / scores.Length;
        var variance = Math.Max(1e-6f, (squares / scores.Length) - (mean * mean));
        return (mean, MathF.Sqrt(variance), best + Lanes.Log(shares));
    }
}

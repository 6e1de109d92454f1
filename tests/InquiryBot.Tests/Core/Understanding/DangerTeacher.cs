using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Learning;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>A line and what danger it speaks of: "self-harm", "peril" or "none".</summary>
internal sealed record DangerLine(string Kind, string Language, string Text)
{
    public bool IsDanger => Kind != "none";

    /// <param name="file">From the root; a line is a kind, a language and a text, parted by tabs.</param>
    public static List<DangerLine> Read(string file) =>
    [
        .. SourceTree.Read(file).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')).Select(parts => new DangerLine(parts[0], parts[1], parts[2])),
    ];
}

/// <summary>
/// Learns the weights that the product ships (danger.bin) by logistic regression: one line for any danger against
/// everyday matters, its chances set right on lines that were held back, and one for whose hand it comes from.
/// </summary>
internal static class DangerTeacher
{
    private const int Epochs = 8;
    private const int Averaged = 4;
    private const int Folds = 3;
    private const float Rate = 0.3f;
    private const float Shrink = 2e-6f;
    private const int Bits = 18;
    private const int BitsOfHand = 14;

    /// <summary>A cry that is missed costs more than a false alarm: danger is taken to be so much likelier, as a natural logarithm.</summary>
    private const float Caution = 0.08f;

    /// <param name="lines">What people say.</param>
    /// <param name="drawn">What was made from patterns; it teaches, and sets no chances right.</param>
    /// <returns>Any danger, and self-harm where there is one.</returns>
    public static (Danger Any, Danger SelfHarm) Teach(IReadOnlyList<DangerLine> lines, IReadOnlyList<DangerLine> drawn)
    {
        var held = new List<(float Score, bool Yes)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var danger = Learn([.. lines.Where((_, i) => i % Folds != fold), .. drawn], line => line.IsDanger, Bits);
            held.AddRange(lines.Where((_, i) => i % Folds == fold).Select(line => (ScoreOf(danger, line.Text), line.IsDanger)));
        }
        var (slope, bias) = Calibrate(held);
        var any = Learn([.. lines, .. drawn], line => line.IsDanger, Bits);
        return (
            any with { Step = any.Step * slope, Bias = (any.Bias * slope) + bias + Caution },
            Learn([.. lines.Concat(drawn).Where(line => line.IsDanger)], line => line.Kind == "self-harm", BitsOfHand));
    }

    public static float ScoreOf(Danger danger, string text)
    {
        Read(text);
        return danger.Score(Traits.Mine);
    }

    public static byte[] Written(params Danger[] dangers)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var danger in dangers)
            danger.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void Read(string text)
    {
        using var folded = FoldedText.Of(text, 1000);
        Traits.Mine.Read(folded.Chars);
    }

    private static Danger Learn(IReadOnlyList<DangerLine> lines, Func<DangerLine, bool> isYes, int bits)
    {
        var places = new Danger(new sbyte[Danger.Size(bits)], 1, 0);
        var rows = lines.Concat(Slipped(lines)).SelectMany(line => Copies(line).Select(text =>
        {
            Read(text);
            return (Places: Array.ConvertAll(Traits.Mine.Numbers.ToArray(), places.Place), Weights: Traits.Mine.Weights.ToArray(), Yes: isYes(line));
        })).ToArray();
        var (weights, slopes, bias, biasSlope) = (new float[places.Weights.Length], new float[places.Weights.Length], 0f, 1f);
        var (means, biasMean) = (new float[weights.Length], 0f);
        Array.Fill(slopes, 1e-3f);
        var (order, chance) = (Enumerable.Range(0, rows.Length).ToArray(), new Chance(1));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(order);
            foreach (var row in order.Select(place => rows[place]))
            {
                var sum = bias;
                for (var i = 0; i < row.Places.Length; i++)
                    sum += weights[row.Places[i]] * row.Weights[i];
                var error = (float)(Lanes.Sigmoid(sum) - (row.Yes ? 1 : 0));
                for (var i = 0; i < row.Places.Length; i++)
                {
                    var (place, slope) = (row.Places[i], error * row.Weights[i]);
                    slopes[place] += slope * slope;
                    weights[place] -= Rate * (slope + (Shrink * weights[place])) / MathF.Sqrt(slopes[place]);
                }
                biasSlope += error * error;
                bias -= 0.1f * error / MathF.Sqrt(biasSlope);
            }
            // The mean of the later epochs depends less on the order of the lines than the last one does.
            if (epoch < Epochs - Averaged)
                continue;
            for (var place = 0; place < means.Length; place++)
                means[place] += weights[place] / Averaged;
            biasMean += bias / Averaged;
        }
        return Packed(means, biasMean);
    }

    /// <summary>Each line once more as fingers in a hurry write it. Hangul, Han, kana and Thai come once more as they are, so that all languages weigh alike.</summary>
    private static IEnumerable<DangerLine> Slipped(IReadOnlyList<DangerLine> lines)
    {
        var chance = new Chance(5);
        foreach (var line in lines)
            yield return line with { Text = Slips.In(line.Text, ref chance) };
    }

    /// <summary>As it is, and as it is typed in a hurry: Korean without spaces, English without apostrophes.</summary>
    private static IEnumerable<string> Copies(DangerLine line)
    {
        yield return line.Text;
        var left = line.Language switch { "ko" => " ", "en" => "'", _ => null };
        if (left is not null && line.Text.Contains(left, StringComparison.Ordinal))
            yield return line.Text.Replace(left, "", StringComparison.Ordinal);
    }

    private static Danger Packed(float[] weights, float bias)
    {
        var step = weights.Max(MathF.Abs) / 127;
        return new Danger(Array.ConvertAll(weights, weight => (sbyte)MathF.Round(weight / step)), step, bias);
    }

    /// <summary>Which line through the scores gives chances that come true.</summary>
    private static (float Slope, float Bias) Calibrate(List<(float Score, bool Yes)> held)
    {
        var line = Logistic.Fit([.. held.Select(row => new Logistic.Row([row.Score], row.Yes, 1))]);
        var slope = line.Weights[0] / line.Deviations[0];
        return (slope, line.Bias - (slope * line.Means[0]));
    }
}

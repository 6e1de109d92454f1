namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>A straight line through some signals, each brought to mean 0 and deviation 1 first. Immutable.</summary>
internal sealed record Logistic(float[] Weights, float[] Means, float[] Deviations, float Bias)
{
    private const int Steps = 12;
    private const double Ridge = 0.002;

    public float Score(ReadOnlySpan<float> signals)
    {
        var sum = Bias;
        for (var i = 0; i < signals.Length; i++)
            sum += Weights[i] * (signals[i] - Means[i]) / Deviations[i];
        return sum;
    }

    /// <summary>Logistic regression by Newton's steps. Both kinds of rows must occur; weights count relative to each other.</summary>
    public static Logistic Fit(IReadOnlyList<Row> rows)
    {
        var (means, deviations) = Spread(rows);
        var size = means.Length + 1;
        var total = rows.Sum(row => (double)row.Weight);
        var (weights, place) = (new double[size], new double[size]);
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            foreach (var (signals, yes, weight) in rows)
            {
                for (var i = 0; i < signals.Length; i++)
                    place[i] = (signals[i] - means[i]) / deviations[i];
                place[^1] = 1;
                var chance = Lanes.Sigmoid(Dot(weights, place));
                var share = weight / total;
                Add(slope, curve, place, share * (chance - (yes ? 1 : 0)), share * chance * (1 - chance));
            }
            for (var i = 0; i < size; i++)
            {
                slope[i] += i < size - 1 ? Ridge * weights[i] : 0;
                curve[i, i] += i < size - 1 ? Ridge : 1e-9;
            }
            Solve(curve, slope);
            for (var i = 0; i < size; i++)
                weights[i] -= slope[i];
        }
        return new Logistic(
            [.. weights.Take(size - 1).Select(weight => (float)weight)], means, deviations, (float)weights[^1]);
    }

    private static (float[] Means, float[] Deviations) Spread(IReadOnlyList<Row> rows)
    {
        var size = rows[0].Signals.Length;
        var (means, deviations) = (new float[size], new float[size]);
        for (var i = 0; i < size; i++)
        {
            var mean = rows.Average(row => (double)row.Signals[i]);
            var variance = rows.Average(row => (row.Signals[i] - mean) * (row.Signals[i] - mean));
            (means[i], deviations[i]) = ((float)mean, (float)Math.Sqrt(variance) + 1e-4f);
        }
        return (means, deviations);
    }

    private static void Add(double[] slope, double[,] curve, double[] place, double error, double bend)
    {
        for (var i = 0; i < place.Length; i++)
        {
            slope[i] += error * place[i];
            for (var j = 0; j < place.Length; j++)
                curve[i, j] += bend * place[i] * place[j];
        }
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    /// <summary>Gauss, in place; the matrix is symmetric and, with the ridge, positive, so it needs no pivots.</summary>
    private static void Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var i = column; i < size; i++)
                    matrix[row, i] -= factor * matrix[column, i];
                right[row] -= factor * right[column];
            }
        for (var row = size - 1; row >= 0; row--)
        {
            for (var i = row + 1; i < size; i++)
                right[row] -= matrix[row, i] * right[i];
            right[row] /= matrix[row, row];
        }
    }

    /// <summary>Signals, the answer to learn, and how much the row counts.</summary>
    internal readonly record struct Row(float[] Signals, bool Yes, float Weight);
}

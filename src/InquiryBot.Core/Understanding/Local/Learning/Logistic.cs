namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>Fits a <see cref="Detector"/>: logistic regression by Newton's steps, both sides weighing the same.</summary>
internal static class Logistic
{
    private const int Steps = 12;
    private const double Ridge = 0.002;

    /// <param name="rows">Signals and whether the text belonged to an intent; both kinds must occur.</param>
    public static Detector Fit(IReadOnlyList<(float[] Signals, bool Belongs)> rows)
    {
        var (means, deviations) = Spread(rows);
        var size = means.Length + 1;
        var belonging = rows.Count(row => row.Belongs);
        var (shareIn, shareOut) = (0.5 / belonging, 0.5 / (rows.Count - belonging));
        var weights = new double[size];
        var place = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            foreach (var (signals, belongs) in rows)
            {
                Standardize(signals, means, deviations, place);
                var chance = Lanes.Sigmoid((float)Dot(weights, place));
                var share = belongs ? shareIn : shareOut;
                Add(slope, curve, place, share * (chance - (belongs ? 1 : 0)), share * chance * (1 - chance));
            }
            for (var i = 0; i < size; i++)
            {
                slope[i] += i < size - 1 ? Ridge * weights[i] : 0;
                curve[i, i] += i < size - 1 ? Ridge : 1e-9;
            }
            Subtract(weights, Solve(curve, slope));
        }
        return new Detector(
            [.. weights.Take(size - 1).Select(weight => (float)weight)], means, deviations, (float)weights[^1], 0);
    }

    private static (float[] Means, float[] Deviations) Spread(IReadOnlyList<(float[] Signals, bool Belongs)> rows)
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

    private static void Standardize(float[] signals, float[] means, float[] deviations, double[] place)
    {
        for (var i = 0; i < signals.Length; i++)
            place[i] = (signals[i] - means[i]) / deviations[i];
        place[^1] = 1;
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

    private static void Subtract(double[] from, double[] what)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] -= what[i];
    }

    /// <summary>Gauss with pivots; the matrix is symmetric and, with the ridge, never singular.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var i = column; i < size; i++)
                    matrix[row, i] -= factor * matrix[column, i];
                right[row] -= factor * right[column];
            }
        }
        for (var row = size - 1; row >= 0; row--)
        {
            for (var i = row + 1; i < size; i++)
                right[row] -= matrix[row, i] * right[i];
            right[row] /= matrix[row, row];
        }
        return right;
    }
}

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>The expected calibration error: ten classes by score, each weighing as many as are in it.</summary>
internal static class CalibrationError
{
    private const int Classes = 10;

    public static double Of(IReadOnlyList<(double Score, bool Holds)> judged) => judged
        .GroupBy(one => Math.Min(Classes - 1, (int)(one.Score * Classes)))
        .Sum(one => Math.Abs(one.Sum(judged => judged.Score - (judged.Holds ? 1 : 0)))) / judged.Count;
}

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>How a network is taught. The defaults follow the number of lines and of lines per intent.</summary>
internal sealed record Schooling(
    int Hidden, int Epochs, int Batch, float InputDropout, float FirstRate, float SecondRate)
{
    public static Schooling For(int lines, int intents)
    {
        var each = (float)lines / Math.Max(1, intents);
        var few = lines < 2_000;
        return new Schooling(
            Hidden: intents <= 64 ? 128 : 256,
            Epochs: lines >= 30_000 ? 10 : lines >= 10_000 ? 20 : few ? 40 : 18,
            Batch: lines < 1_000 ? 16 : 32,
            InputDropout: each < 15 ? 0.7f : each < 30 ? 0.6f : 0.5f,
            FirstRate: lines >= 10_000 ? 0.03f : 0.04f,
            SecondRate: few ? 0.004f : 0.003f);
    }
}

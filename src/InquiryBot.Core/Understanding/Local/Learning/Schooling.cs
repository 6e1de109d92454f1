namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>How a network is taught. The defaults follow the number of lines and of lines per intent.</summary>
internal sealed record Schooling(
    int Hidden, int Epochs, int Batch, float InputDropout, float FirstRate, float SecondRate)
{
    public static Schooling For(int lines, int intents)
    {
        var each = (float)lines / Math.Max(1, intents);
        return new Schooling(
            Hidden: intents <= 64 ? 128 : 256,
            Epochs: lines >= 10_000 ? 20 : lines >= 2_000 ? 30 : 60,
            Batch: lines < 1_000 ? 16 : 32,
            InputDropout: each < 15 ? 0.7f : each < 30 ? 0.6f : 0.5f,
            FirstRate: 0.02f,
            SecondRate: 0.002f);
    }
}

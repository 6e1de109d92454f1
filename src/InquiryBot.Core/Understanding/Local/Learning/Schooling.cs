namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>How a network is taught. The defaults follow the number of lines and of lines per intent.</summary>
/// <param name="InputDropout">The share of a line's pieces that are left out each time it is met.</param>
/// <param name="Slipped">The share of meetings with a line in which it has slips of the fingers; see <see cref="Slips"/>.</param>
/// <param name="Networks">So many are taught with dice of their own, and answer together.</param>
internal sealed record Schooling(
    int Hidden, int Epochs, int Batch, float InputDropout, float FirstRate, float SecondRate, float Slipped, int Networks)
{
    private const int ManyLines = 10_000;
    private const int FewLines = 2_000;
    private const int FewEach = 15;

    public static Schooling For(int lines, int intents)
    {
        var each = (float)lines / Math.Max(1, intents);
        var few = lines < FewLines;
        var many = lines >= ManyLines;
        // A handful of examples for each intent: where one network guesses, four that disagree know better, and each sees
        // an eighth of a line at a time, so that no single word decides. A slip would leave it nothing.
        if (few && each < FewEach)
            return new Schooling(128, 120, lines < 1_000 ? 16 : 32, 0.88f, 0.04f, 0.008f, 0, 4);
        return new Schooling(
            Hidden: intents <= 96 ? 128 : 224,
            Epochs: many ? Math.Clamp(330_000 / lines, 12, 22) : few ? 40 : 18,
            Batch: lines < 1_000 ? 16 : 32,
            InputDropout: each < FewEach ? 0.7f : many || each < 30 ? 0.6f : 0.5f,
            FirstRate: 0.04f,
            SecondRate: few ? 0.004f : 0.003f,
            Slipped: each < FewEach ? 0 : many ? 0.2f : 0.12f,
            Networks: 1);
    }
}

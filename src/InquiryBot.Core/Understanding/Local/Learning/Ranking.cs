namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>The numbers of the four best intents, best first; with fewer intents the last one is repeated.</summary>
internal readonly record struct Ranking(int First, int Second, int Third, int Fourth)
{
    public static Ranking Of(ReadOnlySpan<float> scores)
    {
        Span<int> best = [-1, -1, -1, -1];
        for (var intent = 0; intent < scores.Length; intent++)
        {
            if (best[3] >= 0 && scores[intent] <= scores[best[3]])
                continue;
            var place = 3;
            for (; place > 0 && (best[place - 1] < 0 || scores[intent] > scores[best[place - 1]]); place--)
                best[place] = best[place - 1];
            best[place] = intent;
        }
        for (var place = 1; place < best.Length; place++)
            if (best[place] < 0)
                best[place] = best[place - 1];
        return new Ranking(best[0], best[1], best[2], best[3]);
    }
}

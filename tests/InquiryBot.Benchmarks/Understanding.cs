using BenchmarkDotNet.Attributes;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Local.Entities;
using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Writing;
using InquiryBot.Wiring;

namespace InquiryBot.Benchmarks;

/// <summary>
/// One text, taught by the dialogs below the folder that this is started in: each stage of understanding, and all of it. The limits are
/// medians of 20 µs (50 for Korean) for the intent and 200 µs for all, and 2 kB.
/// </summary>
[MemoryDiagnoser]
public class Understanding
{
    static readonly LocalUnderstandingOptions s_options = new() { DefaultLanguage = "ko" };
    static readonly EntityFinder s_entities = new(s_options.Clock, s_options.TimeZone);
    LocalUnderstanding _understanding = null!;

    [Params("여권 다시 만들려면 뭐 가져가요", "how do i renew my alien card", "toi muon gia han visa")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Teach()
    {
        // The runner does not wait for a setup that is asynchronous.
        var reading = DialogFiles.ReadAsync("dialogs", CancellationToken.None).GetAwaiter().GetResult();
        _understanding = LocalUnderstanding.Teach(reading.Library!.Examples(), s_options, CancellationToken.None);
    }

    [Benchmark]
    public object Intent() => _understanding.Intents.Classify(Text);

    [Benchmark]
    public string Language() => _understanding.Languages.Guess(Text, "ko", s_options.DefaultLanguage);

    [Benchmark]
    public object Entities() => s_entities.Find(Text);

    [Benchmark]
    public Feeling Feelings()
    {
        using var folded = FoldedText.Of(Text, Text.Length);
        return FeelingScale.Shipped.Of(folded.Chars);
    }

    [Benchmark]
    public object Masked() => Masking.Mask(Text);

    [Benchmark]
    public Understood All() => _understanding.Understand(Text, null);
}

using BenchmarkDotNet.Attributes;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Benchmarks;

/// <summary>
/// One text, taught by the dialogs below the folder that this is started in: its intent, and all of understanding. The limits are
/// medians of 20 µs (50 for Korean) and 200 µs, and 2 kB.
/// </summary>
[MemoryDiagnoser]
public class Understanding
{
    static readonly LocalUnderstandingOptions s_options = new() { DefaultLanguage = "ko" };
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
    public Understood All() => _understanding.Understand(Text, null);
}

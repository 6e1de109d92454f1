using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary><c>understand</c>: one text a line from standard input, one JSON object a line with what it means.</summary>
internal static partial class Understand
{
    public static Command Verb()
    {
        var folder = DialogVerb.Folder();
        var why = new Option<bool>("--why") { Description = "Name the pieces of each text that decided, the weightiest first." };
        var verb = new Command("understand", "Say what each line of standard input means, as JSON.") { folder, why };
        verb.SetAction((parsed, ct) => DialogVerb.RunAsync(
            parsed.GetValue(folder), dialogs => RunAsync(dialogs, parsed.GetValue(why), TimeProvider.System, Console.In, Console.Out, Console.Error, ct), parsed.InvocationConfiguration.Error));
        return verb;
    }

    /// <param name="folder">The dialogs whose examples are learned.</param>
    /// <param name="why">Also what decided, and the pieces that spoke for the best intent and not for the next.</param>
    /// <param name="clock">What "tomorrow" is counted from.</param>
    /// <param name="input">One text a line, each as if it began a conversation.</param>
    /// <param name="output">One object a line.</param>
    /// <param name="errors">What to give, when nothing was given.</param>
    /// <returns>0, or 1 when the dialogs cannot be read.</returns>
    public static async Task<int> RunAsync(string folder, bool why, TimeProvider clock, TextReader input, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (await TaughtAsync(folder, clock, errors, ct) is not { } understanding) return 1;
        var asked = false;
        while (await input.ReadLineAsync(ct) is { } line)
        {
            asked = true;
            var understood = await understanding.UnderstandAsync(line, priorLanguage: null, ct);
            await output.WriteLineAsync(JsonSerializer.Serialize(why ? Line.Of(understood).With(understanding.Why(line, priorLanguage: null)) : Line.Of(understood), Lines.Readable.Line));
        }

        if (!asked) await errors.WriteLineAsync("inquirybot: nothing was given: write one text a line to standard input, such as echo 'Where do I get a passport?' | inquirybot understand");
        return 0;
    }

    static async Task<LocalUnderstanding?> TaughtAsync(string folder, TimeProvider clock, TextWriter errors, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        if (reading.Library is { } library)
            return LocalUnderstanding.Teach(library.Examples(), Options(library, clock), ct);

        foreach (var fault in reading.Faults) await errors.WriteLineAsync(DialogFiles.Show(folder, fault));
        return null;
    }

    static LocalUnderstandingOptions Options(DialogLibrary library, TimeProvider clock) =>
        new() { Clock = clock, TimeZone = Practice.Hours.Zone, DefaultLanguage = library.Languages.Default.Tag };

    internal sealed record Line(
        string Text, string Language, string Intent, double Score, IReadOnlyList<Alternative> Alternatives, IReadOnlyList<Piece> Entities, double Sentiment, Feeling Feeling, string Masked)
    {
        /// <summary>Which of <see cref="Deciders"/> had the last word; null when nobody asked why.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Decided { get; init; }

        /// <summary>What Korean in Latin letters was read as.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Reading { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<Reason>? Why { get; init; }

        public Line With(Explanation why) => this with
        {
            Decided = why.Decided,
            Reading = why.Reading,
            Why = [.. why.Reasons.Select(reason => reason with { Weight = Math.Round(reason.Weight, 3) })],
        };

        public static Line Of(Understood understood) => new(
            understood.Text, understood.Language, understood.Intent, Rounded(understood.Score),
            [.. understood.Alternatives.Select(other => other with { Score = Rounded(other.Score) })],
            [.. understood.Entities.Select(entity => new Piece(entity.Type, entity.Text, entity.Value))],
            understood.Sentiment, understood.Feeling, PersonalDataNames.Replace(understood.Text));

        static double Rounded(double score) => Math.Round(score, 4);
    }

    internal sealed record Piece(string Type, string Text, string Value);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Line))]
    internal sealed partial class Lines : JsonSerializerContext
    {
        /// <summary>Letters as they are: the lines are read by people and by programs that know UTF-8.</summary>
        public static Lines Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}

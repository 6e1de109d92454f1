using System.CommandLine;
using System.Globalization;

namespace InquiryBot.Commands.Benches;

/// <summary>Measures what the README promises, each figure beside a limit of the same run.</summary>
internal static class Bench
{
    public static Command Verb()
    {
        var what = new Argument<string>("WHAT") { Description = "turns (default), store, sockets, understanding, form, photo or webhooks.", DefaultValueFactory = _ => "turns" };
        what.AcceptOnlyFromAmong("turns", "store", "sockets", "understanding", "form", "photo", "webhooks");
        var conversations = new Option<string?>("--conversations") { Description = "How many at once, such as 1,16,64." };
        var seconds = new Option<int>("--seconds") { Description = "How long each measurement lasts.", DefaultValueFactory = _ => 5 };
        var data = new Option<DirectoryInfo>("--data") { Description = $"A folder with {LearningBench.Set}, to time learning with it and not with lines that are made up." };
        var json = new Option<bool>("--json") { Description = "Print one JSON list." };
        data.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value: var text }] && !File.Exists(Path.Combine(text, LearningBench.Set))) option.AddError($"--data takes a folder with {LearningBench.Set}, which '{text}' has not.");
        });
        conversations.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value: var text }] && Counts(text) is null) option.AddError("--conversations takes numbers from 1 to 10000, such as 1,16,64.");
        });
        seconds.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var number) && number is >= 1 and <= 3600)) option.AddError("--seconds takes a number from 1 to 3600.");
        });

        var verb = new Command("bench", "Measure speed and memory against a limit of the same run.") { what, conversations, seconds, data, json };
        verb.SetAction((parsed, ct) =>
        {
            var duration = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            var asked = parsed.GetValue(conversations) is { } text ? Counts(text) : null;
            return parsed.GetValue(what) switch
            {
                "store" => DoneAsync(StoreBench.RunAsync(asked ?? [1, 16, 256], duration, parsed.GetValue(json), Console.Out, ct)),
                "webhooks" => DoneAsync(WebhookBench.RunAsync(duration, parsed.GetValue(json), Console.Out, ct)),
                var served => DialogVerb.RunAsync(null, dialogs => served switch
                {
                    "sockets" => DoneAsync(SocketsBench.RunAsync(asked?[0] ?? 2000, parsed.GetValue(json), Console.Out, ct)),
                    "understanding" => UnderstandingBench.RunAsync(dialogs, parsed.GetValue(data)?.FullName, parsed.GetValue(json), Console.Out, ct),
                    "form" => FormBench.RunAsync(dialogs, duration, parsed.GetValue(json), Console.Out, ct),
                    "photo" => DoneAsync(PhotoBench.RunAsync(parsed.GetValue(json), Console.Out, ct)),
                    _ => DoneAsync(TurnsBench.RunAsync(asked ?? [1, 16, 64], duration, parsed.GetValue(json), Console.Out, ct)),
                }, parsed.InvocationConfiguration.Error),
            };
        });
        return verb;
    }

    static async Task<int> DoneAsync(Task measuring)
    {
        await measuring;
        return 0;
    }

    static List<int>? Counts(string text)
    {
        var counts = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return counts.TrueForAll(count => count is >= 1 and <= 10_000) ? counts : null;
    }
}

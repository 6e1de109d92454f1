using System.CommandLine;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Turns;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>
/// Talk in the terminal: the served bot with the console for a channel, on a store of its own that is thrown away.
/// </summary>
internal static class Chat
{
    const string Channel = "console";

    public static Command Verb()
    {
        var language = new Option<string>("--language") { Description = "The language that you begin in.", DefaultValueFactory = _ => "ko" };
        var demo = Serve.Demo();
        var verb = new Command("chat", "Talk with the bot in the terminal.") { language, demo };
        verb.SetAction((parsed, ct) => RunAsync(parsed.GetValue(language)!, parsed.GetValue(demo), Console.In, Console.Out, !Console.IsInputRedirected, ct));
        return verb;
    }

    static async Task<int> RunAsync(string language, bool demo, TextReader input, TextWriter output, bool prompts, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("inquirybot-chat");
        try
        {
            await using var app = await BotHost.BuildAsync(["--Storage:Path", folder.FullName, "--Storage:Engine", "Sqlite", .. demo ? Serve.DemoSettings : []], TimeProvider.System, builder => builder.Logging.ClearProviders(), ct);
            var talk = new Talk(app.Services, language, output);
            if (!talk.Speaks)
            {
                await Console.Error.WriteLineAsync($"inquirybot: the bot does not speak '{language}'; it speaks {talk.Languages}.");
                return 2;
            }

            await talk.BeginAsync(ct);
            while (await LineAsync(input, output, prompts, ct) is { } line)
                if (line.Trim().Length > 0) await talk.SayAsync(line.Trim(), ct);
            return 0;
        }
        catch (Exception problem) when (Trouble.Line(problem) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async ValueTask<string?> LineAsync(TextReader input, TextWriter output, bool prompts, CancellationToken ct)
    {
        if (prompts) await output.WriteAsync("you: ");
        return await input.ReadLineAsync(ct);
    }

    /// <summary>The walk, one message at a time.</summary>
    sealed class Talk(IServiceProvider services, string language, TextWriter output)
    {
        readonly Ids _ids = services.GetRequiredService<Ids>();
        readonly Languages _languages = services.GetRequiredService<DialogShelf>().Current.Languages;
        readonly Conversation _begins = new() { Id = new("console"), Channel = Channel, User = "you", Language = language };

        public bool Speaks => _languages.Find(language) is not null;

        public string Languages => string.Join(", ", _languages.All.Select(known => known.Tag));

        public Task BeginAsync(CancellationToken ct) =>
            RunAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new() { Id = "you" }] }, shown: false, ct);

        public Task SayAsync(string text, CancellationToken ct) => RunAsync(new Activity { Type = ActivityTypes.Message, Text = text }, shown: true, ct);

        async Task RunAsync(Activity activity, bool shown, CancellationToken ct)
        {
            await services.GetRequiredService<Reception>().ReceiveAsync(_begins, activity, _ids.New(), shown, mayStart: true, ct);
            var conversations = services.GetRequiredService<IConversations>();
            var lease = (await conversations.ClaimAsync(ct))!;
            var claimed = (await conversations.LoadAsync(lease, ct))!;
            var outcome = await services.GetRequiredService<Turn>().RunAsync(claimed, ct);
            await conversations.CommitAsync(lease, claimed, outcome, ct);
            if (outcome.Replies.Count > 0) await DeliverAsync(ct);
        }

        async Task DeliverAsync(CancellationToken ct)
        {
            var outbox = services.GetRequiredService<IOutbox>();
            var parcel = (await outbox.TakeAsync(ct))!;
            foreach (var reply in parcel.Replies.Where(reply => reply.Activity.Type is ActivityTypes.Message)) await output.WriteLineAsync($"bot: {Line(reply.Activity)}");
            await outbox.SettleAsync(parcel, [.. parcel.Replies.Select(reply => new Settlement.Delivered(reply.Sequence))], ct);
        }

        static string Line(Activity reply)
        {
            var buttons = reply.SuggestedActions?.Actions?.Select(action => action.Title).ToList() ?? [];
            return (reply.Text ?? "").ReplaceLineEndings(" ") + (buttons.Count == 0 ? "" : $"  [{string.Join(" | ", buttons)}]");
        }
    }
}

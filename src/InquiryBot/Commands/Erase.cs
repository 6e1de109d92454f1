using System.CommandLine;
using System.Globalization;
using InquiryBot.Core;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>Removes a person everywhere and prints what was removed.</summary>
internal static class Erase
{
    public static Command Verb(string[] settings)
    {
        var conversation = new Option<string?>("--conversation") { Description = "One conversation, by its id." };
        var person = new Option<string?>("--person") { Description = "All conversations of a person, by his id on the channel: dl_1f3a or webchat:dl_1f3a." };
        var verb = new Command("erase", "Remove a person everywhere, also while the server runs.") { conversation, person };
        verb.Validators.Add(given =>
        {
            if (given.GetResult(conversation) is null == given.GetResult(person) is null) given.AddError("erase needs --conversation ID or --person KEY, one of them.");
        });
        verb.Runs(settings, besideServer: true, (store, parsed, ct) =>
            RunAsync(store, parsed.GetValue(conversation), parsed.GetValue(person), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return verb;
    }

    static async Task<int> RunAsync(Maintenance store, string? conversation, string? person, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var receipt = conversation is not null
            ? await store.Erasure.EraseAsync(new ConversationId(conversation), ct)
            : await store.Erasure.ErasePersonAsync(person!, ct);
        if (receipt is null)
        {
            await error.WriteLineAsync($"inquirybot: nothing is kept of {conversation ?? person}.");
            return 1;
        }

        await output.WriteLineAsync($"Erased. Receipt {receipt.Id}, kept in the audit trail:");
        foreach (var (what, count) in receipt.Removed) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-30}{count,8:N0}"));
        if (!receipt.Scrubbed)
            await output.WriteLineAsync("It may still lie in the database's log, because somebody was reading it: it is gone when the server stops, or with the next erase that nobody disturbs.");
        await output.WriteLineAsync("Backups that were made before still hold it.");
        return 0;
    }
}

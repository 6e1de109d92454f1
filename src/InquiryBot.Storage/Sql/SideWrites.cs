using System.Data.Common;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Desk;

namespace InquiryBot.Storage.Sql;

/// <summary>What few turns store beside their talk: timers, tickets, cases and facts, in the turn's transaction.</summary>
internal static class SideWrites
{
    /// <summary>For the embedded engine, whose commands finish before they return.</summary>
    /// <param name="store">Stores an entry under an id; false leaves it to the statements here.</param>
    public static void Run(DbConnection connection, CommitWrite write, long timers, Func<Entry, string, bool> store)
    {
        if (write.Talks) return;

        var stored = RunAsync(connection, null, write, timers, store);
        if (!stored.IsCompleted) throw new InvalidOperationException("The embedded engine finishes its commands at once.");
        if (stored.Exception?.InnerException is { } problem) throw problem;
    }

    /// <param name="timers">Sequence of the first timer.</param>
    public static async Task RunAsync(DbConnection connection, DbTransaction? transaction, CommitWrite write, long timers, Func<Entry, string, bool>? store = null)
    {
        foreach (var timer in write.Outcome.Timers) await InboxRow.InsertAsync(connection, transaction, write.Conversation, timer, timers++, write.Now);
        foreach (var (number, entry) in write.Outcome.Entries.Index())
        {
            var id = $"{write.Conversation}:{write.Sequence}:{number}";
            if (store?.Invoke(entry, id) is not true) await StoreAsync(connection, transaction, entry, id);
        }
    }

    /// <param name="id">Of a fact: the same turn, run again, makes the same.</param>
    static Task StoreAsync(DbConnection connection, DbTransaction? transaction, Entry entry, string id) => entry switch
    {
        Ticket ticket => TicketRow.PutAsync(connection, transaction, ticket),
        Case opened => SqlCases.PutAsync(connection, transaction, opened),
        Fact fact => SqlFacts.InsertAsync(connection, transaction, id, fact),
        _ => throw new InvalidOperationException($"No table keeps a {entry.GetType().Name}."),
    };
}

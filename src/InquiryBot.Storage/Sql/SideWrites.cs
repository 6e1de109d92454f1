using System.Data.Common;
using InquiryBot.Core;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Misses;

namespace InquiryBot.Storage.Sql;

/// <summary>What few turns store beside their talk: timers, tickets, cases, facts and what was not understood, in the turn's transaction.</summary>
internal static class SideWrites
{
    /// <summary>For the embedded engine, whose commands finish before they return.</summary>
    public static void Run(DbConnection connection, CommitWrite write, long timers, Func<Entry, string, bool> store)
    {
        var stored = RunAsync(connection, null, write, timers, store);
        if (!stored.IsCompleted) throw new InvalidOperationException("The embedded engine finishes its commands at once.");
        if (stored.Exception?.InnerException is { } problem) throw problem;
    }

    /// <summary>Of a fact: the same turn, run again, makes the same.</summary>
    public static string EntryId(CommitWrite write, int number) => $"{write.Conversation}:{write.Sequence}:{number}";

    /// <param name="timers">Sequence of the first timer.</param>
    /// <param name="store">Stores an entry under an id with the walk's own statements; false leaves it to the one here.</param>
    public static async Task RunAsync(DbConnection connection, DbTransaction? transaction, CommitWrite write, long timers, Func<Entry, string, bool> store)
    {
        foreach (var timer in write.Outcome.Timers) await InboxRow.InsertAsync(connection, transaction, write.Conversation, timer, timers++, write.Now);
        foreach (var (number, entry) in write.Outcome.Entries.Index())
        {
            if (store(entry, EntryId(write, number))) continue;
            await (entry switch
            {
                Ticket ticket => TicketRow.PutAsync(connection, transaction, ticket),
                Miss miss => SqlMisses.PutAsync(connection, transaction, miss),
                MissSettled settled => SqlMisses.SettleAsync(connection, transaction, settled),
                _ => throw new InvalidOperationException($"No table keeps a {entry.GetType().Name}."),
            });
        }
    }
}

using System.Data.Common;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Misses;

namespace InquiryBot.Storage.Sql;

/// <summary>What was not understood, and the examples that are proposed for it, on a database.</summary>
public sealed class SqlMisses(Engine engine) : IMisses, IProposals
{
    public async ValueTask<IReadOnlyList<Miss>> ReadAsync(DateTimeOffset since, int limit, CancellationToken ct) =>
    [
        .. (await engine.ReadAsync(connection => connection.QueryAsync<MissRow>("""
            select conversation, sequence, words, language, offered, sequel, intent, at from misses
            where at >= @since order by at desc, conversation, sequence limit @limit
            """, new { since = since.ToUnixTimeMilliseconds(), limit }), ct)).Select(row => row.ToMiss()),
    ];

    public async ValueTask<IReadOnlyList<Proposal>> ListAsync(CancellationToken ct) =>
    [
        .. (await engine.ReadAsync(connection => connection.QueryAsync<ProposalRow>(
            "select id, intent, language, words, by_whom as ByWhom, at from proposals order by at, id"), ct)).Select(row => row.ToProposal()),
    ];

    public async ValueTask<bool> AddAsync(Proposal proposal, ExampleProposed fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            var row = new
            {
                proposal.Id,
                proposal.Intent,
                proposal.Language,
                Words = Storable.Text(proposal.Text),
                Spelled = Storable.Text(proposal.Spelled),
                proposal.By,
                At = proposal.At.ToUnixTimeMilliseconds(),
            };
            return await connection.ExecuteAsync("""
                insert into proposals (id, intent, language, words, spelled, by_whom, at) values (@Id, @Intent, @Language, @Words, @Spelled, @By, @At)
                on conflict do nothing
                """, row, transaction) == 1
                && await SqlFacts.InsertAsync(connection, transaction, $"{proposal.Id}:proposed", fact) == 1;
        }, ct);

    public async ValueTask<bool> WithdrawAsync(string id, ProposalWithdrawn fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
            await connection.ExecuteAsync("delete from proposals where id = @id", new { id = Storable.Text(id) }, transaction) == 1
            && await SqlFacts.InsertAsync(connection, transaction, $"{id}:withdrawn", fact) == 1, ct);

    /// <summary>Stores what a turn noted, in its transaction.</summary>
    internal static Task PutAsync(DbConnection connection, DbTransaction? transaction, Miss miss) => connection.ExecuteAsync("""
        insert into misses (conversation, sequence, words, language, offered, sequel, intent, at)
        values (@Conversation, @Sequence, @Words, @Language, @Offered, @Sequel, @Intent, @At)
        """, MissRow.Of(miss), transaction);

    /// <summary>Tells what became of the open ones of a conversation.</summary>
    internal static Task SettleAsync(DbConnection connection, DbTransaction? transaction, MissSettled settled) => connection.ExecuteAsync(
        "update misses set sequel = @Sequel, intent = @Intent where conversation = @Conversation and sequel = ''",
        new { Conversation = Storable.Text(settled.Conversation.Value), Sequel = MissRow.Word(settled.Sequel), Intent = settled.Intent ?? "" }, transaction);

    sealed class ProposalRow
    {
        public string Id { get; init; } = "";
        public string Intent { get; init; } = "";
        public string Language { get; init; } = "";
        public string Words { get; init; } = "";
        public string ByWhom { get; init; } = "";
        public long At { get; init; }

        public Proposal ToProposal() => new(Id, Intent, Language, Words, ByWhom, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}

/// <summary>A question that was not understood, as it lies in its table.</summary>
internal sealed class MissRow
{
    public string Conversation { get; init; } = "";
    public long Sequence { get; init; }
    public string Words { get; init; } = "";
    public string Language { get; init; } = "";
    public string Offered { get; init; } = "";
    public string Sequel { get; init; } = "";
    public string Intent { get; init; } = "";
    public long At { get; init; }

    /// <summary>The word for a sequel in the table.</summary>
    public static string Word(Sequel sequel) => sequel switch
    {
        Core.Misses.Sequel.Chosen => "chosen",
        Core.Misses.Sequel.Rephrased => "rephrased",
        Core.Misses.Sequel.HandedOff => "handed-off",
        Core.Misses.Sequel.GaveUp => "gave-up",
        _ => "",
    };

    public static MissRow Of(Miss miss) => new()
    {
        Conversation = Storable.Text(miss.Conversation.Value),
        Sequence = miss.Sequence,
        Words = Storable.Text(miss.Text),
        Language = miss.Language,
        Offered = string.Join(',', miss.Offered),
        Sequel = Word(miss.Sequel),
        Intent = miss.Intent ?? "",
        At = miss.At.ToUnixTimeMilliseconds(),
    };

    public Miss ToMiss() => new(new ConversationId(Conversation), Sequence, Words, Language, SqlPeople.Words(Offered), DateTimeOffset.FromUnixTimeMilliseconds(At))
    {
        Sequel = Enum.GetValues<Sequel>().First(sequel => Word(sequel) == Sequel),
        Intent = Intent.Length > 0 ? Intent : null,
    };
}
